// Expressions (DESIGN §2.2), tables, aggregates and dates, as the interpreter reads them.
import { describe, expect, test } from 'vitest';
import { awardIn, decide } from '#test/support/decide.ts';
import { addToDate, fullUnits } from './dates.ts';

const facts = `
enum Level "Level": high "High", low "Low"
entity Claim "Claim"
  issued: date "Issued"
  amount: money "Amount"
  good: boolean default true "Good"
applicant Firm "Firm"
  level: Level default high "Level"
  large: boolean default false "Large"
  cost: money default 100 yuan "Cost"
  staff: integer default 7 "Staff"
  begun: date default 2024-02-29 "Begun"
  claims: list of Claim "Claims"
`;
/** What clause a pays, after any declarations before it. */
const amount = (expression: string, dossier: object = {}, before = '') =>
  awardIn(
    decide(`${facts}${before}\narticle 1\n  clause a\n    grants ${expression}\n`, dossier),
    'a',
  ).amount;

test.each([
  ['30% of cost', '30.00'],
  ['cost + 20 yuan * 2', '140.00'],
  ['(cost + 20 yuan) * 2', '240.00'],
  ['cost net of 130 yuan', '0.00'],
  ['30 yuan + (cost net of 130 yuan)', '30.00'],
  ['2/3 of cost', '66.67'],
  ['3 * (1/3 of cost)', '100.00'],
  ['(cost capped at 60 yuan) + 5 yuan', '65.00'],
  ['(cost floored at 160 yuan) + 5 yuan', '165.00'],
  ['(cost / 7 rounded down to 1 yuan) * 7', '98.00'],
  ['(cost / 7 rounded up to 1 yuan) * 7', '105.00'],
  ['(cost / 8 rounded half up to 1 yuan) * 8', '104.00'],
  ['(cost / 8 rounded half even to 1 yuan) * 8', '96.00'],
  ['1:0.5 * cost', '50.00'],
  ['the largest of (cost, 30 yuan, 120 yuan)', '120.00'],
  ['the smallest of (cost, 30 yuan, 120 yuan)', '30.00'],
])('%s is %s', (expression, expected) => {
  expect(amount(expression)).toBe(expected);
});

describe('tables', () => {
  const slabs =
    'by staff\n below 5: 1 yuan\n from 5 : 2 yuan\n above 7: 3 yuan\n exactly 9: 4 yuan\n above 9: 5 yuan';
  const two = `by level, large
      high, true: 1 yuan
      high, false: 2 yuan
      low, any: 3 yuan`;
  test.each([
    ['high', true, '1.00'],
    ['high', false, '2.00'],
    ['low', true, '3.00'],
  ])('two keys %s, %s', (level, large, expected) => {
    expect(amount(two, { level, large })).toBe(expected);
  });
  test.each([
    [4, '1.00'],
    [5, '2.00'],
    [7, '2.00'],
    [8, '3.00'],
  ])('edges say whether they include their figure: %s', (staff, expected) => {
    expect(amount(slabs.split('\n exactly')[0] ?? '', { staff })).toBe(expected);
  });
  test.each([
    ['2026-03-31', '350.00'],
    ['2026-04-01', '500.00'],
  ])('a dated parameter on %s', (as_of, expected) => {
    const parameter =
      'parameter voucher "Voucher" = by as_of\n before 2026-04-01: 350 yuan\n from 2026-04-01: 500 yuan\n';
    expect(amount('voucher', { as_of }, parameter)).toBe(expected);
  });
  const brackets =
    'by parts of cost\n up to 100 yuan: 10%\n up to 300 yuan: 20%\n above 300 yuan: 30%';
  test.each([
    ['0', '0.00'],
    ['100', '10.00'],
    ['250', '40.00'],
    ['400', '80.00'],
  ])('marginal brackets of %s', (cost, expected) => {
    expect(amount(brackets, { cost })).toBe(expected);
  });
  test('a bracket starts where those above it ended, even if its own edge comes out lower', () => {
    const crossed =
      'by parts of cost\n up to 200 yuan: 10%\n up to staff * 10 yuan: 20%\n above staff * 10 yuan: 30%';
    expect(amount(crossed, { cost: 400, staff: 30 })).toBe('70.00');
    expect(amount(crossed, { cost: 400, staff: 10 })).toBe('80.00');
  });
  test('running over the items starts where the earlier ones stopped', () => {
    const claim = (id: string, cost: number) => ({ id, amount: cost, issued: '2025-01-01' });
    const decision = decide(
      `${facts}article 1
  clause a for each claim in claims
    grants by parts of claim.amount running over claims
      up to 100 yuan: 10%
      above 100 yuan: 50%
`,
      { claims: [claim('A', 60), claim('B', 60), claim('C', 60)] },
    );
    expect(decision.awards.map(({ computed }) => computed)).toEqual(['6.00', '14.00', '30.00']);
  });
  test.each([
    ['claim.amount running over claims where claim.good', ['6.00', '6.00', '14.00']],
    // What the clause defines of this claim it defines of the earlier ones, too.
    ['base running over claims', ['20.00', '60.00', '60.00']],
    ['base running over claims where fair', ['20.00', '20.00', '60.00']],
  ])('running over the items that count: %s', (quantity, expected) => {
    const decision = decide(
      `${facts}article 1
  clause a for each claim in claims
    define twice = 2 * claim.amount
    define base = twice capped at 2 * claim.amount
    define fair = claim.good
    grants by parts of ${quantity}
      up to 100 yuan: 10%
      above 100 yuan: 50%
`,
      {
        claims: [
          { id: 'A', amount: 60, issued: '2025-01-01', good: false },
          { id: 'B', amount: 60, issued: '2025-01-01', good: true },
          { id: 'C', amount: 60, issued: '2025-01-01', good: true },
        ],
      },
    );
    expect(decision.awards.map(({ computed }) => computed)).toEqual(expected);
  });
});

test.each([
  ['the year of begun', '2024.00'],
  ['the month of begun', '2.00'],
  ['the day of begun', '29.00'],
  ['the year of (1 day after 2024-12-31)', '2025.00'],
  ['the month of the latest of c.issued for each c in claims', '7.00'],
  ['the day of (the earliest of c.issued for each c in claims where c.good)', '4.00'],
  ['the year of (the latest of (begun, 2020-01-01))', '2024.00'],
])('%s is %s', (expression, expected) => {
  const claims = [
    { id: 'A', amount: 1, issued: '2025-05-01', good: false },
    { id: 'B', amount: 1, issued: '2025-07-03' },
    { id: 'C', amount: 1, issued: '2025-06-04' },
  ];
  expect(amount(`1 yuan * (${expression})`, { claims })).toBe(expected);
});

test('of no days there is no latest', () => {
  const clause = `${facts}article 1
  clause a
    when as_of is after (the latest of c.issued for each c in claims where c.good)
    grants 1 yuan
`;
  const none = awardIn(decide(clause, { claims: [] }), 'a');
  expect(none).toMatchObject({
    status: 'undetermined',
    code: 'undetermined_division',
    missing: [],
    reason: 'Cannot be calculated: there is no “the latest Issued over Claims where Good”.',
  });
  const claims = [{ id: 'A', amount: 1, issued: '2025-05-01' }];
  expect(awardIn(decide(clause, { claims }), 'a').amount).toBe('1.00');
});

describe('lists', () => {
  const claims = [
    { id: 'A', amount: 1, issued: '2025-01-01' },
    { id: 'B', amount: 2, issued: '2025-01-01', good: false },
    { id: 'C', amount: 4, issued: '2025-01-01' },
  ];
  test.each([
    ['sum of c.amount for each c in claims', '7.00', '0.00'],
    ['sum of c.amount for each c in claims where c.good', '5.00', '0.00'],
    ['1 yuan * count each c in claims where c.good', '2.00', '0.00'],
    ['the largest of c.amount for each c in claims', '4.00', '0.00'],
    ['the smallest of c.amount for each c in claims where c.amount exceeds 1 yuan', '2.00', '0.00'],
    ['by (any c in claims satisfies not c.good)\n true: 1 yuan\n false: 2 yuan', '1.00', '2.00'],
    ['by (every c in claims satisfies c.good)\n true: 1 yuan\n false: 2 yuan', '2.00', '1.00'],
    [
      'by (every c in claims where c.good satisfies c.amount is not 2 yuan)\n true: 1 yuan\n false: 2 yuan',
      '1.00',
      '1.00',
    ],
  ])('%s: %s, of no items %s', (expression, some, none) => {
    expect(amount(expression, { claims })).toBe(some);
    expect(amount(expression)).toBe(none);
    expect(amount(expression, { claims: null })).toBe(none);
  });
  test('before an item: only those that stand before it', () => {
    const decision = decide(
      `${facts}article 1
  clause a for each claim in claims
    grants sum of c.amount for each c in claims before claim
`,
      { claims },
    );
    expect(decision.awards.map(({ amount: paid }) => paid)).toEqual(['0.00', '1.00', '3.00']);
  });
  test('the ledger and other supports are lists too, without what is dated after as_of', () => {
    const dossier = {
      ledger: [
        { clause: 'a', amount: 3, date: '2025-06-30' },
        { clause: 'a', amount: 50, date: '2025-07-01' },
      ],
      other_supports: [
        { amount: 5, policy: 'p', authority: 'x', received: true },
        { amount: 7, policy: 'p', authority: 'x' },
        { amount: 60, policy: 'p', authority: 'x', received: true, date: '2025-07-01' },
      ],
    };
    expect(amount('sum of e.amount for each e in ledger', dossier)).toBe('3.00');
    expect(amount('sum of s.amount for each s in other_supports where s.received', dossier)).toBe(
      '5.00',
    );
  });
});

describe('dates', () => {
  test.each([
    ['2024-01-31', 1n, 'month', '2024-02-29'],
    ['2024-03-31', -1n, 'month', '2024-02-29'],
    ['2024-02-29', 1n, 'year', '2025-02-28'],
    ['2024-02-29', 4n, 'year', '2028-02-29'],
    ['2024-12-31', 1n, 'day', '2025-01-01'],
    ['2024-12-31', 2n, 'week', '2025-01-14'],
    ['9999-12-30', 5n, 'day', '9999-12-31'],
    ['2024-01-01', 10n ** 30n, 'month', '9999-12-31'],
    ['2024-01-01', -(10n ** 30n), 'month', '0000-01-01'],
  ] as const)('%s and %s %ss is %s', (date, count, unit, expected) => {
    expect(addToDate(date, count, unit)).toBe(expected);
  });
  test.each([
    ['2020-06-30', '2025-06-29', 'year', 4n],
    ['2020-06-30', '2025-06-30', 'year', 5n],
    ['2024-02-29', '2025-02-27', 'year', 0n],
    ['2024-02-29', '2025-02-28', 'year', 1n],
    ['2024-01-31', '2024-02-28', 'month', 0n],
    ['2024-01-31', '2024-02-29', 'month', 1n],
    ['2024-01-31', '2024-03-30', 'month', 1n],
    ['2025-06-30', '2020-07-01', 'year', -4n],
    ['2024-01-01', '2024-01-15', 'week', 2n],
    ['2024-01-01', '2024-01-01', 'day', 0n],
  ] as const)('from %s to %s: full %ss %s', (from, to, unit, expected) => {
    expect(fullUnits(from, to, unit)).toBe(expected);
  });
  test.each([
    ['2024-08-29', '1.00'],
    ['2024-08-30', '2.00'],
  ])('is at most 6 months after, on %s', (as_of, expected) => {
    const table = 'by (as_of is on or before 6 months after begun)\n true: 1 yuan\n false: 2 yuan';
    expect(amount(table, { as_of })).toBe(expected);
  });
});

test('defines, of the policy, of an entity and of a clause', () => {
  const decision = decide(
    `${facts}
define half of Claim = 50% of amount
define base = 10 yuan
article 1
  clause a for each claim in claims
    define both = claim.half + base
    grants both + base
`,
    {
      claims: [
        { id: 'A', amount: 8, issued: '2025-01-01' },
        { id: 'B', amount: 20, issued: '2025-01-01' },
      ],
    },
  );
  expect(decision.awards.map(({ computed }) => computed)).toEqual(['24.00', '30.00']);
});
