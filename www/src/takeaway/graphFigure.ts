/** The task graph as one picture: the cards where the page puts them, and the lines between them as they are at a step. Lengths are pixels. */
import type { State } from "../engine/types";
import { cardName, objectLine, taskLine } from "../graph/words";
import { activityOf } from "../model/graph/activity";
import { cardsOf, GROUP, isObject, type Card, type Cards, type Link } from "../model/graph/cards";
import { layout, type Box } from "../model/graph/layout";
import { ROWS } from "../model/graph/outline";
import { stateOf } from "../model/graph/spells";
import type { Drawn } from "../model/graph/view.svelte";
import type { Colours } from "../timeline/drawLook";
import type { Pen } from "../timeline/drawPen";
import type { Surroundings } from "./figure";

const PAD = 20;
const LINE = 19;

/** The colour of a line, by what it tells. */
const INKS: Record<string, string> = { spawns: "text", awaits: "waiting-ink", cancels: "cancelling-ink", waitsFor: "waiting-ink", cycle: "danger" };

export class GraphFigure {
  readonly width: number;
  readonly height: number;
  private readonly cards: Cards;
  private readonly boxes: ReadonlyMap<string, Box>;

  constructor(
    private readonly drawn: Drawn,
    /** What holds at the step that is shown. */
    private readonly state: State,
    private readonly style: Surroundings,
  ) {
    const isOpen = (_: string, members: number) => members <= GROUP;
    this.cards = cardsOf(drawn.graph, drawn.run.overview, drawn.outline, { all: false, isOpen, steps: null });
    this.boxes = layout(this.cards.cards);
    const all = [...this.boxes.values()];
    this.width = 2 * PAD + Math.max(0, ...all.map(({ x, width }) => x + width));
    this.height = 2 * PAD + Math.max(0, ...all.map(({ y, height }) => y + height));
  }

  draw(pen: Pen): void {
    pen.fillStyle = this.colour("surface-1");
    pen.fillRect(0, 0, this.width, this.height);
    pen.save();
    pen.translate(PAD, PAD);
    for (const link of this.cards.links) this.drawLink(pen, link);
    for (const card of this.cards.cards) this.drawCard(pen, card, this.boxes.get(card.key)!);
    pen.restore();
  }

  private colour(name: keyof Colours): string {
    return this.style.colours[name] ?? this.style.colours["text"]!;
  }

  private drawLink(pen: Pen, link: Link): void {
    const [from, to] = [this.boxes.get(link.from), this.boxes.get(link.to)];
    const activity = activityOf(link, this.drawn.graph.edges, this.state.event);
    if (!from || !to || (!link.tree && !activity)) return;
    const [left, right] = from.x <= to.x ? [from, to] : [to, from];
    const [x1, y1, x2, y2] = [left.x + left.width, left.y + 30, right.x, right.y + 30];
    const bend = Math.max(24, Math.abs(x2 - x1) / 2);
    const colour = activity ? this.colour(INKS[activity.kind] ?? "accent") : this.colour("line-strong");
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = activity ? 2.5 : 1.25;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
    pen.stroke();
    if (!activity?.towards) return;
    const atLeft = (activity.towards === "from") === (left === from);
    const [x, y, back] = atLeft ? [x1, y1, 9] : [x2, y2, -9];
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + back, y - 5);
    pen.lineTo(x + back, y + 5);
    pen.lineTo(x, y);
    pen.fill();
  }

  private drawCard(pen: Pen, card: Card, { x, y, width, height }: Box): void {
    const node = this.drawn.graph.nodes[card.nodes[0]!]!;
    const state = stateOf(node, this.state.event);
    pen.fillStyle = this.colour(state === "running" ? "accent-soft" : state === null ? "surface-2" : "surface-1");
    pen.strokeStyle = this.colour(state === "running" ? "accent" : "line-strong");
    pen.lineWidth = state === "running" ? 2 : 1;
    pen.beginPath();
    pen.roundRect(x, y, width, height, 8);
    pen.fill();
    pen.stroke();
    const line = (text: string, at: number, weight: string, size: number, colour: string, indent = 0) => {
      pen.font = `${weight}${size}px ${this.style.family}`;
      pen.fillStyle = this.colour(colour);
      pen.fillText(this.fitting(text, pen.font, width - 20 - indent), x + 10 + indent, y + at);
    };
    line(cardName(card, this.drawn, this.style.words), 17, "600 ", 13, state === null ? "muted" : "text");
    const task = card.task === null ? undefined : this.drawn.run.overview.tasks[card.task];
    if (card.kind === "task" && task) line(`${task.coro}(${node.arguments.join(", ")})`, 37, "", 12, "muted");
    card.rows.slice(0, ROWS).forEach(({ step, text }, i) => line(text, 62 + i * LINE, "", 12, "text", Math.min(step.depth, 3) * 10));
    if (card.rows.length > ROWS) line(this.style.words.graph.moreSteps(card.rows.length - ROWS), 62 + ROWS * LINE, "", 12, "muted");
    line(this.said(card), height - 14, "", 12, "muted");
  }

  /** What it does at the step that is shown. */
  private said(card: Card): string {
    const { words } = this.style;
    const node = this.drawn.graph.nodes[card.nodes[0]!]!;
    const nameOf = (task: number) => this.drawn.run.overview.tasks[task]?.name ?? "";
    if (card.kind === "task") return taskLine(this.state.tasks.find(({ id }) => id === card.task), words, nameOf);
    const object = isObject(node.kind) ? this.state.primitives.find(({ id }) => id === node.number) : undefined;
    if (object) return objectLine(object, words, nameOf);
    if (node.seconds !== null) return words.graph.allowed(node.seconds);
    return stateOf(node, this.state.event) === null ? words.graph.later : "";
  }

  private fitting(text: string, font: string, room: number): string {
    let shown = text;
    while (shown.length > 1 && this.style.measure(shown === text ? text : `${shown}…`, font) > room) shown = shown.slice(0, -1);
    return shown === text ? text : `${shown}…`;
  }
}
