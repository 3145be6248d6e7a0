// DESIGN §3: what is absent is unknown; awards that hang on it, what they miss, and their ceiling.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awardIn, decide, measureIn, modelFrom, told } from '#test/support/decide.ts';

const applicant = `
enum Level "Level": high "High", middle "Middle", low "Low"
applicant Firm "Firm"
  level: Level optional "Level"
  young: boolean optional "Young"
  sound: boolean optional "Sound"
  cost: money optional "Cost"
  loan: money optional "Loan"
  funds: money from 100 yuan to 9,000 yuan optional "Own funds"
  rate: ratio from 5% to 40% optional "Rate"
  staff: integer from 0 optional "Staff"
  factor: number from 0 optional "Factor"
  since: date optional "Since"
  region: text optional "Region"
article 1
  clause a
    `;
const a = (clause: string, facts: object = {}) => awardIn(decide(applicant + clause, facts), 'a');

test.each([
  [
    'in an amount',
    '(by staff\n below (the largest of (2, factor)): 10 yuan\n otherwise: 20 yuan) * 1',
  ],
  [
    'in a table of awards',
    'by staff\n below factor: 10 yuan\n from factor: 20 yuan capped at 15 yuan',
  ],
])('an edge that hangs on a missing fact names it, %s', (_, table) => {
  expect(a(`grants ${table}`, { staff: 5 })).toMatchObject({
    code: 'undetermined',
    missing: ['$.factor'],
    ceiling: expect.stringMatching(/^(15|20)\.00$/),
  });
});

describe('three-valued logic', () => {
  test.each([
    ['false and unknown is false', 'when young and sound', { young: false }, 'ineligible'],
    ['true and unknown is unknown', 'when young and sound', { young: true }, 'undetermined'],
    ['true or unknown is true', 'when young or sound', { young: true }, 'granted'],
    ['false or unknown is unknown', 'when young or sound', { young: false }, 'undetermined'],
    ['not unknown is unknown', 'when not young', {}, 'undetermined'],
    ['unless unknown is unknown', 'unless young', {}, 'undetermined'],
    ['null is absent', 'when young', { young: null }, 'undetermined'],
    ['a comparison with unknown is unknown', 'when cost is at least 0 yuan', {}, 'undetermined'],
    ['also where the range would settle it', 'when rate is at least 5%', {}, 'undetermined'],
    ['is given is never unknown', 'when young is given', {}, 'ineligible'],
    ['is not given', 'when young is not given', {}, 'granted'],
    [
      'two of three, two given',
      'when at least 2 of (young, sound, cost is given)',
      { young: true, sound: true },
      'granted',
    ],
    [
      'two of three, one given',
      'when at least 2 of (young, sound, since is given)',
      { young: true },
      'undetermined',
    ],
    [
      'two of three, one of which fails',
      'when at least 2 of (young, sound, since is given)',
      { young: false },
      'ineligible',
    ],
    [
      'at most one, none can be two',
      'when at most 1 of (young, sound)',
      { young: false },
      'granted',
    ],
    [
      'at most one, it may be two',
      'when at most 1 of (young, sound)',
      { young: true },
      'undetermined',
    ],
    [
      'at most one, both',
      'when at most 1 of (young, sound)',
      { young: true, sound: true },
      'ineligible',
    ],
    [
      'exactly one, the other unknown',
      'when exactly 1 of (young, sound)',
      { young: true },
      'undetermined',
    ],
    ['exactly one', 'when exactly 1 of (young, sound)', { young: true, sound: false }, 'granted'],
    ['exactly two of one', 'when exactly 2 of (young, sound)', { young: false }, 'ineligible'],
    ['guarded by is given', 'when cost is given and cost exceeds 1 yuan', {}, 'ineligible'],
  ])('%s', (_, guard, facts, status) => {
    expect(a(`${guard}\n grants 1 yuan`, facts).status).toBe(status);
  });
});

test('it pays 0 and names what guard and amount hang on, in the order asked, each once', () => {
  const award = a('when young and cost exceeds loan\n grants cost + rate of funds');
  expect(award).toMatchObject({
    status: 'undetermined',
    code: 'undetermined',
    computed: null,
    offered: null,
    amount: '0.00',
    ceiling: null,
    missing: ['$.young', '$.cost', '$.loan', '$.rate', '$.funds'],
    reason: 'Not known yet. Not given: “Young”; “Cost”; “Loan”; “Rate”; “Own funds”.',
  });
});

test('an ineligible award is ineligible, however unknown its amount', () => {
  expect(a('when young\n grants cost', { young: false }).status).toBe('ineligible');
});

describe('the ceiling is the largest offer over the missing facts', () => {
  test.each([
    ['a figure without bound', 'grants cost', {}, null],
    ['capped', 'grants cost capped at 70 yuan', {}, '70.00'],
    ['the contract’s bound on money is none', 'grants cost / 10 ', {}, null],
    ['by the field’s range', 'grants 10% of funds', {}, '900.00'],
    ['falling in the fact', 'grants 1,000 yuan - funds', {}, '900.00'],
    ['falling and below zero at the other end', 'grants 500 yuan net of funds', {}, '400.00'],
    ['two facts', 'grants rate of funds', {}, '3600.00'],
    [
      'a product of a rising and a falling fact',
      'grants rate of (10,000 yuan - funds)',
      {},
      '3960.00',
    ],
    ['a truth in the guard', 'when young\n grants 5 yuan', {}, '5.00'],
    ['a guard on the figure itself', 'when cost is below 50 yuan\n grants cost', {}, '49.99'],
    ['a guard with its edge', 'when cost is at most 50 yuan\n grants cost', {}, '50.00'],
    ['a guard on a sum of two', 'when cost + loan is below 50 yuan\n grants cost', {}, '49.99'],
    [
      'a guard against another fact',
      'when cost is below loan\n grants cost',
      { loan: 30 },
      '29.99',
    ],
    ['a guard that no facts fulfil', 'when young and not young\n grants 5 yuan', {}, '0.00'],
    ['a ratio just below an edge', 'when rate is below 30%\n grants rate of 100 yuan', {}, '30.00'],
    ['a whole number below an edge', 'when staff is below 10\n grants 3 yuan * staff', {}, '27.00'],
    [
      'the better row',
      'grants by level\n high: 10 yuan\n middle: 30 yuan\n low: 20 yuan',
      {},
      '30.00',
    ],
    [
      'the row with the higher cap',
      'grants by level\n high: 30% of cost capped at 10 yuan\n middle or low: 10% of cost capped at 50 yuan',
      {},
      '50.00',
    ],
    [
      'the amount known, the level not',
      'grants by level\n high: 30% of cost\n otherwise: 10% of cost',
      { cost: 50 },
      '15.00',
    ],
    [
      'a table by the figure: a cliff',
      'grants by cost\n below 100 yuan: cost\n from 100 yuan: 40 yuan',
      {},
      '99.99',
    ],
    ['an unknown cap', 'grants 5,000 yuan capped at 50% of funds', {}, '4500.00'],
    ['half of own funds, rounding down', 'grants 5,000 yuan capped at 1/7 of funds', {}, '1285.71'],
    ['division: the smaller the more', 'grants 100 yuan / staff', {}, '100.00'],
    ['division towards zero', 'when factor exceeds 0\n grants 100 yuan / factor', {}, null],
    [
      'a date',
      'when since is on or after 2020-01-01\n grants 1 yuan * full years from since to as_of / 1 year',
      {},
      '5.00',
    ],
    ['a text', 'when region is "north"\n grants 5 yuan', {}, '5.00'],
    [
      'a fact both given and large',
      'when cost is given or young\n grants cost capped at 9 yuan',
      { young: true },
      '9.00',
    ],
    ['a bump in the middle', 'grants the smallest of (cost, 100 yuan net of cost)', {}, '50.00'],
  ])('%s: %s', (_, clause, facts, ceiling) => {
    expect(a(clause, facts)).toMatchObject({ status: 'undetermined', ceiling });
  });

  test('after the ledger, of award cap and limits', () => {
    const ledger = [{ clause: 'a', amount: 30, date: '2024-01-01' }];
    expect(a('grants cost capped at 70 yuan', { ledger }).ceiling).toBe('40.00');
    expect(a('grants cost\n limit each Firm to 50 yuan', { ledger }).ceiling).toBe('20.00');
    expect(a('grants cost\n limit each Firm to 50 yuan or nothing', { ledger }).ceiling).toBe(
      '20.00',
    );
    expect(a('grants cost\n limit count each Firm to 1', { ledger }).ceiling).toBe('0.00');
  });
});

test('an unknown limit, key or where leaves the award undetermined', () => {
  expect(a('grants 10 yuan\n limit each Firm to 50% of funds')).toMatchObject({
    status: 'undetermined',
    missing: ['$.funds'],
    ceiling: '10.00',
  });
  expect(a('grants 10 yuan\n limit each Firm to 5 yuan where young')).toMatchObject({
    missing: ['$.young'],
    ceiling: '10.00',
  });
  expect(a('grants 10 yuan\n limit each region to 5 yuan')).toMatchObject({
    missing: ['$.region'],
    ceiling: '5.00',
  });
});

describe('division by zero', () => {
  test('leaves the award undetermined, with nothing missing and no bound to name', () => {
    expect(a('grants 100 yuan / staff capped at 50 yuan', { staff: 0 })).toMatchObject({
      status: 'undetermined',
      code: 'undetermined_division',
      missing: [],
      ceiling: null,
      amount: '0.00',
      reason: 'Cannot be calculated: something is divided by “Staff”, which is zero here.',
    });
    expect(a('when 1 / staff exceeds 0\n grants 1 yuan', { staff: 0 }).status).toBe('undetermined');
  });
  test('where it is not reached it does no harm', () => {
    const guarded = 'when staff is at least 1 and 1 / staff exceeds 0\n grants 1 yuan';
    expect(a(guarded, { staff: 0 }).status).toBe('ineligible');
    const row = 'grants by staff\n below 1: 7 yuan\n from 1: 100 yuan / staff';
    expect(a(row, { staff: 0 }).amount).toBe('7.00');
  });
});

test('undetermined awards take no part in limits', () => {
  const decision = decide(
    `
entity Plant "Plant"
  cost: money optional "Cost"
applicant Firm "Firm"
  plants: list of Plant "Plants"
article 1
  clause a for each plant in plants
    grants plant.cost
    limit each Firm to 100 yuan
  clause m for each plant in plants
    requires "own part" of a
`,
    { plants: [{ id: 'A' }, { id: 'B', cost: 90 }, { id: 'C', cost: 90 }] },
  );
  expect(told(decision)).toEqual([
    'a A: undetermined',
    'a B: granted 90.00 > 90.00 > 90.00',
    'a C: capped 90.00 > 90.00 > 10.00',
  ]);
  expect(awardIn(decision, 'a', 'A')).toMatchObject({
    missing: ['$.plants[0].cost'],
    ceiling: '100.00',
  });
  expect(measureIn(decision, 'm', 'A')).toMatchObject({
    status: 'undetermined',
    missing: ['$.plants[0].cost'],
  });
  expect(measureIn(decision, 'm', 'C')).toMatchObject({ status: 'required', amount: '10.00' });
});

test('no completion of the missing facts is offered more than the ceiling', () => {
  const model = modelFrom(`${applicant}when young or cost exceeds loan
    grants by level
      high: rate of (cost + funds) capped at 40,000 yuan
      middle: 50% of funds
      low: by cost
        below 1,000 yuan: cost
        from 1,000 yuan: 700 yuan
    limit each Firm to 20% of (cost + 100,000 yuan)
`);
  const money = fc.oneof(fc.constantFrom('0', '999.99', '1000', '100000'), fc.nat({ max: 99_999 }));
  const facts = fc.record({
    level: fc.constantFrom('high', 'middle', 'low'),
    young: fc.boolean(),
    cost: money,
    loan: money,
    funds: fc.constantFrom(100, 9000, 1234.56),
    rate: fc.constantFrom('5%', '40%', '1/3'),
  });
  const names = ['level', 'young', 'cost', 'loan', 'funds', 'rate'] as const;
  const whole = (dossier: object) => awardIn(decide(model, dossier), 'a');
  fc.assert(
    fc.property(facts, fc.subarray([...names]), (dossier, absent) => {
      const partly = Object.fromEntries(
        Object.entries(dossier).filter(([name]) => !absent.some((one) => one === name)),
      );
      const award = whole(partly);
      if (award.status !== 'undetermined' || award.ceiling === null) return;
      const { offered } = whole(dossier);
      expect(Number(offered ?? 0)).toBeLessThanOrEqual(Number(award.ceiling));
    }),
    { numRuns: 200 },
  );
});
