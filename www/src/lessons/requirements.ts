/** What a check asks for, in the words in which its result will be told. */
import type { Messages } from "../i18n";
import type { PhraseKind } from "../engine/types";
import { word, type Rich } from "../i18n/rich";
import type { Check } from "../model/lesson";
import { kindOf, type CheckKind } from "./checks";

const PHRASES: Record<Exclude<CheckKind, "at_most" | "together">, PhraseKind> = {
  ends: "asked:ends",
  within: "asked:within",
  takes: "asked:takes",
  at_least: "asked:atLeast",
  prints: "asked:prints",
  prints_any_order: "asked:printsAnyOrder",
  prints_line: "asked:printsLine",
  never_prints: "asked:neverPrints",
  order: "asked:order",
  tasks_at_least: "asked:tasksAtLeast",
  all_done: "asked:allDone",
  cancelled: "asked:cancelled",
  failed: "asked:failed",
  none_failed: "asked:noneFailed",
  none_cancelled: "asked:noneCancelled",
  never_blocked: "asked:neverBlocked",
  no_warnings: "asked:noWarnings",
};

export function requirement(check: Check, phrases: Messages["question"]): Rich {
  const kind = kindOf(check);
  const value = check[kind];
  const values = value === true ? [] : [value].flat().map(String);
  const companion = check.line ?? check.tasks;
  const args = [...values, ...(companion === undefined ? [] : [String(companion)])].map(word);
  return phrases[phraseOf(kind, check)](...args);
}

function phraseOf(kind: CheckKind, { line }: Check): PhraseKind {
  if (kind === "at_most") return line === undefined ? "asked:atMostTasks" : "asked:atMostAt";
  if (kind === "together") return line === undefined ? "asked:togetherTasks" : "asked:togetherAt";
  return PHRASES[kind];
}
