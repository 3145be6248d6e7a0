// Lenses and hints as an editor gets them: after cases have run, with settings, with a dossier in use.
import { expect, test } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const URI = 'file:///ws/rules.clause';
const RULES = `policy help "Help"
  currency CNY

applicant Person "Person"
  income: money "Income"

article 1 "Support"
  clause relief
    grants 30% of income capped at 3 million yuan
`;
const CASES = `cases:
  - name: right
    dossier: { as_of: 2025-01-01, income: 100 }
    expect: { clauses: { relief: 30.00 } }
  - name: wrong
    dossier: { as_of: 2025-01-01, income: 100 }
    expect: { clauses: { relief: 31.00 } }
`;

async function opened(capabilities = {}) {
  const client = await languageClient({
    storage: new MemoryStorage({ '/ws/rules.clause': RULES, '/ws/cases.yaml': CASES }),
    folders: ['file:///ws'],
    capabilities,
    today: '2025-01-01',
  });
  await client.open(URI, RULES);
  const textDocument = { uri: URI };
  const { connection } = client;
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return {
    client,
    lenses: async () => {
      const found = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument,
      });
      return found.map(({ command }) => [
        command?.title,
        command?.command,
        command?.arguments?.[0],
      ]);
    },
    hints: async () => {
      const params = { textDocument, range: whole };
      const found = await connection.sendRequest<InlayHint[]>('textDocument/inlayHint', params);
      return found.map(({ label }) => label);
    },
  };
}

test('a clause’s cases are told by what came of them, until something changes', async () => {
  const { client, lenses } = await opened();
  const names = ['right', 'wrong'];
  expect(await lenses()).toEqual([
    ['2 cases', 'clause.runCases', { uri: URI, names }],
    ['preview', 'clause.preview', { uri: URI, clause: 'relief' }],
    ['2 cases', 'clause.runCases', { uri: URI, names }],
  ]);
  await client.connection.sendRequest('clause/runCases', { uri: URI });
  expect((await lenses()).map(([title]) => title)).toEqual([
    '1 passed, 1 failed',
    'preview',
    '1 passed, 1 failed',
  ]);
  await client.change(URI, [{ text: RULES.replace('30%', '31%') }]);
  expect((await lenses())[0]?.[0]).toBe('2 cases');
  await client.stop();
});

test('hints come with the dossier in use, and as the settings want them', async () => {
  const { client, hints } = await opened();
  expect(await hints()).toEqual(['= ¥3,000,000.00', 'binds above ¥10,000,000']);
  const dossier = { value: { income: 20_000_000 } };
  await client.connection.sendNotification('clause/useDossier', { uri: URI, dossier });
  expect(await hints()).toContain('→ ¥3,000,000.00, cap binds');
  await client.connection.sendNotification('clause/useDossier', { uri: URI, dossier: null });
  const settings = { clause: { inlayHints: { caps: false } } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  expect(await hints()).toEqual(['= ¥3,000,000.00']);
  await client.stop();
});
