/** The timeline of a whole run as one picture: lanes with their names, an axis, arrows, and what the bars mean. Lengths are pixels. */
import type { Columns, Overview, TaskView } from "../engine/types";
import type { Messages } from "../i18n";
import { seconds } from "../i18n/format";
import { Axis, instantsOf } from "../model/axis";
import type { Axis as AxisKind } from "../model/settings.svelte";
import { ARROW_KINDS, NONE } from "../model/states";
import { boxesOf, ticks } from "../timeline/draw";
import { INKS } from "../timeline/drawArrows";
import { paint, type Row } from "../timeline/drawLanes";
import { STYLES, type Colours, type Fills } from "../timeline/drawLook";
import type { Pen } from "../timeline/drawPen";
import { isEnd, lanesOf, type Lane, type Look } from "../timeline/lanes";
import { barLook, laneName } from "../timeline/names";

/** Of the plot; by steps it is wider when there are many. */
const WIDTH = 960;
const COLUMN = 14;
const WIDEST = 12_000;
const LANE = 28;
const AXIS = 26;
const PAD = 16;
/** Room at the plot's ends, for what stands at the first and the last moment. */
const MARGIN = 12;
/** The names' column, at most. */
const NAMES = 260;
/** A picture with more lanes than this is no longer one. */
const MOST_LANES = 200;
const MOST_ARROWS = 400;

export interface Subject {
  overview: Overview;
  columns: Columns;
  /** Those that have a lane. */
  tasks: readonly TaskView[];
  /** The events at which a step ends. */
  stops: Uint32Array;
  title: string;
  across: AxisKind;
  arrows: boolean;
}

/** How things look: the words, the colours, the family of the letters, the width of a text. */
export interface Surroundings {
  words: Messages;
  colours: Colours;
  family: string;
  measure: (text: string, font: string) => number;
}

export class Figure {
  readonly width: number;
  readonly height: number;
  private readonly lanes: readonly Lane[];
  private readonly left: number;
  private readonly axis: Axis;
  private readonly legend: readonly { look: keyof typeof STYLES; x: number; y: number }[];
  private readonly hidden: number;

  constructor(
    private readonly subject: Subject,
    private readonly style: Surroundings,
  ) {
    const { overview, columns } = subject;
    const all = lanesOf(overview, columns, subject.tasks);
    this.lanes = all.slice(0, MOST_LANES);
    this.hidden = all.length - this.lanes.length;
    const names = this.lanes.map((lane) => this.nameWidth(lane));
    this.left = PAD + Math.min(NAMES, Math.max(60, ...names)) + 12;
    this.axis = axisOf(subject);
    this.width = Math.ceil(this.left + this.axis.width + 2 * MARGIN + PAD);
    this.legend = this.placeLegend();
    this.height = this.bottom + (this.legend.at(-1)?.y ?? 0) + LANE + PAD;
  }

  private get top(): number {
    return PAD + 24 + AXIS;
  }
  private get bottom(): number {
    return this.top + this.lanes.length * LANE + (this.hidden > 0 ? LANE : 0) + 12;
  }

  private nameWidth(lane: Lane): number {
    return 12 * Math.min(6, lane.depth) + this.style.measure(this.nameOf(lane), this.bold(12.5));
  }
  /** A task has its coroutine's name beside its own. */
  private nameOf(lane: Lane): string {
    const name = laneName(lane, this.style.words);
    return lane.task && lane.task.coro !== name ? `${name} ${lane.task.coro}` : name;
  }
  private plain(size: number): string {
    return `${size}px ${this.style.family}`;
  }
  private bold(size: number): string {
    return `600 ${size}px ${this.style.family}`;
  }

  draw(pen: Pen, fills: Fills): void {
    const { colours, words } = this.style;
    pen.textBaseline = "middle";
    pen.fillStyle = colours["surface-1"]!;
    pen.fillRect(0, 0, this.width, this.height);
    this.write(pen, this.subject.title, this.bold(15), "text", PAD, PAD + 8);
    const marks = this.drawAxis(pen);
    this.lanes.forEach((lane, i) => this.drawName(pen, lane, this.top + (i + 0.5) * LANE));
    if (this.hidden > 0) this.write(pen, words.share.folded(this.hidden), this.plain(12), "muted", PAD, this.top + (this.lanes.length + 0.5) * LANE);
    pen.save();
    pen.translate(this.left, this.top);
    const sight = { from: -MARGIN, to: this.axis.width + MARGIN };
    const rows = this.lanes.map((lane, i): Row => {
      const { bars, last } = lane;
      return { lane, y: i * LANE, boxes: boxesOf(lane, this.axis, sight), end: last < 0 ? null : this.axis.ofEdge(bars.from[last]!, bars.start[last]!) };
    });
    const label = (lane: Lane, bar: number) => barLook(lane, bar, words, (task) => this.subject.overview.tasks[task ?? -1]?.name ?? "");
    const plot = { width: this.axis.width + 2 * MARGIN, height: this.lanes.length * LANE };
    paint(pen, { rows, ...plot, left: -MARGIN, lane: LANE, bar: LANE - 11, rules: marks, font: this.plain(11), label }, colours, fills);
    pen.translate(MARGIN, 0);
    if (this.subject.arrows) this.drawArrows(pen);
    pen.restore();
    this.drawLegend(pen, fills);
  }

  private write(pen: Pen, text: string, font: string, colour: string, x: number, y: number): void {
    pen.font = font;
    pen.fillStyle = this.style.colours[colour]!;
    pen.fillText(text, x, y);
  }

  private drawName(pen: Pen, lane: Lane, y: number): void {
    const x = PAD + 12 * Math.min(6, lane.depth);
    const font = lane.task ? this.bold(12.5) : this.plain(12.5);
    const name = this.nameOf(lane);
    const room = this.left - 12 - x;
    let text = name;
    // Cut where it is too long.
    while (text.length > 1 && this.style.measure(text === name ? text : `${text}…`, font) > room) text = text.slice(0, -1);
    this.write(pen, text === name ? text : `${text}…`, font, lane.task ? "text" : "muted", x, y);
  }

  /** Returns where the axis has its marks. */
  private drawAxis(pen: Pen): number[] {
    const bySteps = this.subject.across === "steps";
    const scale = this.axis.width / Math.max(1e-9, this.end);
    const marks = ticks({ from: 0, to: this.end }, 80 / scale).filter((value) => !bySteps || (value > 0 && Number.isInteger(value)));
    return marks.map((value) => {
      const x = bySteps ? (value - 0.5) * scale : value * scale;
      const text = bySteps ? seconds(value) : this.style.words.timeline.secondsOf(value);
      const width = this.style.measure(text, this.plain(11));
      this.write(pen, text, this.plain(11), "muted", this.left + MARGIN + x - width / 2, this.top - 12);
      return x;
    });
  }

  /** Where the axis ends: in seconds, or in steps. */
  private get end(): number {
    return this.subject.across === "steps" ? this.subject.stops.length : (this.subject.columns.time.at(-1) ?? 0);
  }

  private drawArrows(pen: Pen): void {
    const { columns, overview } = this.subject;
    const rows = new Map(this.lanes.map(({ task, thread }, i) => [task?.id ?? (thread ? overview.tasks.length + thread.id : NONE), (i + 0.5) * LANE]));
    const count = columns.arrowKind.length;
    if (count > MOST_ARROWS) return;
    for (let i = 0; i < count; i++) {
      const from = rows.get(columns.arrowSource[i]!);
      const to = rows.get(columns.arrowTarget[i]!);
      if (from === undefined || to === undefined || from === to) continue;
      const { ink, dash } = INKS[ARROW_KINDS[columns.arrowKind[i]!]!];
      this.drawArrow(pen, this.axis.ofEvent(columns.arrowFrom[i]!), from, this.axis.ofEvent(columns.arrowTo[i]!), to, this.style.colours[ink]!, dash);
    }
  }

  private drawArrow(pen: Pen, x1: number, y1: number, x2: number, y2: number, colour: string, dash: string): void {
    const down = y2 > y1 ? 1 : -1;
    const bend = Math.min(14, Math.abs(y2 - y1) / 3) * down;
    const away = x2 - x1 < 4 ? 10 : 0;
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = 1.5;
    pen.setLineDash(dash === "none" ? [] : dash.split(" ").map(Number));
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.bezierCurveTo(x1 + away, y1 + bend, x2 + away, y2 - 2 * bend, x2, y2);
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    pen.moveTo(x2, y2);
    pen.lineTo(x2 - 4, y2 - 7 * down);
    pen.lineTo(x2 + 4, y2 - 7 * down);
    pen.lineTo(x2, y2);
    pen.fill();
  }

  /** The looks that there are, one beside the other, in as many rows as they need. */
  private placeLegend(): { look: keyof typeof STYLES; x: number; y: number }[] {
    const found = new Set<Look>(this.lanes.flatMap(({ bars, low, high }) => Array.from({ length: high - low }, (_, i) => bars.look(low + i))));
    const looks = (Object.keys(STYLES) as (keyof typeof STYLES)[]).filter((look) => found.has(look) && !isEnd(look));
    let x = PAD;
    let y = 0;
    return looks.map((look) => {
      const width = 34 + this.style.measure(this.style.words.timeline.looks[look], this.plain(12)) + 18;
      if (x > PAD && x + width > this.width - PAD) [x, y] = [PAD, y + 22];
      const place = { look, x, y };
      x += width;
      return place;
    });
  }

  private drawLegend(pen: Pen, fills: Fills): void {
    for (const { look, x, y } of this.legend) {
      const middle = this.bottom + y + LANE / 2;
      pen.fillStyle = fills.of(look);
      pen.strokeStyle = this.style.colours[STYLES[look].ink]!;
      pen.lineWidth = 1;
      pen.beginPath();
      // As thin as it is on its lane.
      if (look === "idle") pen.roundRect(x, middle - 1, 27, 2, 0.5);
      else pen.roundRect(x + 0.5, middle - 6.5, 26, 13, 2.5);
      pen.fill();
      pen.stroke();
      this.write(pen, this.style.words.timeline.looks[look], this.plain(12), "text", x + 34, middle);
    }
  }
}

/** The whole run from end to end, with no time folded. */
function axisOf({ columns, stops, across }: Subject): Axis {
  const { time } = columns;
  const end = time.at(-1) ?? 0;
  if (across === "steps" || end === 0) {
    const column = Math.min(Math.max(COLUMN, WIDTH / Math.max(1, stops.length)), WIDEST / Math.max(1, stops.length));
    const instants = { time: Float64Array.of(0), first: Uint32Array.of(0, time.length) };
    return new Axis({ times: new Float64Array(time.length), stops, instants, whole: true }, { perSecond: 0, column, fold: null, open: () => true });
  }
  return new Axis({ times: time, stops, instants: instantsOf(time), whole: false }, { perSecond: WIDTH / end, column: 0, fold: null, open: null });
}
