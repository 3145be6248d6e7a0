// Intervals of exact figures, for what an absent fact could come to (ceiling.ts). An end may be
// missing (no bound) or left out (approached, never reached).
import Fraction from 'fraction.js';
import type { RoundingMode } from '#language';
import { roundTo } from './rounding.ts';

export interface End {
  readonly at: Fraction;
  readonly included: boolean;
}

export interface Interval {
  /** Absent: no bound. */
  readonly low: End | undefined;
  readonly high: End | undefined;
}

export const EVERYTHING: Interval = { low: undefined, high: undefined };
const ZERO = new Fraction(0n);

export function point(at: Fraction): Interval {
  return { low: { at, included: true }, high: { at, included: true } };
}

/** The one figure in it, or undefined. */
export function onlyFigure({ low, high }: Interval): Fraction | undefined {
  return low !== undefined && high !== undefined && low.at.equals(high.at) ? low.at : undefined;
}

export function negate({ low, high }: Interval): Interval {
  const mirrored = (end: End | undefined): End | undefined =>
    end === undefined ? undefined : { at: end.at.neg(), included: end.included };
  return { low: mirrored(high), high: mirrored(low) };
}

export function add(a: Interval, b: Interval): Interval {
  return { low: endSum(a.low, b.low), high: endSum(a.high, b.high) };
}

export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

function endSum(a: End | undefined, b: End | undefined): End | undefined {
  if (a === undefined || b === undefined) return undefined;
  return { at: a.at.add(b.at), included: a.included && b.included };
}

export function multiply(a: Interval, b: Interval): Interval {
  const lefts = [reach(a.low, -1), reach(a.high, 1)];
  const rights = [reach(b.low, -1), reach(b.high, 1)];
  return spanning(lefts.flatMap((left) => rights.map((right) => product(left, right))));
}

/** a ÷ b for every b in the interval but 0; undefined if b is 0 alone. */
export function divide(a: Interval, b: Interval): Interval | undefined {
  const belowZero = b.low === undefined || b.low.at.compare(ZERO) < 0;
  const aboveZero = b.high === undefined || b.high.at.compare(ZERO) > 0;
  if (belowZero && aboveZero) return EVERYTHING;
  if (!belowZero && !aboveZero) return undefined;
  return multiply(a, { low: inverse(b.high, belowZero), high: inverse(b.low, aboveZero) });
}

/** 1 ÷ an end; `open` says that the other side of 0 counts as no bound here. */
function inverse(end: End | undefined, open: boolean): End | undefined {
  if (end === undefined) return { at: ZERO, included: false };
  if (end.at.equals(ZERO)) return open ? undefined : { at: ZERO, included: false };
  return { at: end.at.inverse(), included: end.included };
}

/** An end of the number line as multiplication sees it. */
type Reach =
  | { readonly kind: 'figure'; readonly end: End }
  | { readonly kind: 'endless'; readonly sign: number };

function reach(end: End | undefined, sign: number): Reach {
  return end === undefined ? { kind: 'endless', sign } : { kind: 'figure', end };
}

function product(a: Reach, b: Reach): Reach {
  if (a.kind === 'figure' && b.kind === 'figure') {
    const zero = (end: End): boolean => end.included && end.at.equals(ZERO);
    const included = (a.end.included && b.end.included) || zero(a.end) || zero(b.end);
    return { kind: 'figure', end: { at: a.end.at.mul(b.end.at), included } };
  }
  const sign = signOf(a) * signOf(b);
  if (sign === 0) return { kind: 'figure', end: { at: ZERO, included: true } };
  return { kind: 'endless', sign };
}

function signOf(side: Reach): number {
  return side.kind === 'endless' ? side.sign : side.end.at.compare(ZERO);
}

function spanning(sides: readonly Reach[]): Interval {
  const endless = (sign: number): boolean =>
    sides.some((side) => side.kind === 'endless' && side.sign === sign);
  const ends = sides.flatMap((side) => (side.kind === 'figure' ? [side.end] : []));
  return {
    low: endless(-1) ? undefined : outermost(ends, -1),
    high: endless(1) ? undefined : outermost(ends, 1),
  };
}

/** The end that lies farthest down (−1) or up (1); of two at one place the included one. */
function outermost(ends: readonly End[], direction: number): End | undefined {
  return ends.reduce<End | undefined>((best, end) => {
    if (best === undefined) return end;
    const beyond = end.at.compare(best.at) * direction;
    return beyond > 0 || (beyond === 0 && end.included) ? end : best;
  }, undefined);
}

/** What either may be. */
export function hull(a: Interval, b: Interval): Interval {
  const low =
    a.low === undefined || b.low === undefined ? undefined : outermost([a.low, b.low], -1);
  const high =
    a.high === undefined || b.high === undefined ? undefined : outermost([a.high, b.high], 1);
  return { low, high };
}

export function smaller(a: Interval, b: Interval): Interval {
  return negate(larger(negate(a), negate(b)));
}

export function larger(a: Interval, b: Interval): Interval {
  const high = hull(a, b).high;
  if (a.low === undefined || b.low === undefined) return { low: a.low ?? b.low, high };
  const order = a.low.at.compare(b.low.at);
  if (order !== 0) return { low: order > 0 ? a.low : b.low, high };
  return { low: { at: a.low.at, included: a.low.included && b.low.included }, high };
}

/** Rounded figures are all reached, so the ends are included, and as tight as they can be. */
export function round(interval: Interval, step: Fraction, mode: RoundingMode): Interval {
  const { low, high } = interval;
  return {
    low: low && { at: roundTo(low.at, step, mode), included: true },
    high: high && { at: roundedHigh(high, step, mode), included: true },
  };
}

function roundedHigh(high: End, step: Fraction, mode: RoundingMode): Fraction {
  const at = roundTo(high.at, step, mode);
  if (high.included) return at;
  // The figures just below an end that is left out: halfway between it and the next lower edge
  // (a multiple of half a step) they all round alike.
  const half = step.div(2n, 1n);
  const edge = high.at.div(half).ceil().sub(1n, 1n).mul(half);
  return roundTo(edge.add(high.at).div(2n, 1n), step, mode);
}

/** Whether a < b holds for every pair (true), for none (false), or it depends (undefined). */
export function isBelow(a: Interval, b: Interval): boolean | undefined {
  if (a.high !== undefined && b.low !== undefined) {
    const order = a.high.at.compare(b.low.at);
    if (order < 0 || (order === 0 && !(a.high.included && b.low.included))) return true;
  }
  if (a.low !== undefined && b.high !== undefined && a.low.at.compare(b.high.at) >= 0) return false;
  return undefined;
}
