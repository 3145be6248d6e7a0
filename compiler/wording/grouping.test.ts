// What is told means what is calculated: written down as a clause again it comes to the same, and what
// comes out differently is not told alike (docs/language.md, Precedence).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, modelFrom } from '#test/support/decide.ts';
import { PATIENCE } from '#test/support/runs.ts';
import '#test/support/seed.ts';
import { tellClause, tellingOf } from './statements.ts';

const FACTS = `
entity Item "Item"
  ok: boolean "Ok"
  n: money "N"
applicant Firm "Firm"
  a: boolean "a"
  b: boolean "b"
  c: boolean "c"
  k: money "k"
  l: money "l"
  m: money "m"
  items: list of Item "items"
`;

const bracketed = (parts: readonly string[]): string => `(${parts.join(' ')})`;

/** Every part stands in parentheses, so that nothing hangs on precedence. */
const { condition, figure } = fc.letrec<{ condition: string; figure: string }>((tie) => {
  const both = tie('condition');
  const money = tie('figure');
  const compares = fc.constantFrom('is at least', 'is below', 'is', 'is not');
  const joins = fc.constantFrom('+', '-', 'net of', 'capped at', 'floored at');
  return {
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', 'c'),
      fc.tuple(both, fc.constantFrom('and', 'or'), both).map(bracketed),
      fc.tuple(both, fc.constantFrom('and', 'or'), both).map(bracketed),
      both.map((one) => `(not ${one})`),
      fc.tuple(both, both, both).map((all) => `(exactly 2 of (${all.join(', ')}))`),
      fc.tuple(money, compares, money).map(bracketed),
      fc.tuple(money, fc.constant('is between k and'), money).map(bracketed),
      fc.tuple(money, fc.constant('is in (l,'), money, fc.constant(')')).map(bracketed),
      fc.constantFrom('a', 'b').map((one) => `(any i in items satisfies (i.ok and ${one}))`),
    ),
    figure: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('k', 'l', 'm', '2 yuan'),
      fc.tuple(money, joins, money).map(bracketed),
      fc.tuple(money, joins, money).map(bracketed),
      fc.tuple(fc.constantFrom('30% *', '2 *', '-'), money).map(bracketed),
      fc.tuple(money, fc.constantFrom('/ 2', '* 3', 'rounded down to 3 yuan')).map(bracketed),
      fc.tuple(money, money).map((both) => `(the smallest of (${both.join(', ')}))`),
      fc.constantFrom('a', 'b').map((one) => `(sum of i.n for each i in items where ${one})`),
    ),
  };
});

function policyOf(bodies: readonly string[]): string {
  return `${FACTS}article 1\n${bodies.map((body, at) => `  clause c${at}\n    ${body}\n`).join('')}`;
}

const dossiers = () =>
  fc.sample(
    fc.record({
      a: fc.boolean(),
      b: fc.boolean(),
      c: fc.boolean(),
      k: fc.integer({ min: 0, max: 9 }),
      l: fc.integer({ min: 0, max: 9 }),
      m: fc.integer({ min: 0, max: 9 }),
      items: fc.constantFrom([], [{ id: 'I', ok: true, n: 4 }]),
    }),
    30,
  );

/** What each clause pays for every dossier; where nothing is paid, why. */
function answersOf(bodies: readonly string[]): readonly string[] {
  const model = modelFrom(policyOf(bodies));
  const all = dossiers().map((dossier) => decide(model, dossier).awards);
  return bodies.map((_, at) => all.map((awards) => awards[at]?.amount).join());
}

function toldOf(bodies: readonly string[]): readonly string[] {
  const model = modelFrom(policyOf(bodies));
  const telling = tellingOf(model);
  return model.clauses.map((clause) => tellClause(clause, telling).sentence);
}

/** A sentence of the page in the words of the language. */
function clauseAgain(sentence: string): string {
  return sentence
    .replace(/^When /, 'when ')
    .replace(/^Unless /, 'unless ')
    .replace(/^Pays /, 'pays ')
    .replace(/(^|, )pays (.*?)(?:, at most (.*?))?\.$/, (_, __, amount, cap) =>
      cap === undefined ? ` grants (${amount})` : ` grants (${amount}) capped at ${cap}`,
    )
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll(';', ',')
    .replaceAll('for at least one Item:', 'any i in items satisfies')
    .replaceAll('the sum of N over items', 'sum of i.n for each i in items')
    .replaceAll('Ok', 'i.ok');
}

/** `is … or …` and “neither … nor” have no words of their own in the language. */
const isWritable = (body: string): boolean => !/is in|not \(/.test(body);

test('what a page tells, written as a clause again, comes to the same', {
  timeout: PATIENCE,
}, () => {
  const bodies = fc
    .sample(fc.tuple(fc.array(condition, { minLength: 1, maxLength: 2 }), figure), 150)
    .map(([all, pays]) => `${all.map((one) => `when ${one}`).join(' ')} grants 100 yuan + ${pays}`)
    .filter((body) => isWritable(body));
  expect(bodies.length).toBeGreaterThan(30);
  const told = toldOf(bodies);
  const again = answersOf(told.map(clauseAgain));
  const meant = answersOf(bodies);
  for (const [at, body] of bodies.entries()) {
    expect([body, told[at], again[at]]).toEqual([body, told[at], meant[at]]);
  }
});

test('conditions that come out differently are not told alike', { timeout: PATIENCE }, () => {
  const atoms = ['a', '(not b)', '(k is in (l, m))', '(any i in items satisfies (i.ok and b))'];
  const pairs = atoms.flatMap((x) =>
    ['and', 'or'].flatMap((one) =>
      ['c', '(k is between l and m)'].flatMap((y) =>
        ['and', 'or'].flatMap((other) => [
          `(${x} ${one} (${y} ${other} b))`,
          `((${x} ${one} ${y}) ${other} b)`,
          `(not (${x} ${one} (${y} ${other} b)))`,
          `((not (${x} ${one} ${y})) ${other} b)`,
        ]),
      ),
    ),
  );
  const bodies = pairs.flatMap((one) => [
    `when ${one} grants 1 yuan`,
    `when ${one} when a grants 1 yuan`,
    `unless ${one} when a grants 1 yuan`,
  ]);
  const answers = answersOf(bodies);
  const sentences = toldOf(bodies);
  const meanings = new Map<string, string>();
  for (const [at, told] of sentences.entries()) {
    const meant = answers[at] ?? '';
    expect([told, meanings.get(told) ?? meant]).toEqual([told, meant]);
    meanings.set(told, meant);
  }
  expect(meanings.size).toBeGreaterThan(40);
});
