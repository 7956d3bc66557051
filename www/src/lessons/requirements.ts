/** What a check asks for, in a sentence. */
import type { Messages } from "../i18n";
import type { Check } from "../model/lesson";
import { kindOf } from "./checks";

export function requirement(check: Check, lessonWords: Messages["lessons"]): string {
  const words = lessonWords.check;
  const kind = kindOf(check);
  const value = check[kind];
  const number = Number(value);
  const text = String(value);
  const texts = Array.isArray(value) ? value.map(String) : [];
  const listed = texts.map(lessonWords.quoted).join(lessonWords.separator);
  const line = check.line === undefined ? null : String(check.line);
  const tasks = words.tasks(String(check.tasks ?? "*"));
  switch (kind) {
    case "ends":
      return words.ends[value as "well" | "error" | "deadlock"];
    case "within":
    case "takes":
    case "at_least":
      return words[kind](number);
    case "prints":
    case "prints_any_order":
      return texts.length === 0 ? words.printsNothing : words[kind](listed);
    case "cancelled":
    case "failed":
    case "order":
      return words[kind](listed);
    case "prints_line":
    case "never_prints":
      return words[kind](text);
    case "at_most":
      return line === null ? words.at_most(number, tasks) : words.at_most_line(number, line);
    case "together":
      return line === null ? words.together_tasks(number, tasks) : words.together(number, line);
    case "tasks_at_least":
      return words.tasks_at_least(number, tasks);
    default:
      return words[kind];
  }
}
