/** What the reader sees of the graph: which groups are open, what was put where, what is picked. */
import type { Graph, Outline, PrimitiveView, TaskAt } from "../../engine/types";
import type { Playground } from "../playground.svelte";
import type { Settings } from "../settings.svelte";
import { difference } from "../text";
import { cardsOf, carried, GROUP, mover, type Card, type Link } from "./cards";
import { activityOf, type Activity } from "./activity";
import { GraphEdit } from "./edit.svelte";
import { layout, type Box, type Point } from "./layout";

/** A run with its graph and the outline of its text. */
export interface Drawn {
  run: NonNullable<Playground["run"]>;
  graph: Graph;
  outline: Outline | null;
}

/** What a node of the picture is made from: it may be of the run before, for a moment. */
export type CardData = { card: Card; drawn: Drawn };
/** The same of an edge; `back`: it leads from its link's end to its beginning. */
export type LinkData = { link: Link; back: boolean; drawn: Drawn };

/** Where cards were put, as it was before a change, and the text of that time. */
interface Before {
  text: string;
  moved: ReadonlyMap<string, Point>;
}

/** One for each playground: what the reader did to the graph outlives its being hidden. */
const views = new WeakMap<Playground, GraphView>();

export function graphViewOf(playground: Playground, settings: Settings): GraphView {
  const view = views.get(playground) ?? new GraphView(playground, settings);
  views.set(playground, view);
  return view;
}

export class GraphView {
  /** The newest run that is drawn. */
  drawn = $state.raw<Drawn | null>(null);
  /** Where the reader put cards. */
  moved = $state.raw<ReadonlyMap<string, Point>>(new Map());
  /** The cards that are picked; the last one is what the inspector tells of. */
  picks = $state.raw<readonly string[]>([]);
  /** Whether the cards show the tasks' steps; null: where there is room. */
  steps = $state<boolean | null>(null);
  private opened = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  readonly edit = new GraphEdit(this);
  private waiting: (() => void)[] = [];
  private past: Before[] = [];
  private future: Before[] = [];

  constructor(
    readonly playground: Playground,
    readonly settings: Settings,
  ) {}

  readonly cards = $derived.by(() => {
    if (!this.drawn) return null;
    const { graph, run, outline } = this.drawn;
    const isOpen = (group: string, members: number) => this.opened.get(group) ?? members <= GROUP;
    return cardsOf(graph, run.overview, outline, { all: this.settings.level === "internals", isOpen, steps: this.steps });
  });
  readonly byKey = $derived.by(() => new Map<string, Card>(this.cards?.cards.map((card) => [card.key, card])));
  readonly boxes = $derived.by((): ReadonlyMap<string, Box> => layout(this.cards?.cards ?? [], this.moved));
  readonly picked = $derived.by(() => this.byKey.get(this.picks.at(-1) ?? "") ?? null);

  /** The event that the graph shows: the one whose state is there. */
  readonly event = $derived.by(() => (this.shows ? (this.playground.state?.event ?? 0) : 0));
  private readonly shows = $derived.by(() => this.drawn !== null && this.drawn.run === this.playground.run);
  private readonly state = $derived.by(() => (this.shows ? this.playground.state : null));
  readonly now = $derived.by(() => new Map<number, TaskAt>(this.state?.tasks.map((task) => [task.id, task])));
  readonly objects = $derived.by(() => new Map<number, PrimitiveView>(this.state?.primitives.map((each) => [each.id, each])));
  /** The links of a deadlock's cycle, by the keys of their ends, once the run has ended in it. */
  readonly cycle = $derived.by(() => {
    const links = new Set<string>();
    if (!this.drawn || !this.cards) return links;
    const { graph: { cycle }, run: { overview } } = this.drawn;
    if (overview.end.kind !== "deadlock" || this.event + 1 < overview.events) return links;
    cycle.forEach((node, i) => {
      const [from, to] = [this.cards?.of[node]?.key, this.cards?.of[cycle[(i + 1) % cycle.length]!]?.key];
      links.add(`${from} ${to}`).add(`${to} ${from}`);
    });
    return links;
  });

  /** What two cards have to do with each other now. */
  activity({ link, drawn }: LinkData): Activity | null {
    return this.cycle.has(link.key) ? { kind: "cycle", towards: null } : activityOf(link, drawn.graph.edges, this.event);
  }

  /** Draws a run. What was put somewhere, opened or picked stays so, wherever its place in the text has gone. */
  draw(drawn: Drawn): void {
    const before = this.drawn?.run.source;
    if (before !== undefined && before !== drawn.run.source) this.carry(before, drawn.run.source);
    this.drawn = drawn;
    for (const resolve of this.waiting.splice(0)) resolve();
    const task = this.picked?.task;
    if (task != null) this.playground.selected = task;
  }

  /** When the newest run is drawn. */
  settled(): Promise<void> {
    if (this.shows) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private carry(before: string, after: string): void {
    const move = mover(difference(before, after));
    const along = <T>(map: ReadonlyMap<string, T>) => new Map([...map].map(([key, value]) => [carried(key, move), value]));
    this.moved = along(this.moved);
    this.opened = along(this.opened);
    this.picks = this.picks.map((key) => carried(key, move));
  }

  pick(key: string | null, more = false): void {
    const others = more ? this.picks.filter((pick) => pick !== key) : [];
    const off = more && key !== null && this.picks.includes(key);
    this.picks = key === null || off ? others : [...others, key];
    this.playground.selected = this.picked?.task ?? null;
  }

  /** The card of a task, or of its group. */
  cardOf(task: number): Card | null {
    return this.cards?.of[this.byTask.get(task) ?? -1] ?? null;
  }

  private readonly byTask = $derived.by(() => {
    const nodes = this.drawn?.graph.nodes ?? [];
    return new Map(nodes.flatMap(({ kind, number }, i) => (kind === "task" && number !== null ? [[number, i] as const] : [])));
  });

  /** The reader picked a task elsewhere. */
  follow(task: number | null): void {
    const card = task === null ? null : this.cardOf(task);
    if (card && card !== this.picked) this.picks = [card.key];
  }

  isOpen(group: string): boolean {
    return this.opened.get(group) ?? (this.cards?.groups.get(group) ?? 0) <= GROUP;
  }

  toggle(group: string): void {
    this.opened = new Map(this.opened).set(group, !this.isOpen(group));
  }

  /** Puts cards somewhere. */
  put(points: ReadonlyMap<string, Point>): void {
    this.remember();
    this.moved = new Map([...this.moved, ...points]);
  }

  /** Everything goes to its own place. */
  tidy(): void {
    if (this.moved.size === 0) return;
    this.remember();
    this.moved = new Map();
  }

  private remember(): void {
    this.past.push({ text: this.playground.text, moved: this.moved });
    this.future = [];
  }

  /** Takes back the last step, or makes it again: where cards were put, or what was done to the text. */
  travel(way: "undo" | "redo"): void {
    const [from, to] = way === "undo" ? [this.past, this.future] : [this.future, this.past];
    if (!this.exchange(from, to)) this.playground.travel(way);
  }

  private exchange(from: Before[], to: Before[]): boolean {
    const text = this.playground.text;
    if (from.at(-1)?.text !== text) return false;
    to.push({ text, moved: this.moved });
    this.moved = from.pop()!.moved;
    return true;
  }
}
