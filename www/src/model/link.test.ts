import { expect, test } from "vitest";
import { PROGRAM_LIMIT, readBounded } from "./bounded";
import { decode, encode, LinkFault, type Shared } from "./link";

const nothing = { step: null, level: null, views: null, language: null };

/** A link to anything at all. */
async function linkTo(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const deflated = await readBounded(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  const characters = Array.from(deflated, (byte) => String.fromCharCode(byte)).join("");
  return `v1.${btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

async function faultOf(fragment: string): Promise<string> {
  const fault = await decode(fragment).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(LinkFault);
  return (fault as LinkFault).kind;
}

test("what a link says comes back", async () => {
  const shared: Shared = { program: 'print("好 🙂 \\0")\r\n\ttab', step: 12, level: "internals", views: ["code", "timeline"], language: "zh" };
  expect(await decode(`#${await encode(shared)}`)).toEqual(shared);
  expect(await decode(await encode({ ...nothing, program: "x", step: "end" }))).toEqual({ ...nothing, program: "x", step: "end" });
  expect(await decode(await encode({ ...nothing, program: "" }))).toEqual({ ...nothing, program: "" });
});

// Links that are out in the world. A test that fails here breaks them: make a new format instead.
test("links of the first format open for ever", async () => {
  const program = 'import asyncio\n\nasync def main():\n    print("你好")\n\nasyncio.run(main())\n';
  const payload = "y8wtyC8qUUgsrsxLzszn4gIzFFJS0xRyEzPzNDStuBQUFBQKijLzSjSUnuxd8HTpXiVNqLLMfL2i0jwNiEJNLgA";
  expect(await decode(`#v1.${payload}`)).toEqual({ ...nothing, program });
  expect(await decode(`#v1.${payload}&step=7&level=internals&view=timeline,console&lang=zh`)).toEqual({
    program,
    step: 7,
    level: "internals",
    views: ["timeline", "console"],
    language: "zh",
  });
  expect((await decode(`#v1.${payload}&lang=en&step=end`))?.step).toBe("end");
});

test("a link stays short, and holds no sign that a chat program would stop at", async () => {
  const program = `import asyncio\n\n\nasync def fetch(name, delay):\n    await asyncio.sleep(delay)\n    return name\n\n\nasync def main():\n    print(await asyncio.gather(fetch("a", 1), fetch("b", 2)))\n\n\nasyncio.run(main())\n`;
  const link = await encode({ ...nothing, program, step: 3 });
  expect(link).toMatch(/^[\w.&=,-]+$/);
  expect(link.length).toBeLessThan(program.length);
});

test("a fragment of something else is no link", async () => {
  for (const fragment of ["", "#", "#text", "#v.abc", "#version", "v1", "v0.AAAA"]) expect(await decode(fragment)).toBeNull();
});

test("a link that was cut or damaged is told from one that can't be read yet", async () => {
  const link = await encode({ ...nothing, program: "print('hello, world')\n".repeat(3) });
  expect(await faultOf(link.slice(0, -6))).toBe("broken");
  expect(await faultOf("#v1.")).toBe("broken");
  expect(await faultOf("#v1.%%%")).toBe("broken");
  expect(await faultOf("#v1.ab<script>")).toBe("broken");
  expect(await faultOf(await linkTo(Uint8Array.of(0xff, 0xfe)))).toBe("broken");
  expect(await faultOf("#v2.AAAA")).toBe("newer");
  expect(await faultOf("#v999999999.")).toBe("newer");
});

test("a bomb is not unpacked", async () => {
  expect(await faultOf(await linkTo(new Uint8Array(30_000_000)))).toBe("large");
  expect((await decode(await linkTo(new Uint8Array(PROGRAM_LIMIT).fill(97))))?.program.length).toBe(PROGRAM_LIMIT);
});

test("what makes no sense in a link is as if not said", async () => {
  const link = await encode({ ...nothing, program: "x" });
  for (const rest of ["step=0", "step=-3", "step=1e9", "step=99999999999999999999", "step=NaN", "level=god", "view=", "view=<b>,x", "lang=xx", "unknown=1", "&&&=", "__proto__=1"]) {
    expect(await decode(`${link}&${rest}`), rest).toEqual({ ...nothing, program: "x" });
  }
});

test("marks that were written with a percent sign are understood", async () => {
  const link = await encode({ ...nothing, program: "x", step: 2, views: ["code", "loop"] });
  expect(await decode(encodeURIComponent(link))).toEqual({ ...nothing, program: "x", step: 2, views: ["code", "loop"] });
});
