import { expect, test } from "vitest";
import type { FrameView } from "../engine/types";
import { valuesBeside } from "./values";

const TEXT = "n = 1\ndef work(a, b):\n    total = a\n    total += b\n    return total\n";
const frame = (line: number, variables: Record<string, string>) =>
  ({ range: { start: 0, end: 0, line }, variables: Object.entries(variables).map(([name, value]) => ({ name, value })) }) as FrameView;

test("a value stands beside the line that named it last", () => {
  expect(valuesBeside(TEXT, frame(5, { a: "1", b: "2", total: "3" }))).toEqual([
    { line: 3, text: "a = 1" },
    { line: 4, text: "b = 2" },
    { line: 5, text: "total = 3" },
  ]);
  expect(valuesBeside(TEXT, frame(3, { a: "1", b: "2" }))).toEqual([{ line: 2, text: "b = 2" }, { line: 3, text: "a = 1" }]);
});

test("nothing is said outside of the function, and long values are cut", () => {
  expect(valuesBeside(TEXT, frame(5, { n: "1" }))).toEqual([]);
  expect(valuesBeside(TEXT, frame(3, { a: "x".repeat(60) }))[0]!.text).toBe(`a = ${"x".repeat(40)}…`);
  expect(valuesBeside(TEXT, undefined)).toEqual([]);
});
