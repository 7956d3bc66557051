/** What a key asks of the timeline when it has the focus. */
export type Command =
  | "previous" | "next" | "above" | "below" | "first" | "last" | "go" | "drag" | "open"
  | "zoomIn" | "zoomOut" | "fit" | "panLeft" | "panRight" | "selectFrom" | "selectTo" | "clear";

const PLAIN: Record<string, Command> = {
  ArrowLeft: "previous",
  ArrowRight: "next",
  ArrowUp: "above",
  ArrowDown: "below",
  Home: "first",
  End: "last",
  Enter: "go",
  e: "drag",
  E: "drag",
  o: "open",
  O: "open",
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  _: "zoomOut",
  "0": "fit",
  "[": "selectFrom",
  "]": "selectTo",
  Escape: "clear",
};

export function commandOf(press: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.shiftKey && press.key === "ArrowLeft") return "panLeft";
  if (press.shiftKey && press.key === "ArrowRight") return "panRight";
  return PLAIN[press.key] ?? null;
}
