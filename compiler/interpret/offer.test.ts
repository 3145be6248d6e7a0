// DESIGN §3.2: guard, amount, rounding, award cap, what the ledger leaves of the limits.
import { describe, expect, test } from 'vitest';
import { awardIn, decide, modelFrom, stepsOf, told } from '#test/support/decide.ts';

const plants = (...costs: readonly (string | number)[]) => ({
  plants: costs.map((cost, index) => ({ id: `P${index + 1}`, cost })),
});
const firm = (fields = '') => `
entity Plant "Plant"
  cost: money "Cost"

applicant Firm "Firm"
  plants: list of Plant "Plants"
${fields}
article 1
`;

test('a guard that fails names every conjunct that failed, of when and of unless', () => {
  const decision = decide(
    `
enum Level "Level": high "High", low "Low", none "None"
applicant Firm "Firm"
  level: Level "Level of the firm"
  young: boolean "Young"
  debts: boolean "Has debts"
  staff: integer "Staff"
article 1
  clause a
    when level is in (high, low) and young and staff is at least 10
    unless debts
    grants 1 yuan
`,
    { level: 'none', young: true, debts: true, staff: 9 },
  );
  expect(awardIn(decision, 'a')).toMatchObject({
    status: 'ineligible',
    code: 'ineligible',
    computed: null,
    offered: null,
    amount: '0.00',
    reason:
      'Not eligible: “Level of the firm is ‘High’ or ‘Low’” does not hold; “Staff is at least 10” does not hold; “Has debts” holds.',
  });
});

describe('rounding, once, after the ratio and before the cap', () => {
  const policy = (rounding: string) => `policy p "P"
  currency CNY
  rounding ${rounding}
${firm()}
  clause a for each plant in plants
    grants 50% of plant.cost capped at 1 yuan
`;
  test.each([
    ['half up to 0.01 yuan', '0.01', '0.01'],
    ['half up to 0.01 yuan', '0.05', '0.03'],
    ['half even to 0.01 yuan', '0.01', '0.00'],
    ['half even to 0.01 yuan', '0.03', '0.02'],
    ['down to 0.01 yuan', '0.03', '0.01'],
    ['up to 0.01 yuan', '0.01', '0.01'],
    ['half up to 0.1 yuan', '0.10', '0.10'],
    ['half up to 0.1 yuan', '0.08', '0.00'],
  ])('%s: half of %s is %s', (rounding, cost, computed) => {
    expect(decide(policy(rounding), plants(cost)).awards[0]?.computed).toBe(computed);
  });

  test('reaching the cap is not being capped; one fen more is', () => {
    const decision = decide(policy('half up to 0.01 yuan'), plants('2.00', '2.01'));
    expect(told(decision)).toEqual([
      'a P1: granted 1.00 > 1.00 > 1.00',
      'a P2: capped 1.01 > 1.00 > 1.00',
    ]);
    expect(awardIn(decision, 'a', 'P2').code).toBe('capped_award');
  });
});

test('a negative amount is 0, and a step says so; 0.00 is granted when nothing cut it', () => {
  const decision = decide(
    `${firm()}
  clause a for each plant in plants
    grants plant.cost - 10 yuan
`,
    plants('4'),
  );
  expect(told(decision)).toEqual(['a P1: granted 0.00 > 0.00 > 0.00']);
  expect(stepsOf(awardIn(decision, 'a', 'P1'), 'amount')).toEqual([
    'Cost (4.00 yuan) − 10.00 yuan = −6.00 yuan.',
    'Below zero, so nothing: 0.00 yuan.',
  ]);
});

describe('the award cap less what the ledger holds for this clause and item', () => {
  const policy = modelFrom(`${firm()}
  clause a for each plant in plants
    grants plant.cost capped at 100 yuan

  clause b
    grants 80 yuan capped at 100 yuan

  clause c for each plant in plants
    grants plant.cost capped at 100 yuan in each calendar year
`);
  const entry = (clause: string, amount: string, more: object = {}) => {
    return { clause, amount, date: '2024-01-01', ...more };
  };
  test('of this item only; an entry without the item is none of it', () => {
    const ledger = [
      entry('a', '30', { item: 'P1' }),
      entry('a', '25', { item: 'P2' }),
      entry('a', '1000'),
      entry('b', '1000', { item: 'P1' }),
    ];
    const decision = decide(policy, { ...plants('90', '90'), ledger });
    expect(awardIn(decision, 'a', 'P1')).toMatchObject({ computed: '90.00', offered: '70.00' });
    expect(awardIn(decision, 'a', 'P2')).toMatchObject({ computed: '90.00', offered: '75.00' });
  });
  test('an award without an item is held against every entry of its clause', () => {
    const ledger = [entry('b', '10', { item: 'X', holder: 'sister' }), entry('b', '20')];
    expect(awardIn(decide(policy, { ledger }), 'b')).toMatchObject({
      status: 'capped',
      offered: '70.00',
      code: 'capped_award',
    });
  });
  test('entries of the day count, entries after as_of do not', () => {
    const ledger = [
      entry('b', '30', { date: '2025-06-30' }),
      entry('b', '40', { date: '2025-07-01' }),
    ];
    expect(awardIn(decide(policy, { ledger }), 'b').offered).toBe('70.00');
  });
  test('in each calendar year: those of the year of as_of only', () => {
    const ledger = [
      entry('c', '30', { item: 'P1', date: '2024-12-31' }),
      entry('c', '20', { item: 'P1', date: '2025-01-01' }),
    ];
    expect(awardIn(decide(policy, { ...plants('90'), ledger }), 'c', 'P1').offered).toBe('80.00');
  });
  test('used up and more: nothing is left, never less than nothing', () => {
    const ledger = [entry('b', '130')];
    expect(told(decide(policy, { ledger })).slice(-1)).toEqual(['b: capped 80.00 > 0.00 > 0.00']);
  });
});

test('a cap that is calculated rounds down, whatever the policy’s rounding', () => {
  const decision = decide(
    `policy p "P"
  currency CNY
  rounding up to 1 yuan
${firm('  funds: money "Own funds"')}
  clause a for each plant in plants
    grants plant.cost capped at 1/3 of funds
  clause b for each plant in plants
    grants plant.cost capped at funds
`,
    { ...plants('90.50'), funds: '100.50' },
  );
  expect(told(decision)).toEqual([
    'a P1: capped 91.00 > 33.00 > 33.00',
    'b P1: granted 91.00 > 91.00 > 91.00',
  ]);
});

test('each row of a table has its own cap, and matches pays b/a of the amount', () => {
  const decision = decide(
    `
enum Level "Level": high "High", low "Low"
entity Prize "Prize"
  level: Level "Level"
  amount: money "Amount"
applicant Firm "Firm"
  prizes: list of Prize "Prizes"
article 1
  clause m for each prize in prizes
    matches prize.amount by prize.level
      high: 1:1 capped at 50 yuan
      low: 1:0.5 capped at 10 yuan
`,
    {
      prizes: [
        { id: 'A', level: 'high', amount: '60' },
        { id: 'B', level: 'low', amount: '20' },
        { id: 'C', level: 'low', amount: '20.02' },
      ],
    },
  );
  expect(told(decision)).toEqual([
    'm A: capped 60.00 > 50.00 > 50.00',
    'm B: granted 10.00 > 10.00 > 10.00',
    'm C: capped 10.01 > 10.00 > 10.00',
  ]);
});

test('a nested item’s award is P1/Y2', () => {
  const decision = decide(
    `
entity Year "Year"
  cost: money "Cost"
entity Plant "Plant"
  years: list of Year "Years"
applicant Firm "Firm"
  plants: list of Plant "Plants"
article 1
  clause a for each plant in plants, year in plant.years
    grants year.cost capped at 10 yuan
`,
    {
      plants: [
        {
          id: 'P1',
          years: [
            { id: 'Y1', cost: 1 },
            { id: 'Y2', cost: 2 },
          ],
        },
        { id: 'P2' },
        { id: 'P3', years: [{ id: 'Y1', cost: 3 }] },
      ],
      ledger: [{ clause: 'a', item: 'P1/Y2', amount: 9, date: '2024-01-01' }],
    },
  );
  expect(told(decision)).toEqual([
    'a P1/Y1: granted 1.00 > 1.00 > 1.00',
    'a P1/Y2: capped 2.00 > 1.00 > 1.00',
    'a P3/Y1: granted 3.00 > 3.00 > 3.00',
  ]);
});
