/** A task's state in words: what it does, for what, since when. */
import type { TaskAt, WaitView } from "../engine/types";
import type { Messages } from "../i18n";
import { plain, type Rich } from "../i18n/rich";

/** The tasks that a wait names at most. */
const NAMED = 5;

export function waitedFor(wait: WaitView, words: Messages, nameOf: (task: number) => string): Rich {
  const what = words.waits[wait.kind]?.(wait.label, wait.call ?? "") ?? [wait.label];
  if (wait.tasks.length === 0 || wait.kind === "task") return what;
  const names = wait.tasks.slice(0, NAMED).map(nameOf).join(words.task.listSeparator);
  return [...what, ` (${names}${wait.tasks.length > NAMED ? "…" : ""})`];
}

export function describe(now: TaskAt, words: Messages, nameOf: (task: number) => string): string {
  const { wait, result } = now;
  const parts = [words.states[now.state]];
  if (wait) parts.push(`${words.task.for} ${plain(waitedFor(wait, words, nameOf))}`);
  if (wait && wait.until !== null) parts.push(words.task.until(wait.until));
  parts.push(result === null ? words.task.since(now.since) : words.task.at(now.since));
  if (result !== null) parts.push(`${words.task.result} ${result}`);
  return parts.join(" · ");
}
