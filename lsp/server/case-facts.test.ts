// What an editor says of the facts of cases: what `clause test` says when it refuses a dossier, at the
// fact, in every form of case file.
import { expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const POLICY = `policy help "Help"
  currency EUR

enum Rating "Rating": c "C", d "D"

entity Work "Work"
  costs: money "Costs"
  power: integer from 0 to 40 optional "Power"

applicant Person "Person"
  rating: Rating "Rating"
  done:   date optional "Done on"
  advice: boolean optional "Advice"
  works:  list of Work "Works"

article 1 "Support"

  clause relief "Relief" for each work in works
    when rating is c
    grants 10% of work.costs
`;

/** What is found in a case file: the words it stands at, its code and the beginning of its message. */
async function found(file: string, text: string, policy = POLICY) {
  const client = await languageClient({
    storage: new MemoryStorage({ '/ws/rules.clause': policy }),
    folders: ['file:///ws'],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const uri = `file:///ws/${file}`;
  await client.open(uri, text, file.endsWith('.csv') ? 'csv' : 'yaml');
  const { items } = await client.connection.sendRequest<FullDocumentDiagnosticReport>(
    'textDocument/diagnostic',
    { textDocument: { uri } },
  );
  await client.stop();
  const lines = text.split('\n');
  return items.map(({ range: { start, end }, code, message }) => ({
    at: `${start.line + 1}: ${lines[start.line]?.slice(start.character, end.character)}`,
    code,
    message,
  }));
}

const base = (facts: string) => `bases:
  anna:
    as_of: 2025-01-01
    ${facts}
    works:
    - {id: W1, costs: 100}
cases:
- name: one
  base: anna
  expect: {total: 10}
- name: two
  base: anna
  changes: {works.W1.costs: 200}
  expect: {total: 20}
`;
const whole = (facts: string) => `cases:
- name: one
  dossier:
    ${facts}
    as_of: 2025-01-01
    works: [{id: W1, costs: 100}]
  expect: {total: 10}
`;
const changed = (change: string) => base('rating: c').replace('works.W1.costs: 200', change);

test.each([
  ['a value that there is not', base('rating: f'), '4: f', 'member'],
  ['in a dossier of its own', whole('rating: f'), '4: f', 'member'],
  ['a day that there is not', base('rating: c\n    done: 2025-02-30'), '5: 2025-02-30', 'form'],
  ['a word for a truth', base('rating: c\n    advice: yes'), '5: yes', 'type'],
  ['in changes', changed('rating: f'), '13: f', 'member'],
  ['at a path', changed("works.W1.costs: '10,000'"), "13: '10,000'", 'form'],
  ['out of range', changed('works.W1.power: 100'), '13: 100', 'range'],
  ['at a path that is misspelt', changed('works.W1.cost: 5'), '13: works.W1.cost', 'unknown_field'],
  [
    'at a path apart from its value',
    changed('path: works.W1.cost, value: 5'),
    '13: works.W1.cost',
    'unknown_field',
  ],
])('in YAML: %s', async (_, text, at, code) => {
  expect(await found('x.cases.yaml', text)).toMatchObject([{ at, code }]);
});

test('a misspelt name, and what is missing for it, are told of at their places', async () => {
  expect(await found('x.cases.yaml', whole('rateing: c'))).toMatchObject([
    { at: '4: rateing', code: 'unknown_field', message: expect.stringContaining('“rating”') },
  ]);
  expect(await found('cases.yaml', whole('advice: true'))).toMatchObject([
    { at: '2: one', code: 'missing' },
  ]);
});

test('in a table: at the cell, of an item also where it is called by an id', async () => {
  const head = 'name,as_of,rating,works.2.costs,works.1.power,works.1.costs,expect.total';
  expect(await found('x.cases.csv', `${head}\na,2025-01-01,c,1,41,2,0\n`)).toMatchObject([
    { at: '2: 41', code: 'range' },
  ]);
  expect(await found('x.cases.csv', `${head}\na,2025-01-01,c,1,40,,0\n`)).toMatchObject([
    { at: '2: 40', code: 'missing' },
  ]);
  const named = head.replaceAll('works.1', 'works.B');
  expect(await found('x.cases.csv', `${named}\na,2025-01-01,c,1,41,2,0\n`)).toMatchObject([
    { at: '2: 41', code: 'range' },
  ]);
});

test('nothing is said where a case expects to be refused, or while the policy has errors', async () => {
  const refused = whole('rating: f').replace('{total: 10}', '{errors: {$.rating: member}}');
  expect(await found('x.cases.yaml', refused)).toEqual([]);
  expect(await found('x.cases.yaml', whole('rating: c'))).toEqual([]);
  const broken = POLICY.replace('10%', '10% 10%');
  expect(await found('x.cases.yaml', whole('rating: f'), broken)).toEqual([]);
});
