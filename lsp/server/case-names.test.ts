// Ways that begin in a case file: what it names of its policy is found, renamed and led to from there,
// in every form of case file.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LanguageClient, languageClient } from '#test/support/language-client.ts';
import { positionOf } from '#test/support/protocol-position.ts';
import { nodeHost } from '../../compiler/cli/input/node-host.ts';
import { diskStorage } from '../node/disk.ts';

const POLICY = `policy help "Help"
  currency EUR

enum Level "Level": low "Low", high "High"

entity Child "Child"
  cost: money "Cost"

applicant Person "Person"
  income:   money         "收入"
  level:    Level         "Level"
  children: list of Child "Children"

article 1 "Support"

  clause relief "Relief"
    when level is low
    grants 10% of income
`;

const CASES = `base: {income: 5, level: high}
cases:
- name: one
  dossier: {as_of: 2025-01-01, income: 100, level: low}
  expect:
    clauses: {relief: 10.00}
- name: two
  changes: {children.C1.cost: 5}
  expect:
    awards: [{clause: relief, status: ineligible}]
`;

const TABLE = 'name,as_of,income,level,expect.clauses.relief\na,2025-01-01,100,low,10.00\n';

let home = '';
let client: LanguageClient;

beforeEach(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'clause-names-')));
  writeFileSync(join(home, 'rules.clause'), POLICY);
  const storage = diskStorage((folder, path) => nodeHost(folder, join(folder, 'any')).read(path));
  client = await languageClient({ storage, folders: [`file://${home}`] });
});
afterEach(async () => {
  await client.stop();
  rmSync(home, { recursive: true, force: true });
});

const uriOf = (name: string) => `file://${home}/${name}`;

/** A file as it is stored and open, and the protocol's words for a place in it. */
async function opened(name: string, text: string, words: string, into = 0) {
  writeFileSync(join(home, name), text);
  await client.open(uriOf(name), text, name.endsWith('.csv') ? 'csv' : 'yaml');
  const offset = text.indexOf(words) + into;
  return { textDocument: { uri: uriOf(name) }, position: positionOf(text, offset) };
}

/** The texts after the edits, by the names of the files. */
async function renamed(params: object, newName: string, texts: Readonly<Record<string, string>>) {
  const { changes } = await client.connection.sendRequest<{
    changes: Record<string, { range: { start: Position; end: Position }; newText: string }[]>;
  }>('textDocument/rename', { ...params, newName });
  return Object.fromEntries(
    Object.entries(changes).map(([uri, edits]) => {
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      let text = texts[name] ?? '';
      const at = ({ line, character }: Position) =>
        text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
      const placed = edits.map(({ range, newText }) => ({
        start: at(range.start),
        end: at(range.end),
        newText,
      }));
      for (const edit of placed.sort((a, b) => b.start - a.start)) {
        text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
      }
      return [name, text];
    }),
  );
}

interface Position {
  readonly line: number;
  readonly character: number;
}

const ALL = { 'rules.clause': POLICY, 'cases.yaml': CASES, 'more.cases.csv': TABLE };

test.each([
  ['a fact in a dossier', 'cases.yaml', 'income: 100', 2, 'income'],
  ['a fact in a base', 'cases.yaml', 'income: 5', 0, 'income'],
  ['the head of a column', 'more.cases.csv', 'income', 3, 'income'],
  ['a value', 'cases.yaml', 'low}', 1, 'low'],
  ['a value in a table', 'more.cases.csv', 'low', 1, 'low'],
  ['a clause in an expectation', 'cases.yaml', 'relief: 10', 2, 'relief'],
  ['a clause of an award', 'cases.yaml', 'relief, status', 2, 'relief'],
  ['a clause in a column', 'more.cases.csv', 'relief', 2, 'relief'],
  ['the end of a path', 'cases.yaml', 'cost: 5', 1, 'cost'],
])('renaming from %s changes the policy and all case files', async (_, file, words, into, name) => {
  for (const [other, text] of Object.entries(ALL)) writeFileSync(join(home, other), text);
  const place = await opened(file, ALL[file as keyof typeof ALL], words, into);
  expect(await client.connection.sendRequest('textDocument/prepareRename', place)).toMatchObject({
    placeholder: name,
    range: { end: { character: place.position.character - into + name.length } },
  });
  const after = await renamed(place, 'fresh', ALL);
  const whole = new RegExp(`\\b${name}\\b`, 'g');
  for (const [other, text] of Object.entries(ALL)) {
    expect(after[other] ?? text, other).toBe(text.replace(whole, 'fresh'));
  }
});

const DOSSIER =
  '{\n  "as_of": "2025-01-01",\n  "income": 100,\n  "level": "low",\n  "children": [{"id": "C1", "cost": 5}]\n}\n';

test.each([
  ['a fact', 'income"', 'income'],
  ['a value', 'low"', 'low'],
  ['a fact of an item', 'cost"', 'cost'],
])('renaming from a dossier in JSON: %s', async (_, words, name) => {
  // One that cases start from, and one that nothing names.
  const started = CASES.replace(
    '- name: two',
    '- {name: 3, base: d.json, expect: {total: 10}}\n- name: two',
  );
  const all = { 'rules.clause': POLICY, 'cases.yaml': started, 'd.json': DOSSIER };
  for (const [other, text] of Object.entries(all)) writeFileSync(join(home, other), text);
  const whole = new RegExp(`\\b${name}\\b`, 'g');
  for (const [file, more] of [
    ['d.json', {}],
    ['alone.json', { 'alone.json': DOSSIER }],
  ] as const) {
    const texts: Readonly<Record<string, string>> = { ...all, ...more };
    const place = await opened(file, DOSSIER, words, 2);
    expect(await client.connection.sendRequest('textDocument/prepareRename', place)).toMatchObject({
      placeholder: name,
    });
    const after = await renamed(place, 'fresh', texts);
    for (const [other, text] of Object.entries(texts)) {
      expect(after[other] ?? text, other).toBe(text.replace(whole, 'fresh'));
    }
  }
  const place = await opened('d.json', DOSSIER, words, 2);
  const found = await client.connection.sendRequest<{ uri: string }[]>(
    'textDocument/definition',
    place,
  );
  expect(found.map(({ uri }) => uri)).toEqual([uriOf('rules.clause')]);
});

test('references, declaration and type begin there, too', async () => {
  const place = await opened('cases.yaml', CASES, 'level: low', 2);
  const lines = async (method: string, more = {}) => {
    const found = await client.connection.sendRequest<
      { uri: string; range: { start: Position } }[]
    >(`textDocument/${method}`, { ...place, ...more });
    return found.map(({ uri, range }) => `${uri.slice(home.length + 8)}:${range.start.line + 1}`);
  };
  expect(await lines('definition')).toEqual(['rules.clause:11']);
  expect(await lines('declaration')).toEqual(['rules.clause:11']);
  expect(await lines('typeDefinition')).toEqual(['rules.clause:4']);
  expect(await lines('references', { context: { includeDeclaration: false } })).toEqual([
    'rules.clause:17',
    'cases.yaml:1',
    'cases.yaml:4',
  ]);
});

test('references hold every place in case files that renaming would change', async () => {
  for (const [other, text] of Object.entries(ALL)) writeFileSync(join(home, other), text);
  const labelled = TABLE.replace('income', '收入');
  writeFileSync(join(home, 'z.cases.csv'), labelled);
  await client.open(uriOf('rules.clause'), POLICY);
  const texts: Readonly<Record<string, string>> = { ...ALL, 'z.cases.csv': labelled };
  const wordsAt = async (from: {
    readonly words: string;
    readonly includeDeclaration: boolean;
  }) => {
    const found = await client.connection.sendRequest<
      { uri: string; range: { start: Position; end: Position } }[]
    >('textDocument/references', {
      textDocument: { uri: uriOf('rules.clause') },
      position: positionOf(POLICY, POLICY.indexOf(from.words)),
      context: from,
    });
    return found.map(({ uri, range: { start, end } }) => {
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      const line = texts[name]?.split('\n')[start.line] ?? '';
      return `${name}:${start.line + 1}: ${line.slice(start.character, end.character)}`;
    });
  };
  const [first, last] = [{ includeDeclaration: true }, { includeDeclaration: false }];
  expect(await wordsAt({ words: 'relief', ...first })).toEqual([
    'rules.clause:16: relief',
    'cases.yaml:6: relief',
    'cases.yaml:10: relief',
    'more.cases.csv:1: relief',
    'z.cases.csv:1: relief',
  ]);
  // Renaming leaves a label as it is, but it names the fact all the same.
  expect(await wordsAt({ words: 'income:', ...last })).toEqual([
    'rules.clause:18: income',
    'cases.yaml:1: income',
    'cases.yaml:4: income',
    'more.cases.csv:1: income',
    'z.cases.csv:1: 收入',
  ]);
  // Behind a path stands more than the name.
  expect(await wordsAt({ words: 'children:', ...last })).toEqual(['cases.yaml:8: children']);
  expect(await wordsAt({ words: 'cost:', ...last })).toEqual(['cases.yaml:8: cost']);
  expect(await wordsAt({ words: 'low "', ...last })).toEqual([
    'rules.clause:17: low',
    'cases.yaml:4: low',
    'more.cases.csv:2: low',
    'z.cases.csv:2: low',
  ]);
});

test('where nothing of the policy is named, nothing is offered', async () => {
  const place = await opened('cases.yaml', CASES, '- name: one', 9);
  for (const method of ['prepareRename', 'declaration', 'references']) {
    const context = { includeDeclaration: true };
    expect(
      await client.connection.sendRequest(`textDocument/${method}`, { ...place, context }),
    ).toBe(null);
  }
});

test('a table that is not open is read as Chinese spreadsheets save it', async () => {
  // “收入” in GB18030.
  const head = Buffer.concat([
    Buffer.from('name,as_of,'),
    Buffer.from([0xca, 0xd5, 0xc8, 0xeb]),
    Buffer.from(',level,expect.clauses.relief\na,2025-01-01,100,low,10.00\n'),
  ]);
  writeFileSync(join(home, 'more.cases.csv'), head);
  await client.open(uriOf('rules.clause'), POLICY);
  const ran = await client.connection.sendRequest('clause/runCases', {
    uri: uriOf('rules.clause'),
  });
  expect(ran).toMatchObject({ results: [{ name: 'a', passed: true }] });
  // An editor would open it as UTF-8: its columns are not where ours are.
  const params = {
    textDocument: { uri: uriOf('rules.clause') },
    position: positionOf(POLICY, POLICY.indexOf('relief')),
    newName: 'fresh',
  };
  const { changes } = await client.connection.sendRequest<{ changes: object }>(
    'textDocument/rename',
    params,
  );
  expect(Object.keys(changes)).toEqual([uriOf('rules.clause')]);
});
