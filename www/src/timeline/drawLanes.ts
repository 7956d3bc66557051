/** Paints lanes on a canvas, or into a file. Lengths are CSS pixels. */
import type { Box } from "./draw";
import { STYLES, type Colours, type Fills } from "./drawLook";
import type { Pen } from "./drawPen";
import { isEnd, type Lane, type Look } from "./lanes";

/** A lane in its place. */
export interface Row {
  lane: Lane;
  y: number;
  boxes: readonly Box[];
  /** Where its task ended, if it did. */
  end: number | null;
}

export interface Painting {
  rows: readonly Row[];
  width: number;
  height: number;
  /** What is scrolled out to the left. */
  left: number;
  /** Heights of a lane, and of a bar in it. */
  lane: number;
  bar: number;
  /** Places of the grid's lines. */
  rules: readonly number[];
  font: string;
  label(lane: Lane, bar: number): string;
}

export function paint(context: Pen, painting: Painting, colours: Colours, fills: Fills): void {
  const { rows, width, height, lane, rules, left } = painting;
  context.font = painting.font;
  context.textBaseline = "middle";
  context.strokeStyle = colours["line"]!;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  for (const x of rules) {
    context.moveTo(Math.round(x - left) + 0.5, 0);
    context.lineTo(Math.round(x - left) + 0.5, height);
  }
  context.stroke();
  context.setLineDash([]);
  for (const row of rows) {
    context.fillStyle = colours[row.lane.key === "loop" ? "line" : "surface-2"]!;
    context.fillRect(0, row.y + lane - 1, width, 1);
    for (const box of row.boxes) paintBox(context, painting, row, box, colours, fills);
    if (row.end !== null) paintEnd(context, row.lane.bars.look(row.lane.last), row.end - left, row.y + lane / 2, colours);
  }
}

function paintBox(context: Pen, painting: Painting, row: Row, { bar, x, width }: Box, colours: Colours, fills: Fills): void {
  const look = row.lane.bars.look(bar);
  if (isEnd(look)) return;
  const style = STYLES[look as keyof typeof STYLES];
  const idle = look === "idle";
  const height = idle ? 2 : painting.bar;
  const top = row.y + (painting.lane - height) / 2;
  // What reaches far out of sight is cut: no pixel of it is lost, and no number gets too large.
  const from = Math.max(x - painting.left, -20);
  const to = Math.min(x + width - painting.left, painting.width + 20);
  if (to <= from) return;
  context.fillStyle = idle ? colours["line-strong"]! : fills.of(look as keyof typeof STYLES);
  context.strokeStyle = colours[style.ink]!;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(from + 0.5, top + 0.5, Math.max(1, to - from - 1), height - 1, to - from > 6 ? 2.5 : 0.5);
  context.fill();
  if (idle) return;
  context.stroke();
  const room = to - Math.max(from, 0) - 12;
  if (room < 18) return;
  const text = fitting(context, painting.label(row.lane, bar), room);
  if (!text) return;
  const left = Math.max(from, 0) + 6;
  const middle = row.y + painting.lane / 2 + 0.5;
  context.lineJoin = "round";
  if (look === "running") {
    context.fillStyle = colours["on-accent"]!;
  } else {
    context.strokeStyle = colours[style.fill]!;
    context.lineWidth = 4;
    context.strokeText(text, left, middle);
    context.fillStyle = colours["text"]!;
  }
  context.fillText(text, left, middle);
}

/** As much of a label as there is room for: all, its first part, or nothing. */
function fitting(context: Pen, label: string, room: number): string {
  if (context.measureText(label).width <= room) return label;
  const first = label.split(" · ")[0]!;
  return first !== label && context.measureText(first).width <= room ? first : "";
}

/** Lines, each as the x and the y of its points. */
const MARKS: Record<string, { colour: string; lines: readonly (readonly number[])[] }> = {
  done: { colour: "good", lines: [[-3, 0.2, -1, 2.4, 3, -2.2]] },
  failed: { colour: "danger", lines: [[-2.6, -2.6, 2.6, 2.6], [2.6, -2.6, -2.6, 2.6]] },
  cancelled: { colour: "cancelling-ink", lines: [[-3, 3, 3, -3]] },
};

/** The mark at a task's end. */
function paintEnd(context: Pen, look: Look, x: number, y: number, colours: Colours): void {
  const mark = MARKS[look];
  if (!mark || x < -20) return;
  context.save();
  context.translate(x, y);
  context.beginPath();
  context.arc(0, 0, 6.5, 0, 2 * Math.PI);
  context.fillStyle = colours["surface-1"]!;
  context.fill();
  context.strokeStyle = colours[mark.colour]!;
  context.lineWidth = 1.5;
  context.stroke();
  context.lineWidth = 1.8;
  context.lineCap = "round";
  context.beginPath();
  for (const [x, y, ...rest] of mark.lines) {
    context.moveTo(x!, y!);
    for (let i = 0; i < rest.length; i += 2) context.lineTo(rest[i]!, rest[i + 1]!);
  }
  context.stroke();
  context.restore();
}
