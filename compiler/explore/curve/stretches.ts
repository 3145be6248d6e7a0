// The stretches of a fact's values over which a decision takes one way, one after another.
import Fraction from 'fraction.js';
import type { Steps } from '../steps.ts';
import type { Trace } from './trace.ts';

/** A decision at a position of the grid. */
export interface Sample {
  readonly trace: Trace;
  /** Minor units, as if nothing were rounded. */
  readonly y: Fraction;
}

export interface Stretch {
  readonly first: bigint;
  readonly last: bigint;
  /** Where the way turns after it, if that is known: a position, whole or not. */
  readonly turn: Fraction | undefined;
}

export type SampleAt = (at: bigint) => Sample;

/** The stretches from one position to another, at most so many; `way` tells which samples go together. */
export function* stretchesOf(
  sampleAt: SampleAt,
  way: (sample: Sample) => string,
  [from, to]: readonly [bigint, bigint],
  most: number,
): Steps<readonly Stretch[]> {
  const stretches: Stretch[] = [];
  for (let first = from; first <= to && stretches.length < most; ) {
    const own = way(sampleAt(first));
    const stays = (at: bigint): boolean => way(sampleAt(at)) === own;
    const stretch = stretchFrom(sampleAt, stays, first, to);
    stretches.push(stretch);
    first = stretch.last + 1n;
    yield;
  }
  return stretches;
}

function stretchFrom(
  sampleAt: SampleAt,
  stays: (at: bigint) => boolean,
  first: bigint,
  to: bigint,
): Stretch {
  if (first === to || stays(to)) return { first, last: to, turn: undefined };
  if (!stays(first + 1n)) return { first, last: first, turn: undefined };
  for (const turn of turnsAfter(sampleAt(first).trace, sampleAt(first + 1n).trace, first)) {
    const below = floor(turn);
    // Right at the turn either side may have it.
    for (const last of [below, below - 1n]) {
      if (last > first && last < to && stays(last) && !stays(last + 1n))
        return { first, last, turn };
    }
  }
  // A turn that no figure told of: halved until it is found.
  let low = first + 1n;
  let high = to;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (stays(middle)) low = middle;
    else high = middle;
  }
  return { first, last: low, turn: undefined };
}

/** So many of the next turns are tried before halving. */
const MOST_TRIED = 12;

/** Where lines through two neighbouring positions come to 0, the next first. */
function turnsAfter(one: Trace, next: Trace, at: bigint): readonly Fraction[] {
  const here = new Fraction(at);
  const turns = one.gaps.flatMap((gap, index) => {
    const then = next.gaps[index];
    if (then === undefined || then.equals(gap)) return [];
    const turn = here.add(gap.div(gap.sub(then)));
    return turn.compare(here) > 0 ? [turn] : [];
  });
  const distinct = new Map(turns.map((turn) => [turn.toFraction(), turn]));
  return [...distinct.values()].sort((a, b) => a.compare(b)).slice(0, MOST_TRIED);
}

function floor(value: Fraction): bigint {
  const whole = value.floor();
  return whole.s * whole.n;
}
