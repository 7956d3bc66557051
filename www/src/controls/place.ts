import type { Place } from "./keys";

/** Where a key was pressed, also inside of shadow roots. */
export function placeOf(event: Event): Place {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return "elsewhere";
  if (target.isContentEditable || target.matches("textarea, select, input:not([type=range])")) return "typing";
  if (target.closest("dialog")) return "typing";
  return target.closest("button, a, summary") ? "button" : "elsewhere";
}
