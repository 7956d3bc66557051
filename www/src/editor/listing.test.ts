import { expect, test } from "vitest";
import { linesOf } from "./listing";
import { tokensOf } from "../model/python";

const kinds = (text: string) => tokensOf(text).map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`);

test("keywords, strings, numbers, comments and what is called are told apart", () => {
  expect(kinds('async def f(x):  # "no"\n    await g(0.5, f"a{x}")')).toEqual([
    "keyword async",
    "keyword def",
    "function f",
    'comment # "no"',
    "keyword await",
    "function g",
    "number 0.5",
    'string f"a{x}"',
  ]);
});

test("a string over several lines is one, and one that is never closed ends with its line", () => {
  expect(kinds('a = """x\ny"""\nb = "z\nc = 1')).toEqual(['string """x\ny"""', 'string "z', "number 1"]);
});

test("names with digits or a soft keyword's letters are names", () => {
  expect(kinds("x1 = match_1\nmatch = 2")).toEqual(["number 2"]);
  expect(kinds("match x:\n    case 1:")).toEqual(["keyword match", "keyword case", "number 1"]);
});

test("a mark over several lines is in each of them, and nothing of the text is lost", () => {
  const text = "a = await f(\n    1,\n)\n";
  const lines = linesOf(text, tokensOf(text), [{ from: 4, to: text.length - 1, name: "mark", title: "here" }]);
  expect(lines.map(({ pieces }) => pieces.map((piece) => piece.text).join("")).join("\n")).toBe(text);
  expect(lines[1]!.pieces.every(({ names, title }) => names.includes("mark") && title === "here")).toBe(true);
  expect(lines[0]!.pieces[0]).toMatchObject({ text: "a = ", names: "" });
});
