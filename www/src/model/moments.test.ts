import { expect, test } from "vitest";
import { momentAt, momentsOf, stepBy } from "./moments";

const LEFT = { stops: Uint32Array.of(0, 2, 3), times: Float64Array.of(0, 0, 1, 3) };
const RIGHT = { stops: Uint32Array.of(0, 1, 2), times: Float64Array.of(0, 1, 1) };

test("the moments of two runs are the times of their steps, each once", () => {
  expect(momentsOf(LEFT, RIGHT)).toEqual([0, 1, 3]);
});

test("by a moment all of its steps have happened", () => {
  expect([0, 0.5, 1, 2, 3, 9].map((moment) => stepBy(LEFT, moment))).toEqual([0, 0, 1, 1, 2, 2]);
  expect([0, 1, 3].map((moment) => stepBy(RIGHT, moment))).toEqual([0, 2, 2]);
});

test("a time belongs to the moment at or before it", () => {
  expect([0, 0.5, 1, 2.9, 3, 4].map((time) => momentAt([0, 1, 3], time))).toEqual([0, 0, 1, 1, 2, 2]);
});
