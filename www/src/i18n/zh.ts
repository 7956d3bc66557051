import type { Messages } from "./en";
import { count, megabytes, seconds } from "./format";
import { say } from "./rich";
import { problems } from "./zh.problems";
import { sentences } from "./zh.sentences";

const atLine = (line: number | null) => (line === null ? "" : `（第 ${line} 行）`);

export const zh: Messages = {
  htmlLang: "zh-CN",
  pageTitle: "Loopscope：一步一步看 asyncio",
  tagline: "一步一步看 asyncio",

  header: {
    language: "语言",
    theme: "配色",
    themes: { auto: "跟随系统", light: "浅色", dark: "深色" },
    help: "帮助与按键",
    example: "示例",
    exampleHint: "恢复示例程序",
    exampleAsk: "要恢复示例吗？你的程序会被替换，之后可以在编辑器里撤销。",
    replace: "替换我的程序",
    keep: "保留我的程序",
  },

  editor: {
    title: "程序",
    label: "Python 程序。按 Esc 离开编辑器。",
    loading: "正在载入编辑器……",
    next: "接下来执行这一行",
    suspendedHere: (names) => `挂起在这里：${names}`,
  },

  more: (n) => `+${count(n)}`,

  problems: {
    title: (n) => (n === 1 ? "程序还不能运行" : `程序还不能运行：${n} 个问题`),
    line: (line) => `第 ${line} 行`,
    goTo: (line) => `跳到第 ${line} 行`,
    lastRun: "灰色显示的是上一个能运行的版本。",
    sentence: problems,
  },

  states: {
    ready: "就绪",
    running: "运行中",
    sleeping: "睡眠",
    waiting: "等待",
    blocked: "被阻塞",
    cancelling: "取消中",
    done: "完成",
    failed: "出错",
    cancelled: "已取消",
  },

  waits: {
    turn: () => say`下一轮`,
    sleep: (what) => say`${what}`,
    task: (what) => say`任务 ${what}`,
    future: (what) => (what ? say`future ${what}` : say`一个 future`),
    gather: () => say`${"gather"}`,
    lock: (what) => say`锁 ${what}`,
    semaphore: (what) => say`信号量 ${what}`,
    event: (what) => say`事件 ${what}`,
    condition: (what) => say`条件 ${what}`,
    barrier: (what) => say`屏障 ${what}`,
    queue: (what) => say`队列 ${what}`,
    thread: (what) => say`线程 ${what}`,
    taskGroup: () => say`它的任务组`,
    wait: () => say`${"asyncio.wait"}`,
    simulated: (what) => say`${what}（模拟）`,
  },

  task: {
    since: (t) => `自 ${seconds(t)} 秒起`,
    at: (t) => `在 ${seconds(t)} 秒`,
    fromTo: (from, to) => (from === to ? `在 ${seconds(from)} 秒` : `${seconds(from)} 秒至 ${seconds(to)} 秒`),
    until: (t) => `到 ${seconds(t)} 秒`,
    for: "等",
    result: "结果",
    module: "模块",
    listSeparator: "、",
  },

  timeline: {
    title: "时间线",
    axis: "横轴",
    time: "时间",
    steps: "步骤",
    timeHint: "横轴是虚拟时间（秒）",
    stepsHint: "横轴每列一步，同一瞬间里发生的事也看得清",
    plot: "各任务随时间的状态。拖动可在运行过程中前后移动；用键盘时可用步骤滑块。",
    empty: "没有任务运行过。",
    lane: (name, coro, state) => `${name}，${coro}：${state}`,
    notYet: "尚未创建",
  },

  loop: {
    title: "事件循环",
    clock: "时钟",
    turn: "轮次",
    timers: "定时器",
    timersNone: "没有",
    timersHint: "最早的在前。没有就绪的事时，时钟直接跳到第一个。",
    due: (left) => (left > 0 ? `还有 ${seconds(left)} 秒` : "到期"),
    tied: "同时",
    tiedHint: "另有定时器同时到期，Python 没有规定它们的先后。",
    ready: "就绪队列",
    readyNone: "空",
    readyHint: "先来先运行。本轮中新加入的要等下一轮。",
    thisTurn: "本轮",
    nextTurn: "下一轮",
    running: "正在运行",
    runningNone: "没有",
    runningCallback: "循环的一个回调",
    waiting: "等待中",
    waitingNone: "没有任务在等",
    putBy: (name) => `由 ${name} 放入`,
    putByLoop: "由循环放入",
    goToCause: "跳到放入它的那一步",
    changed: "有变化",
    variables: "变量",
    line: (line) => `第 ${line} 行`,
    handles: {
      step: (name) => say`${name} 走一步`,
      wakeup: (name) => say`唤醒 ${name}`,
      callback: (name) => (name ? say`给 ${name} 的回调` : say`一个回调`),
      timer: (name) => (name ? say`${name} 的定时器` : say`一个定时器`),
      thread: (name) => (name ? say`线程给 ${name} 的答复` : say`线程的答复`),
    },
  },

  console: {
    title: "输出",
    empty: "还没有输出。",
    none: "这个程序没有输出。",
    goTo: "跳到这一步",
    stderr: "错误输出",
    earlier: (n) => `前面还有 ${count(n)} 行`,
    later: (n) => `后面还有 ${count(n)} 行`,
    traceback: "回溯",
  },

  controls: {
    label: "单步控制",
    start: "回到开头",
    previousTurn: "后退一轮",
    back: "后退一步",
    play: "播放",
    pause: "暂停",
    step: "前进一步",
    stepShort: "前进",
    nextTurn: "前进一轮",
    end: "到结尾",
    restart: "重新运行",
    speed: "速度",
    times: (speed) => `${speed}×`,
    level: "详细程度",
    levels: { story: "情节", internals: "内部" },
    levelHints: {
      story: "任务每做一件事算一步",
      internals: "每一行、循环的每一个句柄都算一步",
    },
    scrubber: "步骤",
    position: (step, of) => `第 ${count(step)} 步，共 ${count(of)} 步`,
    positionShort: (step, of) => `${count(step)} / ${count(of)}`,
    at: (t) => `t = ${seconds(t)} 秒`,
    turn: (turn) => `第 ${count(turn)} 轮`,
    marks: { output: "输出", error: "错误", cancel: "取消" },
    explanation: "发生了什么",
  },

  run: {
    busy: "正在运行……",
    stop: "停止",
    loading: "正在载入引擎……",
    toEnd: "看结尾",
    ends: {
      ok: ({ at }) => ({ title: `在 ${seconds(at)} 秒时结束`, advice: "" }),
      exception: ({ text, line }) => ({ title: `因异常而结束${atLine(line)}：${text}`, advice: "回溯在输出的末尾。" }),
      deadlock: ({ tasks, at }) => ({
        title: `在 ${seconds(at)} 秒时死锁`,
        advice: `没有任何就绪的事，也没有定时器，所以再也不会发生什么了。仍在等待：${tasks.join("、")}。`,
      }),
      fuel: ({ limit, line }) => ({
        title: `执行了 ${count(limit)} 条指令后停下${atLine(line)}`,
        advice: "看来有一个不会结束的循环。到这里为止的每一步都可以查看。请检查循环的条件，或在循环里加上 await。",
      }),
      horizon: ({ limit }) => ({
        title: `到虚拟时间 ${seconds(limit)} 秒时停下`,
        advice: "有任务不停地睡眠、重来。不再需要它时请取消它，或让它的循环能够结束。",
      }),
      iterations: ({ limit }) => ({
        title: `循环转了 ${count(limit)} 轮后停下`,
        advice: "任务一直在互相让出，却从不结束，比如在死循环里 sleep(0)。",
      }),
      memory: ({ limit, line }) => ({
        title: `停下：需要的内存超过 ${megabytes(limit)} MB${atLine(line)}`,
        advice: "有东西变得太大：列表、字符串或数字。把它变小，或让构造它的循环短一些。",
      }),
      output: ({ limit }) => ({ title: `输出了 ${count(limit)} 行后停下`, advice: "少输出一些，或让输出的循环结束。" }),
      trace: ({ limit }) => ({
        title: `记录了 ${count(limit)} 个事件后停下`,
        advice: "运行太长，无法全部保留。到这里为止的每一步都可以查看；程序短一些就能看到全部。",
      }),
      rejected: () => ({ title: "程序还不能运行", advice: "" }),
      engine: ({ text }) => ({
        title: "引擎出了错",
        advice: `这是 Loopscope 的问题，不是你的程序的问题。到这里为止的每一步都可以查看。它说：${text}`,
      }),
      stopped: ({ at }) => ({ title: `你在 ${seconds(at)} 秒时停下了它`, advice: "到这里为止的每一步都可以查看。" }),
    },
    failures: {
      crashed: {
        title: "引擎出了故障，已重新启动",
        advice: "这是 Loopscope 的问题，不是你的程序的问题。你的程序没有丢。稍作修改，或重新运行。",
      },
      hung: {
        title: "引擎没有回应，已重新启动",
        advice: "这是 Loopscope 的问题，不是你的程序的问题。你的程序没有丢。稍作修改，或重新运行。",
      },
      unloadable: {
        title: "引擎无法载入",
        advice: "请检查网络后重试。Loopscope 需要支持 WebAssembly 和模块 Worker 的浏览器，近几年的都可以。",
      },
    },
    retry: "重试",
  },

  panes: { label: "视图", timeline: "时间线", loop: "循环", console: "输出" },
  resize: "程序区的宽度",

  help: {
    title: "Loopscope",
    intro:
      "Loopscope 在虚拟时钟上运行使用 asyncio 的 Python 程序，让你一步一步地查看事件循环做了什么，可以前进，也可以后退。修改程序，它会立刻重新运行。",
    keys: "按键",
    keysNote: "不在输入文字时有效。",
    legend: "任务的状态",
    close: "关闭",
    bindings: {
      step: "后退一步，前进一步",
      turn: "后退一轮，前进一轮",
      ends: "第一步，最后一步",
      play: "播放，暂停",
      speed: "加快，放慢",
      restart: "重新运行",
      toEnd: "运行到结尾，在编辑器里也有效",
      help: "本帮助",
      leave: "离开编辑器",
    },
  },

  sentence: sentences,
};
