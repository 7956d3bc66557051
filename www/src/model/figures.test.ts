import { expect, test } from "vitest";
import { LOOP_STATES, TASK_STATES, type Columns } from "../engine/types";
import { figuresOf } from "./figures";
import { applied, difference } from "./text";

const state = (name: (typeof TASK_STATES)[number]) => TASK_STATES.indexOf(name);
const loop = (name: (typeof LOOP_STATES)[number]) => LOOP_STATES.indexOf(name);

const COLUMNS = {
  barTask: Uint32Array.of(0, 0, 1),
  barState: Uint8Array.of(state("running"), state("sleeping"), state("waiting")),
  barFrom: Uint32Array.of(2, 4, 5),
  barStart: Float64Array.of(0, 0, 1),
  barEnd: Float64Array.of(0, 3, 4),
  loopState: Uint8Array.of(loop("step"), loop("held"), loop("step"), loop("idle")),
  loopFrom: Uint32Array.of(2, 3, 4, 6),
  turns: Uint32Array.of(1, 7),
} as unknown as Columns;

test("a stretch counts of each state the part that lies in it", () => {
  const figures = figuresOf(COLUMNS, { from: 0, to: 10 }, { from: 0.5, to: 2 });
  expect(figures.tasks).toEqual([
    { task: 0, steps: 1, seconds: { sleeping: 1.5 } },
    { task: 1, steps: 0, seconds: { waiting: 1 } },
  ]);
  expect(figures.states).toEqual(["sleeping", "waiting"]);
});

test("a handle that holds the loop is one handle", () => {
  const { turns, handles } = figuresOf(COLUMNS, { from: 0, to: 7 }, { from: 0, to: 0 });
  expect([turns, handles]).toEqual([1, 1]);
});

test("edits are applied, and the least that differs is found back", () => {
  const edited = applied("sleep(1.5, 2)", [{ start: 6, end: 9, text: "20" }, { start: 11, end: 12, text: "" }]);
  expect(edited).toBe("sleep(20, )");
  for (const [before, after] of [["1.5", "1.25"], ["aa", "a"], ["", "x"], ["same", "same"]] as const) {
    const { from, to, insert } = difference(before, after);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  }
  expect(difference("sleep(1.5)", "sleep(1.75)")).toEqual({ from: 8, to: 8, insert: "7" });
});
