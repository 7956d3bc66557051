/** How long things take to move, in milliseconds; not at all for readers who asked for less motion. */
export function motion(milliseconds: number): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : milliseconds;
}
