// DESIGN §4: what may be wrong with a dossier, all at once, in the document's order.
import { describe, expect, test } from 'vitest';
import { compileEvaluator, readJson } from '#compiler';
import { errorsOf, modelFrom } from '#test/support/decide.ts';

const model = modelFrom(`
enum Level "Level": high "High level", low "Low level"
unit m2 "square metre"
entity Year "Year"
  cost: money "Cost"
entity Bank "Bank"
  name: text "Name"
  since: date optional "Since"
entity Plant "Plant"
  level: Level "Level"
  cost:  money to 1,000 yuan "Cost"
  years: list of Year "Years"
applicant Firm "Firm"
  local: boolean "Local"
  rate:  ratio from 5% to 100% optional "Rate"
  staff: integer default 1 "Staff"
  quota: money optional "Quota"
  bank:  Bank optional "Bank"
  plants: list of Plant "Plants"
article 1
  clause a for each plant in plants, year in plant.years
    grants year.cost
  clause hint
    encourages "nothing"
`);
const { parseDossier } = compileEvaluator(model);
const sound = { as_of: '2025-01-01', local: true };
const plant = (more: object = {}) => ({ id: 'P', level: 'high', cost: 1, ...more });
const found = (dossier: unknown) =>
  errorsOf(model, dossier).map(({ path, code }) => `${path} ${code}`);
const foundIn = (facts: object) => found({ ...sound, ...facts });

test('a sound dossier has no errors; null is absent, an absent list is empty', () => {
  expect(foundIn({})).toEqual([]);
  expect(foundIn({ rate: null, plants: null, ledger: null, bank: null, reference: null })).toEqual(
    [],
  );
});

test.each([
  ['null', null],
  ['a list', []],
  ['a text', '{}'],
  ['a number', 1],
  ['undefined', undefined],
])('%s is no dossier', (_, value) => {
  expect(found(value)).toEqual(['$ type']);
});

test('what is missing comes after what is wrong in the same object, in the order of declaration', () => {
  expect(found({ plants: [{ cost: 'x' }], wrong: 1 })).toEqual([
    '$.plants[0].cost form',
    '$.plants[0].id missing',
    '$.plants[0].level missing',
    '$.wrong unknown_field',
    '$.local missing',
    '$.as_of missing',
  ]);
});

test('a misspelt name is one error, and not a fact missing besides', () => {
  const [first, ...others] = found({ locl: true, as_of: '2025-01-01' });
  expect(first).toBe('$.locl unknown_field');
  expect(others).toEqual([]);
  expect(found({ xyz: true, as_of: '2025-01-01' })).toEqual([
    '$.xyz unknown_field',
    '$.local missing',
  ]);
});

test('a fact that stands twice does not hide what else is wrong', () => {
  const reading = readJson(model, '{"staff": 1, "staff": "x", "local": 1, "rate": "?"}');
  const errors = 'errors' in reading ? reading.errors : [];
  expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '$.staff json',
    '$.local type',
    '$.rate form',
  ]);
});

test.each([
  ['local', 'true', 'type'],
  ['local', 1, 'type'],
  ['rate', '30 percent', 'form'],
  ['rate', '4%', 'range'],
  ['rate', 1.01, 'range'],
  ['rate', true, 'type'],
  ['staff', '7', 'type'],
  ['staff', 1.5, 'form'],
  ['staff', Number.POSITIVE_INFINITY, 'range'],
  ['as_of', '2024-9-6', 'form'],
  ['as_of', 20240906, 'type'],
  ['reference', 5, 'type'],
  ['plants', {}, 'type'],
  ['plants', [1], 'type'],
  ['bank', [], 'type'],
  ['ledger', 'none', 'type'],
])('%s: %j is an error of code %s', (name, value, code) => {
  const at = name === 'plants' && Array.isArray(value) ? '[0]' : '';
  expect(foundIn({ [name]: value })).toEqual([`$.${name}${at} ${code}`]);
});

test.each([
  ['level', 'hihg', 'member'],
  ['level', 3, 'type'],
  ['cost', '1000.01', 'range'],
  ['cost', -1, 'range'],
  ['cost', '-1', 'form'],
  ['cost', 1.005, 'form'],
])('an item’s %s: %j is an error of code %s', (name, value, code) => {
  expect(foundIn({ plants: [plant({ [name]: value })] })).toEqual([`$.plants[0].${name} ${code}`]);
});

test('messages say what was expected and found, and what may have been meant', () => {
  const errors = errorsOf(model, {
    ...sound,
    plnats: [],
    plants: [plant({ level: 'High level' })],
  });
  expect(errors.map(({ message }) => message)).toEqual([
    '“plnats” is not a fact of this policy. Did you mean “plants”?',
    '“Level” should be one of high, low, but is “High level”. Did you mean “high”?',
  ]);
  expect(errorsOf(model, { ...sound, plants: [plant({ cost: '1000.01' })] })).toEqual([
    {
      path: '$.plants[0].cost',
      code: 'range',
      expected: 'at most 1,000.00 yuan',
      found: '“1000.01”',
      message: '“Cost” should be at most 1,000.00 yuan, but is “1000.01”.',
    },
  ]);
});

test.each<[string, object, string]>([
  ['a sum below zero', { quota: -1 }, 'range “Quota” should not be negative, but is -1.'],
  ['a minus in a text', { quota: '-5' }, 'form “Quota” should not be negative, but is “-5”.'],
  [
    'too large a sum',
    { quota: 1e14 },
    'range “Quota” should be below 10,000,000,000,000.00 yuan, but is 100000000000000.',
  ],
  [
    'commas',
    { quota: '1,000.00' },
    'form “Quota” should be written as an amount with at most 2 decimals, such as "1234.56", but is “1,000.00”. Write the digits alone, with a point before the decimals and no other sign.',
  ],
  ...['100 yuan', '¥100', 'CNY 100', '3 million'].map((text): [string, object, string] => [
    'a unit',
    { quota: text },
    `form “Quota” should be written as an amount with at most 2 decimals, such as "1234.56", but is “${text}”. Write the whole amount in digits, without words and signs.`,
  ]),
  [
    'a percentage',
    { rate: 30 },
    'range “Rate” should be from 5% to 100%, but is 30. Did you mean “30%”?',
  ],
  ['no percentage', { rate: 300 }, 'range “Rate” should be from 5% to 100%, but is 300.'],
  [
    'an item that is no group of facts',
    { plants: ['P'] },
    'type Item 1 of “Plants” should be a group of facts in { }, but is “P”.',
  ],
  [
    'an entry that is none',
    { ledger: [[]] },
    'type Item 1 of “ledger” should be a group of facts in { }, but is a list in [ ].',
  ],
])('usual slips get a word of advice, the same from generated code: %s', (_, facts, message) => {
  const dossier = { ...sound, ...facts };
  const errors = errorsOf(model, dossier);
  expect(errors.map((error) => `${error.code} ${error.message}`)).toEqual([message]);
  expect(parseDossier(dossier)).toEqual({ errors });
});

test('ids: required texts, unique in their own list', () => {
  const years = [{ id: 'Y', cost: 1 }];
  expect(foundIn({ plants: [plant({ years }), plant({ id: 'Q', years }), plant()] })).toEqual([
    '$.plants[2].id duplicate_id',
  ]);
  // `P1/Y2` is the award of Y2 in P1, and of nothing else.
  expect(foundIn({ plants: [plant({ id: 'P1/Y2' }), plant({ id: '' })] })).toEqual([
    '$.plants[0].id form',
  ]);
  expect(foundIn({ plants: [plant({ id: 7 }), plant({ id: null })] })).toEqual([
    '$.plants[0].id type',
    '$.plants[1].id missing',
  ]);
});

test('names that every object has are names like any other', () => {
  const dossier: unknown = JSON.parse(
    '{"as_of":"2025-01-01","local":true,"__proto__":{"local":false},"constructor":1,"plants":[{"id":"__proto__","level":"constructor","cost":1,"toString":2}]}',
  );
  expect(found(dossier)).toEqual([
    '$.__proto__ unknown_field',
    '$.constructor unknown_field',
    '$.plants[0].level member',
    '$.plants[0].toString unknown_field',
  ]);
  expect(found(JSON.parse('{"__proto__":{"as_of":"2025-01-01","local":true}}'))).toEqual([
    '$.__proto__ unknown_field',
    '$.local missing',
    '$.as_of missing',
  ]);
});

test('what is not a fact of the policy is not descended into', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
  expect(foundIn({ deep, plants: deep, bank: { name: deep } })).toEqual([
    '$.deep unknown_field',
    '$.plants[0] type',
    '$.bank.name type',
  ]);
});

describe('reserved lists', () => {
  const support = { amount: 1, policy: 'p', authority: 'city' };
  const entry = { clause: 'a', amount: 1, date: '2024-01-01' };
  test('sound entries', () => {
    expect(
      foundIn({
        plants: [plant({ years: [{ id: 'Y', cost: 1 }] })],
        ledger: [
          entry,
          {
            ...entry,
            item: 'gone',
            quantity: 1.5,
            keys: { 'plant.level': 'high', x: 1 },
            holder: 'h',
          },
        ],
        other_supports: [
          support,
          { ...support, matter: 'P', received: true, date: '2024-01-01', kind: 'loan' },
          { ...support, matter: 'P/Y' },
          { ...support, matter: 'Y' },
        ],
      }),
    ).toEqual([]);
  });
  test('everything wrong with them, in order', () => {
    expect(
      foundIn({
        ledger: [
          { ...entry, clause: 'hint', date: '2024-02-30', id: 'x' },
          { ...entry, clause: 5, amount: -1, quantity: 'x', keys: { a: [], b: null } },
          { item: 5 },
        ],
        other_supports: [{ ...support, matter: 'Q', received: 'yes' }, {}],
      }),
    ).toEqual([
      '$.ledger[0].clause unknown_clause',
      '$.ledger[0].date form',
      '$.ledger[0].id unknown_field',
      '$.ledger[1].clause type',
      '$.ledger[1].amount range',
      '$.ledger[1].quantity type',
      '$.ledger[1].keys.a type',
      '$.ledger[2].item type',
      '$.ledger[2].clause missing',
      '$.ledger[2].amount missing',
      '$.ledger[2].date missing',
      '$.other_supports[0].matter unknown_matter',
      '$.other_supports[0].received type',
      '$.other_supports[1].amount missing',
      '$.other_supports[1].policy missing',
      '$.other_supports[1].authority missing',
    ]);
  });
  test('an id that no item has is no slip for its neighbour', () => {
    const said = (matter: string) =>
      errorsOf(model, {
        ...sound,
        plants: [plant({ id: 'I1' })],
        other_supports: [{ ...support, matter }],
      }).map(({ message }) => message);
    expect(said('I9')).toEqual([expect.not.stringContaining('Did you mean')]);
    expect(said('i1 ')).toEqual([expect.stringContaining('Did you mean “I1”?')]);
  });

  test('a nested id that two items bear must say which', () => {
    const years = [{ id: 'Y', cost: 1 }];
    const plants = [plant({ years }), plant({ id: 'Q', years })];
    const [error, ...others] = errorsOf(model, {
      ...sound,
      plants,
      other_supports: [{ ...support, matter: 'Y' }],
    });
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: 'unknown_matter' });
    expect(error?.message).toContain('P/Y');
  });
});

test('texts from outside are quoted short, on one line', () => {
  const [error] = errorsOf(model, { ...sound, [`a\n\u202e${'x'.repeat(500)}`]: 1 });
  expect(error?.message).toMatch(/^“a��x{57}…” is not a fact of this policy/);
});
