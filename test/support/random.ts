/** Draws from a seed: the same history whenever it is told, so that what failed once fails again. */
export class Random {
  constructor(private state: number) {}

  /** A whole number from 0 to below `below`. */
  below(below: number): number {
    this.state = (this.state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.state / 2_147_483_648) * below);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(share: number): boolean {
    return this.below(1_000) < share * 1_000;
  }

  one<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to draw from');
    return value;
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, place: this.below(1_000_000) }))
      .sort((a, b) => a.place - b.place)
      .map(({ value }) => value);
  }
}
