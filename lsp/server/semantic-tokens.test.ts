// Colours for clients with a grammar of their own, and for those without.
import { expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const RULES = 'file:///ws/rules.clause';

async function coloured(initializationOptions: unknown): Promise<readonly string[]> {
  const files = Object.entries(starterFiles).map(([name, text]) => [`/ws/${name}`, text]);
  const client = await languageClient({
    storage: new MemoryStorage(Object.fromEntries(files)),
    folders: ['file:///ws'],
    initializationOptions,
  });
  await client.open(RULES, starterFiles['rules.clause'] ?? '');
  const { data } = await client.connection.sendRequest<{ data: number[] }>(
    'textDocument/semanticTokens/full',
    { textDocument: { uri: RULES } },
  );
  const types = client.server.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  await client.stop();
  return data.filter((_, at) => at % 5 === 3).map((type) => types[type] ?? '');
}

test('a client without a grammar is told the colour of every word', async () => {
  expect(await coloured({})).toEqual(expect.arrayContaining(['keyword', 'string', 'property']));
});

test('a client with a grammar is told of names only', async () => {
  const types = new Set(await coloured({ grammar: true }));
  expect(types).toContain('property');
  expect(types).toContain('function');
  for (const plain of ['keyword', 'string', 'number', 'comment', 'operator']) {
    expect(types).not.toContain(plain);
  }
});
