// DESIGN §3.5: parts, measures, totals; and names that objects have already.
import { describe, expect, test } from 'vitest';
import { awardIn, decide, measureIn, modelFrom } from '#test/support/decide.ts';

const split = (how: string, cost: string, rounding = 'half up to 0.01 yuan') =>
  awardIn(
    decide(
      `policy p "P"
  currency CNY
  rounding ${rounding}
applicant Firm "Firm"
  cost: money "Cost"
article 1
  clause a
    grants cost
    split into ${how}
`,
      { cost },
    ),
    'a',
  ).parts?.map(({ name, amount }) => `${name} ${amount}`);

describe('split: parts round down, the last takes the rest, the sum is exact', () => {
  test.each([
    ['3 equal yearly parts', '100', ['1 33.33', '2 33.33', '3 33.34']],
    ['2 equal parts', '0.01', ['1 0.00', '2 0.01']],
    ['central: 90% provincial: the rest', '0.19', ['central 0.17', 'provincial 0.02']],
    ['rest: the rest central: 90%', '0.19', ['rest 0.02', 'central 0.17']],
    ['a: 1/3 b: 1/3 c: 1/3', '100', ['a 33.33', 'b 33.33', 'c 33.34']],
  ])('%s of %s', (how, cost, parts) => {
    expect(split(how, cost)).toEqual(parts);
  });
  test('to the policy’s step', () => {
    expect(split('3 equal parts', '100', 'down to 10 yuan')).toEqual([
      '1 30.00',
      '2 30.00',
      '3 40.00',
    ]);
  });
  test('nothing paid has no parts', () => {
    expect(split('3 equal parts', '0')).toBeUndefined();
  });
});

const policy = modelFrom(`
entity Plant "Plant"
  cost: money "Cost"
  own:  money optional "Own part"
applicant Firm "Firm"
  poor: boolean optional "Poor"
  plants: list of Plant "Plants"
article 1
  clause constructor for each plant in plants
    grants 50% of plant.cost capped at 100 yuan
article 2
  clause valueOf
    grants 1 yuan
  clause toString
    when poor
    grants 2 yuan
article 3
  clause back
    recovers 5 yuan
article 4
  clause own_part for each plant in plants
    requires "an own part" of plant.cost - constructor
  clause rest for each plant in plants
    requires "the rest" of plant.own - 200 yuan
  clause report
    unless poor
    permits "a report"
  clause power
    empowers "The Office" to "interpret"
`);
const facts = {
  plants: [
    { id: 'A', cost: 60, own: 1 },
    { id: 'B', cost: 300 },
  ],
};

test('totals: every grant clause and its article, 0.00 included; recoveries apart', () => {
  const { totals } = decide(policy, facts);
  expect(JSON.parse(JSON.stringify(totals))).toEqual(
    JSON.parse(
      `{ "clauses": { "constructor": "130.00", "valueOf": "1.00", "toString": "0.00" },
         "articles": { "1": "130.00", "2": "1.00" }, "policy": "131.00", "recoveries": "5.00" }`,
    ),
  );
});

test('a policy that recovers nothing has no such total', () => {
  const { totals } = decide(
    'applicant Firm "Firm"\n  x: boolean "X"\narticle 1\n  clause a\n    when x\n    grants 1 yuan\n',
    {
      x: false,
    },
  );
  expect(totals).toEqual({ clauses: { a: '0.00' }, articles: { 1: '0.00' }, policy: '0.00' });
});

test('a measure’s sum reads the award of the same item, is rounded, never below 0 and never paid', () => {
  const decision = decide(policy, facts);
  expect(measureIn(decision, 'own_part', 'A')).toMatchObject({
    status: 'required',
    amount: '30.00',
  });
  expect(measureIn(decision, 'own_part', 'B')).toMatchObject({
    status: 'required',
    amount: '200.00',
  });
  expect(measureIn(decision, 'rest', 'A')).toMatchObject({ status: 'required', amount: '0.00' });
});

test('measures are undetermined, ineligible, permitted or empowered', () => {
  const decision = decide(policy, facts);
  expect(measureIn(decision, 'rest', 'B')).toMatchObject({
    status: 'undetermined',
    missing: ['$.plants[1].own'],
  });
  expect(measureIn(decision, 'report')).toMatchObject({
    status: 'undetermined',
    missing: ['$.poor'],
    modality: 'permits',
  });
  expect(measureIn(decision, 'power')).toMatchObject({ status: 'empowered', item: null });
  expect(measureIn(decide(policy, { poor: true }), 'report')).toMatchObject({
    status: 'ineligible',
    reason: 'Not eligible: “Poor” holds.',
  });
  expect(measureIn(decide(policy, { poor: false }), 'report').status).toBe('permitted');
});

test('awards and measures stand in file order, then array order', () => {
  const { awards, measures } = decide(policy, facts);
  expect(awards.map(({ clause, item }) => `${clause} ${item}`)).toEqual([
    'constructor A',
    'constructor B',
    'valueOf null',
    'toString null',
    'back null',
  ]);
  expect(measures.map(({ clause, item }) => `${clause} ${item}`)).toEqual([
    'own_part A',
    'own_part B',
    'rest A',
    'rest B',
    'report null',
    'power null',
  ]);
});

test('steps stand only in an explanation; money has all minor digits of its currency', async () => {
  const { interpret } = await import('#compiler');
  const model = modelFrom(`policy p "P"
  currency KWD
  rounding half up to 0.001 dinar
applicant Firm "Firm"
  cost: money "Cost"
article 1
  clause a
    grants cost / 7
`);
  const dossier = { as_of: '2025-01-01', cost: '1', reference: 'R-1' };
  const outcome = interpret(model, dossier, { engine: '9.9.9' });
  expect(outcome).toMatchObject({
    decision: {
      engine: '9.9.9',
      reference: 'R-1',
      currency: 'KWD',
      awards: [{ computed: '0.143', amount: '0.143' }],
    },
  });
  expect('decision' in outcome && outcome.decision.awards[0]?.steps).toBe(undefined);
});

test('a measure reads what is in its item, and without an item all that a clause pays', () => {
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
    grants year.cost
  clause each_plant for each plant in plants
    requires "a share" of a
  clause in_all
    requires "a share" of 50% of a
`,
    {
      plants: [
        {
          id: 'P',
          years: [
            { id: 'X', cost: 1 },
            { id: 'Y', cost: 2 },
          ],
        },
        { id: 'P2', years: [{ id: 'X', cost: 4 }] },
      ],
    },
  );
  expect(decision.measures.map(({ item, amount }) => [item, amount])).toEqual([
    ['P', '3.00'],
    ['P2', '4.00'],
    [null, '3.50'],
  ]);
});

test('what is recovered is told as owed back, not as paid or granted', () => {
  const policy = (amount: string) => `applicant Firm "Firm"
article 1
  clause back
    recovers ${amount}
    split into 2 equal parts
`;
  expect(awardIn(decide(policy('6,000 yuan'), {}), 'back')).toMatchObject({
    status: 'granted',
    reason: 'To be paid back: 6,000.00 yuan.',
  });
  const steps = (amount: string) =>
    awardIn(decide(policy(amount), {}), 'back').steps?.map(({ text }) => text);
  expect(steps('6,000 yuan')?.slice(-2)).toEqual([
    'To be paid back: 6,000.00 yuan.',
    'To be paid back in parts: 1 3,000.00 yuan; 2 3,000.00 yuan.',
  ]);
  expect(steps('0 yuan')?.at(-1)).toBe('Nothing is to be paid back.');
});
