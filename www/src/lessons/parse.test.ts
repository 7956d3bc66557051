import { describe, expect, test } from "vitest";
import { messages } from "../i18n";
import type { Files } from "../model/lesson";
import { bodyHtml } from "./html";
import { parseLesson } from "./parse";

const PROGRAM = "import asyncio\n\nasyncio.run(asyncio.sleep(1))\n";
const HEAD = "# Title\n\nWhat it is about.\n\n";

function read(body: string, files: Files = {}) {
  return parseLesson({ "one.py": PROGRAM, "two.py": PROGRAM, "en.md": HEAD + body, ...files }, "en");
}
/** The faults of a lesson: each with its line in the body. */
function faults(body: string, files: Files = {}): string[] {
  return read(body, files).faults.map(({ file, line, message }) => `${file}:${file === "en.md" ? line - 4 : line}: ${message}`);
}
function html(body: string): string {
  const { lesson, faults } = read(body);
  expect(faults).toEqual([]);
  return bodyHtml(lesson, messages.en);
}

describe("a lesson", () => {
  test("has its title, its summary, and its parts in the order of the text", () => {
    const { lesson, faults } = read(
      `::program{file="one.py"}

Go :show[there]{event="resumed" task="A" nth="last"}.

:::predict{ask="ready" line="await x"}
Who?
:::

::compare{left="one.py" right="two.py"}

:::task{file="one.py" solution="two.py"}
Do it.
:::
`,
      { "checks.json": '{"one.py": [{"within": 1}]}' },
    );
    expect(faults).toEqual([]);
    expect(lesson.title).toBe("Title");
    expect(lesson.parts).toEqual([
      { kind: "program", file: "one.py", line: 5 },
      { kind: "show", file: "one.py", place: { event: "resumed", task: "A", nth: "last" }, line: 7 },
      { kind: "predict", file: "one.py", question: { ask: "ready", line: "await x" }, line: 9 },
      { kind: "compare", left: "one.py", right: "two.py", line: 13 },
      { kind: "task", file: "one.py", solution: "two.py", line: 15 },
    ]);
    expect(lesson.programs).toEqual({ "one.py": PROGRAM, "two.py": PROGRAM });
  });

  test("takes the program of its language where there is one", () => {
    const { lesson } = read('::program{file="one.py"}', { "one.en.py": "print('en')", "one.zh.py": "print('zh')" });
    expect(lesson.programs["one.py"]).toBe("print('en')");
  });

  test("may nest directives with fences of one length, also around code that looks like one", () => {
    const { lesson, faults } = read(
      ':::task{file="one.py" solution="two.py"}\nDo it.\n\n:::hint\nTry.\n\n```\n:::\n```\n:::\n\n:::hint\nHarder.\n:::\n:::\n\nAfter.',
      { "checks.json": '{"one.py": [{"ends": "well"}]}' },
    );
    expect(faults).toEqual([]);
    const [task, after] = lesson.body;
    expect(after).toMatchObject({ type: "paragraph" });
    expect(task && "children" in task && task.children.map((child) => ("name" in child ? child.name : child.type))).toEqual(["paragraph", "hint", "hint"]);
  });
});

describe("a mistake is told with its line", () => {
  test.each([
    ['::programme{file="one.py"}', "en.md:1: there is no directive programme"],
    ['::program{file="gone.py"}', "en.md:1: there is no file gone.py"],
    ['::program{name="one.py"}', "en.md:1: program has no attribute name"],
    ['Some text.\n\n:::program{file="one.py"}\n:::', "en.md:3: program is written ::program{…}"],
    [":show[there]{event=\"resumed\"}", "en.md:1: no program stands above"],
    ['::program{file="one.py"}\n\n:show[there]{event="woken"}', "en.md:3: there is no event woken"],
    ['::program{file="one.py"}\n\n:show[there]{nth="2"}', "en.md:3: nth counts"],
    ['::program{file="one.py"}\n\n:show[there]{time="soon"}', 'en.md:3: time="soon" is no number'],
    ['::program{file="one.py"}\n\n:::predict{ask="why"}\nWhy?\n:::', "en.md:3: there is no question why"],
    [":::note\nNever closed.", "en.md:1: this `:::` is never closed"],
    ["Text.\n\n:::\n", "en.md:3: a `:::` that closes nothing"],
    ["# Another title", "en.md:1: a lesson has one title"],
    ["[x](javascript:alert)", "en.md:1: javascript:alert: a link is http, https, or relative"],
    ["![x](picture.png)", "en.md:1: a lesson has no images"],
    ["This is ** not bold.", "en.md:1: `**` did not become"],
    [':::task{file="one.py" solution="two.py"}\nDo.\n:::', "en.md:1: checks.json has no checks for one.py"],
  ])("%s", (body, told) => {
    expect(faults(body).join("\n")).toContain(told);
  });

  test.each([
    ["{", "checks.json:1: not JSON"],
    ['{\n  "one.py": [{"fast": 1}]\n}', "checks.json:2: one.py: {\"fast\":1} must have exactly one of ends"],
    ['{\n  "one.py": [{"within": "1"}]\n}', "checks.json:2: one.py: {\"within\":\"1\"}: within must be seconds"],
    ['{\n  "one.py": [{"at_most": 2}]\n}', 'must have "tasks" or "line"'],
    ['{"two.py": [{"ends": "well"}]}', "checks.json:1: two.py is not the file of any task"],
  ])("%s", (json, told) => {
    expect(faults(':::task{file="one.py" solution="two.py"}\nDo.\n:::', { "checks.json": json }).join("\n")).toContain(told);
  });

  test("a text without title and summary", () => {
    const { faults } = parseLesson({ "zh.md": "Just text.\n" }, "zh");
    expect(faults.map(({ message }) => message)).toEqual(["a lesson begins with its title: `# Title`", "after the title comes a paragraph that sums the lesson up"]);
  });
});

describe("the page", () => {
  test("shows raw HTML as the text that it is", () => {
    expect(html('<script>alert(1)</script> & <b onclick="x">b</b>\n\n<div>\n</div>')).not.toMatch(/<(script|b|div)\b/);
  });

  test("takes a colon in a sentence for a colon", () => {
    expect(html("At 12:30, a:b.")).toBe("<p>At 12:30, a:b.</p>");
  });

  test("sets Chinese emphasis, and puts no space where a Chinese line is broken", () => {
    expect(html("**重点：**后面的\n字。")).toBe("<p><strong>重点：</strong>后面的字。</p>");
  });

  test("holds the programs, the hints and the solution, to be read without a script", () => {
    const { lesson } = read(':::task{file="one.py" solution="two.py"}\nDo it.\n\n:::hint\nTry.\n:::\n:::', {
      "checks.json": '{"one.py": [{"within": 1.5}]}',
      "two.py": "print('solved')",
    });
    const page = bodyHtml(lesson, messages.en);
    for (const text of ["Do it.", "Try.", "solved", "1.5 s"]) expect(page).toContain(text);
  });
});
