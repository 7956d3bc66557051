import { expect, test } from "vitest";
import { EVENT_KINDS, NONE, type Columns } from "../engine/types";
import { nextBreak, nextOfTask, nextOutput, overAwait, taskAround } from "./navigate";

type Row = [kind: (typeof EVENT_KINDS)[number], task: number, line?: number, depth?: number];

/** Two tasks: the first awaits a call of its own, which sleeps; meanwhile the second prints. */
const RUN: Row[] = [
  ["line", NONE, 9, 1],
  ["taskResumed", 0],
  ["line", 0, 1, 2],
  ["line", 0, 4, 3],
  ["taskSuspended", 0],
  ["taskResumed", 1],
  ["print", 1],
  ["taskDone", 1],
  ["timerDue", NONE],
  ["taskResumed", 0],
  ["cancelDelivered", 0],
  ["line", 0, 5, 3],
  ["line", 0, 2, 2],
  ["taskCancelled", 0],
];

const columns = {
  kind: Uint8Array.from(RUN, ([kind]) => EVENT_KINDS.indexOf(kind)),
  task: Uint32Array.from(RUN, ([, task]) => task),
  line: Uint32Array.from(RUN, ([, , line]) => line ?? 0),
  depth: Uint8Array.from(RUN, ([, , , depth]) => depth ?? 0),
} as Columns;

test("the next output, and the next step of a task", () => {
  expect([nextOutput(columns, 0), nextOutput(columns, 6)]).toEqual([6, null]);
  expect([nextOfTask(columns, 0, 0), nextOfTask(columns, 0, 1), nextOfTask(columns, 10, 0)]).toEqual([1, 5, null]);
});

test("a task that goes on with a cancellation stops where that arrives", () => {
  expect(nextOfTask(columns, 4, 0)).toBe(10);
});

test("over an await is to where the task goes on or ends", () => {
  expect([overAwait(columns, 2, false), overAwait(columns, 5, false), overAwait(columns, 12, false)]).toEqual([10, 7, 13]);
});

test("over an await by lines stays in the same call", () => {
  expect([overAwait(columns, 2, true), overAwait(columns, 3, true), overAwait(columns, 12, true)]).toEqual([12, 11, 13]);
});

test("back is to where each of them would have come from", () => {
  expect([nextOutput(columns, 9, -1), nextOutput(columns, 6, -1)]).toEqual([6, null]);
  expect([nextOfTask(columns, 13, 0, -1), nextOfTask(columns, 10, 0, -1), nextOfTask(columns, 1, 0, -1)]).toEqual([10, 1, null]);
  expect([overAwait(columns, 10, false, -1), overAwait(columns, 4, false, -1)]).toEqual([4, null]);
  expect([overAwait(columns, 12, true, -1), overAwait(columns, 11, true, -1)]).toEqual([2, 3]);
  expect(nextBreak(columns, 13, new Set(), new Set(["timer"]), -1)).toBe(8);
});

test("what runs outside of any task belongs to the one before", () => {
  expect([taskAround(columns, 0), taskAround(columns, 8)]).toEqual([null, 1]);
});

test("breakpoints are lines and kinds of events", () => {
  expect(nextBreak(columns, 0, new Set([5]), new Set())).toBe(11);
  expect(nextBreak(columns, 0, new Set([5]), new Set(["timer"]))).toBe(8);
  expect(nextBreak(columns, 0, new Set(), new Set(["cancelled"]))).toBe(10);
  expect(nextBreak(columns, 0, new Set(), new Set())).toBeNull();
});
