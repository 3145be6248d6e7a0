// What is kept after an edit is what a fresh analysis tells: for each edit here, something far from it
// means something else because of it.
import { deepStrictEqual } from 'node:assert/strict';
import { expect, test } from 'vitest';
import { type Analysis, analyse, memoryHost, reanalyse } from '#compiler';
import { seen } from '#test/support/plain-spans.ts';

/** What is read again around an edit ends here: so far apart stand the parts of the policy. */
const far = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join('\n');
const apart = (parts: readonly string[], filler: (at: string) => string) =>
  parts.flatMap((part, place) => [part, far(5, (at) => filler(`${place}_${at}`))]).join('\n\n');

const POLICY = [
  apart(
    [
      `policy aid "Aid"
  source "source.txt"
  currency EUR
  version "1"`,
      'unit ha "hectare"',
      'enum Level "Level": low "Low", high "High"',
      `entity Work "Work"
  cost: money         "Cost"
  due:  date optional "Due"`,
      `applicant Firm "Firm"
  level: Level        "Level"
  staff: integer      "Staff"
  works: list of Work "Works"`,
      'define rate = 20%',
      'define share = rate / 2',
      'define low_level = low',
      'define half of Work = cost / 2',
      'applies when staff is at least 1',
    ],
    (at) => `parameter p${at} = 1 euro`,
  ),
  'article 1 "One"',
  apart(
    [
      `clause first for each work in works
  when work.cost is at least 10 euros
  grants share of work.half
  limit each Firm to 100 euros in each calendar year`,
      `clause second
  define base = 100 euros
  when level is low_level
  grants rate of base`,
      `clause note for each work in works
  when work.cost is at least 10 euros
  encourages "Work well"`,
      'article 2 "Two"',
      'limit total of first, second each Firm to 500 euros',
      `clause order
  overlap of first, second on same applicant
    takes the better`,
    ],
    (at) => `clause c${at}\n  when staff is at least 1\n  grants 1 euro`,
  ),
].join('\n\n');

const host = (text: string) => memoryHost({ 'rules.clause': text, 'source.txt': 'Article 1 One.' });

function afterEdits(...texts: readonly string[]): Analysis {
  const [first = '', ...others] = texts;
  let analysis = analyse('rules.clause', host(first));
  for (const text of others) analysis = reanalyse(analysis, host(text));
  return analysis;
}

const EDITS: readonly (readonly [what: string, from: string, to: string])[] = [
  ['a define is worth something else', 'define rate = 20%', 'define rate = 30%'],
  ['a define is of another kind', 'define rate = 20%', 'define rate = 20 euros'],
  ['a define is called otherwise', 'define rate = 20%', 'define ratio_of_aid = 20%'],
  ['a define goes', 'define share = rate / 2', ''],
  ['a define bears the name of a member', 'define rate', 'define low = 3\ndefine rate'],
  ['a define bears the name of a fact', 'define rate', 'define staff = 3\ndefine rate'],
  ['a second define of a name', 'define share', 'define rate = 40%\ndefine share'],
  ['defines in a circle', 'define rate = 20%', 'define rate = share'],
  ['a define of an entity goes', 'define half of Work = cost / 2', ''],
  [
    'a define of an entity bears an outer name',
    'define half',
    'define rate of Work = 1\ndefine half',
  ],
  ['a define of an entity reads the outer define', 'cost / 2', 'rate * cost'],
  ['a clause bears the name of a member', 'clause second', 'clause low'],
  ['a clause is called otherwise', 'clause first', 'clause erste'],
  ['a clause pays no more', 'grants rate of base', 'encourages "Nothing"'],
  ['a clause is owed back', 'grants rate of base', 'recovers rate of base'],
  [
    'a measure before a clause bears its name',
    'article 1 "One"',
    'clause first\n  encourages "Nothing"\n\narticle 1 "One"',
  ],
  [
    'an earlier define of an entity bears the same name',
    'define low_level',
    'define half of Work = cost / 4\ndefine low_level',
  ],
  ['a clause goes through nothing', ' for each work in works\n  when', '\n  when'],
  ['an article has another number', 'article 2', 'article 3'],
  ['a fact is of another kind', 'staff: integer', 'staff: money'],
  ['a fact goes', '  cost: money         "Cost"\n', ''],
  ['a member goes', 'low "Low", ', ''],
  ['a unit bears another name', 'unit ha', 'unit acre'],
  ['the policy is for others', 'staff is at least 1', 'staff is at least 2 and level is high'],
  ['the currency is another', 'currency EUR', 'currency USD'],
  ['a header cannot be read', 'currency EUR', 'currency currency'],
  ['a fact cannot be read', 'staff: integer', 'staff: :'],
  ['a define cannot be read', 'define rate = 20%', 'define rate = (20%'],
  ['a clause cannot be read', 'grants rate of base', 'grants by by base'],
  ['only a remark is added', 'unit ha', '# A remark of some length\nunit ha'],
];

test('nothing is wrong with the policy before the edits', () => {
  const wrong = analyse('rules.clause', host(POLICY)).diagnostics;
  expect(wrong.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(EDITS)('%s, and back', (_, from, to) => {
  const edited = POLICY.replace(from, () => to);
  expect(edited).not.toBe(POLICY);
  const remark = (text: string) => `# A remark\n${text}`;
  // The first analysis is of plain text; from the second on, parts are kept.
  const texts = [POLICY, remark(POLICY), remark(edited), edited, remark(POLICY)];
  for (let count = 2; count <= texts.length; count++) {
    const now = texts[count - 1] ?? '';
    deepStrictEqual(
      seen(afterEdits(...texts.slice(0, count))),
      seen(analyse('rules.clause', host(now))),
    );
  }
});

test.each(EDITS)('%s, and something else after it', (what, from, to) => {
  const edited = POLICY.replace(from, () => to);
  const at = EDITS.findIndex(([other]) => other === what);
  for (const further of [1, 5, 11]) {
    const [, otherFrom = '', otherTo = ''] = EDITS[(at + further) % EDITS.length] ?? [];
    const last = edited.replace(otherFrom, () => otherTo);
    deepStrictEqual(
      seen(afterEdits(POLICY, `\n${POLICY}`, edited, last)),
      seen(analyse('rules.clause', host(last))),
    );
  }
});

test('a declaration that an edit does not concern keeps its meaning, and not only the like of it', () => {
  const before = afterEdits(POLICY, `# A remark\n${POLICY}`);
  const clauses = before.model?.clauses ?? [];
  const edited = POLICY.replace('define rate = 20%', 'define rate = 25%');
  const after = reanalyse(before, host(`# A remark\n${edited}`));
  // What reads the define reads its new value.
  const other = (after.model?.clauses ?? []).filter((clause) => !clauses.includes(clause));
  expect(other.map(({ name }) => name)).toEqual(['first', 'second']);
});
