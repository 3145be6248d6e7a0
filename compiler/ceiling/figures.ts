// Exact figures where ceilings are sought: ends of what knots may be, grids, rounding, days.
import {
  addToDate,
  compare,
  type DateUnit,
  fullUnits,
  minus,
  over,
  plus,
  type Rational,
  type RoundingMode,
  rational,
  stepsIn,
  times,
  ZERO,
} from '@clause/runtime';
import { type Knot, NEAR, ONE } from './network.ts';
import { dateOf, dayOf } from './term.ts';

/** Denominators of ends that are kept whatever they bound. */
const LONG = 10n ** 6n;
/** To what part of NEAR an end stays clear of a short one. */
const NEAREST: Rational = { n: 1n, d: NEAR.d * 64n };
/** Ends without a short form are widened by less than this part of what they bound. */
const PARTS = 1000n;
const HALF: Rational = { n: 1n, d: 2n };

export function lesser(a: Rational, b: Rational): Rational {
  return compare(b, a) < 0 ? b : a;
}

export function greater(a: Rational, b: Rational): Rational {
  return compare(b, a) > 0 ? b : a;
}

/** A value to the next figure of its grid, where it has one. */
export function snap(value: Rational, grid: Rational | undefined, to: 'up' | 'down'): Rational {
  return grid && grid.n !== 0n ? toStep(value, to, grid) : value;
}

/**
 * An end of few digits not inside the one given, so that figures do not grow from pass to pass. One
 * that has a short form, or stays clear of one that has, is kept as it is.
 */
export function shortened(end: Rational, other: Rational | undefined, to: 'up' | 'down'): Rational {
  if (end.d <= LONG || !other) return end;
  const short = shortFormOf(end);
  if (short) return plus(short, toStep(minus(end, short), to, NEAREST));
  const width = minus(end, other);
  const parts = (width.d * PARTS) / (width.n < 0n ? -width.n : width.n || 1n);
  return toStep(end, to, { n: 1n, d: 10n ** BigInt(String(parts).length) });
}

/** A figure of a short form to which another is as near as NEAR says, by continued fractions. */
function shortFormOf(figure: Rational): Rational | undefined {
  let { n, d } = figure;
  let [top, topBefore, bottom, bottomBefore] = [1n, 0n, 0n, 1n];
  while (d) {
    const whole = stepsIn({ n, d }, 'down', ONE);
    [top, topBefore] = [whole * top + topBefore, top];
    [bottom, bottomBefore] = [whole * bottom + bottomBefore, bottom];
    if (bottom > LONG) return undefined;
    const off = figure.n * bottom - top * figure.d;
    if ((off < 0n ? -off : off) * NEAR.d <= 8n * bottom * figure.d) return { n: top, d: bottom };
    [n, d] = [d, n - whole * d];
  }
  return undefined;
}

/** The figure with the least denominator between two (by continued fractions). */
export function simplest(low: Rational, high: Rational): Rational {
  if (low.n <= 0n && high.n >= 0n) return ZERO;
  if (high.n < 0n) return minus(ZERO, simplest(minus(ZERO, high), minus(ZERO, low)));
  const floor = toStep(low, 'down', ONE);
  if (compare(floor, low) === 0) return low;
  const next = plus(floor, ONE);
  if (compare(next, high) <= 0) return next;
  const rest = simplest(over(ONE, minus(high, floor)), over(ONE, minus(low, floor)));
  return plus(floor, over(ONE, rest));
}

export function toStep(value: Rational, mode: RoundingMode, step: Rational): Rational {
  return rational(stepsIn(value, mode, step) * step.n, step.d);
}

export type Ends = readonly [Rational, Rational];

export function productEnds(a: Rational, b: Rational, c: Rational, d: Rational): Ends {
  const corners = [times(a, c), times(a, d), times(b, c), times(b, d)];
  return [corners.reduce(lesser), corners.reduce(greater)];
}

export function squareEnds(a: Rational, b: Rational): Ends {
  const [low, high] = productEnds(a, b, a, b);
  return apartFromZero(a, b) || a.n === 0n || b.n === 0n ? [low, high] : [ZERO, high];
}

export function apartFromZero(low: Rational, high: Rational): boolean {
  return (low.n > 0n || high.n < 0n) && compare(low, high) <= 0;
}

/** The least figure that rounds to a multiple of the step, or the one just above which they do. */
export function firstAt(
  value: Rational,
  mode: RoundingMode,
  step: Rational,
): { readonly at: Rational; readonly reached: boolean } {
  if (mode === 'down') return { at: value, reached: true };
  if (mode === 'up') return { at: minus(value, step), reached: false };
  const even = mode === 'half up' || over(value, step).n % 2n === 0n;
  return { at: minus(value, times(step, HALF)), reached: even };
}

/** Some units after a day; what is begun of a unit and not complete does not count. */
export function unitsAfter(day: Rational, by: Rational, unit: Knot['by']): Rational {
  return dayOf(addToDate(dateOf(day), by.n / by.d, unit as DateUnit));
}

/** The year, the month or the day of a date. */
export function partOf(day: Rational, part: Knot['by']): Rational {
  const [year = '', month = '', date = ''] = dateOf(day).split('-');
  return { n: BigInt(part === 'year' ? year : part === 'month' ? month : date), d: 1n };
}

/** Within one year months ascend, and within one month days do. */
export function partEnds(low: Rational, high: Rational, part: Knot['by']): Ends {
  const same = part === 'year' ? 0 : part === 'month' ? 4 : 7;
  if (dateOf(low).slice(0, same) === dateOf(high).slice(0, same)) {
    return [partOf(low, part), partOf(high, part)];
  }
  return [ONE, { n: part === 'month' ? 12n : 31n, d: 1n }];
}

export function yearText({ n }: Rational): string {
  return String(n).padStart(4, '0');
}

/** Full units from one day to another. */
export function unitsBetween(from: Rational, to: Rational, unit: Knot['by']): Rational {
  return { n: BigInt(fullUnits(dateOf(from), dateOf(to), unit as DateUnit)), d: 1n };
}
