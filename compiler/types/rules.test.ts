import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NumericType } from '../model/types.ts';
import { currencyCodes, currencyOf } from './currency.ts';
import { date, fits, integer, join, money, number, ratio, text, unknown } from './kinds.ts';
import { equalityType, orderType, productType, quotientType, sumType } from './rules.ts';
import { inverseUnits, sameUnits, timesUnits, unit } from './units.ts';

const perMonth: NumericType = { ...money, units: unit('month', -1) };
const months: NumericType = { ...number, units: unit('month') };

describe('figures', () => {
  test('money is multiplied by ratios and numbers, never by money', () => {
    expect(productType(ratio, money)).toEqual({ type: money });
    expect(productType(money, integer)).toEqual({ type: money });
    expect(productType(money, money)).toEqual({ refused: 'moneyTimesMoney' });
    expect(productType(money, text)).toEqual({ refused: 'wrongRight' });
  });

  test('money by money is a ratio, a number by money is nothing', () => {
    expect(quotientType(money, money)).toEqual({ type: ratio });
    expect(quotientType(perMonth, money)).toEqual({
      type: { ...number, units: unit('month', -1) },
    });
    expect(quotientType(number, money)).toEqual({ refused: 'badDivision' });
    expect(quotientType(integer, integer)).toEqual({ type: number });
  });

  test('only like is added to like', () => {
    expect(sumType(money, money)).toEqual({ type: money });
    expect(sumType(money, number)).toEqual({ refused: 'unlikeSum' });
    expect(sumType(integer, ratio)).toEqual({ type: ratio });
    expect(sumType(money, perMonth)).toEqual({ refused: 'unlikeUnits' });
    expect(sumType(date, months)).toEqual({ refused: 'dateSum' });
  });

  test('a forgotten number of months leaves its unit', () => {
    expect(productType(perMonth, months)).toEqual({ type: money });
    expect(fits(perMonth, money)).toBe(false);
  });
});

describe('comparisons', () => {
  test('need one kind; an order needs figures or dates', () => {
    expect(equalityType(text, text)).toEqual({ type: { kind: 'boolean' } });
    expect(orderType(text, text)).toEqual({ refused: 'noOrder' });
    expect(orderType(date, date)).toEqual({ type: { kind: 'boolean' } });
    expect(orderType(months, number)).toEqual({ refused: 'unlikeUnits' });
    expect(equalityType(money, number)).toEqual({ refused: 'unlikeComparison' });
  });

  test('what is unknown has been reported already and fits everywhere', () => {
    for (const rule of [sumType, productType, quotientType, equalityType, orderType]) {
      expect(rule(unknown, money)).not.toHaveProperty('refused');
      expect(rule(money, unknown)).not.toHaveProperty('refused');
    }
  });
});

test('values of several rows are of one kind, ratios among plain numbers a ratio', () => {
  expect(join([integer, ratio])).toEqual(ratio);
  expect(join([money, unknown, money])).toEqual(money);
  expect(join([money, ratio])).toBeUndefined();
  expect(join([text, date])).toBeUndefined();
});

test('units multiply in any order and cancel with their inverse', () => {
  const units = fc
    .uniqueArray(fc.tuple(fc.constantFrom('m2', 'month', 'kWh'), fc.constantFrom(-2, -1, 1, 2)), {
      selector: ([name]) => name,
    })
    .map((powers) =>
      powers.reduce((all, [name, power]) => timesUnits(all, unit(name, power)), unit('x', 0)),
    );
  fc.assert(
    fc.property(units, units, (a, b) => {
      expect(sameUnits(timesUnits(a, b), timesUnits(b, a))).toBe(true);
      expect(timesUnits(a, inverseUnits(a))).toEqual([]);
      expect(sameUnits(timesUnits(timesUnits(a, b), inverseUnits(b)), a)).toBe(true);
    }),
  );
});

test('currencies have the minor units of ISO 4217', () => {
  expect(['CNY', 'JPY', 'KWD', 'CLF'].map((code) => currencyOf(code)?.digits)).toEqual([
    2, 0, 3, 4,
  ]);
  expect(currencyOf('cny')).toBeUndefined();
  expect(currencyOf('__proto__')).toBeUndefined();
  expect(currencyCodes().length).toBeGreaterThan(150);
});
