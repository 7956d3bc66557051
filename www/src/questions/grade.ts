/** Whether an answer is right. The engine has said what is. */
import type { Question } from "../engine/types";

/** As the reader gives it: choices by their index, in order where that counts, or seconds. */
export type Given = { chosen: number[] } | { seconds: number };

/** So far off a time may be, in seconds. */
const CLOSE = 0.001;

export function isRight(question: Question, given: Given): boolean {
  if ("seconds" in given) return question.seconds !== null && Math.abs(given.seconds - question.seconds) <= CLOSE + 1e-9;
  // Choices that read the same are the same answer.
  const label = (index: number) => JSON.stringify(question.choices[index]?.label ?? null);
  const chosen = given.chosen.map(label);
  const right = question.right.map(label);
  const inOrder = question.form === "order" || question.form === "queue";
  if (!inOrder) {
    chosen.sort();
    right.sort();
  }
  return JSON.stringify(chosen) === JSON.stringify(right);
}

/** Whether there is enough of an answer to be graded. */
export function isComplete(question: Question, given: Given): boolean {
  if ("seconds" in given) return Number.isFinite(given.seconds) && given.seconds >= 0;
  switch (question.form) {
    case "one":
      return given.chosen.length === 1;
    case "order":
      return given.chosen.length === question.choices.length;
    default:
      return true;
  }
}
