import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { readDate, readMoney, readNumber, readRatio } from './forms.ts';

const shown = (read: unknown): unknown => (read instanceof Fraction ? read.toFraction() : read);

test.each([
  ['0', '0'],
  ['1', '100'],
  ['1.2', '120'],
  ['1234.56', '123456'],
  ['9999999999999.99', '999999999999999'],
  ['10000000000000.00', 'range'],
  ['9'.repeat(1_000_000), 'range'],
  ['1.234', 'form'],
  ['3 million', 'form'],
  ['01', 'form'],
  ['1.', 'form'],
  ['.5', 'form'],
  ['', 'form'],
  ['-1', 'form'],
  ['1e5', 'form'],
  ['NaN', 'form'],
  ['1\n', 'form'],
  [0, '0'],
  [-0, '0'],
  [1.23, '123'],
  [1e3, '100000'],
  [1.005, 'form'],
  [0.1 + 0.2, 'form'],
  [1e-7, 'form'],
  [Number.NaN, 'form'],
  [-1, 'range'],
  [-0.01, 'range'],
  [1e13, 'range'],
  [1e21, 'range'],
  [Number.POSITIVE_INFINITY, 'range'],
  [JSON.parse('9007199254740993'), 'range'],
  [9999999999999.99, '999999999999999'],
  [true, 'type'],
  [{}, 'type'],
  [[], 'type'],
])('money %j in a currency with two decimals', (json, expected) => {
  expect(shown(readMoney(json, 2))).toBe(expected);
});

test('a currency without a minor unit takes no decimals, one with three takes three', () => {
  expect(shown(readMoney('5.0', 0))).toBe('form');
  expect(shown(readMoney('5', 0))).toBe('5');
  expect(shown(readMoney('999999999999999', 0))).toBe('999999999999999');
  expect(shown(readMoney('1000000000000000', 0))).toBe('range');
  expect(shown(readMoney('5.125', 3))).toBe('5125');
  expect(shown(readMoney(5.125, 3))).toBe('5125');
});

test.each([
  [1.5, false, '3/2'],
  [-2, false, '-2'],
  [1e21, false, '1000000000000000000000'],
  [1e-7, false, '1/10000000'],
  [123456789012345, false, '123456789012345'],
  [1234567890123456, false, 'form'],
  [1.5, true, 'form'],
  [5, true, '5'],
  [Number.NEGATIVE_INFINITY, false, 'range'],
  ['5', false, 'type'],
])('number %j (whole: %j)', (json, integer, expected) => {
  expect(shown(readNumber(json, integer))).toBe(expected);
});

test.each([
  ['30%', '3/10'],
  ['12.5%', '1/8'],
  ['2/3', '2/3'],
  ['4/6', '2/3'],
  ['0.3', '3/10'],
  [0.3, '3/10'],
  [1, '1'],
  ['-5%', '-1/20'],
  ['1/0', 'form'],
  ['30 %', 'form'],
  ['1:2', 'form'],
  ['0.333333333333333333', 'form'],
  ['9'.repeat(400), 'form'],
  [null, 'type'],
])('ratio %j', (json, expected) => {
  expect(shown(readRatio(json))).toBe(expected);
});

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', 'form'],
  ['2000-02-29', '2000-02-29'],
  ['1900-02-29', 'form'],
  ['2024-13-01', 'form'],
  ['2024-9-6', 'form'],
  ['2024-01-01T00:00:00Z', 'form'],
  [20240101, 'type'],
])('date %j', (json, expected) => {
  const read = readDate(json);
  expect(typeof read === 'object' ? read.iso : read).toBe(expected);
});
