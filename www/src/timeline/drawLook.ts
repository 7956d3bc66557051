/** What each state looks like: a fill, an ink, and a texture of its own, so that none is told by colour alone. */
import type { Look } from "./lanes";

/** Colours by their names in `page.css`, without the dashes. */
export type Colours = Readonly<Record<string, string>>;

interface Style {
  fill: string;
  ink: string;
  /** Strokes on a tile, as a path; `weight` is their width. */
  texture?: { size: number; path: string; weight: number };
}

/** Strokes that go on seamlessly from tile to tile. */
const DOWN = "M-2 6L6 -2M2 10L10 2";
const UP = "M-2 2L6 10M2 -2L10 6";

export const STYLES: Record<Exclude<Look, "done" | "failed" | "cancelled">, Style> = {
  ready: { fill: "ready-fill", ink: "ready-ink", texture: { size: 5, path: "M2 2.5h1", weight: 1.4 } },
  running: { fill: "running-fill", ink: "running-ink" },
  sleeping: { fill: "sleeping-fill", ink: "sleeping-ink" },
  waitTask: { fill: "waiting-fill", ink: "waiting-ink", texture: { size: 8, path: DOWN, weight: 0.9 } },
  waitFuture: { fill: "waiting-fill", ink: "waiting-ink", texture: { size: 8, path: "M2.5 4h3M4 2.5v3", weight: 0.9 } },
  waitLock: { fill: "waiting-fill", ink: "waiting-ink", texture: { size: 8, path: "M4 -1v10", weight: 0.9 } },
  waitQueue: { fill: "waiting-fill", ink: "waiting-ink", texture: { size: 8, path: "M-1 4h10", weight: 0.9 } },
  waitThread: { fill: "waiting-fill", ink: "waiting-ink", texture: { size: 8, path: "M0 6L4 2L8 6", weight: 0.9 } },
  blocked: { fill: "blocked-fill", ink: "blocked-ink", texture: { size: 8, path: `${DOWN}${UP}`, weight: 0.9 } },
  cancelling: { fill: "cancelling-fill", ink: "cancelling-ink", texture: { size: 8, path: UP, weight: 2 } },
  idle: { fill: "surface-1", ink: "line" },
  held: { fill: "blocked-fill", ink: "blocked-ink", texture: { size: 8, path: `${DOWN}${UP}`, weight: 1.3 } },
  step: { fill: "accent-soft", ink: "running-ink" },
  wakeup: { fill: "accent-soft", ink: "running-ink" },
  callback: { fill: "surface-2", ink: "line-strong" },
  timer: { fill: "ready-fill", ink: "ready-ink" },
  thread: { fill: "waiting-fill", ink: "waiting-ink" },
};

/** Every name of a colour that is drawn with. */
export const COLOURS: readonly string[] = [
  ...new Set(Object.values(STYLES).flatMap(({ fill, ink }) => [fill, ink])),
  "text", "muted", "on-accent", "surface-0", "good", "danger", "accent",
];

/** What a bar is filled with, by its look. */
export interface Fills {
  of(look: keyof typeof STYLES): string | CanvasPattern;
}

/** Those for a canvas, made once for a set of colours. */
export class CanvasFills implements Fills {
  private readonly made = new Map<Look, string | CanvasPattern>();

  constructor(
    private readonly colours: Colours,
    private readonly density: number,
  ) {}

  of(look: keyof typeof STYLES): string | CanvasPattern {
    let fill = this.made.get(look);
    if (fill === undefined) this.made.set(look, (fill = this.make(look)));
    return fill;
  }

  private make(look: keyof typeof STYLES): string | CanvasPattern {
    const { fill, ink, texture } = STYLES[look];
    const plain = this.colours[fill] ?? "#888";
    if (!texture) return plain;
    const pixels = Math.round(texture.size * this.density);
    const tile = new OffscreenCanvas(pixels, pixels);
    const on = tile.getContext("2d");
    if (!on) return plain;
    on.fillStyle = plain;
    on.fillRect(0, 0, pixels, pixels);
    on.scale(pixels / texture.size, pixels / texture.size);
    on.strokeStyle = this.colours[ink] ?? "#444";
    on.lineWidth = texture.weight;
    on.stroke(new Path2D(texture.path));
    const pattern = on.createPattern(tile, "repeat");
    pattern?.setTransform(new DOMMatrix().scale(texture.size / pixels));
    return pattern ?? plain;
  }
}
