import type { EndKind, HandleKindView, MarkKind, TaskState } from "../engine/types";
import { count, megabytes, seconds } from "./format";
import { sentences } from "./en.sentences";
import { say, type ProblemWording, type Rich } from "./rich";

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

  header: {
    language: "Language",
    theme: "Colours",
    themes: { auto: "Automatic", light: "Light", dark: "Dark" },
    help: "Help and keys",
    example: "Example",
    exampleHint: "Put the example program back",
    exampleAsk: "Put the example back? Your program will be replaced. You can undo this in the editor.",
    replace: "Replace my program",
    keep: "Keep my program",
  },

  editor: {
    title: "Program",
    label: "Python program. Esc leaves the editor.",
    loading: "The editor is on its way…",
    next: "This line is about to run",
    suspendedHere: (names: string) => `Suspended here: ${names}`,
  },

  /** What is left out of a list. */
  more: (n: number) => `+${count(n)}`,

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

  /** What a suspended task waits for; `what` is the program's word for it. */
  waits: {
    turn: () => say`its next turn`,
    sleep: (what: string) => say`${what}`,
    task: (what: string) => say`task ${what}`,
    future: (what: string) => (what ? say`future ${what}` : say`a future`),
    gather: () => say`${"gather"}`,
    lock: (what: string) => say`lock ${what}`,
    semaphore: (what: string) => say`semaphore ${what}`,
    event: (what: string) => say`event ${what}`,
    condition: (what: string) => say`condition ${what}`,
    barrier: (what: string) => say`barrier ${what}`,
    queue: (what: string) => say`queue ${what}`,
    thread: (what: string) => say`thread ${what}`,
    taskGroup: () => say`its task group`,
    wait: () => say`${"asyncio.wait"}`,
    simulated: (what: string) => say`${what} (simulated)`,
  } as Record<string, (what: string) => Rich>,

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
    selectHint: "Drag along this axis to select a stretch, or press [ and ] at its two ends",
    figures: (turns: number, handles: number) =>
      `${count(turns)} ${turns === 1 ? "turn" : "turns"}, ${count(handles)} ${handles === 1 ? "handle" : "handles"}`,
    zoomToSelection: "Zoom to it",
    clearSelection: "Clear",
    task: "Task",
    runs: "runs",
    secondsOf: (value: number) => `${seconds(value)} s`,
    deadlines: {
      sleep: (who: string) => `sleep of ${who}`,
      timeout: (who: string) => `timeout of ${who}`,
      cancel: (who: string) => `cancellation of ${who}`,
      call: () => "call_later",
      block: (who: string) => `time.sleep of ${who}`,
    },
    deadlineKinds: { sleep: "end of a sleep", timeout: "timeout", cancel: "cancellation", call: "call_later", block: "end of time.sleep" },
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
      fuel: ({ limit, line }) => ({
        title: `Stopped after ${count(limit)} instructions${atLine(line)}`,
        advice: "This looks like a loop that never ends. Every step up to here can be looked at. Check the loop's condition, or await inside it.",
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

  panes: { label: "Views", timeline: "Timeline", loop: "Loop", console: "Output" },
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
      restart: "run again",
      toEnd: "run to the end, also from the editor",
      help: "this help",
      leave: "leave the editor",
    },
  },

  sentence: sentences,
};

export type Messages = typeof en;
