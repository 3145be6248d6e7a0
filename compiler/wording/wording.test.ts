// Figures, sentences and formulas as people read them.
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { awardIn, decide, modelFrom, stepsOf } from '#test/support/decide.ts';
import { describeCondition, describeFormula } from './describe.ts';
import { en } from './en.ts';
import { moneyString, moneyText, numberText } from './figures.ts';
import { fill, piecesOf } from './fill.ts';
import { describeLimit } from './limits.ts';

const currency = { code: 'CNY', digits: 2, word: 'yuan', plural: 'yuan' };
const voice = { wording: en, currency };

test.each([
  ['180000000', '1,800,000.00 yuan'],
  ['5', '0.05 yuan'],
  ['-600', '−6.00 yuan'],
  ['2/5', '0.004 yuan'],
  ['10000/3', '33.333333… yuan'],
])('%s fen read %s', (minor, text) => {
  expect(moneyText(new Fraction(minor), voice)).toBe(text);
});

test.each([
  ['0', '0'],
  ['1234567', '1,234,567'],
  ['1234.5', '1,234.5'],
  ['1/3', '0.333333…'],
  ['2/10000000', '0.000000…'],
])('the number %s reads %s', (value, text) => {
  expect(numberText(new Fraction(value), en)).toBe(text);
});

test('money of the decision has all minor digits', () => {
  expect(moneyString(new Fraction(5n), 2)).toBe('0.05');
  expect(moneyString(new Fraction(5n), 0)).toBe('5');
  expect(moneyString(new Fraction(-5n), 3)).toBe('-0.005');
  expect(() => moneyString(new Fraction(1n, 2n), 2)).toThrow();
});

test('what fills a hole is not looked at again; a template without the hole says nothing of it', () => {
  expect(fill('{a} and {b}', { a: '{b}', b: '{a}' })).toBe('{b} and {a}');
  expect(fill('in { } and {1}', {})).toBe('in { } and {1}');
  expect(piecesOf('x {a}{b}')).toEqual([{ text: 'x ' }, { hole: 'a' }, { hole: 'b' }]);
});

const facts = `
enum Level "Level": high "High", low "Low", none "None"
entity Claim "Claim"
  amount: money "Amount"
  good: boolean "Good"
applicant Firm "Firm"
  level: Level "Level of the firm"
  leads: boolean "The enterprise takes the lead"
  cost: money "Cost"
  rate: ratio "Rate"
  begun: date "Begin"
  loan: money optional "Loan"
  claims: list of Claim "Claims"
article 1
  clause a
`;
const clause = (text: string) => {
  const [first] = modelFrom(`${facts}    ${text}\n`).clauses;
  if (first?.kind !== 'grant') throw new Error('no grant');
  return first;
};

describe('conditions', () => {
  test.each([
    ['leads', 'The enterprise takes the lead'],
    ['not leads', 'not The enterprise takes the lead'],
    ['level is not none', 'Level of the firm is not ‘None’'],
    ['level is in (high, low)', 'Level of the firm is ‘High’ or ‘Low’'],
    ['level is not in (high, low)', 'Level of the firm is neither ‘High’ nor ‘Low’'],
    ['cost is between 5 yuan and 1,000 yuan', 'Cost is between 5.00 yuan and 1,000.00 yuan'],
    ['the year of begun is at least 2020', 'the year of Begin is at least 2020'],
    ['the year of begun is between 2020 and 2024', 'the year of Begin is between 2020 and 2024'],
    ['the year of begun is in (2020, 2024)', 'the year of Begin is 2020 or 2024'],
    ['cost exceeds 2 * loan', 'Cost is more than 2 × Loan'],
    ['begun is on or before 2024-01-31', 'Begin is on or before 2024-01-31'],
    [
      'begun is after 6 months before as_of',
      'Begin is after 6 months before the day of the decision',
    ],
    ['begun is after 1 year before as_of', 'Begin is after 1 year before the day of the decision'],
    ['loan is given', 'Loan is given'],
    ['loan is not given', 'Loan is not given'],
    [
      'leads or (cost is 5 yuan and rate is 30%)',
      'The enterprise takes the lead or (Cost is 5.00 yuan and Rate is 30%)',
    ],
    ['any c in claims satisfies c.good', 'for at least one Claim: Good'],
    ['not (cost is at least 5 yuan)', 'Cost is below 5.00 yuan'],
    [
      'not (leads or level is none)',
      'neither The enterprise takes the lead nor Level of the firm is ‘None’',
    ],
    [
      'leads or ((any c in claims satisfies c.good) and level is in (high, low))',
      'The enterprise takes the lead or ((for at least one Claim: Good) and (Level of the firm is ‘High’ or ‘Low’))',
    ],
    [
      '(the smallest of (cost, cost net of loan, 9 yuan) rounded down to 1 yuan) is 5 yuan',
      '(the smallest of (Cost; Cost net of Loan; 9.00 yuan) rounded down to 1.00 yuan) is 5.00 yuan',
    ],
    [
      '(count each c in claims where c.good) is at least 2',
      '(the number of Claims where Good) is at least 2',
    ],
  ])('%s: “%s”', (condition, sentence) => {
    const [conjunct] = clause(`when ${condition}\n    grants 1 yuan`).guard;
    expect(conjunct && describeCondition(conjunct.condition, voice)).toBe(sentence);
  });
});

test('formulas have a hole behind each fact, and parentheses where they are needed', () => {
  const formula = (amount: string): string => {
    const found = clause(`grants ${amount}`).amount;
    if (found.kind !== 'plain') throw new Error('a table');
    return describeFormula(found.value, voice)
      .map((piece) => (piece.kind === 'text' ? piece.text : '●'))
      .join('');
  };
  expect(formula('30% of (cost + loan)')).toBe('30% × (Cost (●) + Loan (●))');
  expect(formula('cost - (loan - 5 yuan)')).toBe('Cost (●) − (Loan (●) − 5.00 yuan)');
  expect(formula('(cost capped at 9 yuan) * 2')).toBe('(Cost (●) capped at 9.00 yuan) × 2');
  expect(formula('sum of c.amount for each c in claims where c.good')).toBe(
    'the sum of Amount over Claims where Good (●)',
  );
});

test('limits in words', () => {
  const said = (limit: string): string => {
    const model = modelFrom(`${facts}    grants cost\n    ${limit}\n`);
    const [found] = model.limits;
    const scope = found?.scopes[0];
    if (found === undefined || scope === undefined) throw new Error('no limit');
    return describeLimit(found, scope, model.applicant.label, voice);
  };
  expect(said('limit each Firm to 1 million yuan in each calendar year or nothing')).toBe(
    'At most 1,000,000.00 yuan for each Firm in each calendar year, or nothing',
  );
  expect(said('limit to at least 1/8 of cost or nothing')).toBe(
    'At least 12.5% × Cost for each award, or nothing',
  );
  expect(said('limit count each level to 3 over 2 calendar years')).toBe(
    'At most 3 awards for each Level of the firm over 2 calendar years',
  );
});

test('an explanation tells each step with its figures', () => {
  const policy = `${facts}    when leads
    grants by level
      high: rate of cost capped at 500 yuan
      otherwise: 1 yuan
    limit each Firm to 400 yuan
`;
  const dossier = { level: 'high', leads: true, cost: '2000', rate: '1/3', begun: '2024-01-01' };
  const ledger = [{ clause: 'a', amount: 50, date: '2025-01-01' }];
  const { steps } = awardIn(decide(policy, { ...dossier, ledger }), 'a');
  expect(steps).toMatchInlineSnapshot(`
    [
      {
        "code": "condition",
        "text": "“The enterprise takes the lead”: yes.",
      },
      {
        "code": "row",
        "text": "By Level of the firm: the row “High”.",
      },
      {
        "code": "amount",
        "text": "Rate (1/3) × Cost (2,000.00 yuan) = 666.666666… yuan.",
      },
      {
        "amount": "666.67",
        "code": "rounding",
        "text": "Rounded half up to 0.01 yuan: 666.67 yuan.",
      },
      {
        "amount": "450.00",
        "code": "award_cap",
        "text": "At most 500.00 yuan for this award, of which 50.00 yuan was had before and 450.00 yuan is left: 450.00 yuan.",
      },
      {
        "amount": "350.00",
        "code": "limit",
        "text": "At most 400.00 yuan for each Firm (used up before 50.00 yuan, left 350.00 yuan): 350.00 yuan.",
      },
      {
        "amount": "350.00",
        "code": "payment",
        "text": "Paid: 350.00 yuan.",
      },
    ]
  `);
});

describe('caps and limits are told with what they came from', () => {
  const policy = `
entity Buy "Purchase"
  cost: money "Cost"
applicant Firm "Firm"
  funds: money "Own funds"
  buys: list of Buy "Purchases"
article 1
  clause a for each buy in buys
    grants buy.cost capped at 50% of funds in each calendar year
    limit each Firm to 90% of funds
  clause b
    grants 5 yuan
    limit count each Firm to 1
`;
  const decision = decide(policy, {
    funds: '99.99',
    buys: [
      { id: 'A', cost: 60 },
      { id: 'B', cost: 60 },
    ],
    ledger: [{ clause: 'a', amount: '10.00', date: '2024-01-01' }],
  });
  const texts = (clause: string, item: string | null, code: string) =>
    stepsOf(awardIn(decision, clause, item), code);
  test('a calculated cap with formula, figure and window', () => {
    expect(texts('a', 'A', 'award_cap')).toEqual([
      'At most 50% × Own funds (99.99 yuan) = 49.99 yuan for this award in each calendar year: 49.99 yuan.',
    ]);
  });
  test('a calculated limit likewise; in payment earlier awards and this decision apart', () => {
    const limit = 'At most 90% × Own funds (99.99 yuan) = 89.99 yuan for each Firm';
    expect(texts('a', 'A', 'limit')).toEqual([`${limit}: 79.99 yuan left.`]);
    expect(texts('a', 'B', 'limit')).toEqual([
      `${limit}: 79.99 yuan left.`,
      `${limit} (used up before 10.00 yuan, in this decision 49.99 yuan, left 30.00 yuan): 30.00 yuan.`,
    ]);
  });
  test('the reason names the limit', () => {
    expect(awardIn(decision, 'a', 'B').reason).toBe(
      'Paid 30.00 yuan: a limit leaves no more (At most 90% × Own funds for each Firm).',
    );
  });
  test('one award is not “1 awards”', () => {
    expect(texts('b', null, 'limit')).toEqual(['At most 1 award for each Firm: 1 left.']);
  });
});

test('an amount that is written as it is has no formula', () => {
  const policy = 'applicant Firm "Firm"\narticle 1\n  clause a\n    grants 100 yuan\n';
  expect(stepsOf(awardIn(decide(policy, {}), 'a'), 'amount')).toEqual(['100.00 yuan.']);
});

test('tables inside a formula are opened: the row taken, each portion with what it comes to', () => {
  const policy = `
enum Level "Level": high "High", low "Low"
entity Shop "Shop"
  turnover: money "Turnover"
  level: Level "Level of the shop"
applicant Firm "Firm"
  shops: list of Shop "Shops"
article 1
  clause a for each shop in shops
    define rate "Rate" = by shop.level
      high: 30%
      low:  10%
    grants rate of shop.turnover
  clause b for each shop in shops
    grants by parts of shop.turnover running over shops
      up to 100 yuan: 10%
      above 100 yuan: 1%
`;
  const shops = [
    { id: 'A', turnover: '60.00', level: 'low' },
    { id: 'B', turnover: '170.00', level: 'high' },
  ];
  const decision = decide(policy, { shops });
  const told = (clause: string, item: string) =>
    awardIn(decision, clause, item)
      .steps?.slice(0, 2)
      .map(({ text }) => text);
  expect(told('a', 'A')).toEqual([
    'By Level of the shop: the row “Low”.',
    'Rate (10%) × Turnover (60.00 yuan) = 6.00 yuan.',
  ]);
  expect(told('b', 'B')).toEqual([
    'Turnover up to 100.00 yuan: 40.00 yuan × 10% = 4.00 yuan.',
    'Turnover above 100.00 yuan: 130.00 yuan × 1% = 1.30 yuan.',
  ]);
});

test('one unit of a currency is said otherwise than several', () => {
  const dollars = { code: 'USD', digits: 2, word: 'dollar', plural: 'dollars' };
  const said = [100, 99, 0, -100, 250].map((cents) =>
    moneyText(new Fraction(cents), { ...voice, currency: dollars }),
  );
  expect(said).toEqual([
    '1.00 dollar',
    '0.99 dollars',
    '0.00 dollars',
    '−1.00 dollars',
    '2.50 dollars',
  ]);
});

test('rows over days are told as they are written', () => {
  const policy = `
applicant Firm
  staff: integer
clause a
  grants by as_of
    before 2024-01-01: 1 yuan
    up to 2024-12-31:  2 yuan
    above 2024-12-31:  3 yuan
`;
  const rowOn = (as_of: string) =>
    stepsOf(awardIn(decide(policy, { as_of, staff: 1 }), 'a'), 'row');
  expect(rowOn('2023-05-05')).toEqual(['By the day of the decision: the row “before 2024-01-01”.']);
  expect(rowOn('2024-05-05')).toEqual([
    'By the day of the decision: the row “from 2024-01-01 until 2024-12-31”.',
  ]);
  expect(rowOn('2025-01-05')).toEqual(['By the day of the decision: the row “after 2024-12-31”.']);
});
