/** The moments at which two runs are compared: every time at which a step of either happens. */
import { firstAtOrAfter } from "./steps";

interface Timed {
  stops: Uint32Array;
  times: Float64Array;
}

/** Ascending, each once, in virtual seconds. */
export function momentsOf(...runs: readonly Timed[]): number[] {
  const times = runs.flatMap(({ stops, times }) => Array.from(stops, (stop) => times[stop]!));
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The last step that has happened by a moment, by its index. */
export function stepBy({ stops, times }: Timed, moment: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[stops[middle]!]! <= moment) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The last moment that is not after a time, by its index. */
export function momentAt(moments: readonly number[], time: number): number {
  const next = firstAtOrAfter(moments, time);
  return moments[next] === time ? next : Math.max(0, next - 1);
}
