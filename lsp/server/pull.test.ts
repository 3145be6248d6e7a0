// Findings for clients that ask for them.
import { expect, test } from 'vitest';
import type {
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const GOOD = 'policy good "Good"\n  currency EUR\n';
const BAD = 'policy bad "Bad"\n  currency EURO\n';

async function pulling(files: Record<string, string>, folders = ['file:///ws']) {
  const client = await languageClient({
    storage: new MemoryStorage(files),
    folders,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const ask = (uri: string, previousResultId?: string) =>
    client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    });
  const askAll = (previousResultIds: readonly { uri: string; value: string }[] = []) =>
    client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds,
    });
  return { client, ask, askAll };
}

test('a file’s findings are told when asked for, once for one state, and never pushed', async () => {
  const { client, ask } = await pulling({});
  const uri = 'file:///ws/bad.clause';
  await client.open(uri, BAD);
  const first = await ask(uri);
  expect(first).toMatchObject({
    kind: 'full',
    items: [{ source: 'clause', range: { start: { line: 1 } } }],
  });
  expect(await ask(uri, first.resultId ?? '')).toEqual({
    kind: 'unchanged',
    resultId: first.resultId,
  });
  await client.change(uri, [{ text: GOOD }]);
  expect(await ask(uri, first.resultId ?? '')).toMatchObject({ kind: 'full', items: [] });
  expect(client.published).toEqual([]);
  await client.stop();
});

test('the workspace’s findings are those of all policies in all of its folders, open or not', async () => {
  const { client, askAll } = await pulling(
    {
      '/ws/a/good.clause': GOOD,
      '/ws/b/bad.clause': BAD,
      '/other/bad.clause': BAD,
      '/elsewhere/bad.clause': BAD,
    },
    ['file:///ws', 'file:///other'],
  );
  await client.open('file:///ws/a/good.clause', BAD);
  const { items } = await askAll();
  const found = items.flatMap((item) =>
    item.kind === 'full' && item.items.length > 0 ? [[item.uri, item.version]] : [],
  );
  expect(found).toEqual([
    ['file:///ws/a/good.clause', 1],
    ['file:///other/bad.clause', null],
    ['file:///ws/b/bad.clause', null],
  ]);
  const again = await askAll(
    items.map((item) => ({
      uri: item.uri,
      value: (item as FullDocumentDiagnosticReport).resultId ?? '',
    })),
  );
  expect(again.items.map(({ kind }) => kind)).toEqual(items.map(() => 'unchanged'));
  await client.stop();
});

test('a case file is held to its policy as it is being typed', async () => {
  const policy = (figure: string) => `policy p "P"
  currency EUR
applicant Person "Person"
  own: money "Own"
article 1 "One"
  clause a
    grants ${figure} of own
`;
  const cases =
    'cases:\n- name: one\n  dossier: {as_of: 2025-01-01, own: 100}\n  expect: {total: 10}\n';
  const { client, ask, askAll } = await pulling({
    '/ws/rules.clause': policy('10%'),
    '/ws/cases.yaml': cases,
  });
  const [rules, uri] = ['file:///ws/rules.clause', 'file:///ws/cases.yaml'];
  await client.open(rules, policy('10%'));
  await client.open(uri, cases, 'yaml');
  expect(await ask(uri)).toMatchObject({ items: [] });
  await client.change(rules, [{ text: policy('20%') }]);
  await client.change(rules, [{ text: policy('30%') }]);
  const unmet = {
    code: 'unmet',
    message: 'The case expects 10 (total), and the policy gives 30.00.',
  };
  expect(await ask(uri)).toMatchObject({ items: [unmet] });
  const { items } = await askAll();
  expect(items).toContainEqual(
    expect.objectContaining({ uri, items: [expect.objectContaining(unmet)] }),
  );
  await client.stop();
});
