// Case files in YAML, seen as an editor draws them: folds, outline, links, colours; and the way to what a
// case starts from.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  Range,
  SelectionRange,
} from 'vscode-languageserver';
import { type LanguageClient, languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';
import { positionOf } from '#test/support/protocol-position.ts';
import { tokenTypes } from '../features/semantic-tokens.ts';

const POLICY = `policy help "Help"
  currency EUR

enum Rating "Rating": good "G", bad "B"

entity Work "Work"
  costs: money "Costs"

applicant Person "Person"
  rating: Rating "Rating"
  works:  list of Work "Works"

article 1 "Support"

  clause relief "Relief" for each work in works
    when rating is good
    grants 10% of work.costs
`;

const CASES = `# What the office
# has decided
policy: rules.clause
bases:
  small firm:
    as_of: 2025-01-01
    rating: good
    works:
    - {id: W1, costs: 100}
  poor firm:
    base: small firm
    changes: {rating: bad}
cases:
- name: one
  base: small firm
  expect: {clauses: {relief: 10}}
- name: two
  base: one
  changes: {works.W1.costs: 300}
  expect: {total: 30}
- name: three
  base: d.json
  expect: {total: 0}
- name: four
  dossier: poor firm
  expect:
    total: 0
`;

const uri = 'file:///ws/cases.yaml';
let client: LanguageClient;

beforeAll(async () => {
  client = await languageClient({
    storage: new MemoryStorage({
      '/ws/rules.clause': POLICY,
      '/ws/d.json': '{"as_of":"2025-01-01","rating":"bad"}',
    }),
    folders: ['file:///ws'],
  });
  await client.open(uri, CASES, 'yaml');
});
afterAll(async () => client.stop());

function ask<R>(method: string, more: object = {}): Promise<R> {
  const params = { textDocument: { uri }, ...more };
  return client.connection.sendRequest<R>(`textDocument/${method}`, params);
}

/** The place of some words, and a bit into them. */
function at(words: string, into: number) {
  return { position: positionOf(CASES, CASES.indexOf(words) + into) };
}

function wordsAt({ start, end }: Range): string {
  const line = CASES.split('\n')[start.line] ?? '';
  return `${start.line + 1}: ${line.slice(start.character, start.line === end.line ? end.character : undefined)}`;
}

test.each([
  ['base: small firm\n  expect', 8, 'cases.yaml', '5: small firm'],
  ['base: small firm\n    changes', 8, 'cases.yaml', '5: small firm'],
  ['base: one', 7, 'cases.yaml', '14: one'],
  ['dossier: poor firm', 12, 'cases.yaml', '10: poor firm'],
  ['base: d.json', 8, 'd.json', '1: '],
])('the way from %j', async (words, into, file, target) => {
  const [found] = await ask<Location[]>('definition', at(words, into));
  expect(found?.uri).toBe(`file:///ws/${file}`);
  expect(found && wordsAt(found.range)).toBe(target);
});

test('what is taken over from a base, its own base and changes brought together', async () => {
  const { contents } = await ask<{ contents: { value: string } }>('hover', at('poor firm\n', 2));
  const json = /```json\n(.*)\n```/s.exec(contents.value)?.[1] ?? '';
  expect(JSON.parse(json)).toEqual({
    as_of: '2025-01-01',
    rating: 'bad',
    works: [{ id: 'W1', costs: 100 }],
  });
});

test('a part of the case file is explained', async () => {
  const { contents } = await ask<{ contents: { value: string } }>('hover', at('changes: {w', 2));
  expect(contents.value).toBe('`changes`: what is different in it');
});

test('what stands further right folds, and comments that follow one another', async () => {
  const folds = await ask<FoldingRange[]>('foldingRange');
  const lines = folds.map(
    ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1} ${kind}`,
  );
  expect(lines).toEqual([
    '1-2 comment',
    '4-12 region',
    '5-9 region',
    '8-9 region',
    '10-12 region',
    '13-27 region',
    '14-16 region',
    '17-20 region',
    '21-23 region',
    '24-27 region',
    '26-27 region',
  ]);
});

test('bases and cases are the outline', async () => {
  const symbols = await ask<DocumentSymbol[]>('documentSymbol');
  expect(symbols.map(({ selectionRange }) => wordsAt(selectionRange))).toEqual([
    '5: small firm',
    '10: poor firm',
    '14: one',
    '17: two',
    '21: three',
    '24: four',
  ]);
});

test('the files that it names are links', async () => {
  const links = await ask<DocumentLink[]>('documentLink');
  expect(links.map(({ range, target }) => [wordsAt(range), target])).toEqual([
    ['3: rules.clause', 'file:///ws/rules.clause'],
    ['22: d.json', 'file:///ws/d.json'],
  ]);
});

test('names of the policy have its colours', async () => {
  const { data } = await ask<{ data: number[] }>('semanticTokens/full');
  const told: string[] = [];
  let [line, character] = [0, 0];
  for (let n = 0; n < data.length; n += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(n, n + 4);
    character = down === 0 ? character + right : right;
    line += down;
    const words = CASES.split('\n')[line]?.slice(character, character + length);
    told.push(`${words} ${tokenTypes[type]}`);
  }
  expect(told).toEqual([
    ...['rating property', 'good enumMember', 'works property', 'costs property'],
    ...['rating property', 'bad enumMember'],
    ...['relief function', 'works.W1.costs property'],
  ]);
});

test('the same fact elsewhere in the file is marked', async () => {
  const marks = await ask<{ range: Range }[]>('documentHighlight', at('rating: good', 2));
  expect(marks.map(({ range }) => wordsAt(range))).toEqual(['7: rating', '12: rating']);
});

test('a selection grows from a value to its group, its case and the file', async () => {
  const { position } = at('total: 0\n', 7);
  const [range] = await ask<SelectionRange[]>('selectionRange', { positions: [position] });
  const grown: string[] = [];
  for (let one = range; one !== undefined; one = one.parent) {
    grown.push(`${one.range.start.line + 1}-${one.range.end.line + 1}`);
  }
  expect([...new Set(grown)]).toEqual([
    '27-27',
    '26-27',
    '24-27',
    '14-27',
    '13-27',
    '3-27',
    '1-28',
  ]);
});
