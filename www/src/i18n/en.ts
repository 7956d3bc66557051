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
    plot: "Tasks over time. Drag to move through the run; the step slider does the same from the keyboard.",
    empty: "No task ran.",
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
