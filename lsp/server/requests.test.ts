// Clause's own requests over unsaved texts: what clients get, in whole.
import { expect, test } from 'vitest';
import { ProgressType } from 'vscode-languageserver';
import { starterFiles } from '#compiler';
import type { ClauseRequests } from '#lsp';
import { type LanguageClient, languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const RULES = 'file:///ws/rules.clause';
const CASES = 'file:///ws/cases.yaml';
const TEXT = starterFiles['rules.clause'] ?? '';

async function started() {
  const files = Object.entries(starterFiles).map(([name, text]) => [`/ws/${name}`, text]);
  const client = await languageClient({
    storage: new MemoryStorage(Object.fromEntries(files)),
    folders: ['file:///ws'],
    today: '2026-05-01',
  });
  return client;
}

function ask<M extends keyof ClauseRequests>(
  { connection }: LanguageClient,
  method: M,
  params: ClauseRequests[M]['params'],
): Promise<ClauseRequests[M]['result']> {
  return connection.sendRequest(method, params);
}

const example = JSON.parse(starterFiles['example.json'] ?? '{}');

test('a dossier is decided by the text as it is typed, not as it is saved', async () => {
  const client = await started();
  const dossier = { uri: 'file:///ws/example.json' };
  const saved = await ask(client, 'clause/evaluate', { uri: RULES, dossier });
  await client.open(RULES, TEXT.replace('grants 20%', 'grants 40%'));
  const typed = await ask(client, 'clause/evaluate', { uri: RULES, dossier });
  if (saved.kind !== 'found' || typed.kind !== 'found') throw new Error('not decided');
  expect(typed.decision.awards[0]?.computed).toBe(
    (2 * Number(saved.decision.awards[0]?.computed)).toFixed(2),
  );
  expect(typed.decision.policy_hash).not.toBe(saved.decision.policy_hash);
  await client.stop();
});

test('today stands in for a date that is not said; a refused dossier has all its errors', async () => {
  const client = await started();
  const { as_of, ...undated } = example;
  expect(as_of).toBeDefined();
  expect(
    await ask(client, 'clause/evaluate', { uri: RULES, dossier: { value: undated } }),
  ).toMatchObject({ kind: 'found', policy: RULES, decision: { as_of: '2026-05-01' } });
  expect(
    await ask(client, 'clause/evaluate', { uri: RULES, dossier: { text: '{"x": 1, "y": 2}' } }),
  ).toMatchObject({ kind: 'refused', errors: { length: expect.any(Number) } });
  expect(
    await ask(client, 'clause/evaluate', { uri: RULES, dossier: { text: '{"x": ' } }),
  ).toMatchObject({ kind: 'refused', errors: [{ code: 'json' }] });
  await client.open(RULES, TEXT.replace('grants', 'grunts'));
  expect(
    await ask(client, 'clause/evaluate', { uri: RULES, dossier: { value: example } }),
  ).toMatchObject({ kind: 'unsound', policy: RULES });
  expect(
    await ask(client, 'clause/evaluate', { uri: 'file:///ws/none.clause', dossier: { value: {} } }),
  ).toEqual({ kind: 'noPolicy' });
  await client.stop();
});

test('a dossier is read in the workspace and in the folder of its policy, nowhere else', async () => {
  const files = Object.entries(starterFiles).map(([name, text]) => [`/ws/${name}`, text]);
  const client = await languageClient({
    storage: new MemoryStorage({
      ...Object.fromEntries(files),
      '/elsewhere/example.json': starterFiles['example.json'] ?? '',
    }),
    folders: ['file:///ws'],
    today: '2026-05-01',
  });
  const decided = (uri: string) => ask(client, 'clause/evaluate', { uri: RULES, dossier: { uri } });
  expect(await decided('file:///ws/example.json')).toMatchObject({ kind: 'found' });
  for (const uri of ['file:///elsewhere/example.json', 'file:///ws/none.json']) {
    const file = uri.slice('file://'.length);
    expect(await decided(uri)).toMatchObject({
      kind: 'refused',
      errors: [{ path: '$', message: expect.stringContaining(`there is no file “${file}”`) }],
    });
  }
  await client.stop();
});

test('an explanation has steps, and leads to each clause and to the words it cites', async () => {
  const client = await started();
  const told = await ask(client, 'clause/explain', { uri: RULES, dossier: { value: example } });
  if (told.kind !== 'found') throw new Error(told.kind);
  for (const { clause, steps } of told.decision.awards) {
    expect(steps?.length).toBeGreaterThan(0);
    const place = told.clauses[clause];
    expect(place?.name.uri).toBe(RULES);
    const { start, end } = place?.name.range ?? { start: { line: 0 }, end: {} };
    expect(
      TEXT.split('\n')[start.line]?.slice(
        Reflect.get(start, 'character'),
        Reflect.get(end, 'character'),
      ),
    ).toBe(clause);
    expect(place?.cites[0]?.uri).toBe('file:///ws/source.txt');
  }
  await client.stop();
});

test('the form lays out every fact of the schema once', async () => {
  const client = await started();
  const form = await ask(client, 'clause/factsForm', { uri: RULES });
  if (form.kind !== 'found') throw new Error(form.kind);
  const { properties } = form.schema as { properties: Record<string, unknown> };
  const laidOut = form.groups.flatMap((group) => group.properties);
  expect([...laidOut].sort()).toEqual(Object.keys(properties).sort());
  expect(form.groups.map(({ kind }) => kind)).toEqual(['applicant', 'items', 'administration']);
  await client.stop();
});

test('the document has each clause beside its article, with its place in the text', async () => {
  const client = await started();
  const found = await ask(client, 'clause/document', { uri: RULES });
  if (found.kind !== 'found') throw new Error(found.kind);
  const clauses = found.articles.flatMap((article) => article.clauses);
  expect(clauses.length).toBeGreaterThan(0);
  const lines = TEXT.split('\n');
  for (const { name, location, sentence } of clauses) {
    expect(location.uri).toBe(RULES);
    expect(lines[location.range.start.line]).toContain(name);
    expect(sentence).toMatch(/[.:]$/);
  }
  expect(found.articles.some(({ sentences }) => sentences.length > 0)).toBe(true);
  await client.stop();
});

test('the source’s coverage follows the text', async () => {
  const client = await started();
  const cited = async () => {
    const answer = await ask(client, 'clause/sourceCoverage', { uri: 'file:///ws/source.txt' });
    if (answer.kind !== 'found') throw new Error(answer.kind);
    return answer;
  };
  const before = await cited();
  expect(before.sources[0]?.uncited).toEqual([]);
  expect(before.unfound).toEqual([]);
  await client.open(
    RULES,
    TEXT.replace(/cites "A household that connects[^"]*"/, 'cites "No such words"'),
  );
  const after = await cited();
  expect(after.unfound).toHaveLength(1);
  expect(after.sources[0]?.uncited).toMatchObject([{ article: '2' }]);
  await client.stop();
});

test('cases are listed, run over unsaved texts, and told of as they are done', async () => {
  const client = await started();
  const { suites } = await ask(client, 'clause/listCases', {});
  expect(suites).toMatchObject([{ uri: CASES, policy: { uri: RULES } }]);
  const names = suites[0]?.cases.map(({ name }) => name) ?? [];
  const { results } = await ask(client, 'clause/runCases', { uri: RULES });
  expect(results.map(({ name, passed }) => [name, passed])).toEqual(
    names.map((name) => [name, true]),
  );
  await client.open(RULES, TEXT.replace('grants 20%', 'grants 10%'));
  const [name = ''] = names;
  const told: unknown[] = [];
  client.connection.onProgress(new ProgressType(), 'cases', (value) => {
    told.push(value);
  });
  const answer = await ask(client, 'clause/runCases', {
    uri: CASES,
    names: [name],
    partialResultToken: 'cases',
  });
  expect(answer).toEqual({ results: [] });
  expect(told).toMatchObject([
    {
      results: [
        {
          name,
          passed: false,
          location: { uri: CASES },
          differences: expect.arrayContaining([expect.objectContaining({ label: 'total' })]),
        },
      ],
    },
  ]);
  await client.stop();
});

test('cases are told where they stood when it was asked, whatever is typed while they are run', async () => {
  const client = await started();
  const [head = '', first = ''] = (starterFiles['cases.yaml'] ?? '').split(/^(?= *- name)/m);
  const many = Array.from({ length: 300 }, (_, at) => first.replace(/name:.*/, `name: "n${at}"`));
  const text = `${head}${many.join('')}`;
  await client.open(CASES, text, 'yaml');
  await client.open(RULES, TEXT.replace('grants 20%', 'grants 10%'));
  const quiet = await ask(client, 'clause/runCases', { uri: CASES });
  expect(quiet.results).toHaveLength(300);
  const running = ask(client, 'clause/runCases', { uri: CASES });
  await client.change(CASES, [{ text: `# one line more\n${text}` }]);
  await client.change(RULES, [{ text: `# one line more\n${TEXT}` }]);
  expect(await running).toEqual(quiet);
  await client.stop();
});

test('coverage by cases, the compiled module and the starter', async () => {
  const client = await started();
  const coverage = await ask(client, 'clause/caseCoverage', { uri: CASES });
  if (coverage.kind !== 'found') throw new Error(coverage.kind);
  expect(coverage.files.map(({ uri }) => uri)).toEqual([RULES]);
  expect(
    coverage.files[0]?.targets.some(({ outcomes }) => outcomes.some(({ count }) => count > 0)),
  ).toBe(true);
  expect(await ask(client, 'clause/compile', { uri: RULES })).toMatchObject({
    kind: 'found',
    text: expect.stringContaining('export function evaluate'),
  });
  expect(await ask(client, 'clause/starter', null)).toEqual({ files: starterFiles });
  await client.stop();
});
