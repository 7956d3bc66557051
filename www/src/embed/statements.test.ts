import { expect, test } from "vitest";
import { neededBy, runsLoop, statementsOf, withoutRuns } from "./statements";

const FETCH = `import asyncio


async def fetch_data(delay):
    await asyncio.sleep(delay)
    return {"delay": delay}


async def main():
    print(await fetch_data(1))


asyncio.run(main())
`;

test("statements begin in the first column, and keep their decorators, branches and strings", () => {
  const text = '@a\n@b(\n    1\n)\ndef f():\n    """x\ny"""\n\ntry:\n    pass\nexcept E:\n    pass\nx = [\n    1,\n]\n';
  expect(statementsOf(text).map((each) => each.text.split("\n")[0])).toEqual(["@a", "try:", "x = ["]);
});

test("a statement binds what it defines, imports or assigns", () => {
  const binds = (text: string) => statementsOf(text).map((each) => [...each.binds].join(" "));
  expect(binds("async def f(x=1): ...\nclass C: ...\nimport a.b, c as d\nfrom e import (\n    f,\n    g as h,\n)\nx, y = 1, 2\nz: int = 3\nprint(q == 1)\nf(k=1)\nd[k] = 2\no.p = 1")).toEqual([
    "f", "C", "a d", "f h", "x y", "z", "", "", "", "",
  ]);
});

test("a program runs a loop when its code does, not when a comment or a string says so", () => {
  expect(runsLoop(FETCH)).toBe(true);
  expect(runsLoop('# asyncio.run(main())\nprint("asyncio.run(")\n')).toBe(false);
  expect(runsLoop("with asyncio.Runner() as runner:\n    runner.run(main())\n")).toBe(true);
  expect(runsLoop("subprocess.run(['ls'])\n")).toBe(false);
});

test("without its runs a text keeps its definitions", () => {
  expect(withoutRuns(FETCH)).not.toContain("asyncio.run(");
  expect(withoutRuns('x = 1\nif __name__ == "__main__":\n    asyncio.run(main())\n')).toBe("x = 1");
});

test("a block gets what it uses of the blocks before it, and nothing else", () => {
  const block = "async def main():\n    await asyncio.gather(fetch_data(1), fetch_data(2))\n\n\nasyncio.run(main())\n";
  expect(neededBy(block, [FETCH, "other = 1\n"])).toBe(
    'import asyncio\n\nasync def fetch_data(delay):\n    await asyncio.sleep(delay)\n    return {"delay": delay}',
  );
  expect(neededBy(FETCH, [block])).toBe("");
});

test("what only a notebook could run is no definition", () => {
  expect(neededBy("print(result)", ["result = await fetch_data(1)\n", "async with lock:\n    result = 1\n"])).toBe("");
});

test("of two definitions of a name the later one counts, and a formatted string uses names", () => {
  expect(neededBy('print(f"{name}")', ["name = 1\n", "name = 2\n"])).toBe("name = 2");
});
