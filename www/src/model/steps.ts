/** Moving a cursor through a run. An event's number is the cursor; `stops` are the events where a step ends, ascending. */

/** The last stop at or before an event, by its index; 0 when all are after it. */
export function indexAt(stops: Uint32Array, event: number): number {
  return Math.max(0, firstAtOrAfter(stops, event + 1) - 1);
}

/** The index of the first value at or after `value`, or the length. */
export function firstAtOrAfter(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `index`, kept within a list of this length. */
export function clampIndex(length: number, index: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** The first stop of the next turn that has one. */
export function nextTurn(stops: Uint32Array, turns: Uint32Array, index: number): number {
  const turn = turns[firstAtOrAfter(turns, stops[index]! + 1)];
  if (turn === undefined) return stops.length - 1;
  return clampIndex(stops.length, firstAtOrAfter(stops, turn));
}

/** The first stop of this turn or, from there, of the turn before. */
export function previousTurn(stops: Uint32Array, turns: Uint32Array, index: number): number {
  for (let turn = firstAtOrAfter(turns, stops[index]! + 1) - 1; turn >= 0; turn--) {
    const first = firstAtOrAfter(stops, turns[turn]!);
    if (first < index) return first;
  }
  return 0;
}

/**
 * The stop nearest to a moment. Much happens at one instant: from the left of it the instant's first stop is meant,
 * from the right its last, so that what is shown holds on that side.
 */
export function indexAtTime(stops: Uint32Array, times: Float64Array, seconds: number): number {
  const after = firstStopAfter(stops, times, seconds);
  if (after === 0) return 0;
  if (after === stops.length) return stops.length - 1;
  const left = times[stops[after - 1]!]!;
  const right = times[stops[after]!]!;
  return seconds - left <= right - seconds ? after - 1 : after;
}

function firstStopAfter(stops: Uint32Array, times: Float64Array, seconds: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[stops[middle]!]! <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the cursor goes when a new run takes an old one's place: it keeps its step, and the end stays the end. */
export function carryOver(oldStops: Uint32Array, oldIndex: number, newStops: Uint32Array): number {
  if (oldStops.length > 1 && oldIndex === oldStops.length - 1) return newStops.length - 1;
  return clampIndex(newStops.length, oldIndex);
}
