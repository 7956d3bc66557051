/** Measures of the timeline, in CSS pixels. */

/** Room at the plot's ends, for what stands at the first and the last moment. */
export const MARGIN = 12;

/** A value of the axis in its place. */
export interface Mark {
  x: number;
  value: number;
}
