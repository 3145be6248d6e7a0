// DESIGN §3.3.
import { describe, expect, test } from 'vitest';
import { awardIn, decide, stepsOf, told } from '#test/support/decide.ts';

const facts = `
entity Plant "Plant"
  site: text "Site"
  cost: money "Cost"

applicant Firm "Firm"
  plants: list of Plant "Plants"
  sites:  list of Plant "Sites"

article 1
  clause a for each plant in plants
    grants plant.cost capped at 1,000 yuan
  clause b for each site in sites
    grants site.cost
  clause c
    grants 100 yuan
article 2
  clause rule
    overlap of `;
const run = (rule: string, dossier: object) => decide(facts + rule, dossier);
const plant = (id: string, cost: number, site = 'x') => ({ id, cost, site });
const support = (amount: number, more: object = {}) => {
  return { matter: 'P', amount, policy: 'other', authority: 'city', ...more };
};
const had = (amount: number, more: object = {}) => support(amount, { received: true, ...more });

describe('takes the better, with supports from elsewhere', () => {
  const rule = 'all grants with other_supports where authority is "city" takes the better';
  const status = (supports: readonly object[], cost = 100) => {
    const decision = run(rule, { plants: [plant('P', cost)], other_supports: supports });
    const { status: is, amount, code } = awardIn(decision, 'a', 'P');
    return `${is} ${amount} ${code}`;
  };
  test.each([
    ['H > O', [had(101)], 'forgone 0.00 forgone_better_elsewhere'],
    [
      'H = O: had already, nothing is paid twice',
      [had(100)],
      'forgone 0.00 forgone_better_elsewhere',
    ],
    ['H < O is deducted', [had(99.99)], 'reduced 0.01 reduced_overlap'],
    ['P > O', [support(100.01)], 'forgone 0.00 forgone_better_elsewhere'],
    ['P = O stays here', [support(100)], 'granted 100.00 granted'],
    ['H is the sum of those received', [had(60), had(40)], 'forgone 0.00 forgone_better_elsewhere'],
    [
      'P is the largest of those not received',
      [support(60), support(60)],
      'granted 100.00 granted',
    ],
    ['H is deducted where P ≤ O', [had(30), support(80)], 'reduced 70.00 reduced_overlap'],
    ['P > O although H < O', [had(30), support(101)], 'forgone 0.00 forgone_better_elsewhere'],
    ['no support', [], 'granted 100.00 granted'],
    ['0 had is nothing had', [had(0)], 'granted 100.00 granted'],
    ['another authority’s', [had(500, { authority: 'state' })], 'granted 100.00 granted'],
    ['another matter’s', [had(500, { matter: 'Q' })], 'granted 100.00 granted'],
    ['dated after as_of', [had(500, { date: '2025-07-01' })], 'granted 100.00 granted'],
    ['dated on as_of', [had(500, { date: '2025-06-30' })], 'forgone 0.00 forgone_better_elsewhere'],
    ['without a matter', [had(500, { matter: undefined })], 'granted 100.00 granted'],
  ])('%s', (_, supports, expected) => {
    const others = [...supports];
    const decision = run(rule, {
      plants: [plant('P', 100), plant('Q', 1000)],
      other_supports: others.map((one) => JSON.parse(JSON.stringify(one)) as object),
    });
    const { status: is, amount, code } = awardIn(decision, 'a', 'P');
    expect(`${is} ${amount} ${code}`).toBe(expected);
  });

  test('an offer of nothing against something had or open is forgone, against nothing granted', () => {
    expect(status([had(1)], 0)).toBe('forgone 0.00 forgone_better_elsewhere');
    expect(status([support(1)], 0)).toBe('forgone 0.00 forgone_better_elsewhere');
    expect(status([], 0)).toBe('granted 0.00 granted');
  });

  test('the same id in two lists is one matter: its offers are one sum, H comes off once, in file order', () => {
    const decision = run(rule, {
      plants: [plant('P', 100), plant('Q', 100)],
      sites: [plant('P', 100)],
      other_supports: [had(150)],
    });
    expect(told(decision)).toEqual([
      'a P: reduced 100.00 > 100.00 > 0.00',
      'a Q: granted 100.00 > 100.00 > 100.00',
      'b P: reduced 100.00 > 100.00 > 50.00',
      'c: granted 100.00 > 100.00 > 100.00',
    ]);
  });

  test('what is compared is what is offered, after cap and ledger; capped comes before reduced', () => {
    const decision = run(rule, {
      plants: [plant('P', 2000)],
      ledger: [{ clause: 'a', item: 'P', amount: 900, date: '2024-01-01' }],
      other_supports: [had(60)],
    });
    expect(told(decision)[0]).toBe('a P: capped 2000.00 > 100.00 > 40.00');
    expect(awardIn(decision, 'a', 'P').code).toBe('capped_award');
  });

  test('a support without a matter meets awards without an item', () => {
    const decision = run(rule, { other_supports: [had(30, { matter: null })] });
    expect(told(decision)).toEqual(['c: reduced 100.00 > 100.00 > 70.00']);
  });

  test('where ours is taken, a step says that what is open is to be forgone there', () => {
    const decision = run(rule, { plants: [plant('P', 100)], other_supports: [support(80)] });
    expect(stepsOf(awardIn(decision, 'a', 'P'), 'overlap')).toEqual([
      '80.00 yuan can still be had from “other” (city) for the same matter, 100.00 yuan is offered here: what is open there is then to be forgone there.',
    ]);
  });

  test('on the same applicant all offers are one sum and every support meets it', () => {
    const decision = run('a, c with other_supports on same applicant takes the better', {
      plants: [plant('P', 40), plant('Q', 60)],
      other_supports: [had(70, { matter: null }), had(50, { matter: 'Q' })],
    });
    expect(told(decision)).toEqual([
      'a P: reduced 40.00 > 40.00 > 0.00',
      'a Q: reduced 60.00 > 60.00 > 0.00',
      'c: reduced 100.00 > 100.00 > 80.00',
    ]);
  });
});

describe('takes the better among clauses', () => {
  test('the larger sum on the matter is kept, the others are forgone', () => {
    const decision = run('a, b takes the better', {
      plants: [plant('P', 100), plant('Q', 100), plant('R', 5)],
      sites: [plant('P', 101), plant('Q', 99)],
    });
    expect(told(decision).slice(0, 5)).toEqual([
      'a P: forgone 100.00 > 100.00 > 0.00',
      'a Q: granted 100.00 > 100.00 > 100.00',
      'a R: granted 5.00 > 5.00 > 5.00',
      'b P: granted 101.00 > 101.00 > 101.00',
      'b Q: forgone 99.00 > 99.00 > 0.00',
    ]);
    expect(awardIn(decision, 'a', 'P')).toMatchObject({ code: 'forgone_better_clause' });
    expect(awardIn(decision, 'a', 'P').reason).toContain('b');
  });
  test('on a tie the first in the file is kept, in whatever order the rule names them', () => {
    const decision = run('b, a takes the better', {
      plants: [plant('P', 100)],
      sites: [plant('P', 100)],
    });
    expect(told(decision).slice(0, 2)).toEqual([
      'a P: granted 100.00 > 100.00 > 100.00',
      'b P: forgone 100.00 > 100.00 > 0.00',
    ]);
  });
  test('on the same applicant: in all', () => {
    const decision = run('a, b on same applicant takes the better', {
      plants: [plant('P', 60), plant('Q', 60)],
      sites: [plant('R', 100)],
    });
    expect(
      told(decision)
        .slice(0, 3)
        .map((one) => one.split(':')[1]?.split(' ')[1]),
    ).toEqual(['granted', 'granted', 'forgone']);
  });
  test('on the same field: awards whose field is equal', () => {
    const decision = run('a, b on same site takes the better', {
      plants: [plant('P', 60, 'north'), plant('Q', 60, 'south')],
      sites: [plant('R', 100, 'north'), plant('S', 50, 'south')],
    });
    expect(
      told(decision)
        .slice(0, 4)
        .map((one) => one.split(' ').slice(0, 3).join(' ')),
    ).toEqual(['a P: forgone', 'a Q: granted', 'b R: granted', 'b S: forgone']);
  });
});

test('tops up: H is deducted, P plays no part, and what is topped up to nothing is reduced', () => {
  const rule = 'a with other_supports tops up';
  const amounts = (supports: readonly object[]) =>
    told(run(rule, { plants: [plant('P', 100)], other_supports: supports }))[0];
  expect(amounts([had(30), support(500)])).toBe('a P: reduced 100.00 > 100.00 > 70.00');
  expect(amounts([had(130)])).toBe('a P: reduced 100.00 > 100.00 > 0.00');
  expect(amounts([support(500)])).toBe('a P: granted 100.00 > 100.00 > 100.00');
});

test('excludes: anything had forfeits this, what is open does not', () => {
  const rule = 'a with other_supports excludes';
  const code = (supports: readonly object[]) =>
    awardIn(run(rule, { plants: [plant('P', 100)], other_supports: supports }), 'a', 'P').code;
  expect(code([had(0.01)])).toBe('forgone_excluded');
  expect(code([support(500)])).toBe('granted');
});

describe('takes the first of', () => {
  const rule = 'a, b with other_supports takes the first of (a, other_supports, b)';
  const codes = (dossier: object) =>
    run(rule, dossier)
      .awards.filter(({ clause }) => clause !== 'c')
      .map(({ clause, code }) => `${clause} ${code}`);
  const both = { plants: [plant('P', 10)], sites: [plant('P', 100)] };
  test.each([
    ['an earlier clause is offered', both, ['a granted', 'b forgone_earlier']],
    [
      'an earlier clause offers nothing',
      { ...both, plants: [plant('P', 0)] },
      ['a granted', 'b granted'],
    ],
    [
      'a support is had',
      { sites: [plant('P', 100)], other_supports: [had(1)] },
      ['b forgone_earlier'],
    ],
    [
      'a support is open',
      { sites: [plant('P', 100)], other_supports: [support(1)] },
      ['b forgone_earlier'],
    ],
    [
      'the first is not touched by what follows',
      { ...both, other_supports: [had(1000)] },
      ['a granted', 'b forgone_earlier'],
    ],
    [
      'an earlier clause was had',
      {
        sites: [plant('P', 100)],
        ledger: [{ clause: 'a', item: 'P', amount: 1, date: '2024-01-01' }],
      },
      ['b forgone_earlier'],
    ],
    [
      'it was had for another item',
      {
        sites: [plant('P', 100)],
        ledger: [{ clause: 'a', item: 'Q', amount: 1, date: '2024-01-01' }],
      },
      ['b granted'],
    ],
  ])('%s', (_, dossier, expected) => {
    expect(codes(dossier)).toEqual(expected);
  });
});

test('rule by rule: a support deducted by one rule is not deducted again by a later one', () => {
  const decision = run(
    `a with other_supports tops up
  clause second
    overlap of a, b with other_supports tops up
  clause third
    overlap of c with other_supports on same applicant tops up`,
    { plants: [plant('P', 100)], sites: [plant('P', 100)], other_supports: [had(30)] },
  );
  expect(told(decision)).toEqual([
    'a P: reduced 100.00 > 100.00 > 70.00',
    'b P: granted 100.00 > 100.00 > 100.00',
    'c: granted 100.00 > 100.00 > 100.00',
  ]);
});

test('what an earlier rule forgoes takes no part in a later one', () => {
  const decision = run(
    `a, b takes the better
  clause second
    overlap of a, b with other_supports takes the better`,
    { plants: [plant('P', 100)], sites: [plant('P', 90)], other_supports: [support(150)] },
  );
  expect(decision.awards.slice(0, 2).map(({ code }) => code)).toEqual([
    'forgone_better_elsewhere',
    'forgone_better_clause',
  ]);
});

test('undetermined and ineligible awards take no part', () => {
  const decision = decide(
    `
entity Plant "Plant"
  cost: money optional "Cost"
  good: boolean "Good"
applicant Firm "Firm"
  plants: list of Plant "Plants"
article 1
  clause a for each plant in plants
    grants plant.cost
  clause b for each plant in plants
    when plant.good
    grants 1,000 yuan
  clause c for each plant in plants
    grants 1 yuan
  clause rule
    overlap of a, b, c takes the better
`,
    { plants: [{ id: 'P', good: false }] },
  );
  expect(decision.awards.map(({ status }) => status)).toEqual([
    'undetermined',
    'ineligible',
    'granted',
  ]);
});

describe('what is said of the support from elsewhere', () => {
  const reasonOf = (rule: string, clause: string, item: string | null, supports: object[]) => {
    const decision = run(rule, { plants: [plant('P', 100, 'x')], other_supports: supports });
    return awardIn(decision, clause, item).reason;
  };
  const better = 'all grants with other_supports takes the better';
  test('one support by its policy and authority, several as from elsewhere', () => {
    expect(reasonOf(better, 'a', 'P', [had(200)])).toBe(
      'Forgone: the support from “other” (city) for the same matter, 200.00 yuan, is taken instead.',
    );
    expect(reasonOf(better, 'a', 'P', [had(150), had(50)])).toBe(
      'Forgone: the support from elsewhere for the same matter, 200.00 yuan, is taken instead.',
    );
  });
  test('the matter only where there is one: not by the applicant, nor without an item', () => {
    const without = [{ amount: 200, policy: 'other', authority: 'city', received: true }];
    const text = 'Forgone: the support from “other” (city), 200.00 yuan, is taken instead.';
    expect(reasonOf(better, 'c', null, without)).toBe(text);
    const byApplicant = 'c with other_supports on same applicant takes the better';
    expect(reasonOf(byApplicant, 'c', null, [had(200)])).toBe(text);
  });
  test('the field that a rule goes by', () => {
    const reason = reasonOf('a with other_supports on same site excludes', 'a', 'P', [had(9)]);
    expect(reason).toBe(
      'Forgone: 9.00 yuan was had from “other” (city) for the same Site, which excludes this support.',
    );
  });
  test('what comes first from elsewhere is named', () => {
    const first = 'a with other_supports takes the first of (other_supports, a)';
    expect(reasonOf(first, 'a', 'P', [had(9)])).toBe(
      'Forgone: support from “other” (city) comes first for the same matter.',
    );
  });
  test('how much was had, where only part of it is deducted', () => {
    const rule = 'a, c with other_supports on same applicant tops up';
    const decision = run(rule, {
      plants: [plant('P', 100)],
      other_supports: [had(150)],
    });
    expect(stepsOf(awardIn(decision, 'a', 'P'), 'overlap')).toContain(
      'Of 150.00 yuan had from “other” (city), 100.00 yuan is deducted: 0.00 yuan.',
    );
  });
});

describe('on same FIELD, what was had for items of the same value counts for all of them', () => {
  const banks = (loan: object, rule = 'tops up') => {
    const policy = `
entity Loan "Loan"
  bank: text "Bank"
  interest: money optional "Interest"
  eligible: boolean "Eligible"
applicant E "E"
  loans: list of Loan "Loans"
article 1
  clause aid for each l in loans
    when l.eligible
    grants l.interest
  clause other
    overlap of aid with other_supports on same bank
      ${rule}
`;
    const loans = [
      { id: 'P', bank: 'N', interest: 100, eligible: true },
      { id: 'Q', bank: 'N', interest: 1, eligible: true, ...loan },
    ];
    const supports = [had(40, { matter: 'Q' })];
    return awardIn(decide(policy, { loans, other_supports: supports }), 'aid', 'P').amount;
  };
  test.each([
    ['offered', {}],
    ['offered nothing', { interest: 0 }],
    ['not eligible', { eligible: false }],
    ['not known', { interest: null }],
  ])('the other item is %s', (_, loan) => {
    expect(banks(loan)).toBe('60.00');
    expect(banks(loan, 'excludes')).toBe('0.00');
  });
  test('another value meets nobody', () => {
    expect(banks({ bank: 'M' })).toBe('100.00');
    expect(banks({ bank: 'M', eligible: false })).toBe('100.00');
  });
});
