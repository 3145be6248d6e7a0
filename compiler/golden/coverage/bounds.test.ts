// Caps, floors, limits and overlap rules: bound or not, and what came of offers that met.
import { describe, expect, test } from 'vitest';
import { type Facts, missing, plants } from '#test/support/coverage.ts';

describe('caps, floors and limits', () => {
  const source = `
entity Plant
  cost: money
applicant Firm
  plants: list of Plant

clause aid for each plant in plants
  grants 10% of (plant.cost capped at 900 yuan floored at 10 yuan) capped at 50 yuan
  limit each Firm to 80 yuan
`;

  test.each([
    [
      [],
      [
        '9 cap `900 yuan` never cut anything',
        '9 cap `900 yuan` never left anything whole',
        '9 floor `10 yuan` never lifted anything',
        '9 floor `10 yuan` never left anything as it was',
        '9 cap `50 yuan` never cut anything',
        '9 cap `50 yuan` never left anything whole',
        '10 `limit each Firm to 80 yuan` never cut an award',
        '10 `limit each Firm to 80 yuan` never left an award whole',
      ],
    ],
    // Exactly at the cap is whole.
    [
      ['500'],
      [
        '9 cap `900 yuan` never cut anything',
        '9 floor `10 yuan` never lifted anything',
        '9 cap `50 yuan` never cut anything',
        '10 `limit each Firm to 80 yuan` never cut an award',
      ],
    ],
    [['900.01', '400', '1'], []],
  ])('costs %j', (costs, lines) => {
    const found = missing(source, [plants(...costs.map((cost) => ({ cost })))]);
    expect(found.filter((line) => !line.startsWith('8'))).toEqual(lines);
  });

  test('a limit shows nothing where another one cut; each clause has its own', () => {
    const two = `
entity Plant
  cost: money
applicant Firm
  plants: list of Plant

limit total of a, b each Firm to 100 yuan

clause a for each plant in plants
  grants plant.cost
  limit each plant to 50 yuan

clause b for each plant in plants
  grants 1 yuan
`;
    expect(missing(two, [plants({ cost: 60 })], 'limit')).toEqual([
      '8 `limit total of a, b each Firm to 100 yuan` never cut an award (clause a)',
      '8 `limit total of a, b each Firm to 100 yuan` never left an award whole (clause a)',
      '8 `limit total of a, b each Firm to 100 yuan` never cut an award (clause b)',
      '12 `limit each plant to 50 yuan` never left an award whole',
    ]);
  });
});

describe('overlap', () => {
  const rule = (outcome: string, with_ = 'with other_supports') => `
applicant Firm
clause a
  grants 100 yuan
clause b
  grants 50 yuan
clause rule
  overlap of a, b ${with_} on same applicant
    ${outcome}
`;
  const support = (amount: number, received: boolean) => ({
    other_supports: [{ amount, received, policy: 'Q', authority: 'R' }],
  });
  const told = (source: string, cases: readonly Facts[]) =>
    missing(source, cases, 'overlap').map((line) => line.replace(/^\d+ overlap `rule`: /, ''));
  const nothing = 'no case with nothing to compare';
  const kept = 'no case in which an offer is compared and kept';
  const reduced = 'no case in which an offer is reduced';
  const forgone = 'no case in which an offer is forgone';

  test.each([
    ['takes the better', [nothing, kept, reduced, forgone]],
    ['tops up', [nothing, kept, reduced]],
    ['excludes', [nothing, kept, forgone]],
    ['takes the first of (a, other_supports, b)', [nothing, kept, forgone]],
  ])('%s', (outcome, outcomes) => {
    expect(told(rule(outcome), [])).toEqual(outcomes);
  });

  test('the better: each outcome by its support', () => {
    const source = rule('takes the better');
    expect(told(source, [{}])).toEqual([kept, reduced, forgone]);
    expect(told(source, [support(150, false)])).toEqual([nothing, reduced, forgone]);
    expect(told(source, [support(120, true)])).toEqual([nothing, kept, forgone]);
    expect(told(source, [support(150, true)])).toEqual([nothing, kept, reduced]);
  });

  test('a rule of supports that were received is not asked about others', () => {
    expect(told(rule('takes the better', 'with other_supports where received'), [])).toEqual([
      nothing,
      reduced,
      forgone,
    ]);
  });

  test('among clauses', () => {
    const source = rule('takes the better', '');
    expect(told(source, [])).toEqual([nothing, kept, forgone]);
    expect(told(source, [{}])).toEqual([nothing]);
  });
});
