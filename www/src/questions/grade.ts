/** Whether an answer is right. The engine has said what is. */
import type { Question } from "../engine/types";

/** As the reader gives it: choices by their index, in order where that counts, or seconds. */
export type Given = { chosen: number[] } | { seconds: number };

/** Whether the order of what is chosen counts. */
export function inOrder({ form }: Question): boolean {
  return form === "order" || form === "queue";
}

/** Choices that read the same are the same answer. */
function labelOf(question: Question, index: number | undefined): string | null {
  const label = index === undefined ? undefined : question.choices[index]?.label;
  return label ? JSON.stringify(label) : null;
}

/** Whether a choice belongs to the right answer; where order counts and it was chosen, whether it stands in its place. */
export function belongs(question: Question, index: number, chosen: readonly number[]): boolean {
  const label = labelOf(question, index);
  const place = chosen.indexOf(index);
  if (inOrder(question) && place >= 0) return labelOf(question, question.right[place]) === label;
  return question.right.some((right) => labelOf(question, right) === label);
}

/** The event that shows why an answer is wrong, or right: of an order, the first one that is out of place. */
export function decidingEvent(question: Question, chosen: readonly number[] | undefined): number {
  if (!chosen || !inOrder(question)) return question.event;
  const wrong = question.right.find((right, place) => labelOf(question, chosen[place]) !== labelOf(question, right));
  return (wrong !== undefined && question.choices[wrong]?.event) || question.event;
}

/** So far off a time may be, in seconds. */
const CLOSE = 0.001;

export function isRight(question: Question, given: Given): boolean {
  if ("seconds" in given) return question.seconds !== null && Math.abs(given.seconds - question.seconds) <= CLOSE + 1e-9;
  const chosen = given.chosen.map((index) => labelOf(question, index));
  const right = question.right.map((index) => labelOf(question, index));
  if (!inOrder(question)) {
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
