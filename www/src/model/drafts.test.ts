import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drafts } from "./drafts.svelte";

const PROGRAM = "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n\n\nasyncio.run(main())\n";

class Memory {
  readonly kept = new Map<string, string>();
  room = Infinity;
  get length(): number {
    return this.kept.size;
  }
  key(i: number): string | null {
    return [...this.kept.keys()][i] ?? null;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

let memory: Memory;
let clock = 0;
const drafts = () => new Drafts(() => ++clock);
const texts = () => drafts().list().map(({ text }) => text);

beforeEach(() => vi.stubGlobal("localStorage", (memory = new Memory())));
afterEach(() => vi.unstubAllGlobals());

test("a program that is typed has one entry, which keeps its last text", () => {
  const mine = drafts();
  mine.begin("");
  for (const text of ["p", "pr", "print(1)"]) mine.keep(text);
  expect(texts()).toEqual(["print(1)"]);
  expect(drafts().find(mine.id!)?.text).toBe("print(1)");
});

test("what was opened is not kept until it is changed", () => {
  const mine = drafts();
  mine.begin(PROGRAM, "lesson.py");
  expect(texts()).toEqual([]);
  mine.keep(`${PROGRAM}#`);
  expect(drafts().list()).toMatchObject([{ text: `${PROGRAM}#`, file: "lesson.py" }]);
});

test("a text that replaces nearly all is another program; the one before stays", () => {
  const mine = drafts();
  mine.begin("");
  mine.keep(PROGRAM);
  mine.keep("print(2)");
  expect(texts()).toEqual(["print(2)", PROGRAM]);
  mine.keep("");
  mine.keep("print(3)");
  expect(texts()).toContain(PROGRAM);
});

test("two pages on one draft go apart as soon as both write", () => {
  const [first, second] = [drafts(), drafts()];
  first.begin("");
  first.keep(PROGRAM);
  second.resume(second.list()[0]!);
  second.keep(`${PROGRAM}# second`);
  first.keep(`${PROGRAM}# first`);
  second.keep(`${PROGRAM}# second again`);
  expect(texts()).toEqual([`${PROGRAM}# second again`, `${PROGRAM}# first`]);
});

test("a draft that another page removed is kept anew", () => {
  const mine = drafts();
  mine.begin("");
  mine.keep("a = 1");
  drafts().remove(mine.id!);
  mine.keep("a = 12");
  expect(texts()).toEqual(["a = 12"]);
});

test("full storage is told, and the last text that had room stays", () => {
  const mine = drafts();
  mine.begin("");
  mine.keep("a = 1");
  memory.room = 0;
  mine.keep("a = 12");
  expect(mine.failed).toBe(true);
  expect(texts()).toEqual(["a = 1"]);
  memory.room = Infinity;
  mine.keep("a = 123");
  expect(mine.failed).toBe(false);
  expect(texts()).toEqual(["a = 123"]);
});

test("storage that is denied is told, and breaks nothing", () => {
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("localStorage", { get length() { return denied(); }, key: denied, getItem: denied, setItem: denied, removeItem: denied });
  const mine = drafts();
  mine.begin("");
  mine.keep("a = 1");
  expect(mine.failed).toBe(true);
  expect(mine.list()).toEqual([]);
});

test("there are never too many, and the one at hand always stays", () => {
  for (let i = 0; i < 60; i++) {
    const mine = drafts();
    mine.begin("");
    mine.keep(`x = ${i}`);
  }
  expect(texts()).toHaveLength(40);
  expect(texts()[0]).toBe("x = 59");
  const large = drafts();
  large.begin("");
  large.keep("#".repeat(2_000_000));
  expect(texts().slice(1)).toEqual(Array.from({ length: 9 }, (_, i) => `x = ${59 - i}`));
});

test("entries that are none are passed over", () => {
  for (const [i, entry] of ["{", "null", "[]", '{"text":1,"saved":1}', '{"text":"a"}'].entries()) memory.setItem(`loopscope.program.${i}`, entry);
  expect(texts()).toEqual([]);
});
