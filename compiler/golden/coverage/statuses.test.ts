// The statuses that clauses are asked for, and the days and the scope of policies.
import { describe, expect, test } from 'vitest';
import { missing } from '#test/support/coverage.ts';

describe('clauses', () => {
  const statuses = (source: string) =>
    missing(source, [], 'clause').map((line) => line.replace(/^\d+ /, ''));

  test('a clause is asked for the statuses that it can take', () => {
    expect(
      statuses(`
applicant Firm
clause plain
  grants 1 yuan
clause hint
  encourages "x"
`),
    ).toEqual(['`plain` never granted in full', '`hint` never encouraged']);
    expect(
      statuses(`
applicant Firm
  local: boolean
  big: boolean
applies
  when local
clause a
  when big
  grants 1 yuan capped at 2 yuan
clause b
  grants 1 yuan
clause rule
  overlap of a with other_supports
    takes the better
clause order
  overlap of a, b
    takes the first of (a, b)
`),
    ).toEqual([
      '`a` never granted in full',
      '`a` never capped',
      '`a` never reduced by an overlap',
      '`a` never forgone',
      '`a`: no case in which it is not eligible',
      '`a`: no case in which it does not apply',
      '`b` never granted in full',
      '`b` never forgone',
      '`b`: no case in which it does not apply',
    ]);
  });

  test.each([
    ['an optional amount', 'grants aid', true],
    ['… that is asked for first', 'when aid is given\n  grants aid', false],
    ['… in a row', 'grants by (aid is given)\n    true: aid\n    false: 0 yuan', false],
    ['… through a define', 'when known\n  grants aid_or_not', false],
    ['an optional condition', 'when sure\n  grants 1 yuan', true],
    ['… beside one that settles it', 'when sure is given and sure\n  grants 1 yuan', false],
    ['an optional fact of items', 'grants sum of p.cost for each p in plants', true],
    [
      '… that the condition asks for',
      'grants sum of p.cost for each p in plants where p.cost is given',
      false,
    ],
    ['an optional cap', 'grants 5 yuan capped at aid', true],
    ['an optional limit', 'grants 5 yuan\n  limit each Firm to aid', true],
    ['a divisor', 'grants 5 yuan / staff', true],
    ['a divisor from 1', 'grants 5 yuan / beds', false],
    ['… that a condition keeps from 0', 'when staff is above 0\n  grants 5 yuan / staff', false],
    [
      '… that a row keeps from 0',
      'grants by staff\n    exactly 0: 0 yuan\n    otherwise: 5 yuan / staff',
      false,
    ],
    [
      '… that a row over a condition does',
      'grants by (staff is 0)\n    true: 0 yuan\n    false: 5 yuan / staff',
      false,
    ],
  ])('undetermined: %s', (_, clause, possible) => {
    const source = `
entity Plant
  cost: money optional
applicant Firm
  aid: money optional
  sure: boolean optional
  staff: integer from 0
  beds: integer from 1
  plants: list of Plant
define known = aid is given
define aid_or_not = aid + 1 yuan
clause x
  ${clause}
`;
    const asked = statuses(source).some((line) => line === '`x` never undetermined');
    expect(asked).toBe(possible);
  });

  test('defines that read one another over and over come to an end', () => {
    const chain = Array.from({ length: 60 }, (_, at) => `define d${at + 1} = d${at} + d${at}`);
    const source = `
applicant Firm
  cost: money
define d0 = cost
${chain.join('\n')}
clause x
  grants d60 capped at 1 yuan
`;
    expect(statuses(source)).toContain('`x` never granted in full');
  });

  test('granted counts above 0.00 alone', () => {
    const source = 'applicant Firm\n  cost: money\nclause x\n  grants cost\n';
    expect(missing(source, [{ cost: 0 }])).toEqual(['5 `x` never granted in full']);
    expect(missing(source, [{ cost: 1 }])).toEqual([]);
  });
});

describe('days and scope', () => {
  const source = `policy p "P"
  currency CNY
  in force from 2025-01-01 until 2026-12-31

applicant Firm
  local: boolean optional

applies
  when local

clause early
  in force until 2025-12-31
  grants 1 yuan

clause rule
  in force from 2025-07-01
  overlap of early with other_supports
    excludes
`;
  const all = [
    '2024-12-31',
    '2025-01-01',
    '2025-12-31',
    '2026-01-01',
    '2026-12-31',
    '2027-01-01',
    '2025-06-30',
    '2025-07-01',
  ];

  test('each period: the days on which it turns, as far as the policy is in force then', () => {
    expect(missing(source, [], 'period')).toEqual([
      '3 `in force from 2025-01-01 until 2026-12-31`: no case before the first day',
      '3 `in force from 2025-01-01 until 2026-12-31`: no case on the first day',
      '3 `in force from 2025-01-01 until 2026-12-31`: no case on the last day',
      '3 `in force from 2025-01-01 until 2026-12-31`: no case after the last day',
      '12 `in force until 2025-12-31`: no case on the last day',
      '12 `in force until 2025-12-31`: no case after the last day',
      '16 `in force from 2025-07-01`: no case before the first day',
      '16 `in force from 2025-07-01`: no case on the first day',
    ]);
    expect(
      missing(
        source,
        all.map((as_of) => ({ as_of, local: true })),
        'period',
      ),
    ).toEqual([]);
  });

  test('whether it applies: yes, no, not known', () => {
    expect(missing(source, [{ local: true }], 'scope')).toEqual([
      '8 `applies`: no case to which the policy does not apply',
      '8 `applies`: no case in which it is not known whether the policy applies',
    ]);
    expect(missing(source, [{ local: true }, { local: false }, {}], 'scope')).toEqual([]);
  });
});
