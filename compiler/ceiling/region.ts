// A region of what the missing facts may be: for each knot the figures it can have there, or the
// answers.
import type { Rational } from '@clause/runtime';
import type { Network } from './network.ts';

/** Answers of a condition, as bits. */
export const HOLDS = 1;
export const FAILS = 2;
export const NO_VALUE = 4;

/** By knot; a figure is missing where nothing is known of it yet. */
export interface Region {
  readonly low: (Rational | undefined)[];
  readonly high: (Rational | undefined)[];
  /** The answers that a condition may have. */
  readonly bits: number[];
  /** A figure may be without value. */
  readonly fails: boolean[];
  /** Knots of which the region asks something: they have a value all over it. */
  readonly asked: Set<number>;
  /** Those, and what must have a value for them. */
  readonly needed: boolean[];
}

export function wholeRegion({ knots }: Network): Region {
  return {
    low: knots.map(({ op, low }) => (op === 'fact' ? low : undefined)),
    high: knots.map(({ op, high }) => (op === 'fact' ? high : undefined)),
    bits: knots.map(({ fails }) => HOLDS | FAILS | (fails ? NO_VALUE : 0)),
    fails: knots.map(({ fails }) => fails),
    asked: new Set(),
    needed: [],
  };
}

export function copyOf({ low, high, bits, fails, asked }: Region): Region {
  return {
    low: [...low],
    high: [...high],
    bits: [...bits],
    fails: [...fails],
    asked: new Set(asked),
    needed: [],
  };
}
