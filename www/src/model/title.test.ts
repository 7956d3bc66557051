import { expect, test } from "vitest";
import { fileNameOf, titleOf } from "./title";

test("a program is called what its author calls it, or what it defines", () => {
  expect(titleOf('"""Three waiters.\n\nMore."""\nimport asyncio\n')).toBe("Three waiters.");
  expect(titleOf("# Retry with a limit\nimport asyncio\n")).toBe("Retry with a limit");
  expect(titleOf("#!/usr/bin/env python3\nasync def fetch():\n    pass\n")).toBe("fetch");
  expect(titleOf("import asyncio\n\nasync def cook():\n    pass\n\ndef main():\n    pass\n")).toBe("cook");
  expect(titleOf("async def main():\n    pass\n")).toBe("main");
  expect(titleOf("import asyncio\nprint(1)\n")).toBe("print(1)");
  expect(titleOf("")).toBe("");
});

test("a long title is cut between characters", () => {
  expect([...titleOf(`# ${"🙂".repeat(100)}`)]).toHaveLength(60);
});

test("the name of a file has no sign that a system refuses", () => {
  expect(fileNameOf("", "my program.py")).toBe("my_program.py");
  expect(fileNameOf("# ../../etc/passwd <b>: 三个任务\n", null)).toBe("etc_passwd_b_三个任务.py");
  expect(fileNameOf("", null)).toBe("program.py");
  expect(fileNameOf("x = 1", "a.py", ".trace.json")).toBe("a.trace.json");
});
