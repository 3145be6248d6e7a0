// Amounts in cases: what is read, what is the same, and what is said of the rest.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill, textsOf } from '../diagnostics/render.ts';
import { readFigure, sameFigure } from './figures.ts';

describe('an amount', () => {
  test.each(['0', '600000', '600000.5', '600000.00', '-1', ' 12.30 ', '007'])(
    '“%s” is one',
    (text) => {
      expect(readFigure(text)).toEqual({ figure: text.trim() });
    },
  );

  test.each([
    ['600000', '600000.00'],
    ['600000.5', '600000.50'],
    ['0', '0.00'],
    ['-0', '0.00'],
    ['007.10', '7.1'],
    ['9007199254740993.01', '9007199254740993.010'],
  ])('%s is %s', (one, other) => {
    expect(sameFigure(one, other)).toBe(true);
  });

  test.each([
    ['600000', '600000.01'],
    ['100', '1'],
    ['0.10', '0.01'],
    ['-5', '5'],
    ['9007199254740993', '9007199254740992'],
  ])('%s is not %s', (one, other) => {
    expect(sameFigure(one, other)).toBe(false);
  });

  test('is the same exactly where its minor units are', () => {
    const figure = fc.tuple(fc.bigInt(0n, 10n ** 17n), fc.integer({ min: 0, max: 4 }));
    const written = ([units, digits]: [bigint, number]) => {
      const text = String(units).padStart(digits + 1, '0');
      return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
    };
    const scaled = ([units, digits]: [bigint, number]) => units * 10n ** BigInt(4 - digits);
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        expect(sameFigure(written(one), written(other))).toBe(scaled(one) === scaled(other));
        const longer: [bigint, number] = [one[0] * 10n, one[1] + 1];
        expect(sameFigure(written(one), written(longer))).toBe(true);
      }),
    );
  });
});

describe('what is no amount is told how to write it', () => {
  test.each([
    ['3 million', '3000000'],
    ['2.5 million yuan', '2500000'],
    ['300万元', '3000000'],
    ['1.2345亿', '123450000'],
    ['0.00001万', '0.1'],
    ['１００万元', '1000000'],
    ['１２３．４５', '123.45'],
    ['500k', '500000'],
    ['1,800,000.00', '1800000.00'],
    ["1'800'000", '1800000'],
    ['¥600', '600'],
    ['600 yuan', '600'],
    ['CNY 600.50', '600.50'],
    ['5 lakh', '500000'],
    ['1.5 crore rupees', '15000000'],
    ['100.000,00', '100000.00'],
    ['0,00 €', '0.00'],
  ])('%s: write %s', (written, instead) => {
    expect(told(written)).toContain(`: ${instead}.`);
  });

  test.each([
    'three million',
    'a lot',
    '1e6',
    '0x10',
    '.5',
    '5.',
    '1,5',
    '1.000.000',
    '',
    'NaN',
    '½',
    // A word that may be a scale changes the figure.
    '5 arab',
    '5 Mrd',
  ])('“%s” is not guessed at', (written) => {
    expect(told(written)).toContain('Write all its digits');
  });
});

function told(written: string): string {
  const read = readFigure(written);
  if (!('advice' in read) || read.advice === '') return 'read';
  return fill(textsOf('en').terms[read.advice.term], read.advice.parameters, textsOf('en'));
}
