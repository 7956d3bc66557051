/** Measures of the timeline, in CSS pixels. */

/** Room at the plot's ends, for what stands at the first and the last moment. */
export const MARGIN = 12;

/** A value of the axis in its place. */
export interface Mark {
  x: number;
  value: number;
}

/** Those marks that stand far enough from the ones that come earlier in the list, from left to right. */
export function apart(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    if (kept.every(({ x }) => Math.abs(x - mark.x) >= 48)) kept.push(mark);
  }
  return kept.sort((a, b) => a.x - b.x);
}

/** Where the break of a folded stretch stands: towards its end, beside what is written in its bars. */
export function breakOf({ x, width }: { x: number; width: number }): number {
  return x + width - Math.min(width / 2, 24);
}
