import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money, sumText } from './money.ts';
import { rational } from './ratio.ts';
import { numberText } from './text.ts';

test('sums are grouped by threes', () => {
  expect(sumText(180000000, 2, ',')).toBe('1,800,000.00');
  expect(sumText(100000, 2, ',')).toBe('1,000.00');
  expect(sumText(99999, 2, ',')).toBe('999.99');
  expect(sumText(5, 2, ',')).toBe('0.05');
  expect(sumText(1234567, 0, ' ')).toBe('1 234 567');
  expect(sumText(-123456, 2, ',')).toBe('−1,234.56');
  expect(sumText(-12345, 2, ',')).toBe('−123.45');
});

test('a figure that does not end is cut and says so', () => {
  expect(numberText(rational(1n, 3n), ',')).toBe('0.333333…');
  expect(numberText(rational(-2n, 3n), ',', 2)).toBe('−0.666666…');
  expect(numberText(rational(5n, 4n), ',')).toBe('1.25');
  expect(numberText(rational(5n, 4n), ',', 3)).toBe('1.250');
  expect(numberText(rational(1234567n, 1n), ',')).toBe('1,234,567');
});

test('a whole sum reads the same either way', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 60n), 2n ** 60n), fc.nat(4), (amount, digits) => {
      const exact = rational(amount, 10n ** BigInt(digits));
      expect(sumText(money(amount), digits, ',')).toBe(numberText(exact, ',', digits));
    }),
  );
});
