import type { EndKind, HandleKindView, MarkKind, TaskState } from "../engine/types";
import { count, megabytes, seconds } from "./format";
import { questions } from "./en.questions";
import { embed } from "./en.embed";
import { gallery } from "./en.gallery";
import { graph } from "./en.graph";
import { lessons } from "./en.lessons";
import { gestures } from "./en.gestures";
import { share } from "./en.share";
import { callbacks, queueWait, sentences } from "./en.sentences";
import { say, word, type ProblemWording, type Rich } from "./rich";

/** How a run ended: what happened, and what to make of it. */
export interface EndWords {
  title: string;
  advice: string;
}

/** What the words about an end may need. */
export interface EndFacts {
  text: string;
  /** Names of the unfinished tasks. */
  tasks: string[];
  limit: number;
  line: number | null;
  /** Virtual seconds. */
  at: number;
}

const atLine = (line: number | null) => (line === null ? "" : ` (line ${line})`);

export const en = {
  htmlLang: "en",
  pageTitle: "Loopscope: step through asyncio",
  tagline: "asyncio, step by step",

  lessons,
  embed,
  share,

  header: {
    language: "Language",
    theme: "Colours",
    themes: { auto: "Automatic", light: "Light", dark: "Dark" },
    help: "Help and keys",
  },

  editor: {
    title: "Program",
    label: "Python program. Esc leaves the editor.",
    loading: "The editor is on its way…",
    next: "This line is about to run",
    breakpoint: "Breakpoint",
    values: "Values",
    valuesHint: "The variables' values beside the lines, as they are at this step",
    suspendedHere: (names: string) => `Suspended here: ${names}`,
  },

  /** What is left out of a list. */
  more: (n: number) => `+${count(n)}`,
  /** On the button that shows it. */
  andMore: (n: number) => `and ${count(n)} more`,

  problems: {
    title: (n: number) => (n === 1 ? "This does not run yet" : `This does not run yet: ${n} problems`),
    line: (line: number) => `Line ${line}`,
    goTo: (line: number) => `Go to line ${line}`,
    lastRun: "The last version that ran is shown greyed.",
    /** By kind. The core words them in English itself. */
    sentence: {} as Record<string, ProblemWording>,
  },

  states: {
    ready: "ready",
    running: "running",
    sleeping: "sleeping",
    waiting: "waiting",
    blocked: "blocked",
    cancelling: "being cancelled",
    done: "done",
    failed: "failed",
    cancelled: "cancelled",
  } satisfies Record<TaskState, string>,

  /** What a suspended task waits for; `what` is the program's word for it, `call` what it does with a queue. */
  waits: {
    turn: () => say`its next turn`,
    sleep: () => say`${"sleep"}`,
    task: (what: string) => say`task ${what}`,
    future: (what: string) => (what ? say`future ${what}` : say`a future`),
    gather: () => say`${"gather"}`,
    lock: (what: string) => (what ? say`lock ${what}` : say`a lock`),
    semaphore: (what: string) => (what ? say`semaphore ${what}` : say`a semaphore`),
    event: (what: string) => (what ? say`event ${what}` : say`an event`),
    condition: (what: string) => (what ? say`condition ${what}` : say`a condition`),
    barrier: (what: string) => (what ? say`barrier ${what}` : say`a barrier`),
    queue: (what: string, call: string) => queueWait(word(what), word(`queue.${call}`), 1),
    thread: (what: string) => (what ? say`thread ${what}` : say`a thread`),
    taskGroup: () => say`its task group`,
    wait: () => say`${"asyncio.wait"}`,
    simulated: (what: string) => say`${what} (simulated)`,
  } as Record<string, (what: string, call: string) => Rich>,

  task: {
    since: (t: number) => `since ${seconds(t)} s`,
    at: (t: number) => `at ${seconds(t)} s`,
    fromTo: (from: number, to: number) => (from === to ? `at ${seconds(from)} s` : `${seconds(from)} s to ${seconds(to)} s`),
    until: (t: number) => `until ${seconds(t)} s`,
    for: "for",
    result: "result",
    module: "module",
    listSeparator: ", ",
  },

  timeline: {
    title: "Timeline",
    axis: "Horizontal axis",
    time: "Time",
    steps: "Steps",
    timeHint: "Across: virtual seconds",
    stepsHint: "Across: one column per step, so that what happens in no time can be read too",
    plot: "Tasks over time. Arrow keys go from bar to bar, Enter goes to the step, E drags the end, O opens the instant, + and − zoom, 0 shows all.",
    empty: "No task ran.",
    loop: "Loop",
    lanes: "Lanes",
    /** By the look of a bar; what comes after the dot is left out where there is no room. */
    looks: {
      ready: "ready",
      running: "running",
      sleeping: "sleeping",
      waitTask: "waiting · task",
      waitFuture: "waiting · future",
      waitLock: "waiting · lock",
      waitQueue: "waiting · queue",
      waitThread: "waiting · thread",
      blocked: "blocked",
      cancelling: "being cancelled",
      done: "done",
      failed: "failed",
      cancelled: "cancelled",
      idle: "idle",
      held: "held",
      step: "step",
      wakeup: "wake-up",
      callback: "callback",
      timer: "timer",
      thread: "thread",
    },
    legendLooks: {
      ready: "ready: its step is in the queue",
      running: "running",
      sleeping: "sleeping",
      waitTask: "waiting for a task, a gather, a task group",
      waitFuture: "waiting for a future",
      waitLock: "waiting for a lock, semaphore, event, condition, barrier",
      waitQueue: "waiting for a queue",
      waitThread: "waiting for a thread",
      blocked: "blocked: it could run, but the loop is held",
      cancelling: "being cancelled",
      done: "done",
      failed: "failed",
      cancelled: "cancelled",
      idle: "nothing is ready: it waits for a timer",
      held: "held by time.sleep: nothing else can run",
      step: "runs a task's step",
      wakeup: "wakes a task",
      callback: "runs a callback",
      timer: "runs a timer",
      thread: "takes a thread's answer",
    },
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Show all",
    fold: "Fold idle time",
    foldHint: "Long stretches in which nothing happens take little room; a break in the axis marks each",
    arrows: "Arrows",
    arrowChoices: { off: "none", near: "here", all: "all" },
    arrowsHint: "Who made, woke or cancelled whom: for the selected task, or else for the step at the cursor; or all",
    arrowKinds: {
      spawn: (from: string, to: string) => `${from} makes ${to}`,
      wake: (from: string, to: string) => `${from} wakes ${to}`,
      cancel: (from: string, to: string) => `${from} cancels ${to}`,
    },
    one: "one task",
    other: "another",
    aTimer: "a timer",
    theProgram: "the program",
    legend: "Legend",
    legendTask: "A task",
    legendLoop: "The loop",
    legendArrows: "Arrows: the head is at the one to whom it happens",
    legendMarks: "Marks that can be dragged; hollow ones were computed",
    openInstant: (t: number, n: number) => `Open the instant ${seconds(t)} s: ${count(n)} ${n === 1 ? "step" : "steps"}`,
    closeInstant: (t: number) => `Close the instant ${seconds(t)} s`,
    turn: (turn: number) => `turn ${count(turn)}`,
    folded: (length: number) => `${seconds(length)} s folded`,
    bar: (who: string, look: string, when: string) => `${who}: ${look}, ${when}`,
    canDrag: "E drags its end.",
    selection: (from: number, to: number) => `${seconds(from)} s to ${seconds(to)} s`,
    selectionTitle: "Selected stretch",
    selectHint: "Drag along this axis to select a stretch, or press [ and ] at its two ends.",
    figures: (turns: number, handles: number) =>
      `${count(turns)} ${turns === 1 ? "turn" : "turns"}, ${count(handles)} ${handles === 1 ? "handle" : "handles"}`,
    zoomToSelection: "Zoom to it",
    clearSelection: "Clear",
    task: "Task",
    runs: "Runs",
    secondsOf: (value: number) => `${seconds(value)} s`,
    deadlines: {
      sleep: (who: string) => `sleep of ${who}`,
      timeout: (who: string) => `timeout of ${who}`,
      cancel: (who: string) => `cancellation of ${who}`,
      call: () => "call_later",
      block: (who: string) => `time.sleep of ${who}`,
    },
    deadlineKinds: { sleep: "end of a sleep", timeout: "timeout", cancel: "cancellation", call: "call_later", block: "end of time.sleep" },
    beyond: "beyond the end of the run",
    dragHint: "Drag it, or use the arrow keys: the number in the program changes.",
    computed: "This number is computed here. It is selected in the program: change it there.",
    unknown: "This number does not stand in the program.",
    lane: (name: string, coro: string, state: string) => `${name}, ${coro}: ${state}`,
    notYet: "not created yet",
  },

  loop: {
    title: "Event loop",
    clock: "Clock",
    turn: "Turn",
    timers: "Timers",
    timersNone: "none set",
    timersHint: "Earliest first. When nothing is ready, the clock jumps to the first.",
    due: (left: number) => (left > 0 ? `in ${seconds(left)} s` : "due"),
    tied: "tie",
    tiedHint: "Another timer has the same deadline. Python leaves their order open.",
    ready: "Ready queue",
    readyNone: "empty",
    readyHint: "First come, first run. What joins during a turn waits for the next one.",
    thisTurn: "this turn",
    nextTurn: "next turn",
    running: "Running",
    runningNone: "nobody",
    runningCallback: "a callback of the loop",
    waiting: "Waiting",
    waitingNone: "nobody waits",
    callbacks,
    from: { timers: "was a timer", ready: "was in the queue", running: "ran", waiting: "waited", new: "new" },
    tieNote: "= the same deadline: Python leaves open which comes first.",
    chain: (end: string) => `→ ${end}`,
    cycle: "→ and so round: a deadlock",
    objects: "Locks and queues",
    objectKinds: {
      lock: "lock",
      semaphore: "semaphore",
      event: "event",
      condition: "condition",
      barrier: "barrier",
      queue: "queue",
    } as Record<string, string>,
    locked: (by: string) => (by ? `held by ${by}` : "locked"),
    free: "free",
    permits: (free: number, of: number | null) => (of === null ? `${count(free)} free` : `${count(free)} of ${count(of)} free`),
    set: "set",
    unset: "not set",
    come: (come: number, of: number | null) => `${count(come)} of ${of === null ? "?" : count(of)} have come`,
    items: (n: number, of: number | null) => (of === null ? `${count(n)} ${n === 1 ? "item" : "items"}` : `${count(n)} of ${count(of)} places taken`),
    unfinished: (n: number) => `${count(n)} not done yet`,
    holders: (names: string) => `held by ${names}`,
    waiters: (names: string) => `waiting: ${names}`,
    /** By what is done with a queue. */
    waitersTo: {
      get: (names: string) => `waiting to get: ${names}`,
      put: (names: string) => `waiting to put: ${names}`,
      join: (names: string) => `waiting in join: ${names}`,
    } as Record<string, (names: string) => string>,
    madeAt: (line: number) => `made in line ${line}`,
    threads: "Threads",
    threadPhases: { running: "runs", suspended: "is blocked", done: "is done", failed: "failed" },
    futures: "Futures",
    futureOf: (label: string) => (label === "future" ? "a future" : `the future of ${label}`),
    madeBy: (name: string) => `made by ${name}`,
    putBy: (name: string) => `put here by ${name}`,
    putByLoop: "put here by the loop",
    goToCause: "Go to the step that put it here",
    changed: "changed",
    variables: "Variables",
    line: (line: number) => `line ${line}`,
    handles: {
      step: (name: string) => say`${name} takes a step`,
      wakeup: (name: string) => say`${name} wakes up`,
      callback: (name: string) => (name ? say`a callback for ${name}` : say`a callback`),
      timer: (name: string) => (name ? say`a timer of ${name}` : say`a timer`),
      thread: (name: string) => (name ? say`a thread's answer for ${name}` : say`a thread's answer`),
    } satisfies Record<HandleKindView, (name: string) => Rich>,
  },

  console: {
    title: "Output",
    empty: "Nothing printed yet.",
    none: "This program prints nothing.",
    goTo: "Go to this step",
    stderr: "error output",
    report: "Python",
    earlier: (n: number) => `${count(n)} earlier lines`,
    later: (n: number) => `${count(n)} more lines`,
    traceback: "Traceback",
  },

  controls: {
    label: "Stepping",
    start: "To the start",
    previousTurn: "Back one turn of the loop",
    back: "Step back",
    play: "Play",
    pause: "Pause",
    step: "Step on",
    stepShort: "Step",
    nextTurn: "On to the next turn of the loop",
    end: "To the end",
    /** Strides: on, and back. `name` is the task's. */
    on: {
      over: () => "Over the await: to where this task goes on",
      task: (name: string) => (name ? `To the next step of ${name}` : "To the next step of this task"),
      output: () => "To the next output",
      break: () => "To the next breakpoint",
    },
    backTo: {
      over: () => "Back over the await: to where this task gave way",
      task: (name: string) => (name ? `Back to the step before of ${name}` : "Back to the step before of this task"),
      output: () => "Back to the output before",
      break: () => "Back to the breakpoint before",
    },
    backwards: "These four lead back",
    breakMenu: "Breakpoints",
    breakAt: "Stop where",
    breaks: {
      created: "a task is made",
      resumed: "a task goes on",
      done: "a task ends",
      cancelled: "a cancellation arrives",
      raised: "an exception is raised",
      timer: "a timer is due",
    },
    breakLines: (lines: string) => `And at lines: ${lines}`,
    breakNoLines: "For a line: click beside its number in the program, or press F9 there.",
    vain: {
      over: "This task does not go on any more.",
      task: "This task has no further step.",
      output: "Nothing more is printed.",
      break: "No breakpoint ahead.",
    },
    vainBack: {
      over: "This task has not given way before.",
      task: "This task has no step before this.",
      output: "Nothing was printed before.",
      break: "No breakpoint before.",
    },
    stepNumber: "Step number",
    count: (n: number) => count(n),
    pace: "What playing counts",
    paces: { steps: "by step", time: "by time" },
    restart: "Run again",
    speed: "Speed",
    times: (speed: number) => `${speed}×`,
    level: "Level of detail",
    levels: { story: "Story", internals: "Internals" },
    levelHints: {
      story: "One step per thing that a task does",
      internals: "Every line, and every handle of the loop",
    },
    scrubber: "Step",
    position: (step: number, of: number) => `step ${count(step)} of ${count(of)}`,
    positionShort: (step: number, of: number) => `${count(step)} / ${count(of)}`,
    at: (t: number) => `t = ${seconds(t)} s`,
    turn: (turn: number) => `turn ${count(turn)}`,
    marks: { output: "output", error: "error", cancel: "cancellation" } satisfies Record<MarkKind, string>,
    explanation: "What happens",
  },

  run: {
    /** While a question is open. */
    hidden: "What comes next is hidden until you have answered.",
    covered: "Answer from the program: what the loop and the tasks do here is what is asked.",
    busy: "Running…",
    stop: "Stop",
    loading: "Loading the engine…",
    toEnd: "Show the end",
    ends: {
      ok: ({ at }) => ({ title: `Finished at ${seconds(at)} s`, advice: "" }),
      exception: ({ text, line }) => ({
        title: `Ended by an exception${atLine(line)}: ${text}`,
        advice: "The traceback is at the end of the output.",
      }),
      deadlock: ({ tasks, at }) => ({
        title: `Deadlock at ${seconds(at)} s`,
        advice: `Nothing is ready and no timer is set, so nothing can ever happen again. Still waiting: ${tasks.join(", ")}.`,
      }),
      fuel: ({ limit, line, at }) => ({
        title: `Stopped after ${count(limit)} instructions, at ${seconds(at)} s${atLine(line)}`,
        advice:
          "This looks like a loop that never ends. Every step up to here can be looked at. Check the loop's condition, or await inside it. If it only computes for long, let it compute less.",
      }),
      horizon: ({ limit }) => ({
        title: `Stopped at ${seconds(limit)} virtual seconds`,
        advice: "A task sleeps and starts over without end. Cancel it when it is no longer needed, or let its loop finish.",
      }),
      iterations: ({ limit }) => ({
        title: `Stopped after ${count(limit)} turns of the loop`,
        advice: "The tasks keep giving way without ever finishing, for example with sleep(0) in an endless loop.",
      }),
      memory: ({ limit, line }) => ({
        title: `Stopped: more than ${megabytes(limit)} MB of memory wanted${atLine(line)}`,
        advice: "Something grows too large: a list, a string or a number. Make it smaller, or the loop that builds it shorter.",
      }),
      output: ({ limit }) => ({
        title: `Stopped after ${count(limit)} lines of output`,
        advice: "Print less, or end the loop that prints.",
      }),
      trace: ({ limit }) => ({
        title: `Stopped after ${count(limit)} recorded events`,
        advice: "The run is too long to be kept whole. Every step up to here can be looked at; a shorter program shows all of it.",
      }),
      rejected: () => ({ title: "This does not run yet", advice: "" }),
      engine: ({ text }) => ({
        title: "The engine made a mistake",
        advice: `This is a bug in Loopscope, not in your program. Every step up to here can be looked at. It says: ${text}`,
      }),
      stopped: ({ at }) => ({ title: `Stopped by you at ${seconds(at)} s`, advice: "Every step up to here can be looked at." }),
    } satisfies Record<EndKind, (facts: EndFacts) => EndWords>,
    failures: {
      crashed: {
        title: "The engine broke down, and was started anew",
        advice: "This is a bug in Loopscope, not in your program. Your text is safe. Change it a little, or run it again.",
      },
      hung: {
        title: "The engine did not answer, and was started anew",
        advice: "This is a bug in Loopscope, not in your program. Your text is safe. Change it a little, or run it again.",
      },
      unloadable: {
        title: "The engine could not be loaded",
        advice: "Check the connection and try again. Loopscope needs a browser with WebAssembly and module workers: any of the last few years.",
      },
    },
    retry: "Try again",
  },

  panes: { label: "Views", timeline: "Timeline", graph: "Graph", loop: "Loop", console: "Output" },
  pictures: { label: "What is drawn", timeline: "Timeline", graph: "Graph", both: "Both" },
  gallery,
  graph,
  resize: "Width of the program",

  help: {
    title: "Loopscope",
    intro:
      "Loopscope runs a Python program that uses asyncio on a virtual clock, and lets you step through what the event loop does, forwards and backwards. Edit the program: it runs again at once.",
    keys: "Keys",
    keysNote: "They work whenever you are not typing.",
    legend: "States of a task",
    close: "Close",
    bindings: {
      step: "one step back, one step on",
      turn: "one turn of the loop back, one on",
      ends: "first step, last step",
      play: "play, pause",
      speed: "faster, slower",
      over: "over the await, back over it",
      task: "next step of this task, the one before",
      output: "next output, the one before",
      break: "next breakpoint, the one before",
      level: "story or internals",
      restart: "run again",
      toEnd: "run to the end, also from the editor",
      help: "this help",
      leave: "leave the editor",
    },
  },

  sentence: sentences,
  gestures,
  question: questions,
};

export type Messages = typeof en;
