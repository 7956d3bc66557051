/** What a card is called, and its state in words. */
import type { GraphNode, PrimitiveView, TaskAt } from "../engine/types";
import type { Messages } from "../i18n";
import { plain } from "../i18n/rich";
import type { Card } from "../model/graph/cards";
import type { Drawn } from "../model/graph/view.svelte";
import { waitedFor } from "../ui/describe";

/** The node's own name: a task's, a lock's; else what it is. */
export function nodeName(node: GraphNode, { run }: Drawn, words: Messages): string {
  if (node.kind === "task") return run.overview.tasks[node.number ?? -1]?.name ?? "";
  return node.name || callee(node, run.source) || words.graph.kinds[node.kind];
}

export function cardName(card: Card, drawn: Drawn, words: Messages): string {
  const node = drawn.graph.nodes[card.nodes[0]!]!;
  if (card.kind !== "group") return nodeName(node, drawn, words);
  return words.graph.group(drawn.run.overview.tasks[card.task ?? -1]?.coro ?? "", card.nodes.length);
}

/** How the text calls a join or a limit: `wait_for`, `timeout_at`. */
function callee({ kind, site }: GraphNode, source: string): string {
  if (kind !== "timeout" || !site) return "";
  return /^(?:\w+\.)*(\w+)\s*\(/.exec(source.slice(site.start, site.end))?.[1] ?? "";
}

/** What a task does, in as few words as a card has room for. */
export function taskLine(now: TaskAt | undefined, words: Messages, nameOf: (task: number) => string): string {
  if (!now) return words.graph.later;
  if (now.state === "done") return words.graph.returned(now.result ?? "None");
  if (now.result !== null) return now.result;
  if (now.wait && now.wait.until !== null) return `${words.states[now.state]} ${words.graph.until(now.wait.until)}`;
  if (now.wait) return `${words.states[now.state]}: ${plain(waitedFor({ ...now.wait, tasks: [] }, words, nameOf))}`;
  return words.states[now.state];
}

/** How a lock, a queue, … is. */
export function objectLine({ kind, value, limit, holders }: PrimitiveView, words: Messages, nameOf: (task: number) => string): string {
  const { loop } = words;
  switch (kind) {
    case "lock":
      return value === 0 ? loop.free : loop.locked(holders.map(nameOf).join(words.task.listSeparator));
    case "semaphore":
      return loop.permits(value, limit);
    case "event":
      return value > 0 ? loop.set : loop.unset;
    case "barrier":
      return loop.come(value, limit);
    case "queue":
      return loop.items(value, limit);
    default:
      return "";
  }
}
