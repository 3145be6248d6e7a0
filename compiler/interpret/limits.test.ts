// DESIGN §2.2 (Caps), §3.2 (what the ledger leaves) and §3.4 (payment).
import { describe, expect, test } from 'vitest';
import { awardIn, decide, modelFrom, stepsOf, told } from '#test/support/decide.ts';

const facts = `
enum Kind "Kind": small "Small", large "Large"
entity Year "Year"
  cost: money "Cost"
entity Buy "Purchase"
  lender: text  "Lender"
  kind:   Kind  "Kind"
  cost:   money "Cost"
  area:   number "Area"
  years:  list of Year "Years"
applicant Firm "Firm"
  funds: money default 1,000,000 yuan "Own funds"
  buys:  list of Buy "Purchases"
article 1
`;
const buy = (id: string, cost: number, more: object = {}) => {
  return { id, cost, lender: 'x', kind: 'small', area: 10, ...more };
};
const entry = (amount: number, more: object = {}) => {
  return { clause: 'a', amount, date: '2025-01-01', ...more };
};
const a = (limit: string) => `${facts}
  clause a for each buy in buys
    grants buy.cost
    ${limit}
`;
/** `offered > paid` of each award of clause a. */
const paid = (limit: string, dossier: object) =>
  decide(a(limit), dossier)
    .awards.filter(({ clause }) => clause === 'a')
    .map(({ offered, amount }) => `${offered} > ${amount}`);

test('awards in array order are each paid what is left, and use up what they are paid', () => {
  const decision = decide(a('limit each Firm to 100 yuan'), {
    buys: [buy('A', 60), buy('B', 60), buy('C', 60)],
  });
  expect(told(decision)).toEqual([
    'a A: granted 60.00 > 60.00 > 60.00',
    'a B: capped 60.00 > 60.00 > 40.00',
    'a C: capped 60.00 > 60.00 > 0.00',
  ]);
  expect(decision.awards.map(({ code }) => code)).toEqual([
    'granted',
    'capped_limit',
    'capped_limit',
  ]);
});

test('reaching a limit is not being capped', () => {
  const decision = decide(a('limit each Firm to 100 yuan'), { buys: [buy('A', 60), buy('B', 40)] });
  expect(decision.awards.map(({ status }) => status)).toEqual(['granted', 'granted']);
});

test('what the ledger holds is used up before, whatever the item or the holder', () => {
  const ledger = [entry(30, { item: 'old', holder: 'sister' }), entry(20)];
  expect(paid('limit each Firm to 100 yuan', { buys: [buy('A', 60)], ledger })).toEqual([
    '50.00 > 50.00',
  ]);
});

describe('windows', () => {
  const ledger = [
    entry(1, { date: '2022-12-31' }),
    entry(2, { date: '2023-01-01' }),
    entry(4, { date: '2024-12-31' }),
    entry(8, { date: '2025-01-01' }),
    entry(16, { date: '2025-06-30' }),
    entry(32, { date: '2025-07-01' }),
  ];
  test.each([
    ['', '69.00'],
    ['in each calendar year', '76.00'],
    ['over 2 calendar years', '72.00'],
    ['over 3 calendar years', '70.00'],
    // As of 2025-06-30: the year from 30 June; from 1 July (2024); from 1 January.
    ['in each year beginning on 30 June', '84.00'],
    ['in each year beginning on 1 July', '72.00'],
    ['in each year beginning on 1 January', '76.00'],
    ['over 2 years beginning on 30 June', '72.00'],
    ['over 2 years beginning on 1 July', '72.00'],
    ['over 3 years beginning on 1 July', '69.00'],
    // Dated after the day that lies so long before: 180 days before is 2025-01-01.
    ['over 1 year', '72.00'],
    ['over 3 years', '69.00'],
    ['over 12 months', '72.00'],
    ['over 1 month', '84.00'],
    ['over 180 days', '84.00'],
    ['over 181 days', '76.00'],
    ['over 182 days', '72.00'],
    ['over 1 day', '84.00'],
  ])('%s', (window, offered) => {
    const limit = `limit each Firm to 100 yuan ${window}`;
    expect(paid(limit, { buys: [buy('A', 100)], ledger })).toEqual([`${offered} > ${offered}`]);
  });
});

test.each([
  // As of 2025-02-28 a year before is 2024-02-28; as of 2024-02-29 it is 2023-02-28.
  ['2025-02-28', 'over 1 year', '2024-02-28', false],
  ['2025-02-28', 'over 1 year', '2024-02-29', true],
  ['2024-02-29', 'over 1 year', '2023-02-28', false],
  ['2024-02-29', 'over 1 year', '2023-03-01', true],
  ['2025-03-31', 'over 1 month', '2025-02-28', false],
  ['2025-03-31', 'over 1 month', '2025-03-01', true],
  ['2025-03-31', 'in each year beginning on 1 April', '2024-03-31', false],
  ['2025-03-31', 'in each year beginning on 1 April', '2024-04-01', true],
  ['2025-04-01', 'in each year beginning on 1 April', '2025-03-31', false],
  ['2025-04-01', 'over 2 years beginning on 1 April', '2024-04-01', true],
  ['2025-04-01', 'over 2 years beginning on 1 April', '2024-03-31', false],
])('as of %s, %s: what is dated %s counts: %s', (as_of, window, date, counts) => {
  const dossier = { as_of, buys: [buy('A', 100)], ledger: [entry(40, { date })] };
  const left = counts ? '60.00 > 60.00' : '100.00 > 100.00';
  expect(paid(`limit each Firm to 100 yuan ${window}`, dossier)).toEqual([left]);
});

describe('keys', () => {
  test('an item: entries of that item alone', () => {
    const ledger = [entry(30, { item: 'A' }), entry(50)];
    expect(
      paid('limit each buy to 100 yuan', { buys: [buy('A', 100), buy('B', 100)], ledger }),
    ).toEqual(['70.00 > 70.00', '100.00 > 100.00']);
  });
  test('a path: awards and entries with the same value, `keys` holds an entry’s', () => {
    const ledger = [entry(30, { keys: { 'buy.lender': 'x' } }), entry(50, { item: 'gone' })];
    const buys = [buy('A', 60), buy('B', 60), buy('C', 60, { lender: 'y' })];
    expect(paid('limit each buy.lender to 100 yuan', { buys, ledger })).toEqual([
      '60.00 > 60.00',
      '60.00 > 10.00',
      '60.00 > 60.00',
    ]);
  });
  test('a path that `keys` do not tell is read from the item that the entry names', () => {
    const buys = [buy('A', 60), buy('B', 60), buy('C', 60, { lender: 'y' })];
    const left = (more: object) =>
      paid('limit each buy.lender to 100 yuan', { buys, ledger: [entry(30, more)] });
    const counted = ['60.00 > 60.00', '60.00 > 10.00', '60.00 > 60.00'];
    const uncounted = ['60.00 > 60.00', '60.00 > 40.00', '60.00 > 60.00'];
    expect(left({ item: 'B' })).toEqual(counted);
    expect(left({ keys: { buy: 'B' } })).toEqual(counted);
    // What `keys` tell goes before what the item says now.
    expect(left({ item: 'B', keys: { 'buy.lender': 'z' } })).toEqual(uncounted);
    expect(left({ item: 'C', keys: { 'buy.lender': 'x' } })).toEqual(counted);
    expect(left({ item: 'gone' })).toEqual(uncounted);
    expect(left({})).toEqual(uncounted);
  });
  test('a field that `where` reads, likewise', () => {
    const buys = [buy('A', 60), buy('B', 60, { kind: 'large' })];
    const left = (more: object) =>
      paid('limit each Firm to 80 yuan where buy.kind is small', {
        buys,
        ledger: [entry(30, more)],
      });
    expect(left({ item: 'A' })).toEqual(['50.00 > 50.00', '60.00 > 60.00']);
    expect(left({ item: 'B' })).toEqual(['60.00 > 60.00', '60.00 > 60.00']);
    expect(left({ item: 'B', keys: { 'buy.kind': 'small' } })).toEqual([
      '50.00 > 50.00',
      '60.00 > 60.00',
    ]);
    expect(left({ item: 'gone' })).toEqual(['60.00 > 60.00', '60.00 > 60.00']);
  });
  test('a path of an outer item, though nothing is asked for within it now', () => {
    const decision = decide(
      `${facts}
  clause a for each buy in buys, year in buy.years
    grants year.cost
    limit each buy.lender to 100 yuan
`,
      {
        buys: [buy('P', 0, { years: [{ id: '1', cost: 90 }] }), buy('Q', 0)],
        ledger: [entry(30, { item: 'Q/1' })],
      },
    );
    expect(told(decision)).toEqual(['a P/1: capped 90.00 > 70.00 > 70.00']);
  });
  test('two keys', () => {
    const buys = [buy('A', 60), buy('B', 60, { kind: 'large' }), buy('C', 60)];
    expect(paid('limit each buy.lender, buy.kind to 100 yuan', { buys })).toEqual([
      '60.00 > 60.00',
      '60.00 > 60.00',
      '60.00 > 40.00',
    ]);
  });
  test('an outer item of a nested award: entries of every item in it', () => {
    const decision = decide(
      `${facts}
  clause a for each buy in buys, year in buy.years
    grants year.cost
    limit each buy to 100 yuan
    limit each year to 50 yuan
`,
      {
        buys: [
          buy('P', 0, {
            years: [
              { id: 'Y1', cost: 60 },
              { id: 'Y2', cost: 60 },
            ],
          }),
          buy('Q', 0, { years: [{ id: 'Y1', cost: 60 }] }),
        ],
        ledger: [entry(20, { item: 'P/Y1' }), entry(10, { item: 'P' })],
      },
    );
    expect(
      decision.awards.map(({ item, offered, amount }) => `${item} ${offered} ${amount}`),
    ).toEqual(['P/Y1 30.00 30.00', 'P/Y2 50.00 40.00', 'Q/Y1 50.00 50.00']);
  });
});

test('where: only awards for which it holds are covered, `keys` answers for entries', () => {
  const limit = 'limit each Firm to 100 yuan where buy.kind is large';
  const buys = [buy('A', 500), buy('B', 80, { kind: 'large' }), buy('C', 80, { kind: 'large' })];
  const ledger = [
    entry(7, { keys: { 'buy.kind': 'large' } }),
    entry(11, { keys: { 'buy.kind': 'small' } }),
    entry(13),
  ];
  expect(paid(limit, { buys, ledger })).toEqual([
    '500.00 > 500.00',
    '80.00 > 80.00',
    '80.00 > 13.00',
  ]);
});

test('count: awards above zero, in the ledger too', () => {
  const limit = 'limit count each Firm to 3 in each calendar year';
  const buys = [buy('A', 0), buy('B', 5), buy('C', 5), buy('D', 5)];
  const ledger = [entry(1), entry(0), entry(1, { date: '2024-01-01' })];
  expect(paid(limit, { buys, ledger })).toEqual([
    '0.00 > 0.00',
    '5.00 > 5.00',
    '5.00 > 5.00',
    '5.00 > 0.00',
  ]);
});

test('quantity: cuts an award in proportion, rounding down', () => {
  const limit = 'limit quantity buy.area each Firm to 25';
  const buys = [buy('A', 100), buy('B', 100), buy('C', 100)];
  expect(paid(limit, { buys, ledger: [entry(1, { quantity: 2 })] })).toEqual([
    '100.00 > 100.00',
    '100.00 > 100.00',
    '100.00 > 30.00',
  ]);
  expect(paid(limit, { buys: [buy('A', 100, { area: 30.5 })] })).toEqual(['81.96 > 81.96']);
});

test('or nothing: pays 0 where the limit would be crossed, all where it is reached', () => {
  const limit = 'limit each Firm to 100 yuan or nothing';
  expect(paid(limit, { buys: [buy('A', 60), buy('B', 60), buy('C', 40)] })).toEqual([
    '60.00 > 60.00',
    '60.00 > 0.00',
    '40.00 > 40.00',
  ]);
  expect(paid(limit, { buys: [buy('A', 101)] })).toEqual(['0.00 > 0.00']);
});

test('or nothing asks what would be paid once the other limits have cut', () => {
  const limits = (order: readonly string[]) => order.join('\n    ');
  const strict = 'limit each Firm to 80 yuan or nothing';
  const plain = 'limit each buy to 60 yuan';
  for (const order of [
    [strict, plain],
    [plain, strict],
  ]) {
    expect(paid(limits(order), { buys: [buy('A', 100)] })).toEqual(['60.00 > 60.00']);
  }
});

describe('a minimum', () => {
  const least = 'limit to at least 50 yuan or nothing';

  test('says that the amount is below it, whatever limit came before', () => {
    const buys = [buy('A', 49), buy('B', 90), buy('C', 60)];
    const { awards } = decide(a(`limit each Firm to 100 yuan\n    ${least}`), { buys });
    expect(awards.map(({ code, reason }) => `${code}: ${reason}`)).toEqual([
      'below_minimum: Paid 0.00 yuan: what would be paid is below the minimum (At least 50.00 yuan for each award, or nothing).',
      'granted: Granted in full: 90.00 yuan.',
      'below_minimum: Paid 0.00 yuan: what would be paid is below the minimum (At least 50.00 yuan for each award, or nothing).',
    ]);
  });

  test('pays nothing below it, all at it and above, and asks no cap of others', () => {
    expect(paid(least, { buys: [buy('A', 49.99), buy('B', 50), buy('C', 60)] })).toEqual([
      '0.00 > 0.00',
      '50.00 > 50.00',
      '60.00 > 60.00',
    ]);
    const ledger = [entry(1000)];
    expect(paid(least, { buys: [buy('A', 50)], ledger })).toEqual(['50.00 > 50.00']);
  });
  test('looks at what all other limits leave, in whatever order they stand', () => {
    const plain = 'limit each Firm to 100 yuan';
    const strict = 'limit each buy.lender to 70 yuan or nothing';
    for (const limits of [
      [least, plain, strict],
      [strict, plain, least],
    ]) {
      const by = (cost: number, had: number) =>
        paid(limits.join('\n    '), { buys: [buy('A', cost)], ledger: [entry(had)] });
      expect(by(60, 50)).toEqual(['50.00 > 50.00']);
      expect(by(60, 50.01)).toEqual(['0.00 > 0.00']);
      expect(by(80, 0)).toEqual(['0.00 > 0.00']);
    }
  });
  test('what is below it uses up no room, and is no award that counts', () => {
    const decision = decide(
      `${a(`limit each Firm to 100 yuan\n    ${least}`)}
  clause b for each buy in buys
    grants buy.cost
  limit total of a, b each buy.lender to 90 yuan
  limit count of a, b each buy.lender to 2
`,
      { buys: [buy('A', 45), buy('B', 60), buy('C', 60)] },
    );
    expect(told(decision)).toEqual([
      'a A: capped 45.00 > 0.00 > 0.00',
      'a B: granted 60.00 > 60.00 > 60.00',
      'a C: capped 60.00 > 60.00 > 0.00',
      'b A: capped 45.00 > 45.00 > 30.00',
      'b B: capped 60.00 > 60.00 > 0.00',
      'b C: capped 60.00 > 60.00 > 0.00',
    ]);
    expect(awardIn(decision, 'a', 'C')).toMatchObject({
      code: 'below_minimum',
      reason:
        'Paid 0.00 yuan: what would be paid is below the minimum (At least 50.00 yuan for each award, or nothing).',
    });
    expect(stepsOf(awardIn(decision, 'a', 'C'), 'limit')).toContain(
      'At least 50.00 yuan for each award, or nothing: 0.00 yuan.',
    );
  });
  test('no quantity is used up below it', () => {
    const limits = `limit quantity buy.area each Firm to 25\n    ${least}`;
    const buys = [
      buy('A', 60, { area: 20 }),
      buy('B', 60, { area: 6 }),
      buy('C', 60, { area: 10 }),
    ];
    // 60 × 5/6 = 50 is enough; then nothing is left.
    expect(paid(limits, { buys })).toEqual(['60.00 > 60.00', '60.00 > 50.00', '60.00 > 0.00']);
    // 55 × 5/6 = 45.83 is too little, and uses up no area; 100 × 5/10 = 50 is enough.
    const other = [buy('A', 60, { area: 20 }), buy('B', 55, { area: 6 }), buy('C', 100)];
    expect(paid(limits, { buys: other })).toEqual([
      '60.00 > 60.00',
      '55.00 > 0.00',
      '100.00 > 50.00',
    ]);
  });
  test('looks at what overlap leaves, and what is below it takes part with nothing', () => {
    const by = (cost: number, had: number) =>
      told(
        decide(
          `${a(least)}
  clause rule
    overlap of a with other_supports
      tops up
`,
          {
            buys: [buy('A', cost)],
            other_supports: [
              { matter: 'A', amount: had, policy: 'p', authority: 'city', received: true },
            ],
          },
        ),
      );
    expect(by(60, 10)).toEqual(['a A: reduced 60.00 > 60.00 > 50.00']);
    expect(by(60, 10.01)).toEqual(['a A: capped 60.00 > 60.00 > 0.00']);
    expect(by(49, 10)).toEqual(['a A: capped 49.00 > 0.00 > 0.00']);
  });
  test('of several clauses it is asked of each award, not of their total', () => {
    const decision = decide(
      `${facts}
  limit each of a, b to at least 50 yuan or nothing
  clause a for each buy in buys
    grants buy.cost
  clause b
    recovers 40 yuan
`,
      { buys: [buy('A', 45), buy('B', 50)] },
    );
    expect(told(decision)).toEqual([
      'a A: capped 45.00 > 0.00 > 0.00',
      'a B: granted 50.00 > 50.00 > 50.00',
      'b: capped 40.00 > 0.00 > 0.00',
    ]);
  });
  test('where: only awards for which it holds; a calculated one rounds down', () => {
    const where = 'limit to at least 50 yuan where buy.kind is large or nothing';
    const buys = [buy('A', 40), buy('B', 40, { kind: 'large' })];
    expect(paid(where, { buys })).toEqual(['40.00 > 40.00', '0.00 > 0.00']);
    const third = 'limit to at least 1/3 of funds or nothing';
    const by = (cost: number) => paid(third, { funds: 100, buys: [buy('A', cost)] });
    expect(by(33.33)).toEqual(['33.33 > 33.33']);
    expect(by(33.32)).toEqual(['0.00 > 0.00']);
  });
  test('nothing stays nothing, without being cut', () => {
    const decision = decide(a(least), { buys: [buy('A', 0)] });
    expect(told(decision)).toEqual(['a A: granted 0.00 > 0.00 > 0.00']);
  });
});

test('of several limits the least that they leave is paid, and each is used up', () => {
  const decision = decide(
    `${a('limit each buy to 80 yuan')}
  clause b for each buy in buys
    grants buy.cost
  limit total of a, b each Firm to 150 yuan
`,
    { buys: [buy('A', 100), buy('B', 100)] },
  );
  expect(told(decision)).toEqual([
    'a A: capped 100.00 > 80.00 > 80.00',
    'a B: capped 100.00 > 80.00 > 70.00',
    'b A: capped 100.00 > 100.00 > 0.00',
    'b B: capped 100.00 > 100.00 > 0.00',
  ]);
});

test('a limit over several clauses counts the ledger of each', () => {
  const decision = decide(
    `${facts}
  clause a
    grants 100 yuan
  clause b
    grants 100 yuan
  limit total of a, b each Firm to 150 yuan
`,
    { ledger: [entry(20), entry(30, { clause: 'b' })] },
  );
  expect(told(decision)).toEqual([
    'a: granted 100.00 > 100.00 > 100.00',
    'b: capped 100.00 > 100.00 > 0.00',
  ]);
});

test('counting other supports: the applicant’s all, an item’s by its matter', () => {
  const supports = [
    { matter: 'A', amount: 10, policy: 'p', authority: 'city' },
    { amount: 20, policy: 'p', authority: 'city', received: true },
    { matter: 'B', amount: 5, policy: 'p', authority: 'state' },
    { amount: 1, policy: 'p', authority: 'city', date: '2025-07-01' },
  ];
  const dossier = { buys: [buy('A', 100), buy('B', 100)], other_supports: supports };
  const by = (limit: string) => paid(limit, dossier);
  expect(by('limit each Firm to 150 yuan counting other_supports')).toEqual([
    '100.00 > 100.00',
    '100.00 > 15.00',
  ]);
  expect(
    by('limit each Firm to 150 yuan counting other_supports where authority is "city"'),
  ).toEqual(['100.00 > 100.00', '100.00 > 20.00']);
  expect(by('limit each buy to 90 yuan counting other_supports')).toEqual([
    '80.00 > 80.00',
    '85.00 > 85.00',
  ]);
});

test('a limit that is calculated rounds down', () => {
  expect(paid('limit each Firm to 1/3 of funds', { buys: [buy('A', 100)], funds: '100' })).toEqual([
    '33.33 > 33.33',
  ]);
});

test('overlap comes before the limits: what is forgone uses nothing up', () => {
  const decision = decide(
    `${a('limit each Firm to 100 yuan')}
  clause rule
    overlap of a with other_supports takes the better
`,
    {
      buys: [buy('A', 80), buy('B', 80)],
      other_supports: [{ matter: 'A', amount: 90, policy: 'p', authority: 'city' }],
    },
  );
  expect(told(decision)).toEqual([
    'a A: forgone 80.00 > 80.00 > 0.00',
    'a B: granted 80.00 > 80.00 > 80.00',
  ]);
});

test('a step warns where a limit leaves less than what was open elsewhere', () => {
  const policy = modelFrom(`${a('limit each Firm to 100 yuan')}
  clause rule
    overlap of a with other_supports takes the better
`);
  const other = { matter: 'B', amount: 50, policy: 'p', authority: 'city' };
  const warnings = (first: number) =>
    stepsOf(
      awardIn(
        decide(policy, { buys: [buy('A', first), buy('B', 80)], other_supports: [other] }),
        'a',
        'B',
      ),
      'warning',
    );
  expect(warnings(60)).toEqual([
    'Note: 50.00 yuan can still be had from “p” (city), but the limits leave only 40.00 yuan here.',
  ]);
  expect(warnings(50)).toEqual([]);
});

test('quantity of several clauses: each stands for its own, all use it up', () => {
  const decision = decide(
    `${facts}
  limit quantity buy.area in a, b each Firm to 25
  clause a for each buy in buys
    grants buy.cost
  clause b for each buy in buys
    grants 2 * buy.cost
`,
    { buys: [buy('A', 100), buy('B', 100)], ledger: [entry(1, { quantity: 1 })] },
  );
  // 24 are left: 10 and 10 of clause a, 4 of the 10 of clause b's first, nothing of its second.
  expect(told(decision)).toEqual([
    'a A: granted 100.00 > 100.00 > 100.00',
    'a B: granted 100.00 > 100.00 > 100.00',
    'b A: capped 200.00 > 200.00 > 80.00',
    'b B: capped 200.00 > 200.00 > 0.00',
  ]);
});
