/** What stands in the graph: a card for each node of a run's graph, but for those that a closed group stands for. */
import type { Graph, GraphNode, GraphNodeKind, Outline, Overview, Range } from "../../engine/types";
import { isCleanup } from "../tasks";
import { coroutineOf, rowsOf, type Row } from "./outline";

export type CardKind = GraphNodeKind | "group";

export interface Card {
  /** The same from run to run and from edit to edit, as long as what it stands for is the same. */
  key: string;
  kind: CardKind;
  /** The nodes of the graph that it stands for: one, or a group's. */
  nodes: number[];
  /** The card behind which it stands. */
  parent: string | null;
  /** The first node's task. */
  task: number | null;
  /** Tasks made at one place of the text belong to a group, open or closed. */
  group: string | null;
  rows: readonly Row[];
}

/** Who concerns whom: all that two cards have to do with each other. */
export interface Link {
  key: string;
  from: string;
  to: string;
  /** One stands behind the other: it is always seen. */
  tree: boolean;
  /** The edges of the graph, each from `from` to `to` or the other way round. */
  edges: { edge: number; back: boolean }[];
}

export interface Cards {
  cards: readonly Card[];
  links: readonly Link[];
  /** By node: its card. */
  of: readonly (Card | null)[];
  /** The tasks' steps are shown. */
  detailed: boolean;
  /** The groups, with how many tasks each has. */
  groups: ReadonlyMap<string, number>;
}

/** A larger group is closed unless it is opened. */
export const GROUP = 6;

/** The key of a place that is not in the text. */
const NOWHERE = "-";

export function keyOf({ kind, site, nth, number }: GraphNode): string {
  return site ? `${kind}:${site.start}:${nth}` : `${kind}:${NOWHERE}:${number ?? nth}`;
}

/** A key after an edit: its place moves with the text. */
export function carried(key: string, move: (place: number) => number): string {
  const [kind, place, nth] = key.split(":");
  return place === NOWHERE || place === undefined ? key : `${kind}:${move(Number(place))}:${nth}`;
}

/** Where a place of a text goes when a stretch of it is replaced. */
export function mover({ from, to, insert }: { from: number; to: number; insert: string }): (place: number) => number {
  return (place) => (place <= from ? place : place >= to ? place + insert.length - (to - from) : from);
}

function siteOf(site: Range): string {
  return `group:${site.start}:0`;
}

/** The group of each task that has one. */
function groupsOf(nodes: readonly GraphNode[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  nodes.forEach((node, i) => {
    if (node.kind !== "task" || !node.site || node.parent === null) return;
    const key = siteOf(node.site);
    const members = groups.get(key);
    if (members) members.push(i);
    else groups.set(key, [i]);
  });
  for (const [key, members] of groups) if (members.length < 2) groups.delete(key);
  return groups;
}

/** With more tasks than this to be seen the cards show no steps unless they are asked to. */
const DETAILED = 8;

interface Options {
  /** What asyncio makes for itself at the end is shown too. */
  all: boolean;
  isOpen: (group: string, members: number) => boolean;
  /** Whether the tasks' steps are shown; null: where there is room. */
  steps: boolean | null;
}

export function cardsOf(graph: Graph, overview: Overview, outline: Outline | null, { all, isOpen, steps }: Options): Cards {
  const { nodes } = graph;
  const groups = groupsOf(nodes);
  const cards: Card[] = [];
  const of: (Card | null)[] = new Array(nodes.length).fill(null);
  const closed = new Map<number, string>();
  const openGroup = new Map<number, string>();
  for (const [key, members] of groups) {
    for (const member of members) (isOpen(key, members.length) ? openGroup : closed).set(member, key);
  }
  const made = new Map<string, Card>();
  const keys = new Set<string>();

  const card = (wanted: string, kind: CardKind, node: number, parent: string | null): Card => {
    let key = wanted;
    while (keys.has(key)) key += ":";
    keys.add(key);
    const { number } = nodes[node]!;
    const task = kind === "task" || kind === "group" ? number : null;
    const rows = kind === "task" && outline ? rowsOf(coroutineOf(outline, nodes[node]!, overview.tasks[number!])) : [];
    const found: Card = { key, kind, nodes: [node], parent, task, group: openGroup.get(node) ?? closed.get(node) ?? null, rows };
    cards.push(found);
    return found;
  };

  const seen = new Set<number>();
  /** A node's card; its parent's comes first. Parents that go round would be a mistake of the engine's: they end here. */
  const place = (i: number): Card | null => {
    if (of[i] || seen.has(i)) return of[i] ?? null;
    seen.add(i);
    const node = nodes[i]!;
    const task = node.kind === "task" ? overview.tasks[node.number ?? -1] : undefined;
    // What comes later than the run is known is not there.
    if ((!all && task && isCleanup(task)) || node.spells[0]!.from >= overview.events) return null;
    let above = node.parent;
    while (above !== null && !place(above)) above = nodes[above]!.parent;
    const parent = above === null ? null : place(above);
    const group = closed.get(i);
    // What belongs to a task of a closed group is within it; what all can use stands on its own.
    if (parent?.kind === "group" && node.kind !== "task") return (of[i] = parent);
    if (group === undefined) return (of[i] = card(keyOf(node), node.kind, i, parent?.key ?? null));
    const known = made.get(group);
    if (known) {
      known.nodes.push(i);
      return (of[i] = known);
    }
    const found = card(group, "group", i, parent?.key ?? null);
    made.set(group, found);
    return (of[i] = found);
  };
  nodes.forEach((_, i) => place(i));
  const detailed = steps ?? cards.filter(({ kind }) => kind === "task").length <= DETAILED;
  if (!detailed) for (const card of cards) card.rows = [];
  return { cards, detailed, links: linksOf(graph, of), of, groups: new Map([...groups].map(([key, members]) => [key, members.length])) };
}

function linksOf(graph: Graph, of: readonly (Card | null)[]): Link[] {
  const links = new Map<string, Link>();
  const link = (from: Card, to: Card) => {
    const there = links.get(`${from.key} ${to.key}`);
    if (there) return { found: there, back: false };
    const other = links.get(`${to.key} ${from.key}`);
    if (other) return { found: other, back: true };
    const key = `${from.key} ${to.key}`;
    const found: Link = { key, from: from.key, to: to.key, tree: false, edges: [] };
    links.set(key, found);
    return { found, back: false };
  };
  graph.nodes.forEach((node, i) => {
    const [child, parent] = [of[i], node.parent === null ? null : of[node.parent]];
    if (child && parent && child !== parent && isBehind(child.kind)) link(parent, child).found.tree = true;
  });
  graph.edges.forEach(({ from, to }, edge) => {
    const [a, b] = [of[from], of[to]];
    if (!a || !b || a === b) return;
    const { found, back } = link(a, b);
    found.edges.push({ edge, back });
  });
  // Who made a task that stands behind its maker's join: that can be seen.
  return [...links.values()].filter(({ tree, edges }) => tree || edges.some(({ edge }) => graph.edges[edge]!.kind !== "spawns"));
}

/** What tasks meet at belongs to none of them. */
export function isObject(kind: CardKind): boolean {
  return ["lock", "semaphore", "event", "condition", "barrier", "queue"].includes(kind);
}

function isBehind(kind: CardKind): boolean {
  return !isObject(kind) && kind !== "cancelTimer";
}
