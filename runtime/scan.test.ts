import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoney, scanMoney } from './scan.ts';

test('money is read as the contract writes it, and nothing else is money', () => {
  const cases: [unknown, number, number][] = [
    ['0', 2, 0],
    ['0.05', 2, 5],
    ['1800000.00', 2, 180000000],
    ['1.5', 2, 150],
    ['9999999999999.99', 2, 999999999999999],
    ['10000000000000.00', 2, -1],
    ['01', 2, -1],
    ['00.1', 2, -1],
    ['.5', 2, -1],
    ['1.', 2, -1],
    ['1.005', 2, -1],
    ['-1', 2, -1],
    ['+1', 2, -1],
    ['1e3', 2, -1],
    ['1,000', 2, -1],
    [' 1', 2, -1],
    ['１', 2, -1],
    ['', 2, -1],
    ['7', 0, 7],
    ['7.0', 0, -1],
    ['0.0001', 4, 1],
    [200000, 2, 20000000],
    [0.1, 2, 10],
    [-0, 2, 0],
    [4.35, 2, 435],
    [0.001, 2, -1],
    [Number.POSITIVE_INFINITY, 2, -1],
    [Number.NaN, 2, -1],
    [-1, 2, -1],
    [1e21, 2, -1],
    [1e-7, 2, -1],
    [true, 2, -1],
    [null, 2, -1],
    [['1'], 2, -1],
  ];
  for (const [value, digits, minor] of cases) {
    expect(readMoney(value, digits), JSON.stringify(value)).toBe(minor);
  }
});

test('every text of the contract’s form is read exactly, every other refused', () => {
  const texts = fc.oneof(
    fc.stringMatching(/^(0|[1-9]\d{0,16})(\.\d{1,5})?$/),
    fc.stringMatching(/^[0-9.]{0,18}$/),
  );
  fc.assert(
    fc.property(texts, fc.nat(4), (text, digits) => {
      const form = new RegExp(`^(0|[1-9]\\d*)${digits ? `(\\.\\d{1,${digits}})?` : ''}$`);
      const [major = '', decimals = ''] = text.split('.');
      const minor = form.test(text) ? BigInt(major + decimals.padEnd(digits, '0')) : -1n;
      expect(BigInt(scanMoney(text, digits))).toBe(minor < 10n ** 15n ? minor : -1n);
    }),
    { numRuns: 5000 },
  );
});
