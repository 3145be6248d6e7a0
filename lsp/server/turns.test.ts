// Requests that come in faster than they are answered: those of a text that is gone are not computed.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver';
import {
  createConnection,
  type Message,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '#lsp';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const POLICY = 'policy p "P"\n  currency EUR\n';
const [ONE, OTHER] = ['file:///ws/one.clause', 'file:///ws/other.clause'];
const START = {
  processId: null,
  rootUri: null,
  workspaceFolders: [{ uri: 'file:///ws', name: 'ws' }],
  capabilities: { textDocument: { diagnostic: {} } },
};

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data?: unknown };
}

/** What the server answers to messages that all reach it at once, by id. */
async function atOnce(messages: readonly (readonly [string, object, number?])[]) {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer({
    connect: (how) =>
      createConnection(new StreamMessageReader(up), new StreamMessageWriter(down), how),
    storage: new MemoryStorage({}),
    docs: undefined,
  });
  const wanted = messages.filter(([, , id]) => id !== undefined).length;
  const answers = new Map<unknown, Answer>();
  const all = new Promise<void>((resolve) => {
    new StreamMessageReader(down).listen((message: Message & { id?: number } & Answer) => {
      if (message.id !== undefined) answers.set(message.id, message);
      if (answers.size === wanted) resolve();
    });
  });
  const frames = messages.map(([method, params, id]) => {
    const text = JSON.stringify({
      jsonrpc: '2.0',
      method,
      params,
      ...(id === undefined ? {} : { id }),
    });
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  });
  up.write(frames.join(''));
  await all;
  up.end();
  return answers;
}

const opened = (uri: string): [string, object] => [
  'textDocument/didOpen',
  { textDocument: { uri, languageId: 'clause', version: 1, text: POLICY } },
];
const changed = (uri: string, version: number, text: string): [string, object] => [
  'textDocument/didChange',
  { textDocument: { uri, version }, contentChanges: [{ text }] },
];
const asked = (method: string, id: number, uri: string): [string, object, number] => [
  `textDocument/${method}`,
  { textDocument: { uri } },
  id,
];

test('requests of a text that has changed since, and cancelled ones, are not computed', async () => {
  const answers = await atOnce([
    ['initialize', START, 0],
    ['initialized', {}],
    opened(ONE),
    opened(OTHER),
    asked('documentSymbol', 1, ONE),
    asked('diagnostic', 2, ONE),
    asked('documentSymbol', 3, OTHER),
    changed(ONE, 2, POLICY.replace('EUR', 'EURO')),
    asked('documentSymbol', 4, ONE),
    ['$/cancelRequest', { id: 4 }],
    asked('diagnostic', 5, ONE),
    asked('documentSymbol', 6, ONE),
    ['clause/factsForm', { uri: ONE }, 7],
  ]);
  const codes = [1, 2, 3, 4, 5, 6, 7].map((id) => answers.get(id)?.error?.code);
  expect(codes).toEqual([
    LSPErrorCodes.ContentModified,
    LSPErrorCodes.ServerCancelled,
    undefined,
    LSPErrorCodes.RequestCancelled,
    undefined,
    undefined,
    undefined,
  ]);
  // An editor asks for findings again; what is told then is of the newest text.
  expect(answers.get(2)?.error?.data).toEqual({ retriggerRequest: true });
  expect(answers.get(5)?.result).toMatchObject({ kind: 'full', items: [{ severity: 1 }] });
  expect(answers.get(6)?.result).toMatchObject([{ name: expect.any(String) }]);
});

test('a burst of edits is answered for its last text, in the order of the requests', async () => {
  const versions = Array.from({ length: 50 }, (_, at) => at + 2);
  const answers = await atOnce([
    ['initialize', START, 0],
    ['initialized', {}],
    opened(ONE),
    ...versions.flatMap((version) => [
      changed(ONE, version, `${POLICY}# ${'x'.repeat(version)}\n`),
      asked('documentSymbol', version, ONE),
      asked('foldingRange', version + 1000, ONE),
    ]),
  ]);
  const answered = [...answers].filter(([, { error }]) => error === undefined).map(([id]) => id);
  expect(answered).toEqual([0, 51, 1051]);
  const refused = [...answers.values()].flatMap(({ error }) => (error ? [error.code] : []));
  expect(new Set(refused)).toEqual(new Set([LSPErrorCodes.ContentModified]));
});
