// Figures as people type and read them.
import { describe, expect, test } from 'vitest';
import { breakdownOf } from './breakdown.ts';
import { grouped, inWords, less, moneyFrom, ratioFrom, share } from './figures.ts';

test.each([
  ['1,800,000', '1800000'],
  ['180万', '180'.padEnd(7, '0')],
  ['1.8 million', '1800000'],
  ['１８０万元', '1800000'],
  ['¥0.05', '0.05'],
  ['1.2345万', '12345'],
  ['1.23亿', '123000000'],
])('%s is %s', (typed, figure) => expect(moneyFrom(typed, 2)).toBe(figure));

test.each(['a lot', '1.234', '-5', '1e6', '1.2.3', ''])('“%s” is no amount', (typed) =>
  expect(moneyFrom(typed, 2)).toBeUndefined(),
);

test('ratios as a dossier writes them', () => {
  expect(['30%', '2 / 3', '0.3', '1/0', 'half'].map(ratioFrom)).toEqual([
    '30%',
    '2/3',
    '0.3',
    undefined,
    undefined,
  ]);
});

describe('an amount in words', () => {
  const yuan = { code: 'CNY', word: 'yuan' };
  const pounds = { code: 'GBP', word: 'pounds' };
  test.each([
    ['1800000', yuan, 'zh-CN', '180万元'],
    ['1800000.00', yuan, 'en', '1.8 million'],
    ['250000000', yuan, 'zh', '2.5亿元'],
    ['1800000', pounds, 'en', '1.8 million'],
    ['1800000', pounds, 'zh', '180万 pounds'],
    ['9999', yuan, 'zh', undefined],
    ['1234567.89', yuan, 'zh', undefined],
    ['a lot', yuan, 'zh', undefined],
  ])('%s %o in %s: %s', (figure, currency, language, said) =>
    expect(inWords(figure, currency, language)).toBe(said),
  );
});

test('no figure passes through a float', () => {
  expect(grouped('90071992547409.93')).toBe('90,071,992,547,409.93');
  expect(less('90071992547409.93', '0.94')).toBe('90071992547408.99');
  expect(less('1.00', '1.01')).toBe('-0.01');
  expect(less('3', '5')).toBe('-2');
  expect(share('1.00', '3.00')).toBe(33.33);
});

describe('from what was computed to what is paid', () => {
  const award = (
    figures: readonly [string | null, string | null, string],
    steps: readonly { code: string; amount?: string }[] = [],
  ) => {
    const [computed, offered, amount] = figures;
    return { computed, offered, amount, steps } as unknown as Parameters<typeof breakdownOf>[0];
  };
  const cap = (amount: string) => ({ code: 'award_cap', amount });
  const limit = (amount: string) => ({ code: 'limit', amount });

  test('by its cap, then by a limit', () => {
    const found = breakdownOf(award(['9.00', '3.00', '3.00'], [cap('5.00'), limit('3.00')]));
    expect(found?.cuts).toEqual([
      { kind: 'cap', amount: '4.00' },
      { kind: 'limit', amount: '2.00' },
    ]);
  });
  test('by other support', () => {
    const found = breakdownOf(award(['9.00', '9.00', '3.00'], [cap('9.00'), { code: 'overlap' }]));
    expect(found?.cuts).toEqual([{ kind: 'overlap', amount: '6.00' }]);
  });
  test('by other support and a limit after it, which no step parts', () => {
    const steps = [{ code: 'overlap' }, limit('3.00')];
    expect(breakdownOf(award(['9.00', '9.00', '3.00'], steps))?.cuts).toEqual([
      { kind: 'both', amount: '6.00' },
    ]);
  });
  test('nothing to show where nothing was computed', () => {
    expect(breakdownOf(award([null, null, '0.00']))).toBeUndefined();
    expect(breakdownOf(award(['0.00', '0.00', '0.00']))).toBeUndefined();
  });
});
