/** The words of the lessons, but for the lessons' own. */
import { count, seconds } from "./format";

export const lessons = {
  title: "Lessons",
  intro: "Learn asyncio by finding out: predict what happens, run it, look inside, change it, make your own.",
  contents: "All lessons",
  playground: "Playground",
  skip: "Skip to the text",
  pages: "Lessons before and after",
  number: (n: number, of: number) => `Lesson ${n} of ${of}`,
  previous: "Previous",
  next: "Next",
  print: "In a browser with JavaScript the programs of this page run, step by step, and the questions are answered by their runs.",

  program: "Program",
  predict: "Predict",
  task: "Your turn",
  compare: "Compare",
  hint: "Hint",
  note: "Note",
  solution: "A solution",
  start: "The program to start from",
  must: "What your program has to do",

  quoted: (text: string) => `“${text}”`,
  separator: ", ",

  check: {
    printsNothing: "It prints nothing.",
    ends: { well: "It ends without an error.", error: "It ends with an error.", deadlock: "It ends in a deadlock." },
    within: (s: number) => `It takes at most ${seconds(s)} s.`,
    takes: (s: number) => `It takes ${seconds(s)} s.`,
    at_least: (s: number) => `It takes at least ${seconds(s)} s.`,
    prints: (lines: string) => `It prints exactly ${lines}.`,
    prints_any_order: (lines: string) => `It prints ${lines}, in any order.`,
    prints_line: (text: string) => `It prints a line with “${text}”.`,
    never_prints: (text: string) => `It prints no line with “${text}”.`,
    order: (lines: string) => `It prints in this order: ${lines}.`,
    at_most: (n: number, what: string) => `At most ${count(n)} of ${what} at once.`,
    at_most_line: (n: number, what: string) => `At most ${count(n)} ${n === 1 ? "task waits" : "tasks wait"} at ${what} at once.`,
    tasks_at_least: (n: number, what: string) => `It makes at least ${count(n)} of ${what}.`,
    together: (n: number, what: string) => `At some moment ${count(n)} tasks or more wait at ${what} together.`,
    together_tasks: (n: number, what: string) => `At some moment ${count(n)} or more of ${what} are under way together.`,
    tasks: (pattern: string) => `the tasks ${pattern}`,
    all_done: "No task is left unfinished or cancelled when it ends.",
    cancelled: (names: string) => `Cancelled: ${names}.`,
    failed: (names: string) => `Ended by an error: ${names}.`,
    none_failed: "No task ends with an error.",
    none_cancelled: "No task is cancelled.",
    never_blocked: "The loop is never held up by blocking work.",
    no_warnings: "Nothing on the error output: no warnings, no errors.",
  },
};

export type LessonWords = typeof lessons;
