// Intervals of exact figures, for what an absent fact could come to. An end may be missing (no
// bound) or left out (approached, never reached).

import {
  compare,
  over,
  plus,
  type Rational,
  type RoundingMode,
  rational,
  rounded,
  times,
  ZERO,
} from '@clause/runtime';

export interface End {
  readonly at: Rational;
  readonly included: boolean;
}

export interface Interval {
  /** Absent: no bound. */
  readonly low: End | undefined;
  readonly high: End | undefined;
}

export const EVERYTHING: Interval = { low: undefined, high: undefined };

export function negative(value: Rational): Rational {
  return { n: -value.n, d: value.d };
}

export function pointAt(at: Rational): Interval {
  return { low: { at, included: true }, high: { at, included: true } };
}

/** The one figure in an interval, or undefined. */
export function onlyFigure({ low, high }: Interval): Rational | undefined {
  return low && high && compare(low.at, high.at) === 0 ? low.at : undefined;
}

export function negateInterval({ low, high }: Interval): Interval {
  const mirrored = (end: End | undefined) =>
    end && { at: negative(end.at), included: end.included };
  return { low: mirrored(high), high: mirrored(low) };
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return { low: endSum(a.low, b.low), high: endSum(a.high, b.high) };
}

function endSum(a: End | undefined, b: End | undefined): End | undefined {
  return a && b && { at: plus(a.at, b.at), included: a.included && b.included };
}

/** An end of the number line as multiplication sees it; `at` absent: endless in a direction. */
interface Reach {
  readonly at: Rational | undefined;
  readonly included: boolean;
  readonly sign: number;
}

function reach(end: End | undefined, direction: number): Reach {
  if (!end) return { at: undefined, included: false, sign: direction };
  return { at: end.at, included: end.included, sign: compare(end.at, ZERO) };
}

function reachProduct(a: Reach, b: Reach): Reach {
  const sign = a.sign * b.sign;
  if (a.at && b.at) {
    const zero = (a.included && a.sign === 0) || (b.included && b.sign === 0);
    return { at: times(a.at, b.at), included: (a.included && b.included) || zero, sign };
  }
  return { at: sign === 0 ? ZERO : undefined, included: sign === 0, sign };
}

export function multiplyIntervals(a: Interval, b: Interval): Interval {
  const rights = [reach(b.low, -1), reach(b.high, 1)];
  const sides = [reach(a.low, -1), reach(a.high, 1)].flatMap((left) =>
    rights.map((right) => reachProduct(left, right)),
  );
  const end = (direction: number): End | undefined =>
    sides.some((side) => !side.at && side.sign === direction)
      ? undefined
      : outermost(
          sides.flatMap(({ at, included }) => (at ? [{ at, included }] : [])),
          direction,
        );
  return { low: end(-1), high: end(1) };
}

/** a ÷ b for every b in the interval but 0; undefined if b is 0 alone. */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
  const belowZero = !b.low || compare(b.low.at, ZERO) < 0;
  const aboveZero = !b.high || compare(b.high.at, ZERO) > 0;
  if (belowZero && aboveZero) return EVERYTHING;
  if (!belowZero && !aboveZero) return undefined;
  return multiplyIntervals(a, {
    low: inverseEnd(b.high, belowZero),
    high: inverseEnd(b.low, aboveZero),
  });
}

/** 1 ÷ an end; `open` says that the other side of 0 counts as no bound here. */
function inverseEnd(end: End | undefined, open: boolean): End | undefined {
  const none = { at: ZERO, included: false };
  if (!end) return none;
  if (end.at.n === 0n) return open ? undefined : none;
  return { at: rational(end.at.d, end.at.n), included: end.included };
}

/** The end that lies farthest down (−1) or up (1); of two at one place the included one. */
function outermost(ends: readonly End[], direction: number): End | undefined {
  return ends.reduce<End | undefined>((best, end) => {
    if (!best) return end;
    const beyond = compare(end.at, best.at) * direction;
    return beyond > 0 || (beyond === 0 && end.included) ? end : best;
  }, undefined);
}

/** What either may be. */
export function hullOf(a: Interval, b: Interval): Interval {
  return {
    low: a.low && b.low && outermost([a.low, b.low], -1),
    high: a.high && b.high && outermost([a.high, b.high], 1),
  };
}

export function smallerInterval(a: Interval, b: Interval): Interval {
  return negateInterval(largerInterval(negateInterval(a), negateInterval(b)));
}

export function largerInterval(a: Interval, b: Interval): Interval {
  const { high } = hullOf(a, b);
  if (!a.low || !b.low) return { low: a.low ?? b.low, high };
  const order = compare(a.low.at, b.low.at);
  if (order !== 0) return { low: order > 0 ? a.low : b.low, high };
  return { low: { at: a.low.at, included: a.low.included && b.low.included }, high };
}

/** Rounded figures are all reached, so the ends are included, and as tight as they can be. */
export function roundInterval(
  { low, high }: Interval,
  step: Rational,
  mode: RoundingMode,
): Interval {
  return {
    low: low && { at: rounded(low.at, mode, step), included: true },
    high: high && { at: roundedHigh(high, step, mode), included: true },
  };
}

function roundedHigh(high: End, step: Rational, mode: RoundingMode): Rational {
  if (high.included) return rounded(high.at, mode, step);
  // The figures just below an end that is left out: halfway between it and the next lower edge
  // (a multiple of half a step) they all round alike.
  const two = { n: 2n, d: 1n };
  const half = over(step, two);
  const edge = plus(rounded(high.at, 'up', half), negative(half));
  return rounded(over(plus(edge, high.at), two), mode, step);
}

/** Whether a < b holds for every pair (true), for none (false), or it depends (undefined). */
export function isBelow(a: Interval, b: Interval): boolean | undefined {
  if (a.high && b.low) {
    const order = compare(a.high.at, b.low.at);
    if (order < 0 || (order === 0 && !(a.high.included && b.low.included))) return true;
  }
  return a.low && b.high && compare(a.low.at, b.high.at) >= 0 ? false : undefined;
}
