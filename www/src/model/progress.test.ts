import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Progress, textKey } from "./progress.svelte";

/** What the browser keeps. */
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) };
  vi.stubGlobal("localStorage", new Proxy(storage, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }));
});
afterEach(() => vi.unstubAllGlobals());

test("what was answered and passed is there the next time", () => {
  const progress = new Progress();
  progress.visit("05-gather");
  progress.answer("05-gather", "total", { right: false, seconds: 2 });
  progress.pass("05-gather", "task");
  progress.pass("05-gather", "task");
  const next = new Progress();
  expect(next.last).toBe("05-gather");
  expect(next.count("05-gather")).toBe(2);
  expect(next.of("05-gather").answers.total).toEqual({ right: false, seconds: 2 });
});

test("an answer can be taken back, and a lesson or all of them forgotten, with the programs", () => {
  const progress = new Progress();
  for (const lesson of ["a", "b"]) {
    progress.answer(lesson, "total", { right: true });
    kept.set(`loopscope.${textKey(lesson, "one.py")}`, "changed");
  }
  progress.answer("a", "total", null);
  expect(progress.count("a")).toBe(0);
  progress.reset("a");
  expect([...kept.keys()].sort()).toEqual(["loopscope.lesson.b/one.py", "loopscope.lessons"]);
  progress.resetAll();
  expect(kept.size).toBe(0);
});

test("what an older page has kept, or somebody has broken, is not believed", () => {
  kept.set("loopscope.lessons", '{"lessons": {"a": {"answers": {"x": 1, "y": {"right": true}}, "passed": [3, "t"]}, "b": null}, "last": 7}');
  const progress = new Progress();
  expect(progress.of("a")).toEqual({ answers: { y: { right: true } }, passed: ["t"] });
  expect(progress.count("b")).toBe(0);
  expect(progress.last).toBeNull();
  kept.set("loopscope.lessons", "{");
  expect(new Progress().isEmpty).toBe(true);
});
