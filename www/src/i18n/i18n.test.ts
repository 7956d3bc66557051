import { describe, expect, test } from "vitest";
import { PHRASE_KINDS, SENTENCE_KINDS, TASK_STATES } from "../engine/types";
import { problemText } from "../ui/problem";
import { messages } from ".";
import { link, list, plain, say, word } from "./rich";

const NUMBERS = [1, 2, 3];
const words = (...texts: string[]) => texts.map(word);
const ARGS = words("1", "2", "3");
const languages = Object.entries(messages);

/** Every text of a table, with its place; functions are called as the page may call them. */
function texts(table: unknown, path = ""): [path: string, text: string][] {
  if (typeof table === "string") return [[path, table]];
  if (typeof table === "function") return texts(table(...(/^\.(sentence|question)/.test(path) ? ARGS : NUMBERS)), path);
  if (Array.isArray(table)) return [[path, plain(table)]];
  return Object.entries(table as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

function withoutEnds(table: object): object {
  const { run, ...rest } = table as { run: { ends: object } };
  const { ends, ...others } = run;
  return { ...rest, run: others, ends: Object.keys(ends) };
}

describe.each(languages)("%s", (language, table) => {
  test("has words for every kind of sentence", () => {
    for (const kind of SENTENCE_KINDS) expect(plain(table.sentence[kind](...ARGS)), kind).not.toBe("");
  });

  test("says every sentence without the arguments that may be missing", () => {
    for (const kind of SENTENCE_KINDS) {
      const text = plain(table.sentence[kind](...words("1", "", "")));
      expect(text, kind).not.toMatch(/undefined|null|NaN/);
    }
  });

  test("has words for every kind of phrase, also without the arguments that may be missing", () => {
    for (const kind of PHRASE_KINDS) {
      expect(plain(table.question[kind](...ARGS)), kind).not.toBe("");
      expect(plain(table.question[kind](...words("1", "", ""))), kind).not.toMatch(/undefined|null|NaN/);
    }
  });

  test("has words for every state and end that a phrase may name", () => {
    const says = (kind: keyof typeof table.question, ...args: string[]) => plain(table.question[kind](...words(...args)));
    for (const state of [...TASK_STATES, "unmade"]) expect(says("choice:state", state)).not.toBe(state);
    for (const end of ["error", "deadlock", "limit", "stopped"]) expect(says("seen:ends", end)).not.toBe(says("seen:ends", "other").replace("other", end));
    for (const ending of ["failed", "cancelled"]) expect(says("seen:endedAs", "A", ending)).not.toBe(says("seen:endedAs", "A", "done"));
  });

  test("names every argument of its sentences somewhere", () => {
    expect(plain(table.sentence.taskCreated(...words("Task-2", "work", "Task-1")))).toMatch(/Task-1.*Task-2.*work/);
    expect(plain(table.sentence["end:deadlock"](...words("a", "b", "c")))).toMatch(/a.*b.*c/);
  });

  test("leaves no text empty and none unfilled", () => {
    for (const [path, text] of texts(withoutEnds(table))) {
      expect(text, path).not.toBe("");
      expect(text, path).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test("says how a run ended, for every end", () => {
    const facts = { text: "ValueError: 1", tasks: ["Task-2"], limit: 1000, line: 3, at: 1.5 };
    for (const [kind, words] of Object.entries(table.run.ends)) {
      const { title, advice } = words(facts);
      expect(title, kind).not.toBe("");
      if (!["ok", "rejected"].includes(kind)) expect(advice, kind).not.toBe("");
    }
  });

  test("speaks its own language", () => {
    const chinese = /[\u4e00-\u9fff]/;
    for (const [path, text] of texts({ sentence: table.sentence, question: table.question, controls: table.controls, help: table.help.bindings })) {
      if (/times|positionShort|count$|choice:(line|task|callback|state)$/.test(path)) continue;
      expect(chinese.test(text), `${path}: ${text}`).toBe(language === "zh");
    }
  });
});

test("all tables have the same keys", () => {
  const keys = (table: object) => texts({ ...withoutEnds(table), problems: {} }).map(([path]) => path);
  expect(keys(messages.zh)).toEqual(keys(messages.en));
});

test("what is put into a sentence is code, unless it is rich itself", () => {
  expect(say`a ${"b"} c ${["d"]}.`).toEqual(["a ", { code: "b" }, " c ", "d", "."]);
  expect(plain(list(words("a", "b", "c"), ", ", " and "))).toBe("a, b and c");
});

test("a word that names something leads there, and keeps to that when it is said otherwise", () => {
  const task = { ...word("Task-2"), task: 1 };
  expect(say`${task} goes on`).toEqual(["", { code: "Task-2", names: task }, " goes on"]);
  expect(say`${link(task, "it")} goes on`).toEqual(["", { code: "it", names: task }, " goes on"]);
});

test("a problem that a language has no words for is told in the core's own", () => {
  const problem = { kind: "brand-new", args: [], message: "something new" };
  expect(problemText(problem, messages.zh.problems.sentence)).toBe("something new");
  expect(problemText({ ...problem, kind: "never-closed", args: ["("] }, messages.zh.problems.sentence)).toBe("'(' 没有关闭。");
});

test("a comment that steers nothing is told in Chinese, with the right form", () => {
  for (const verb of ["latency", "fail", "reply"]) {
    const problem = { kind: `steering-${verb}`, args: [], message: "" };
    expect(problemText(problem, messages.zh.problems.sentence)).toContain(`# loopscope: ${verb} `);
  }
  const unknown = { kind: "steering", args: ["slow"], message: "" };
  expect(problemText(unknown, messages.zh.problems.sentence)).toContain("'slow'");
});
