/** `checks.json`: what the run of each task has to be like. Each check has one main key, and what goes with it. */
import type { Check } from "../model/lesson";

export type CheckKind =
  | "ends"
  | "within"
  | "takes"
  | "at_least"
  | "prints"
  | "prints_any_order"
  | "prints_line"
  | "never_prints"
  | "order"
  | "at_most"
  | "tasks_at_least"
  | "together"
  | "all_done"
  | "cancelled"
  | "failed"
  | "none_failed"
  | "none_cancelled"
  | "never_blocked"
  | "no_warnings";

type Rule = (value: unknown) => boolean;
const number: Rule = (value) => typeof value === "number" && value >= 0;
const count: Rule = (value) => Number.isInteger(value) && Number(value) >= 0;
const text: Rule = (value) => typeof value === "string" && value !== "";
const texts: Rule = (value) => Array.isArray(value) && value.every((each) => typeof each === "string");
const yes: Rule = (value) => value === true;

/** The main keys: what their values are, and which of `tasks` and `line` goes with them. */
const KINDS: Record<CheckKind, { value: Rule; form: string; with?: readonly ("tasks" | "line")[] }> = {
  ends: { value: (value) => ["well", "error", "deadlock"].includes(String(value)), form: '"well", "error" or "deadlock"' },
  within: { value: number, form: "seconds" },
  takes: { value: number, form: "seconds" },
  at_least: { value: number, form: "seconds" },
  prints: { value: texts, form: "a list of lines" },
  prints_any_order: { value: texts, form: "a list of lines" },
  prints_line: { value: text, form: "a text" },
  never_prints: { value: text, form: "a text" },
  order: { value: (value) => texts(value) && (value as string[]).length > 1, form: "a list of two texts or more" },
  at_most: { value: count, form: "a whole number", with: ["tasks", "line"] },
  tasks_at_least: { value: count, form: "a whole number", with: ["tasks"] },
  together: { value: count, form: "a whole number", with: ["tasks", "line"] },
  all_done: { value: yes, form: "true" },
  cancelled: { value: texts, form: "a list of task names" },
  failed: { value: texts, form: "a list of task names" },
  none_failed: { value: yes, form: "true" },
  none_cancelled: { value: yes, form: "true" },
  never_blocked: { value: yes, form: "true" },
  no_warnings: { value: yes, form: "true" },
};

const isKind = (key: string): key is CheckKind => key in KINDS;

/** The main key of a check that has one. */
export function kindOf(check: Check): CheckKind {
  return Object.keys(check).find(isKind)!;
}

/** Reads `checks.json`. A fault is told with the line at which the file's text shows it. */
export function parseChecks(json: string, fault: (line: number, message: string) => void): Record<string, Check[]> {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch (error) {
    fault(lineOfJsonError(json, String(error)), `not JSON: ${(error as Error).message}`);
    return {};
  }
  const isTable = typeof read === "object" && read !== null && !Array.isArray(read);
  if (!isTable) fault(1, 'this must be an object: { "start.py": [ … ] }');
  const checks: Record<string, Check[]> = {};
  for (const [file, list] of isTable ? Object.entries(read as object) : []) {
    const line = lineOf(json, `"${file}"`);
    if (!Array.isArray(list) || list.length === 0) fault(line, `${file} must have a list of checks`);
    else checks[file] = list.filter((check) => isSound(check, (message) => fault(line, `${file}: ${message}`)));
  }
  return checks;
}

function isSound(check: unknown, fault: (message: string) => void): check is Check {
  const given = Object(check) as Record<string, unknown>;
  const shown = JSON.stringify(check);
  const kinds = Object.keys(given).filter(isKind);
  const [kind] = kinds;
  if (kinds.length !== 1 || !kind) {
    fault(`${shown} must have exactly one of ${Object.keys(KINDS).join(", ")}`);
    return false;
  }
  const { value, form, with: companions = [] } = KINDS[kind];
  if (!value(given[kind])) fault(`${shown}: ${kind} must be ${form}`);
  const chosen = companions.filter((key) => key in given);
  if (companions.length > 0 && chosen.length !== 1) fault(`${shown} must have ${companions.map((key) => `"${key}"`).join(" or ")}`);
  for (const key of Object.keys(given)) {
    if (key !== kind && key !== "hint" && !chosen.includes(key as "tasks" | "line")) fault(`${shown}: ${key} does not go with ${kind}`);
  }
  const { hint } = given as Check;
  if (hint !== undefined && !(text(hint?.en) && text(hint?.zh))) fault(`${shown}: a hint has a text for "en" and one for "zh"`);
  return true;
}

function lineOf(json: string, found: string): number {
  return json.slice(0, Math.max(0, json.indexOf(found))).split("\n").length;
}

function lineOfJsonError(json: string, message: string): number {
  const line = /\(line (\d+)/.exec(message)?.[1];
  const position = /position (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  return position ? json.slice(0, Number(position)).split("\n").length : 1;
}
