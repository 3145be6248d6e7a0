// What an editor sees as texts and files come and go: through the real server, over a connection.
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const POLICY = `policy help "Help"
  source "source.txt"
  currency EUR

use "shared.clause"

applicant Person "Person"
  level: Level

article 1 "Support"
  clause relief
    cites "Persons with a low level are granted 10 euros"
    when level is low
    grants 10 euros
`;
const SHARED = 'enum Level "Level": low "Low", high "High"\n';
const SOURCE = 'Article 1 Support\n\nPersons with a low level are granted 10 euros.\n';

const RULES = 'file:///ws/rules.clause';
const SHARED_URI = 'file:///ws/shared.clause';

function stored(more: Record<string, string> = {}): MemoryStorage {
  return new MemoryStorage({
    '/ws/rules.clause': POLICY,
    '/ws/shared.clause': SHARED,
    '/ws/source.txt': SOURCE,
    ...more,
  });
}

const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

test('findings name the version that they are of: each once at most, the newest last', async () => {
  const client = await languageClient({ storage: stored(), folders: ['file:///ws'] });
  await client.open(RULES, POLICY);
  expect(await client.findings(RULES)).toEqual([]);
  const insert = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await Promise.all(['a', 'b', 'c'].map((text) => client.change(RULES, [{ range: insert, text }])));
  expect(codes(await client.findings(RULES))).not.toEqual([]);
  // How many of a burst arrive together is the connection's affair.
  const versions = client.published.map(({ version }) => version ?? 0);
  expect([versions[0], versions.at(-1)]).toEqual([1, 4]);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  await client.stop();
});

test('findings lead to their page and to the other place; what is unused is marked so', async () => {
  const client = await languageClient({
    storage: stored(),
    folders: ['file:///ws'],
    docs: 'https://example.org/docs',
  });
  await client.open(RULES, POLICY.replace('article 1', 'enum Idle: a, b\nenum Idle: c\narticle 1'));
  const found = await client.findings(RULES);
  const twice = found.find(({ code }) => code === 'CL2007');
  expect(twice).toMatchObject({
    source: 'clause',
    codeDescription: { href: 'https://example.org/docs/diagnostics/CL2007.md' },
    relatedInformation: [{ location: { uri: RULES } }],
  });
  expect(found.find(({ tags }) => tags?.includes(1))?.code).toBe('CL2022');
  await client.stop();
});

test('findings of a used file are told there, and go when it is mended or the policy is closed', async () => {
  const storage = stored({ '/ws/shared.clause': 'enum Level: low,\n' });
  const client = await languageClient({ storage, folders: ['file:///ws'] });
  await client.open(RULES, POLICY);
  await client.findings(RULES);
  const last = () => client.published.findLast(({ uri }) => uri === SHARED_URI)?.diagnostics;
  expect(last()).not.toEqual([]);
  await client.close(RULES);
  await client.open(SHARED_URI, SHARED);
  expect(await client.findings(SHARED_URI)).toEqual([]);
  await client.stop();
});

test('a used file opened alone is seen as its policies see it', async () => {
  const client = await languageClient({ storage: stored(), folders: ['file:///ws'] });
  await client.open(SHARED_URI, SHARED.replace('low "Low", ', ''));
  expect(await client.findings(SHARED_URI)).toEqual([]);
  // The policy's own finding stands in the policy's file.
  const ofRules = () => client.published.find(({ uri }) => uri === RULES);
  while (ofRules() === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(ofRules()?.diagnostics[0]?.code).toBe('CL2003');
  await client.stop();
});

test('declarations of no policy in sight are no puzzle, and neither is a new file', async () => {
  const client = await languageClient({ storage: new MemoryStorage(), folders: ['file:///ws'] });
  for (const text of ['', '# to come\n', SHARED]) {
    const uri = `file:///ws/new-${text.length}.clause`;
    await client.open(uri, text);
    expect(await client.findings(uri)).toEqual([]);
  }
  await client.open('untitled:Untitled-1', POLICY.replace('use "shared.clause"\n', SHARED));
  await client.open('untitled:Untitled-2', POLICY.replace('article 1', ') article 1'));
  expect(codes(await client.findings('untitled:Untitled-2'))).toContain('CL1001');
  await client.stop();
});

test('a policy not saved yet says what can only be found once it is saved, and what is wrong anyway', async () => {
  const client = await languageClient({ storage: new MemoryStorage(), folders: ['file:///ws'] });
  const uri = 'untitled:Untitled-1';
  await client.open(uri, POLICY.replace('10 euros\n', '10 francs + \n'));
  const found = await client.findings(uri);
  const last = POLICY.split('\n').findIndex((line) => line.includes('grants 10'));
  expect(found.map(({ code, range }) => [code, range.start.line]).slice(0, 2)).toEqual([
    ['CL6003', 1],
    ['CL2014', 4],
  ]);
  for (const { message } of found.slice(0, 2)) expect(message).toContain('once you save');
  expect(found.some(({ range }) => range.start.line >= last)).toBe(true);
  // What may come from the file that is not there is no finding, and neither is the rest.
  await client.change(uri, [{ text: POLICY.replace('  source "source.txt"\n', '') }]);
  expect(codes(await client.findings(uri))).toContain('CL2014');
  await client.change(uri, [{ text: POLICY.replace('use "shared.clause"\n', SHARED) }]);
  expect(codes(await client.findings(uri))).toEqual(['CL6003']);
  await client.stop();
});

test('a header that comes or goes makes a policy of a file, or a shared file again', async () => {
  const client = await languageClient({ storage: stored(), folders: ['file:///ws'] });
  await client.open(SHARED_URI, SHARED);
  const header = 'policy p "P"\n  currency EUR\n';
  await client.change(SHARED_URI, [{ text: header + SHARED }]);
  // Now a policy of its own, in which nothing uses the enum.
  expect(codes(await client.findings(SHARED_URI))).toContain('CL2022');
  await client.change(SHARED_URI, [{ text: SHARED }]);
  expect(await client.findings(SHARED_URI)).toEqual([]);
  await client.stop();
});

test('files that appear, change and go on disk', async () => {
  const storage = stored();
  storage.files.delete('/ws/source.txt');
  storage.files.delete('/ws/shared.clause');
  const client = await languageClient({ storage, folders: ['file:///ws'] });
  const tell = (name: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file:///ws/${name}`, type }],
    });
  const told = async () => {
    const before = client.published.length;
    while (client.published.length === before) await new Promise((r) => setTimeout(r, 1));
    return codes(client.published.findLast(({ uri }) => uri === RULES)?.diagnostics ?? []);
  };
  await client.open(RULES, POLICY);
  expect(codes(await client.findings(RULES))).toEqual(['CL6003', 'CL2014']);
  storage.files.set('/ws/shared.clause', SHARED);
  storage.files.set('/ws/source.txt', SOURCE);
  await tell('shared.clause', 1);
  expect(await told()).toEqual([]);
  storage.files.set('/ws/source.txt', 'Article 1 Support\n\nNothing is granted.\n');
  await tell('source.txt', 2);
  expect(await told()).toContain('CL6001');
  storage.files.delete('/ws/shared.clause');
  await tell('shared.clause', 3);
  expect(await told()).toContain('CL2014');
  await client.stop();
});

test('a folder that is renamed is named so wherever something in it is used', async () => {
  const client = await languageClient({
    storage: new MemoryStorage({
      '/ws/p/rules.clause': 'policy p "P"\n  currency EUR\n  source "texts/a.txt"\n',
      '/ws/p/texts/a.txt': 'Article 1',
      '/ws/cases/a.cases.yaml': 'policy: ../p/rules.clause\ncases: []\n',
    }),
    folders: ['file:///ws'],
  });
  const written = async (from: string, to: string) => {
    const files = [{ oldUri: `file:///ws/${from}`, newUri: `file:///ws/${to}` }];
    const { changes } = await client.connection.sendRequest<{
      changes: Record<string, { newText: string }[]>;
    }>('workspace/willRenameFiles', { files });
    return Object.entries(changes).flatMap(([uri, edits]) =>
      edits.map(({ newText }) => [uri.slice('file:///ws/'.length), newText]),
    );
  };
  // Clients name folders with a `/` at their end and without.
  for (const end of ['', '/']) {
    expect(await written(`p/texts${end}`, `p/t${end}`)).toEqual([['p/rules.clause', '"t/a.txt"']]);
    expect(await written(`p${end}`, `q${end}`)).toEqual([
      ['cases/a.cases.yaml', '../q/rules.clause'],
    ]);
  }
  await client.stop();
});

test('columns of changes and of findings are in the encoding agreed on, with any line ends', async () => {
  for (const units of ['utf-8', 'utf-16', 'utf-32']) {
    const length = (text: string) =>
      units === 'utf-8'
        ? new TextEncoder().encode(text).length
        : units === 'utf-16'
          ? text.length
          : [...text].length;
    const client = await languageClient({
      storage: new MemoryStorage(),
      capabilities: { general: { positionEncodings: [units] } },
    });
    expect(client.server.capabilities.positionEncoding).toBe(units);
    const uri = 'file:///ws/政策.clause';
    const before = '# 补贴 👩‍💻\tx\r\npolicy p "补贴 𠮷 " ';
    await client.open(uri, `${before}currency EUR\r\n`);
    expect(await client.findings(uri)).toEqual([]);
    const at = { line: 1, character: length('policy p "补贴 𠮷 " ') };
    const end = { line: 1, character: at.character + length('source "资料"') };
    await client.change(uri, [{ range: { start: at, end: at }, text: 'source "资料" ' }]);
    expect((await client.findings(uri))[0]?.range).toEqual({
      start: { ...at, character: at.character + length('source ') },
      end,
    });
    await client.change(uri, [
      { range: { start: at, end: { ...end, character: end.character + 1 } }, text: '' },
    ]);
    expect(await client.findings(uri)).toEqual([]);
    await client.stop();
  }
});
