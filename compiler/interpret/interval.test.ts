// Laws of intervals: whatever figures one takes from them, the outcome lies in the interval of the
// outcome, and its ends are no wider than they need be.
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import type { Interval } from './interval.ts';
import * as intervals from './interval.ts';
import { roundTo } from './rounding.ts';

const figures = fc
  .tuple(fc.bigInt(-40n, 40n), fc.constantFrom(1n, 2n, 3n, 8n))
  .map(([n, d]) => new Fraction(n, d));
const ends = fc.option(fc.record({ at: figures, included: fc.boolean() }), {
  nil: undefined,
  freq: 4,
});

function holds({ low, high }: Interval, figure: Fraction): boolean {
  const above =
    low === undefined || figure.compare(low.at) > 0 || (low.included && figure.equals(low.at));
  const below =
    high === undefined || figure.compare(high.at) < 0 || (high.included && figure.equals(high.at));
  return above && below;
}

/** An interval and a figure in it. */
const within = fc
  .tuple(ends, ends, figures)
  .map(([low, high, figure]): [Interval, Fraction] => [{ low, high }, figure])
  .filter(([interval, figure]) => holds(interval, figure));

test.each([
  ['add', intervals.add, (a: Fraction, b: Fraction) => a.add(b)],
  ['subtract', intervals.subtract, (a: Fraction, b: Fraction) => a.sub(b)],
  ['multiply', intervals.multiply, (a: Fraction, b: Fraction) => a.mul(b)],
  ['smaller', intervals.smaller, (a: Fraction, b: Fraction) => (a.compare(b) < 0 ? a : b)],
  ['larger', intervals.larger, (a: Fraction, b: Fraction) => (a.compare(b) > 0 ? a : b)],
  ['hull', intervals.hull, (a: Fraction) => a],
] as const)('%s', (_, roughly, exactly) => {
  fc.assert(
    fc.property(within, within, ([i, a], [j, b]) => {
      expect(holds(roughly(i, j), exactly(a, b))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('divide, by anything but 0', () => {
  fc.assert(
    fc.property(within, within, ([i, a], [j, b]) => {
      const quotient = intervals.divide(i, j);
      if (b.equals(0)) return;
      expect(quotient !== undefined && holds(quotient, a.div(b))).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(intervals.divide(intervals.EVERYTHING, intervals.point(new Fraction(0)))).toBe(undefined);
});

test('is below: settled only where it holds for every pair', () => {
  fc.assert(
    fc.property(within, within, ([i, a], [j, b]) => {
      const settled = intervals.isBelow(i, j);
      if (settled !== undefined) expect(a.compare(b) < 0).toBe(settled);
    }),
    { numRuns: 500 },
  );
});

test.each(['up', 'down', 'half up', 'half even'] as const)('rounding %s', (mode) => {
  const steps = fc.constantFrom(new Fraction(1n), new Fraction(5n), new Fraction(1n, 4n));
  fc.assert(
    fc.property(within, steps, ([interval, figure], step) => {
      const rounded = roundTo(figure, step, mode);
      expect(holds(intervals.round(interval, step, mode), rounded)).toBe(true);
      expect(rounded.div(step).d).toBe(1n);
      expect(rounded.sub(figure).abs().compare(step)).toBeLessThan(1);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['down', '3', '2'],
  ['half up', '5/2', '2'],
  ['half up', '3', '3'],
  ['half even', '7/2', '3'],
  ['up', '3', '3'],
] as const)('just below an end: rounding %s, below %s is at most %s', (mode, end, most) => {
  const high = { at: new Fraction(end), included: false };
  const rounded = intervals.round({ low: undefined, high }, new Fraction(1n), mode);
  expect(rounded.high?.at.toFraction()).toBe(most);
});

test.each([
  ['half even', '1/2', '0'],
  ['half even', '3/2', '2'],
  ['half even', '-1/2', '0'],
  ['half up', '-1/2', '0'],
  ['half up', '-3/2', '-1'],
  ['up', '-3/2', '-1'],
  ['down', '-3/2', '-2'],
] as const)('rounding %s: %s is %s', (mode, value, expected) => {
  expect(roundTo(new Fraction(value), new Fraction(1n), mode).toFraction()).toBe(expected);
});
