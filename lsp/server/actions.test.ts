// Repairs as an editor gets and makes them: each mends its finding, whatever ends the lines.
import { expect, test } from 'vitest';
import {
  type CodeAction,
  type CodeActionClientCapabilities,
  LSPErrorCodes,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LanguageClient, languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const URI = 'file:///ws/shops.clause';
const SHARED = 'enum Size "规模 🎉": small "小", large "大"\n';

function shops(rows: string): string {
  return `policy shops "Shops 🎉"
  currency EUR
use "shared.clause"
applicant Trader "Trader"
  size: Size "Size"
  costs: money "Costs"
article 1 "Aid"
  clause aid "支持 🎉"
    when costs exceeds 1 euro # 🎉
    grants by size
${rows}`;
}

const ROWS = '      small: 30% of costs\n      large: 20% of costs\n';

async function opened(text: string, codeAction?: CodeActionClientCapabilities) {
  const client = await languageClient({
    ...(codeAction === undefined ? {} : { capabilities: { textDocument: { codeAction } } }),
    storage: new MemoryStorage({ '/ws/shared.clause': SHARED, '/ws/none.clause': '' }),
    folders: ['file:///ws'],
  });
  await client.open(URI, text);
  return client;
}

async function offered({ connection }: LanguageClient, only?: readonly string[]) {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range,
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

function made(text: string, edit: WorkspaceEdit | undefined): string {
  const document = TextDocument.create(URI, 'clause', 1, text);
  return TextDocument.applyEdits(document, edit?.changes?.[URI] ?? []);
}

test('a row that is added ends its lines as the file does, and waits for its figure', async () => {
  const text = shops('      small: 30% of costs\n').replaceAll('\n', '\r\n');
  const client = await opened(text);
  const [repair] = await offered(client, ['quickfix']);
  const mended = made(text, repair?.edit);
  expect(mended).not.toMatch(/[^\r]\n/u);
  expect(repair?.isPreferred).not.toBe(true);
  await client.change(URI, [{ text: mended }]);
  expect((await client.findings(URI)).map(({ code }) => code)).toEqual(['CL1002']);
  await client.change(URI, [{ text: mended.replace('large:', 'large: 20% of costs') }]);
  expect(await client.findings(URI)).toEqual([]);
  await client.stop();
});

test('all misspelt names are mended at once, and what needs a figure is left alone', async () => {
  const wrong = shops('      smal: 30% of costs\n').replace('when costs', 'when cots');
  const client = await opened(wrong);
  const [all, ...more] = await offered(client, ['source.fixAll']);
  expect(more).toEqual([]);
  expect(made(wrong, all?.edit)).toBe(shops('      small: 30% of costs\n'));
  await client.stop();
});

test.each(['when costs exceeds 20,00 euro', 'when costs exceeds 1 euro in force from 01.02.2011'])(
  'no figure or date with two readings is mended unasked: %s',
  async (slip) => {
    const wrong = shops(`${ROWS}  claus b\n    grants 5 euro\n`).replace(/when costs[^\n]*/, slip);
    const client = await opened(wrong);
    const [all] = await offered(client, ['source.fixAll']);
    expect(made(wrong, all?.edit)).toBe(wrong.replace('claus b', 'clause b'));
    const repairs = await offered(client, ['quickfix']);
    expect(repairs.filter(({ isPreferred }) => isPreferred === true)).toHaveLength(1);
    expect(repairs).toHaveLength(3);
    await client.stop();
  },
);

test('files from which nothing is used are taken out, and nothing else', async () => {
  const text = shops(ROWS);
  const client = await opened(text.replace('use', 'use "none.clause"\nuse'));
  const [organise] = await offered(client, ['source.organizeImports']);
  expect(made(text.replace('use', 'use "none.clause"\nuse'), organise?.edit)).toBe(text);
  await client.change(URI, [{ text }]);
  expect(await offered(client)).toEqual([]);
  await client.stop();
});

test('another way to write something is not made of a text that has changed since it was offered', async () => {
  const text = shops(ROWS);
  const resolves = { dataSupport: true, resolveSupport: { properties: ['edit'] } };
  const client = await opened(text, resolves);
  const line = text.split('\n').findIndex((words) => words.includes('small: 30%'));
  const [offer] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: { line, character: 13 }, end: { line, character: 25 } },
    context: { diagnostics: [], only: ['refactor.extract.define'] },
  });
  const made = () => client.connection.sendRequest<CodeAction>('codeAction/resolve', offer);
  expect((await made()).edit).toBeDefined();
  await client.change(URI, [{ text: text.replace('small: 30%', 'small: 130%') }]);
  await expect(made()).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  await client.stop();
});
