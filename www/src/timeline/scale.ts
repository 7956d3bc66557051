/** From a run's moments to places across. Lengths are CSS pixels. */
import { firstAtOrAfter } from "../model/steps";
import type { Bar } from "./lanes";

export interface Scale {
  width: number;
  left(bar: Bar): number;
  right(bar: Bar): number;
}

/** Across: virtual time. A run that takes no time stands at the left edge. */
export function timeScale(duration: number, width: number): Scale {
  const perSecond = duration > 0 ? width / duration : 0;
  return { width, left: (bar) => bar.start * perSecond, right: (bar) => bar.end * perSecond };
}

/** Across: one column per step. A bar covers the steps at which its state holds. */
export function stepScale(stops: Uint32Array, width: number): Scale {
  const perStep = width / Math.max(1, stops.length);
  return {
    width,
    left: (bar) => firstAtOrAfter(stops, bar.from) * perStep,
    right: (bar) => firstAtOrAfter(stops, bar.to) * perStep,
  };
}
