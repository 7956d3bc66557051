/** Numbers as the page writes them, alike in every language. */

/** Virtual seconds, as short as is exact to the nanosecond: `0`, `0.5`, `1.25`. */
export function seconds(value: number): string {
  return String(Number(value.toFixed(9)));
}

/** With at least `digits` decimals, so that a column of times lines up. */
export function alignedSeconds(value: number, digits: number): string {
  const short = seconds(value);
  const decimals = short.split(".")[1]?.length ?? 0;
  return decimals < digits ? value.toFixed(digits) : short;
}

/** Decimals that a set of times needs to line up, at most 3. */
export function decimalsOf(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, seconds(value).split(".")[1]?.length ?? 0);
  return Math.min(3, most);
}

const grouped = new Intl.NumberFormat("en-US");

/** A large whole number in groups of three. */
export function count(value: number): string {
  return grouped.format(value);
}

export function megabytes(bytes: number): string {
  return count(Math.round(bytes / 2 ** 20));
}
