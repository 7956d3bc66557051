/** Finds which of any stretch of bars tells most, in time logarithmic in its length: a tree of maxima over all bars. */
export class Tops {
  private readonly size: number;
  /** For each node the bar that wins below it; the leaves are the second half. */
  private readonly winner: Uint32Array;

  constructor(
    private readonly state: Uint8Array,
    private readonly ranks: readonly number[],
  ) {
    this.size = state.length;
    this.winner = new Uint32Array(2 * this.size);
    for (let i = 0; i < this.size; i++) this.winner[this.size + i] = i;
    for (let i = this.size - 1; i > 0; i--) this.winner[i] = this.better(this.winner[2 * i]!, this.winner[2 * i + 1]!);
  }

  /** The bar of the highest rank in `low..high`, which is not empty. */
  of(low: number, high: number): number {
    let best = low;
    for (let a = low + this.size, b = high + this.size; a < b; a >>= 1, b >>= 1) {
      if (a & 1) best = this.better(best, this.winner[a++]!);
      if (b & 1) best = this.better(best, this.winner[--b]!);
    }
    return best;
  }

  private better(a: number, b: number): number {
    return this.ranks[this.state[b]!]! > this.ranks[this.state[a]!]! ? b : a;
  }
}
