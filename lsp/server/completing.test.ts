// What is asked about a suggestion after more has been typed.
import { expect, test } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const RULES = 'file:///ws/rules.clause';
const TEXT = `policy help "Help"
  currency EUR

applicant Person "Person"
  income: money "Income"

article 1 "Support"

  clause relief "Relief"
    when income is at least BASE
    grants 10% of income

define basis = 100 euros  # far behind the word that is typed
define basic_rate = 20%
`;

test('a suggestion is explained as it was offered, though the words before it have moved it', async () => {
  const client = await languageClient({
    storage: new MemoryStorage({}),
    folders: ['file:///ws'],
  });
  const textWith = (word: string) => TEXT.replace('BASE', word);
  await client.open(RULES, textWith('ba'));
  const line = TEXT.split('\n').findIndex((words) => words.includes('BASE'));
  const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: RULES },
    position: { line, character: '    when income is at least ba'.length },
  });
  const item = list.items.find(({ label }) => label === 'basis');
  const explained = () =>
    client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
  const { documentation } = await explained();
  expect(documentation).toMatchObject({ value: expect.stringContaining('= 100.00') });
  for (const word of ['basis_of_that', 'b']) {
    await client.change(RULES, [{ text: textWith(word) }]);
    expect(await explained()).toEqual({ ...item, documentation });
  }
  await client.change(RULES, [{ text: textWith('ba').replaceAll('basis', 'ground') }]);
  expect(await explained()).toEqual(item);
  await client.stop();
});
