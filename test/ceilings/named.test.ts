// Ceilings worked out by hand: conditions on several facts together, products, lists, tables, caps
// and limits, dates, on the interpreter and the generated code (DESIGN §3, `ceiling`).

import { describe, expect, test } from 'vitest';
import { modelFrom } from '../support/decide.ts';
import { machinesFor } from '../support/machines.ts';

const FACTS = `
enum Level "Level": high "High", middle "Middle", low "Low"
entity Part "Part"
  kept: boolean optional "Kept"
  price: money to 100 yuan optional "Price"
applicant Firm "Firm"
  own: money to 100 yuan optional "Own funds"
  bank: money to 100 yuan optional "Bank loan"
  cost: money optional "Cost"
  s: ratio from 0% to 100% optional "Share"
  t: ratio from 0% to 100% optional "Other share"
  u: ratio from 0% to 100% optional "Third share"
  staff: integer from 0 to 50 optional "Staff"
  area: number from 0 to 80 optional "Area"
  young: boolean optional "Young"
  level: Level optional "Level"
  region: text optional "Region"
  home: text optional "Home"
  start: date optional "Start"
  end: date optional "End"
  parts: list of Part "Parts"
article 1
  clause a
    `;

/** The ceiling, on which all machines agree. */
function ceiling(clause: string, facts: object = {}, rounding = 'half up to 0.01 yuan') {
  const model = modelFrom(
    `policy p "P"\n  currency CNY\n  rounding ${rounding}\n${FACTS}${clause}`,
  );
  const { interpret, evaluate } = machinesFor(model);
  const [first, second] = [interpret, evaluate].map((machine) => {
    const answer = machine({ as_of: '2025-06-30', ...facts });
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    const [award] = (answer.decision as unknown as { readonly awards: readonly object[] }).awards;
    return award as { readonly status: string; readonly ceiling?: string | null };
  });
  expect(second).toEqual({ ...first, steps: undefined });
  expect(first?.status).toBe('undetermined');
  return first?.ceiling;
}

describe('conditions on several facts together', () => {
  test.each([
    ['a sum that is limited', 'when own + bank is at most 100 yuan\n grants own + bank', '100.00'],
    ['with its edge left out', 'when own + bank is below 100 yuan\n grants own + bank', '99.99'],
    [
      'the dearer part',
      'when own + bank is at most 100 yuan\n grants (50% of own) + (1/3 of bank)',
      '50.00',
    ],
    ['weighted', 'when 3 * own + 2 * bank is at most 100.01 yuan\n grants own + bank', '50.00'],
    [
      'written otherwise in the guard',
      'when bank + own + own is at most 60 yuan + own\n grants 2 * (own + bank)',
      '120.00',
    ],
    ['one against the other', 'when own exceeds bank\n grants bank', '99.99'],
    ['twice the other', 'when own is at least 2 * bank\n grants own + bank', '150.00'],
    ['both ways', 'when own exceeds bank and bank exceeds own\n grants 5 yuan', '0.00'],
    ['equal', 'when own is bank and own + bank is at most 50.01 yuan\n grants own', '25.00'],
    [
      'either condition',
      'when own + bank is at most 40 yuan or own - bank is at least 70 yuan\n grants bank',
      '40.00',
    ],
    [
      'a distance',
      'when own + bank is at most 100 yuan\n grants (own net of bank) + (bank net of own)',
      '100.00',
    ],
    [
      'a cap by what else is given',
      'when own + bank is at most 100 yuan\n grants own capped at 2 * bank',
      '66.66',
    ],
    [
      'half of own funds, and all in all no more than the cost',
      'when own + bank is at most 90 yuan\n grants bank capped at 50% of own',
      '30.00',
    ],
    ['without a bound', 'when cost exceeds own\n grants cost - own', null],
    ['however slowly it grows', 'grants cost / 999,999,999,999,999 / 999,999,999,999,999', null],
    ['bounded by the other', 'when own exceeds cost\n grants cost', '99.99'],
    [
      'rows by the figure',
      'grants by own\n below 50 yuan: own + 45 yuan\n from 50 yuan: own',
      '100.00',
    ],
    [
      'rows by a sum',
      'when own + bank is at most 100 yuan\n grants by own + bank\n below 50 yuan: own + 80 yuan\n from 50 yuan: own',
      '129.99',
    ],
    [
      'members and figures',
      'when level is high or own is at most 10 yuan\n grants by level\n high: 20% of own\n middle: 90% of own\n low: 2 * own',
      '20.00',
    ],
    ['texts that must differ', 'when region is not home\n grants 5 yuan', '5.00'],
    [
      'texts that must be two at once',
      'when region is "n" and region is home and home is "s"\n grants 5 yuan',
      '0.00',
    ],
    [
      'two of three',
      'when at least 2 of (own is below 10 yuan, bank is below 10 yuan, young)\n grants own + bank',
      '109.99',
    ],
    [
      'at most one of them',
      'when at most 1 of (own exceeds 10 yuan, bank exceeds 20 yuan)\n grants own + bank',
      '120.00',
    ],
  ])('%s', (_, clause, most) => {
    expect(ceiling(clause)).toBe(most);
  });
});

describe('products', () => {
  test.each([
    ['a share and the rest', 'grants s * (100% - s) * 1,000 yuan', '250.00'],
    ['shares of one whole', 'when s + t is at most 100%\n grants s * t * 1,000 yuan', '250.00'],
    [
      'three shares of one whole',
      'when s + t + u is at most 100%\n grants s * t * u * 27 yuan',
      '1.00',
    ],
    [
      'shares of one whole, added',
      'when s + t is at most 100%\n grants (s + 2 * t) * 10 yuan',
      '20.00',
    ],
    [
      'a share and a figure',
      'when own + bank is at most 100 yuan\n grants s * (own - bank)',
      '100.00',
    ],
    [
      'a share that falls as the figure rises',
      'when s * 100 yuan + own is at most 100 yuan\n grants s * own',
      '25.00',
    ],
    ['a price and a number', 'when staff is at most 10\n grants staff * own', '1000.00'],
    [
      'a price and a number within a budget',
      'when staff * own is at most 77 yuan\n grants staff * own',
      '77.00',
    ],
    [
      'a whole number of parts, rounded down',
      'when staff * 7 yuan is at most own\n grants staff * 7 yuan',
      '98.00',
    ],
    ['a quotient', 'when staff is at least 3\n grants own / staff', '33.33'],
    ['a quotient of two', 'when bank is at least 20 yuan\n grants own / bank * 1 yuan', '5.00'],
    ['area times price, cut by a share', 'grants s * (80 - area) * 2 yuan capped at own', '100.00'],
  ])('%s', (_, clause, most) => {
    expect(ceiling(clause)).toBe(most);
  });
  test.each([
    ['up', '250.00'],
    ['down', '250.00'],
    ['half even', '250.00'],
  ])('at the very edge, rounding %s', (mode, most) => {
    const rounding = `${mode} to 0.01 yuan`;
    expect(ceiling('grants s * (100% - s) * 1,000 yuan', {}, rounding)).toBe(most);
    expect(ceiling('when s + t is at most 100%\n grants s * t * 1,000 yuan', {}, rounding)).toBe(
      most,
    );
  });
});

describe('shares that may be as near as one likes to what they may not be', () => {
  test.each([
    ['half up', '30.00'],
    ['down', '29.99'],
    ['up', '30.00'],
    ['half even', '30.00'],
  ])('below 30 %%, rounding %s', (mode, most) => {
    const clause = 'when s is below 30%\n grants s of 100 yuan';
    expect(ceiling(clause, {}, `${mode} to 0.01 yuan`)).toBe(most);
  });
  test('a sum of two below an edge', () => {
    const clause = 'when s + t is below 2/3 and t is below s\n grants s of 90 yuan + t of 9 yuan';
    expect(ceiling(clause, {}, 'down to 1 yuan')).toBe('59.00');
  });
  test('another figure than one', () => {
    expect(ceiling('when s is not 100%\n grants s of 1 yuan', {}, 'down to 0.01 yuan')).toBe(
      '0.99',
    );
  });
});

describe('rounding on the way', () => {
  test.each([
    [
      'each part to whole yuan',
      'when own + bank is at most 10.50 yuan\n grants (own rounded up to 1 yuan) + (bank rounded up to 1 yuan)',
      '12.00',
    ],
    ['down to a step, then a share', 'grants 30% of (own rounded down to 7 yuan)', '29.40'],
    ['a cap rounds down', 'grants 100 yuan capped at 1/7 of own', '14.28'],
  ])('%s', (_, clause, most) => {
    expect(ceiling(clause)).toBe(most);
  });
  test('the policy’s step', () => {
    expect(ceiling('grants 1/3 of own', {}, 'half up to 10 yuan')).toBe('30.00');
    expect(ceiling('grants 1/3 of own', {}, 'up to 10 yuan')).toBe('40.00');
  });
});

describe('lists', () => {
  const parts = (count: number, facts: object = {}) => ({
    parts: Array.from({ length: count }, (_, index) => ({ id: `P${index}`, ...facts })),
  });
  const sum = 'sum of part.price for each part in parts';
  test.each([
    ['all prices', `grants ${sum}`, 4, '400.00'],
    [
      'under a condition on all',
      `when (${sum}) is at most 123.45 yuan\n grants ${sum}`,
      4,
      '123.45',
    ],
    [
      'only what is kept',
      `when (count each part in parts where part.kept) is at most 2\n grants ${sum} where part.kept`,
      5,
      '200.00',
    ],
    [
      'the smallest of what is kept',
      'grants the smallest of part.price for each part in parts where part.kept',
      3,
      '100.00',
    ],
    [
      'shares of a whole',
      `when (${sum}) is at most 60 yuan\n grants the largest of part.price for each part in parts`,
      6,
      '60.00',
    ],
    ['many', `when (${sum}) is at most 1,000 yuan\n grants 10% of (${sum})`, 20, '100.00'],
  ])('%s', (_, clause, count, most) => {
    expect(ceiling(clause, parts(count))).toBe(most);
  });
});

describe('caps and limits', () => {
  test.each([
    ['a cap that hangs on a fact', 'grants own capped at 50% of bank', '50.00'],
    ['a limit that hangs on a fact', 'grants own\n limit each Firm to 50% of bank', '50.00'],
    [
      'a limit or nothing',
      'when bank is at most 60 yuan\n grants own\n limit each Firm to bank or nothing',
      '60.00',
    ],
    ['a minimum', 'grants own\n limit to at least 60 yuan or nothing', '100.00'],
    [
      'a minimum that is never reached',
      'grants own\n limit to at least 100.01 yuan or nothing',
      '0.00',
    ],
    [
      'a minimum that is reached at one figure alone',
      'grants own\n limit each Firm to 60 yuan\n limit to at least 60 yuan or nothing',
      '60.00',
    ],
    [
      'a minimum behind a limit that a missing fact sets',
      'when bank is at most 70 yuan\n grants own\n limit each Firm to bank\n limit to at least 60 yuan or nothing',
      '70.00',
    ],
    [
      'a minimum that a missing fact sets',
      'when own + bank is 100 yuan\n grants own\n limit to at least 2 * bank or nothing',
      '100.00',
    ],
    [
      'a minimum that rises faster than the award',
      'when bank is at least own and own is at most 40 yuan\n grants own\n limit to at least 2 * bank net of 30 yuan or nothing',
      '30.00',
    ],
    [
      'a minimum above what a limit or nothing lets through',
      'grants own\n limit each Firm to 40 yuan or nothing\n limit to at least 50 yuan or nothing',
      '0.00',
    ],
    ['a quantity', 'grants staff * 2 yuan\n limit quantity staff each Firm to 12.5', '25.00'],
    [
      'where it may not cover',
      'grants own\n limit each Firm to 10 yuan where bank is below 30 yuan',
      '100.00',
    ],
  ])('%s', (_, clause, most) => {
    expect(ceiling(clause)).toBe(most);
  });
  const had = (region: string, amount: string) => {
    return { clause: 'a', date: '2025-01-01', amount, keys: { region } };
  };
  test('the ledger counts by a key that is missing', () => {
    const clause = 'grants own\n limit each region to 70 yuan';
    const ledger = [had('n', '50.00'), had('s', '60.00')];
    expect(ceiling(clause, { ledger })).toBe('70.00');
    const known = 'when region is "n" or region is "s"\n grants own\n limit each region to 70 yuan';
    expect(ceiling(known, { ledger })).toBe('20.00');
  });
  test('supports count by a fact that is missing', () => {
    const other_supports = [
      { policy: 'q', authority: 'town', amount: '30.00', kind: 'grant', received: true },
    ];
    const clause = `when %
      grants own
      limit each Firm to 50 yuan counting other_supports where young and kind is "grant"`;
    const most = (when: string) => ceiling(clause.replace('%', when), { other_supports });
    expect(most('young or not young')).toBe('50.00');
    expect(most('young')).toBe('20.00');
  });
});

describe('dates', () => {
  test.each([
    [
      'full years',
      'when start is on or after 2020-03-01\n grants 3 yuan * full years from start to as_of / 1 year',
      '15.00',
    ],
    [
      'full months between two dates',
      'when start is on or after 2024-01-31 and end is on or before 2024-06-29\n grants 1 yuan * full months from start to end / 1 month',
      '4.00',
    ],
    [
      'days between two dates',
      'when end is at most 10 days after start\n grants 1 yuan * full days from start to end / 1 day',
      '10.00',
    ],
    [
      'months after a date that is missing',
      'when end is at most 6 months after start and start is on or before 2024-02-29\n grants 1 yuan * full days from 2024-02-29 to end / 1 day',
      '182.00',
    ],
    [
      'a row by a date',
      'grants by start\n before 2024-01-01: own\n from 2024-01-01: 2 * own',
      '200.00',
    ],
  ])('%s', (_, clause, most) => {
    expect(ceiling(clause)).toBe(most);
  });
});

describe('what has no value', () => {
  test.each([
    ['some have one', 'grants 10 yuan / staff', '10.00'],
    ['none is eligible', 'when staff is below 0\n grants 10 yuan / staff', '0.00'],
    ['none that is eligible has one', 'when staff is 0\n grants 10 yuan / staff', null],
    ['it is not asked for', 'when staff is 0 or 1 / staff exceeds 2\n grants own', '100.00'],
    ['as near to 0 as one likes', 'when area exceeds 0\n grants 1 yuan / area', null],
  ])('%s', (_, clause, most) => {
    expect(ceiling(clause)).toBe(most);
  });
});
