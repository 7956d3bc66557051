/** What a key asks for in the graph. */
export type GraphCommand = "connect" | "inspect" | "remove" | "cancel" | "undo" | "redo" | "copy" | "paste" | "duplicate" | { dx: number; dy: number };

export interface Press {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** A card moves so far, in pixels; with Shift farther. */
const STEP = 16;
const FAR = 4;

const ARROWS: Record<string, { dx: number; dy: number }> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
};
const PLAIN: Record<string, GraphCommand> = { Enter: "connect", " ": "inspect", Delete: "remove", Backspace: "remove", Escape: "cancel" };
const HELD: Record<string, GraphCommand> = { z: "undo", y: "redo", c: "copy", v: "paste", d: "duplicate" };

export function graphCommandOf(press: Press): GraphCommand | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    const command = HELD[press.key.toLowerCase()];
    return command === "undo" && press.shiftKey ? "redo" : (command ?? null);
  }
  const arrow = ARROWS[press.key];
  const far = STEP * (press.shiftKey ? FAR : 1);
  return arrow ? { dx: arrow.dx * far, dy: arrow.dy * far } : (PLAIN[press.key] ?? null);
}
