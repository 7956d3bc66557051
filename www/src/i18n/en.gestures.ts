import type { RefusalKind } from "../engine/types";

/** `part` is what the refusal names, or empty. */
type Refusals = Record<RefusalKind, (part: string) => string>;

export const gestures: { refusals: Refusals } = {
  /** Why a gesture can't be made on the text, in one sentence. */
  refusals: {
    broken: (part) => `The program has a syntax error first: ${part}.`,
    missing: () => "What this is about is no longer there in the text.",
    already: () => "It is so already.",
    computed: () => "This value is computed here, so it has to be changed in the text.",
    badNumber: (part) => `“${part}” is not a number that can stand here.`,
    badName: (part) => `“${part}” can't be a name in Python.`,
    badExpression: (part) => `“${part}” is not an expression that can stand here.`,
    nameTaken: (part) => `The name “${part}” already means something here. Choose another one.`,
    attribute: (part) => `Whose “${part}” this is can't be told from the text, so it has to be renamed there.`,
    computedMembers: () => "These tasks come from a loop or an expression, so they have to be changed in the text.",
    manyTasks: () => "Many tasks are made at this one place. Change the place in the text.",
    mainTask: () => "This is the program's main task, which asyncio.run starts and waits for.",
    inExpression: () => "This task is made in the middle of an expression. Give it a variable in the text first.",
    sharedCoroutine: (part) => `Several tasks run “${part}”. Give this task a coroutine of its own first.`,
    unknownCoroutine: () => "What this task runs is not a plain async def of this program.",
    madeLater: (part) => `“${part}” is made later in the text. Make it first.`,
    outOfReach: (part) => `“${part}” can't be brought there. Pass it on in the text.`,
    stillUsed: (part) => `“${part}” is still used here. Change that first.`,
    resultsNeeded: (part) =>
      part ? `“${part}” needs every result, and this does not wait for all.` : "Every result is needed here, and this does not wait for all.",
    otherStatements: () => "More is done here than to make and await tasks, so it has to be changed in the text.",
    noCounterpart: () => "What stands here has no counterpart in the other form.",
    needsResult: (part) => `“${part}” is needed here, so the order has to stay.`,
    notAwaited: () => "Nothing is awaited here.",
    boundStatement: () => "This step is bound to its place. Change it in the text.",
    itself: () => "A task can't wait for itself, and a step can't move into itself.",
    unsure: () => "This can't be done here safely. Change it in the text.",
  },
};
