// Errors in case files, as an editor tells of them while they are typed, and what mends them.
import { expect, test } from 'vitest';
import type { CodeAction, FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { fixture } from '#test/support/markers.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';
import { positionOf } from '#test/support/protocol-position.ts';

const POLICY = `policy help "Help"
  currency EUR

enum Rating "Rating": common "C", direct "D"

entity Work "Work"
  costs: money "Costs"
  rooms: integer optional "Rooms"

applicant Person "Person"
  rating: Rating "Rating"
  advice: boolean optional "Advice"
  works:  list of Work "Works"

article 1 "Support"

  clause relief "Relief" for each work in works
    when rating is common
    grants 10% of work.costs

  clause extra "Extra"
    when advice
    grants 50 euro
`;

interface Offer {
  readonly message: string;
  readonly code: unknown;
  /** The text once it is mended; undefined where nothing is offered. */
  readonly after: string | undefined;
  readonly isPreferred: boolean;
}

/** What is told of a case file, and what each first repair makes of it. */
async function offers(file: string, text: string, policies = ['rules.clause']): Promise<Offer[]> {
  const storage = policies.map((name) => [`/ws/${name}`, POLICY]);
  const client = await languageClient({
    storage: new MemoryStorage(Object.fromEntries(storage)),
    folders: ['file:///ws'],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const textDocument = { uri: `file:///ws/${file}` };
  await client.open(textDocument.uri, text, file.endsWith('.csv') ? 'csv' : 'yaml');
  const { items } = await client.connection.sendRequest<FullDocumentDiagnosticReport>(
    'textDocument/diagnostic',
    { textDocument },
  );
  const offered: Offer[] = [];
  for (const { range, message, code } of items) {
    const actions = await client.connection.sendRequest<CodeAction[] | null>(
      'textDocument/codeAction',
      { textDocument, range, context: { diagnostics: [] } },
    );
    const action = actions?.find(({ diagnostics }) => diagnostics?.[0]?.message === message);
    const [edit] = action?.edit?.changes?.[textDocument.uri] ?? [];
    const isPreferred = action?.isPreferred === true;
    const at = (position: { line: number; character: number }) =>
      text.split('\n').slice(0, position.line).join('\n').length +
      Math.sign(position.line) +
      position.character;
    const after =
      edit && text.slice(0, at(edit.range.start)) + edit.newText + text.slice(at(edit.range.end));
    offered.push({ message: String(message), code, after, isPreferred });
  }
  await client.stop();
  return offered;
}

const yaml = (facts: string, expected: string, top = '') => `${top}cases:
- name: one
  dossier: {as_of: 2025-01-01, works: [{id: W1, costs: 100}], ${facts}}
  expect: {${expected}}
`;
const RIGHT = 'rating: common';

test.each([
  ['a fact misspelt', yaml('ratng: common', 'total: 10'), 'ratng', 'rating', true],
  ['a value misspelt', yaml('rating: comon', 'total: 10'), 'comon', 'common', true],
  [
    'a value in quotes, by its label',
    yaml("rating: 'C'", 'total: 10'),
    "rating: 'C'",
    "rating: 'common'",
    true,
  ],
  [
    'a figure in words',
    yaml(RIGHT, 'total: 10').replace('100', '0.0001 million'),
    '0.0001 million',
    '100',
    true,
  ],
  ['a figure with its currency', yaml(RIGHT, 'total: 10 EUR'), '10 EUR', '10', true],
  ['an expected figure in words', yaml(RIGHT, 'total: 1 million'), '1 million', '1000000', true],
  ['marks between digits', yaml(RIGHT, "total: '1,000'"), "'1,000'", '1000', false],
  ['yes for true', yaml(`${RIGHT}, advice: yes`, 'total: 60'), 'yes', 'true', true],
  [
    'a figure in quotes',
    yaml(RIGHT, 'total: 10').replace('100', "100, rooms: '2'"),
    "'2'",
    '2',
    true,
  ],
  [
    'a day with its year first',
    yaml(RIGHT, 'total: 10').replace('2025-01-01', '2025/1/2'),
    '2025/1/2',
    '2025-01-02',
    true,
  ],
  [
    'a day in another order',
    yaml(RIGHT, 'total: 10').replace('2025-01-01', '02.01.2025'),
    '02.01.2025',
    '2025-01-02',
    false,
  ],
  ['a value like no other', yaml('rating: x', 'total: 10'), 'rating: x', 'rating: common', false],
  ['another total', yaml(RIGHT, "total: '12.50'"), "'12.50'", "'10.00'", false],
  ['another total without decimals', yaml(RIGHT, 'total: 12'), 'total: 12', 'total: 10', false],
  ['another amount of a clause', yaml(RIGHT, 'clauses: {relief: 9}'), '9}', '10}', false],
  [
    'a clause that pays and is not named',
    yaml(`${RIGHT}, advice: true`, 'clauses: {relief: 10}'),
    'relief: 10}',
    'relief: 10, extra: 50.00}',
    false,
  ],
  [
    'another status of an award',
    yaml(RIGHT, 'awards: [{clause: relief, item: W1, status: capped}]'),
    'capped',
    'granted',
    false,
  ],
  [
    'another policy',
    yaml(RIGHT, 'total: 10', 'policy: rule.clause\n'),
    'rule.clause',
    'rules.clause',
    true,
  ],
  [
    'the only policy that there is',
    yaml(RIGHT, 'total: 10', 'policy: retro.clause\n'),
    'retro.clause',
    'rules.clause',
    true,
  ],
])('%s is told of once and mended', async (_, text, from, to, isPreferred) => {
  const found = await offers('x.cases.yaml', text);
  expect(found).toEqual([
    expect.objectContaining({ after: text.replace(from, () => to), isPreferred }),
  ]);
});

test('of a path, the name alone is mended', async () => {
  const text = `base: {as_of: 2025-01-01, rating: common, works: [{id: W1, costs: 1}]}
cases:
- name: one
  changes: {works.W1.cost: 100}
  expect: {total: 0.10}
`;
  const [first, ...more] = await offers('x.cases.yaml', text);
  expect(more).toEqual([]);
  expect(first?.after).toBe(text.replace('W1.cost:', 'W1.costs:'));
});

test.each([
  ['another total', '10%,12.00', 'unmet', '12.00', '100.00', false],
  ['a figure with a word', '10 million,1', 'CL7510', '10 million', '10000000', true],
])('in a table: %s', async (_, cells, code, from, to, isPreferred) => {
  const [costs = '', total = ''] = cells.replace('10%', '1000').split(',');
  const text = `name,as_of,rating,works.1.costs,expect.total\na,2025-01-01,common,${costs},${total}\n`;
  expect(await offers('x.cases.csv', text)).toEqual([
    expect.objectContaining({ code, isPreferred, after: text.replace(from, to) }),
  ]);
});

test('what a case expects and what the policy gives stand in one sentence', async () => {
  const text = yaml(RIGHT, 'awards: [{clause: relief, item: W1, amount: 11}], total: 10');
  expect(await offers('x.cases.yaml', text)).toMatchObject([
    {
      code: 'unmet',
      message: 'The case expects 11 (relief W1: amount), and the policy gives 10.00.',
    },
  ]);
});

test('an entry over several lines is told of at its first', async () => {
  const { text, at } = fixture(`cases:
- name: one
  dossier: {as_of: 2025-01-01, rating: common, works: [{id: W1, costs: 100}]}
  expect:
    awards:
    - <|>clause: relief
      item: W2
`);
  const client = await languageClient({
    storage: new MemoryStorage({ '/ws/rules.clause': POLICY }),
    folders: ['file:///ws'],
  });
  const uri = 'file:///ws/cases.yaml';
  await client.open(uri, text, 'yaml');
  const [finding] = await client.findings(uri);
  const start = positionOf(text, at);
  expect(finding).toMatchObject({
    code: 'unmet',
    range: {
      start,
      end: { line: start.line, character: start.character + 'clause: relief'.length },
    },
  });
  await client.stop();
});

test('nothing is said of a case that is met, or is refused as it expects', async () => {
  expect(await offers('x.cases.yaml', yaml(RIGHT, 'total: 10.0, clauses: {relief: 10}'))).toEqual(
    [],
  );
  const refused = yaml('rating: f', 'errors: {$.rating: member}');
  expect(await offers('x.cases.yaml', refused)).toEqual([]);
  expect(await offers('x.cases.yaml', yaml(RIGHT, 'errors: missing'))).toMatchObject([
    { code: 'unmet', message: expect.stringContaining('the policy accepts it') },
  ]);
});

test('of several policies each is offered, where the file can name one', async () => {
  const text = yaml(RIGHT, 'total: 10');
  const both = ['farms.clause', 'rules.clause'];
  expect(await offers('x.cases.yaml', text, both)).toMatchObject([
    { code: 'CL7020', after: `policy: farms.clause\n${text}`, isPreferred: false },
  ]);
  expect(await offers('x.cases.csv', 'name\n', both)).toMatchObject([
    { code: 'CL7020', after: undefined },
  ]);
});
