/** How long a step is shown while the run plays. */
import type { Pace } from "./settings.svelte";

/** Steps per second at speed 1. */
const RATE = 1.5;
/** By virtual time, at speed 1: how long an instant's step is shown at least, and a stretch of time at most, in milliseconds. */
const INSTANT = 200;
const LONGEST = 4000;

/** At speed 1, in milliseconds, from the events' virtual seconds: of the step at an event, up to the next one's. */
export function shownFor(pace: Pace, time: Float64Array, event: number, next: number | undefined): number {
  if (pace === "steps") return 1000 / RATE;
  const passes = (time[next ?? -1] ?? 0) - time[event]!;
  return Math.max(INSTANT, Math.min(LONGEST, passes * 1000));
}
