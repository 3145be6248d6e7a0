import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, minus, over, plus, rational, rounded, times, whole } from './ratio.ts';

const any = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 12n))
  .map(([n, d]) => rational(n, d));

test('arithmetic keeps lowest terms and undoes itself', () => {
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(minus(plus(a, b), b)).toEqual(a);
      if (b.n !== 0n) expect(over(times(a, b), b)).toEqual(a);
      expect(compare(a, b)).toBe(-compare(b, a) || 0);
      expect(compare(plus(a, rational(1n, 10n ** 30n)), a)).toBe(1);
    }),
  );
  expect(rational(6n, -4n)).toEqual({ n: -3n, d: 2n });
  expect(rational(0n, 7n)).toEqual({ n: 0n, d: 1n });
});

test('rounding goes to the neighbouring multiple that the mode names', () => {
  const at = (value: bigint, mode: 'up' | 'down' | 'half up' | 'half even') =>
    rounded(rational(value, 2n), mode, whole(1)).n;
  expect([5n, -5n, 3n, 4n].map((v) => at(v, 'down'))).toEqual([2n, -3n, 1n, 2n]);
  expect([5n, -5n, 3n, 4n].map((v) => at(v, 'up'))).toEqual([3n, -2n, 2n, 2n]);
  expect([5n, -5n, 3n, 4n].map((v) => at(v, 'half up'))).toEqual([3n, -2n, 2n, 2n]);
  expect([5n, -5n, 3n, 7n].map((v) => at(v, 'half even'))).toEqual([2n, -2n, 2n, 4n]);
  fc.assert(
    fc.property(any, fc.bigInt(1n, 10n ** 9n), fc.bigInt(1n, 1000n), (value, n, d) => {
      const step = rational(n, d);
      const low = rounded(value, 'down', step);
      const high = rounded(value, 'up', step);
      expect(compare(low, value)).toBeLessThanOrEqual(0);
      expect(compare(value, high)).toBeLessThanOrEqual(0);
      expect(compare(minus(value, low), step)).toBe(-1);
      for (const mode of ['half up', 'half even'] as const) {
        const near = rounded(value, mode, step);
        expect([low, high]).toContainEqual(near);
        expect(compare(times(minus(near, value), whole(2)), step)).toBeLessThanOrEqual(0);
      }
    }),
  );
});
