import type { Component } from "svelte";
import type { Picture } from "../model/settings.svelte";

/** The parts of a playground that can be shown. The views draw a run; one of them at a time where there is little room. */
export const VIEWS = ["timeline", "graph", "loop", "console"] as const;
export type View = (typeof VIEWS)[number];

/** The views that stand side by side: of the two pictures of a run the one that is chosen, or both. */
export function arranged(views: readonly View[], picture: Picture): readonly View[] {
  const alone = !views.includes("timeline") || !views.includes("graph");
  return alone || picture === "both" ? views : views.filter((view) => view !== (picture === "graph" ? "timeline" : "graph"));
}

export type Pane = "code" | "controls" | View;
export const PANES: readonly Pane[] = ["code", "controls", ...VIEWS];

/** A view loads when it is first shown. */
export const LOADED: Record<View, () => Promise<{ default: Component }>> = {
  timeline: () => import("../timeline/Timeline.svelte"),
  graph: () => import("../graph/Graph.svelte"),
  loop: () => import("../loop/LoopPanel.svelte"),
  console: () => import("../console/Console.svelte"),
};
