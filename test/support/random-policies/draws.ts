// Draws that follow from one seed alone: a random policy is its seed, and the same from run to run.

export interface Draws {
  /** A whole number from 0 to n − 1. */
  readonly below: (n: number) => number;
  /** True in `percent` of a hundred draws. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]] | readonly T[]) => T;
  /** One of several makers, each as often as its weight says. */
  readonly oneOf: <T>(makers: readonly (readonly [weight: number, make: () => T])[]) => T;
  /** The same values in another order. */
  readonly shuffle: <T>(values: readonly T[]) => readonly T[];
}

export function drawsFrom(seed: number): Draws {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  // mulberry32, by Tommy Ettinger (public domain).
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to pick from');
    return from[below(from.length)] as T;
  };
  return {
    below,
    pick,
    chance: (percent) => below(100) < percent,
    oneOf: (makers) => {
      let left = below(makers.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, make] of makers) {
        if (left < weight) return make();
        left -= weight;
      }
      throw new Error('nothing to draw from');
    },
    shuffle: (values) => {
      const rest = [...values];
      return values.map(() => rest.splice(below(rest.length), 1)[0] as (typeof rest)[number]);
    },
  };
}
