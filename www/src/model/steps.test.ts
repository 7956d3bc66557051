import { describe, expect, test } from "vitest";
import { carryOver, indexAt, indexAtTime, nextTurn, previousTurn } from "./steps";

const stops = Uint32Array.of(2, 5, 6, 9, 14);

describe("the stop of an event", () => {
  test("is the last one at or before it", () => {
    expect([2, 4, 5, 8, 14, 99].map((event) => indexAt(stops, event))).toEqual([0, 0, 1, 2, 4, 4]);
  });

  test("is the first one when all are after it", () => {
    expect(indexAt(stops, 0)).toBe(0);
    expect(indexAt(new Uint32Array(), 7)).toBe(0);
  });
});

describe("turns of the loop", () => {
  const turns = Uint32Array.of(4, 7, 8, 12);

  test("the next one that has a stop is gone to, at its first stop", () => {
    expect(nextTurn(stops, turns, 0)).toBe(1);
    expect(nextTurn(stops, turns, 1)).toBe(3);
    expect(nextTurn(stops, turns, 3)).toBe(4);
  });

  test("after the last one comes the last stop", () => {
    expect(nextTurn(stops, turns, 4)).toBe(4);
  });

  test("back goes to the first stop of this turn, then of the one before", () => {
    expect(previousTurn(stops, turns, 2)).toBe(1);
    expect(previousTurn(stops, turns, 1)).toBe(0);
    expect(previousTurn(stops, turns, 4)).toBe(3);
  });

  test("before the first one comes the first stop", () => {
    expect(previousTurn(stops, turns, 0)).toBe(0);
    expect(previousTurn(stops, new Uint32Array(), 3)).toBe(0);
  });

  test("every step forward can be taken back", () => {
    for (let index = 0; index < stops.length - 1; index++) {
      expect(previousTurn(stops, turns, nextTurn(stops, turns, index))).toBeLessThanOrEqual(index);
    }
  });
});

describe("the stop nearest to a moment", () => {
  const at = new Float64Array(15);
  at.fill(1, 5);
  at.fill(3, 9);

  test("is the last of an instant from its right, and the first from its left", () => {
    expect(indexAtTime(stops, at, 0.4)).toBe(0);
    expect(indexAtTime(stops, at, 0.6)).toBe(1);
    expect(indexAtTime(stops, at, 1.5)).toBe(2);
    expect(indexAtTime(stops, at, 2.5)).toBe(3);
  });

  test("stays within the run", () => {
    expect(indexAtTime(stops, at, -1)).toBe(0);
    expect(indexAtTime(stops, at, 99)).toBe(4);
  });
});

describe("when a new run takes an old one's place", () => {
  const shorter = Uint32Array.of(1, 2, 3);

  test("the step is kept", () => expect(carryOver(stops, 1, shorter)).toBe(1));
  test("a step that is no more becomes the last", () => expect(carryOver(stops, 3, shorter)).toBe(2));
  test("the end stays the end", () => expect(carryOver(shorter, 2, stops)).toBe(4));
  test("the first run starts at its start", () => expect(carryOver(new Uint32Array(), 0, stops)).toBe(0));
});
