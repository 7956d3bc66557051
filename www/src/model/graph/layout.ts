/** Where the cards stand: in columns from left to right, each behind its parent, the children in the order of the program. */
import { isObject, type Card, type CardKind } from "./cards";
import { ROWS } from "./outline";

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** Between columns, and between cards of one column. */
const ACROSS = 64;
const DOWN = 16;
const HEAD = 54;
const ROW = 19;

export const WIDTHS: Record<"task" | "small", number> = { task: 216, small: 148 };

export function widthOf(kind: CardKind): number {
  return kind === "task" || kind === "group" ? WIDTHS.task : WIDTHS.small;
}

/** The least height that a card needs: it does not change while the reader steps. */
export function heightOf({ kind, rows }: Card): number {
  if (kind !== "task" && kind !== "group") return 52;
  const lines = kind === "group" ? 3 : Math.min(rows.length, ROWS) + (rows.length > ROWS ? 1 : 0);
  return HEAD + 24 + lines * ROW + (lines > 0 ? 9 : 0);
}

/**
 * A place for each card, by its key. A card stands level with its parent's top, or below its elder brother: so what comes later
 * in the program moves nothing that comes before it. Cards that the reader put somewhere stay there.
 */
export function layout(cards: readonly Card[], moved: ReadonlyMap<string, Point> = new Map()): Map<string, Box> {
  const children = new Map<string | null, Card[]>();
  const known = new Set(cards.map(({ key }) => key));
  for (const card of cards.filter(({ kind }) => isTree(kind))) {
    const parent = card.parent !== null && known.has(card.parent) ? card.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(card);
    else children.set(parent, [card]);
  }
  const boxes = new Map<string, Box>();
  const columns: number[] = [];
  const depths = new Map<string, number>();

  const place = (card: Card, depth: number, y: number): number => {
    const [width, height] = [widthOf(card.kind), heightOf(card)];
    boxes.set(card.key, { x: 0, y, width, height });
    depths.set(card.key, depth);
    columns[depth] = Math.max(columns[depth] ?? 0, width);
    let below = y;
    for (const child of children.get(card.key) ?? []) below = place(child, depth + 1, below) + DOWN;
    return Math.max(y + height, below - DOWN);
  };
  let below = 0;
  for (const root of children.get(null) ?? []) below = place(root, 0, below) + 2 * DOWN;

  const lefts: number[] = [];
  let right = 0;
  for (const width of columns) {
    lefts.push(right);
    right += width + ACROSS;
  }
  for (const [key, box] of boxes) box.x = lefts[depths.get(key)!] ?? 0;

  placeOthers(cards, boxes, right);
  for (const [key, point] of moved) {
    const box = boxes.get(key);
    if (box) Object.assign(box, point);
  }
  return boxes;
}

function isTree(kind: CardKind): boolean {
  return !isObject(kind) && kind !== "cancelTimer";
}

/** What tasks meet at stands behind them all, in the order in which it was made; so do the timers that cancel. */
function placeOthers(cards: readonly Card[], boxes: Map<string, Box>, x: number): void {
  let y = 0;
  for (const card of cards.filter(({ kind }) => !isTree(kind))) {
    const height = heightOf(card);
    boxes.set(card.key, { x, y, width: widthOf(card.kind), height });
    y += height + DOWN;
  }
}
