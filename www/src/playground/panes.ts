/** The parts of a playground that can be shown. The views draw a run; one of them at a time where there is little room. */
import type { Component } from "svelte";

export const VIEWS = ["timeline", "loop", "console"] as const;
export type View = (typeof VIEWS)[number];
export type Pane = "code" | "controls" | View;
export const PANES: readonly Pane[] = ["code", "controls", ...VIEWS];

/** A view loads when it is first shown. */
export const LOADED: Record<View, () => Promise<{ default: Component }>> = {
  timeline: () => import("../timeline/Timeline.svelte"),
  loop: () => import("../loop/LoopPanel.svelte"),
  console: () => import("../console/Console.svelte"),
};
