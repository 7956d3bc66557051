/** The directives of a lesson: their forms and attributes, and what they become. */
import type { Directives } from "mdast-util-directive";
import type { Attributes, Part } from "../model/lesson";

const ASKS = ["output", "order", "time", "total", "ready", "next", "state", "fails", "cancelled", "runs-on", "end"];

const PLACE = ["event", "task", "line", "output", "time", "step", "nth"];

const EVENTS = [
  "created",
  "started",
  "resumed",
  "suspended",
  "done",
  "failed",
  "cancelled",
  "cancel-requested",
  "caught",
  "timeout",
  "raised",
  "output",
  "blocked",
  "end",
];

/** By name: how it is written, and its attributes. */
const DIRECTIVES: Record<string, { form: Directives["type"]; has: readonly string[]; needs?: readonly string[] }> = {
  program: { form: "leafDirective", has: ["file"], needs: ["file"] },
  compare: { form: "leafDirective", has: ["left", "right"], needs: ["left", "right"] },
  show: { form: "textDirective", has: ["file", ...PLACE] },
  predict: { form: "containerDirective", has: ["file", "ask", "of", ...PLACE], needs: ["ask"] },
  task: { form: "containerDirective", has: ["file", "solution"], needs: ["file", "solution"] },
  hint: { form: "containerDirective", has: [] },
  note: { form: "containerDirective", has: [] },
};

/** What the reader works with for a while. */
const BLOCKS = ["program", "compare", "predict", "task"];

const FORMS: Record<Directives["type"], (name: string) => string> = {
  textDirective: (name) => `:${name}[words]{…}, within a sentence`,
  leafDirective: (name) => `::${name}{…}, in a line of its own`,
  containerDirective: (name) => `:::${name}, and a closing :::`,
};

export function isDirective(node: { type: string }): node is Directives {
  return /Directive$/.test(node.type);
}

/** A colon before a word (`12:30`, `a:b`): nobody meant a directive. */
export function isStray(node: Directives): boolean {
  return node.type === "textDirective" && !(node.name in DIRECTIVES) && node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0;
}

export interface Surroundings {
  line: number;
  /** The directive around this one. */
  parent: string | null;
  /** The program that stands last above. */
  current: string | null;
  fault: (message: string) => void;
}

/** The part that a directive is; null when it is none, or not sound. */
export function readDirective(node: Directives, { line, parent, current, fault }: Surroundings): Part | null {
  const known = DIRECTIVES[node.name];
  if (!known) {
    fault(`there is no directive ${node.name}: there are ${Object.keys(DIRECTIVES).join(", ")}`);
    return null;
  }
  if (node.type !== known.form) {
    fault(`${node.name} is written ${FORMS[known.form](node.name)}`);
    return null;
  }
  const given = Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ""] as const);
  for (const [key] of given) if (!known.has.includes(key)) fault(`${node.name} has no attribute ${key}: it has ${known.has.join(", ") || "none"}`);
  const attributes = Object.fromEntries(given);
  const missing = known.needs?.filter((key) => !attributes[key]) ?? [];
  for (const key of missing) fault(`${node.name} needs ${key}="…"`);
  if (missing.length > 0) return null;
  if (parent === "predict" && BLOCKS.includes(node.name)) fault(`${node.name} can't stand inside of a prediction`);

  const file = attributes.file ?? current;
  switch (node.name) {
    case "program":
      return { kind: "program", file: attributes.file!, line };
    case "compare":
      return { kind: "compare", left: attributes.left!, right: attributes.right!, line };
    case "task":
      return { kind: "task", file: attributes.file!, solution: attributes.solution!, line };
    case "show":
      if (node.children.length === 0) fault("show needs the words that are the link: :show[words]{…}");
      if (!file) fault("no program stands above: name one with file");
      return readPlace(attributes, true, fault) && file ? { kind: "show", file, place: without(attributes, "file"), line } : null;
    case "predict":
      if (!ASKS.includes(attributes.ask!)) fault(`there is no question ${attributes.ask}: there are ${ASKS.join(", ")}`);
      if (attributes.ask === "state" && !attributes.of) fault('this question needs the task that it is about: of="…"');
      if (!file) fault("no program stands above: name one with file");
      return readPlace(attributes, false, fault) && file ? { kind: "predict", file, question: without(attributes, "file"), line } : null;
    default:
      return null;
  }
}

function without(attributes: Attributes, key: string): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== key));
}

/** Whether the attributes describe a step, so far as that can be told without the run. */
function readPlace(attributes: Attributes, needed: boolean, fault: (message: string) => void): boolean {
  const { event, time, step, nth } = attributes;
  const described = PLACE.some((key) => key !== "nth" && key in attributes);
  if (event !== undefined && !EVENTS.includes(event)) fault(`there is no event ${event}: there are ${EVENTS.join(", ")}`);
  if (time !== undefined && !/^\d+(\.\d+)?$/.test(time)) fault(`time="${time}" is no number of seconds`);
  if (step !== undefined && !/^\d+$/.test(step)) fault(`step="${step}" is no number`);
  if (nth !== undefined && !/^([1-9]\d*|last)$/.test(nth)) fault(`nth="${nth}" is neither a number from 1 nor last`);
  if (!described && nth !== undefined) fault("nth counts the steps that a place describes: say which");
  if (!described && needed) fault('this needs a place, such as event="resumed" or line="…"');
  return described || !needed;
}
