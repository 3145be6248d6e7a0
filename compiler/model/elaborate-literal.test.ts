// Prices per unit: the unit cancels against a quantity, or the finding says what is left.
import { expect, test } from 'vitest';
import { decide, modelFrom } from '../../test/support/decide.ts';

const POLICY = (amount: string) => `
unit m2
applicant A
  area: number in m2
article 1
  clause c
    grants ${amount}`;

test('a price per area and month, times both, is money', () => {
  const decision = decide(POLICY('10 yuan per m2 per month * area * 12 months'), { area: 2.5 });
  expect(decision.totals.policy).toBe('300.00');
});

test('brackets may have prices per unit', () => {
  const amount = 'by parts of area up to 2 m2: 10 yuan per m2 above 2 m2: 4 yuan per m2';
  expect(decide(POLICY(amount), { area: 3 }).totals.policy).toBe('24.00');
});

test('a month too few is found', () => {
  expect(() => modelFrom(POLICY('10 yuan per m2 per month * area'))).toThrow(/per month/);
});

test('the ends of a range are in the unit of the fact', () => {
  const model = modelFrom(`
    unit ha
    applicant A
      field: number from 0.5 to 50 in ha
      rent: money to 9 yuan per ha
      term: integer from 1 month to 24 in month
    article 1 clause c grants field * rent`);
  expect(model.applicant.fields.map(({ min, max }) => `${min} ${max}`)).toEqual([
    '0.5 50',
    'undefined 900',
    '1 24',
  ]);
});
