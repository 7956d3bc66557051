import type { gestures as english } from "./en.gestures";

export const gestures: typeof english = {
  refusals: {
    broken: (part) => `程序里还有语法错误：${part}。`,
    missing: () => "代码里已经没有它所指的内容了。",
    already: () => "已经是这样了。",
    computed: () => "这个值是在这里算出来的，请直接在代码里修改。",
    badNumber: (part) => `“${part}”不是这里能用的数字。`,
    badName: (part) => `“${part}”不能用作 Python 的名称。`,
    badExpression: (part) => `“${part}”不是这里能用的表达式。`,
    nameTaken: (part) => `“${part}”这个名称在这里已经另有所指，请换一个。`,
    attribute: (part) => `仅凭代码无法确定“${part}”属于谁，请直接在代码里改名。`,
    computedMembers: () => "这些任务来自循环或表达式，请直接在代码里修改。",
    manyTasks: () => "许多任务都是在这一处创建的，请直接修改这处代码。",
    mainTask: () => "这是程序的主任务，由 asyncio.run 启动并等待。",
    inExpression: () => "这个任务是在表达式中间创建的，请先在代码里把它赋给一个变量。",
    sharedCoroutine: (part) => `有好几个任务在运行“${part}”，请先让这个任务拥有自己的协程。`,
    unknownCoroutine: () => "这个任务运行的不是本程序里普通的 async def。",
    madeLater: (part) => `“${part}”在代码里创建得更晚，请先创建它。`,
    outOfReach: (part) => `无法把“${part}”带到那里，请在代码里传递它。`,
    stillUsed: (part) => `这里还在用“${part}”，请先改掉这里。`,
    resultsNeeded: (part) =>
      part ? `“${part}”需要全部结果，而这种方式不会等待全部任务。` : "这里需要全部结果，而这种方式不会等待全部任务。",
    otherStatements: () => "这里做的不只是创建和等待任务，请直接在代码里修改。",
    noCounterpart: () => "这里的写法在另一种形式里没有对应。",
    needsResult: (part) => `这里要用到“${part}”，所以顺序不能变。`,
    notAwaited: () => "这里没有等待任何东西。",
    boundStatement: () => "这一步离不开它所在的位置，请直接在代码里修改。",
    itself: () => "任务不能等待自己，步骤也不能移到自己里面。",
    unsure: () => "在这里无法稳妥地做到，请直接在代码里修改。",
  },
};
