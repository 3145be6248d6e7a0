// What of a policy cases show, told as people read it: what is missing, at its line.
import { describe, expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { coverageOf, missingIn, shownByCase } from './coverage.ts';
import { Teller } from './report.ts';

type Facts = Readonly<Record<string, unknown>>;

const HEADER = 'policy p "P"\n  currency CNY\n';

/** A policy with its header on the first lines; what stands in `text` begins on line 3. */
function policy(text: string) {
  const whole = /^policy/.test(text) ? text : HEADER + text.replace(/^\n/, '');
  return { model: modelFrom(whole), text: whole };
}

/** `8 condition: …`, a line for each outcome that the cases do not show; `kind` alone if given. */
function missing(source: string, cases: readonly Facts[], kind?: string): readonly string[] {
  const { model, text } = policy(source);
  const coverage = coverageOf(model, dossiers(cases));
  const teller = new Teller({ model, texts: new Map([['p.clause', text]]), coverage });
  return missingIn(coverage)
    .filter(([target]) => kind === undefined || target.kind === kind)
    .map(([target, outcome]) => {
      const { line } = teller.start(target.span);
      return `${line} ${teller.missing(target, outcome)}`;
    });
}

function dossiers(cases: readonly Facts[]) {
  return cases.map((facts) => ({ dossier: { as_of: '2025-06-30', ...facts } }));
}

const plants = (...each: readonly Facts[]) => ({
  plants: each.map((facts, at) => ({ id: `P${at + 1}`, ...facts })),
});

describe('conditions', () => {
  const source = `
applicant Firm "Firm"
  size: integer "Size"
  local: boolean "Local"
  old: boolean "Old"

clause aid
  when size is at least 10 and local
  unless old
  grants 5 yuan
`;
  const good = { size: 10, local: true, old: false };

  test('each is to decide true and false, in the policy’s own words', () => {
    expect(missing(source, [], 'condition')).toEqual([
      '9 `size is at least 10` never decided true',
      '9 `size is at least 10` never decided false',
      '9 `local` never decided true',
      '9 `local` never decided false',
      '10 `old` never decided true',
      '10 `old` never decided false',
    ]);
    expect(missing(source, [good], 'condition')).toEqual([
      '9 `size is at least 10` never decided false',
      '9 `local` never decided false',
      '10 `old` never decided true',
    ]);
  });

  test('two that fail at once decide nothing', () => {
    const both = { ...good, size: 9, local: false };
    expect(missing(source, [good, both], 'condition')).toContain('9 `local` never decided false');
    const one = { ...good, local: false };
    expect(missing(source, [good, one], 'condition')).not.toContain(
      '9 `local` never decided false',
    );
  });

  test('of `is in` each member is one; of `is between` each end', () => {
    const listed = `
enum Level: high, middle, low
applicant Firm
  level: Level
  staff: integer

clause aid
  when level is in (high, middle)
  when staff is between 3 and 9
  permits "it"
`;
    expect(
      missing(
        listed,
        [
          { level: 'high', staff: 5 },
          { level: 'low', staff: 5 },
        ],
        'condition',
      ),
    ).toEqual([
      '9 `level … middle` never decided true',
      '10 `staff … 3` never decided false',
      '10 `staff … 9` never decided false',
    ]);
  });

  test('a define that is a condition is a decision of its own', () => {
    const defined = `
applicant Firm
  small: boolean
  young: boolean
  local: boolean

define favoured = small or young

clause aid
  when favoured and local
  permits "it"
`;
    // `favoured` is masked in the guard, its own parts are not.
    const cases = [{ small: true, young: false, local: false }];
    expect(missing(defined, cases, 'condition')).toEqual([
      '8 `small` never decided false',
      '8 `young` never decided true',
      '8 `young` never decided false',
      '11 `favoured` never decided true',
      '11 `favoured` never decided false',
      '11 `local` never decided true',
    ]);
  });

  test('`where` and `satisfies` decide item by item', () => {
    const listed = `
entity Plant
  big: boolean
  cost: money
applicant Firm
  plants: list of Plant

clause aid
  when any p in plants satisfies p.big
  grants sum of p.cost for each p in plants where p.cost exceeds 3 yuan
`;
    const one = plants({ big: true, cost: 5 }, { big: false, cost: 2 });
    expect(missing(listed, [one], 'condition')).toEqual([
      '10 `any p in plants satisfies p.big` never decided false',
    ]);
  });

  test('what cannot be is not asked for', () => {
    const settled = `
applicant Firm
  staff: integer from 1
  local: boolean

applies
  when local

clause aid
  when staff is at least 1 and local
  permits "it"
`;
    expect(missing(settled, [], 'condition').filter((line) => line.startsWith('1'))).toEqual([
      '11 `staff is at least 1` never decided true',
      '11 `local` never decided true',
    ]);
  });

  test('an optional fact that is asked for first decides where it is absent', () => {
    const optional = `
applicant Firm
  aid: money optional

clause more
  when aid is given and aid is below 5 yuan
  permits "it"
`;
    expect(missing(optional, [{}, { aid: 4 }, { aid: 5 }], 'condition')).toEqual([]);
  });
});

describe('rows and edges', () => {
  const source = `
enum Level: high, middle, low
entity Plant
  level: Level
  area: integer from 0
applicant Firm
  plants: list of Plant

clause aid for each plant in plants
  grants by plant.level, plant.area
    high,          any:       1 yuan
    middle or low, up to 10:  2 yuan
    middle or low, above 10:  3 yuan
`;

  test('a row is to be taken for every member that its label joins, an edge to be met exactly', () => {
    expect(missing(source, [plants({ level: 'high', area: 10 })])).toEqual([
      '13 row `middle or low, up to 10` never taken for middle',
      '13 row `middle or low, up to 10` never taken for low',
      '13 edge `10`: no case exactly on it',
      '13 edge `10`: no case just above it',
      '14 row `middle or low, above 10` never taken for middle',
      '14 row `middle or low, above 10` never taken for low',
    ]);
  });

  test('an edge that two rows name is one; it is met in either', () => {
    const cases = [
      plants(
        { level: 'high', area: 1 },
        { level: 'middle', area: 10 },
        { level: 'middle', area: 11 },
        { level: 'low', area: 9 },
        { level: 'low', area: 12 },
      ),
    ];
    expect(missing(source, cases)).toEqual([]);
  });

  test('rows that the conditions leave out are not asked for', () => {
    const guarded = `
enum Level: high, middle, low
applicant Firm
  level: Level
  day: date

clause aid
  when level is not low
  grants by level
    high:      1 yuan
    otherwise: 2 yuan

clause later
  when day is on or after 2025-01-01
  grants by day
    before 2026-01-01: 1 yuan
    from 2026-01-01:   2 yuan
`;
    const cases = [
      { level: 'high', day: '2024-12-31' },
      { level: 'middle', day: '2025-01-01' },
      { level: 'low', day: '2026-01-02' },
    ];
    expect(missing(guarded, cases)).toEqual([
      '17 edge `2026-01-01`: no case exactly on it',
      '17 edge `2026-01-01`: no case just below it',
    ]);
  });

  test('brackets: what falls in, and where the parts end', () => {
    const brackets = `
entity Plant
  cost: money
applicant Firm
  plants: list of Plant

clause aid for each plant in plants
  grants by parts of plant.cost running over plants
    up to 10 yuan: 10%
    above 10 yuan: 5%
`;
    expect(missing(brackets, [plants({ cost: 4 }, { cost: 0 })])).toEqual([
      '10 edge `10 yuan`: no case exactly on it',
      '11 row `above 10 yuan` never taken',
    ]);
    expect(missing(brackets, [plants({ cost: 4 }, { cost: 6 }, { cost: 1 })])).toEqual([]);
  });

  test('what an undetermined award would have taken is not shown', () => {
    const unknown = `
applicant Firm
  big: boolean
  rate: ratio optional

clause aid
  grants by big
    true:  rate * 10 yuan
    false: 1 yuan
`;
    expect(missing(unknown, [{ big: true }])).toEqual([
      '7 `aid` never granted in full',
      '9 row `true` never taken',
      '10 row `false` never taken',
    ]);
  });
});

describe('boundaries', () => {
  const on = (text: string) => `edge \`${text}\`: no case exactly on it`;
  const beside = (text: string, side: string) => `edge \`${text}\`: no case just ${side} it`;
  const source = (condition: string) => `
applicant Firm
  staff: integer from 0
  cost: money
  share: ratio
  day: date
  sure: boolean
clause x
  when sure and ${condition}
  permits "it"
`;
  const facts = { staff: 5, cost: 5, share: '50%', day: '2025-05-05', sure: true };

  test.each([
    ['staff is at least 5', 'below', { staff: 5 }, { staff: 4 }, { staff: 6 }],
    ['staff exceeds 5', 'above', { staff: 5 }, { staff: 6 }, { staff: 4 }],
    ['staff is at most 5', 'above', { staff: 5 }, { staff: 6 }, { staff: 4 }],
    ['staff is below 5', 'below', { staff: 5 }, { staff: 4 }, { staff: 7 }],
    ['cost is at least 5 yuan', 'below', { cost: 5 }, { cost: '4.99' }, { cost: '4.98' }],
    ['share is at least 50%', 'below', { share: '50%' }, { share: '49.95%' }, { share: '49.9%' }],
    ['day is before 2025-05-05', 'below', {}, { day: '2025-05-04' }, { day: '2025-05-03' }],
    ['day is on or after 2025-05-05', 'below', {}, { day: '2025-05-04' }, { day: '2025-05-06' }],
    ['staff * 1 yuan is at most cost', 'above', {}, { cost: '4.99' }, { cost: '5.01' }],
  ])('%s: on its figure, and just %s it', (condition, side, exactly, next, far) => {
    const left = (...cases: readonly Facts[]) =>
      missing(
        source(condition),
        cases.map((one) => ({ ...facts, ...one })),
        'edge',
      ).map((line) => line.replace(/^\d+ /, ''));
    expect(left()).toEqual([on(condition), beside(condition, side)]);
    expect(left(exactly)).toEqual([beside(condition, side)]);
    expect(left(exactly, far)).toEqual([beside(condition, side)]);
    expect(left(exactly, next)).toEqual([]);
    // Where another condition fails, this one shows nothing.
    expect(left({ ...exactly, sure: false })).toEqual([on(condition), beside(condition, side)]);
  });

  test.each([
    ['staff is 5', []],
    ['staff is at least 0', []],
    ['staff is at least 2.5', []],
    ['cost is above 0 yuan', ['on', 'above']],
    ['cost is at most 0 yuan', ['on', 'above']],
  ])('%s: no boundary where there is none', (condition, asked) => {
    const lines = missing(source(condition), [], 'edge');
    expect(lines.map((line) => / (on|below|above) it$/.exec(line)?.[1])).toEqual(asked);
  });

  test('a row of one figure ends on both sides', () => {
    const exactly = `
applicant Firm
  staff: integer from 0
clause x
  grants by staff
    exactly 3: 1 yuan
    otherwise: 2 yuan
`;
    expect(missing(exactly, [{ staff: 3 }, { staff: 5 }], 'edge')).toEqual([
      '7 edge `3`: no case just below it',
      '7 edge `3`: no case just above it',
    ]);
    expect(missing(exactly, [{ staff: 3 }, { staff: 2 }, { staff: 4 }], 'edge')).toEqual([]);
  });
});

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

test('conditions and tables count wherever they stand', () => {
  const source = `
enum Band: low, high
entity Plant
  band: Band
  cost: money
  owner: text
applicant Firm
  band: Band
  big: boolean
  plants: list of Plant

define rate = by band low: 1 high: 2
define group of Plant = by band low: 1 high: 2

limit total of a each Firm to 1,000 yuan * (by band low: 1 high: 2)
  where plant.cost exceeds 1 yuan
  counting other_supports where received

clause a for each plant in plants
  grants rate * plant.cost capped at (by plant.band low: 300 yuan high: 600 yuan)
  limit quantity (by plant.band low: 1 high: 2) each plant.group to 4
  split into (by plant.band low: 1 high: 2) equal parts

clause hint for each plant in plants
  requires "own money" of (by plant.band low: 1 high: 2) * a

clause rule
  when big
  overlap of a with other_supports where received on same group
    tops up
`;
  const both = (band: string, big: boolean) => ({
    band,
    big,
    ...plants({ band: 'low', cost: 2, owner: 'O' }, { band: 'high', cost: 1, owner: 'O' }),
    other_supports: [true, false].map((received) => ({
      matter: 'P1',
      amount: 1,
      received,
      policy: 'Q',
      authority: 'R',
    })),
  });
  const found = missing(source, [both('low', true), both('high', false)]);
  expect(found.filter((line) => /condition|row|decided/.test(line))).toEqual([]);
  expect(missing(source, []).filter((line) => / row /.test(line))).toHaveLength(14);
});

test('a refused dossier shows nothing; each case is told by its position', () => {
  const { model } = policy('applicant Firm\n  cost: money\nclause x\n  grants cost\n');
  const coverage = coverageOf(model, dossiers([{ cost: 'much' }, { cost: 2 }]));
  expect(shownByCase(coverage, 0)).toEqual([]);
  expect(shownByCase(coverage, 1).map(([{ kind }, { name }]) => [kind, name])).toEqual([
    ['clause', 'granted'],
  ]);
});
