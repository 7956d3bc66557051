import { expect, test } from "vitest";
import type { Form, Question } from "../engine/types";
import { word } from "../i18n/rich";
import { belongs, decidingEvent, isComplete, isRight } from "./grade";

function question(form: Form, labels: string[], right: number[], seconds: number | null = null): Question {
  const choices = labels.map((label) => ({ label: { kind: "choice:line" as const, args: [word(label)] }, event: null, fact: null }));
  return { form, choices, right, seconds } as unknown as Question;
}

test("one choice is right, and so is another that reads the same", () => {
  const asked = question("one", ["a", "b", "a"], [0]);
  expect([0, 1, 2].map((index) => isRight(asked, { chosen: [index] }))).toEqual([true, false, true]);
});

test("of several choices the order does not count, unless it is asked for", () => {
  expect(isRight(question("some", ["a", "b", "c"], [0, 2]), { chosen: [2, 0] })).toBe(true);
  expect(isRight(question("queue", ["a", "b", "c"], [0, 2]), { chosen: [2, 0] })).toBe(false);
  expect(isRight(question("queue", ["a", "b", "c"], [0, 2]), { chosen: [0, 2] })).toBe(true);
});

test("nothing is right where nothing is", () => {
  expect(isRight(question("some", ["a"], []), { chosen: [] })).toBe(true);
  expect(isRight(question("some", ["a"], []), { chosen: [0] })).toBe(false);
});

test("lines that read the same may be sorted either way", () => {
  expect(isRight(question("order", ["x", "y", "x"], [0, 1, 2]), { chosen: [2, 1, 0] })).toBe(true);
});

test("a time is right to the millisecond", () => {
  const asked = question("seconds", [], [], 1.5);
  expect([1.5, 1.501, 1.502, 1].map((seconds) => isRight(asked, { seconds }))).toEqual([true, true, false, false]);
});

test("an answer is complete when there is enough of it", () => {
  expect(isComplete(question("one", ["a", "b"], [0]), { chosen: [] })).toBe(false);
  expect(isComplete(question("order", ["a", "b"], [0, 1]), { chosen: [1] })).toBe(false);
  expect(isComplete(question("some", ["a", "b"], []), { chosen: [] })).toBe(true);
  expect(isComplete(question("seconds", [], [], 1), { seconds: NaN })).toBe(false);
});

test("of an order, what stands in its place is told from what does not, and the first that does not decides", () => {
  const asked = question("order", ["b", "a", "c"], [1, 0, 2]);
  asked.event = 5;
  asked.choices.forEach((choice, index) => (choice.event = 10 + index));
  expect([0, 1, 2].map((index) => belongs(asked, index, [1, 2, 0]))).toEqual([false, true, false]);
  expect(decidingEvent(asked, [1, 2, 0])).toBe(10);
  expect(decidingEvent(asked, [1, 0, 2])).toBe(5);
  expect(decidingEvent(asked, undefined)).toBe(5);
});
