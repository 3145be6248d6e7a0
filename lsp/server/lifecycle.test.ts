// What the protocol lets a server answer, and when: after `initialize`, once, and until `shutdown`.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  ErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '#lsp';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const START = { processId: null, rootUri: null, capabilities: {} };
const DOCUMENT = { textDocument: { uri: 'file:///ws/a.clause' } };

function started() {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer({
    connect: (how) =>
      createConnection(new StreamMessageReader(up), new StreamMessageWriter(down), how),
    storage: new MemoryStorage({}),
    docs: undefined,
  });
  const client = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  client.listen();
  return client;
}

test('nothing is answered before the server is initialized or after it is shut down', async () => {
  const client = started();
  const symbols = () => client.sendRequest('textDocument/documentSymbol', DOCUMENT);
  await expect(symbols()).rejects.toMatchObject({ code: ErrorCodes.ServerNotInitialized });
  await client.sendRequest('initialize', START);
  await client.sendNotification('initialized', {});
  await expect(symbols()).resolves.toEqual([]);
  await expect(client.sendRequest('no/such')).rejects.toMatchObject({
    code: ErrorCodes.MethodNotFound,
  });
  await client.sendRequest('shutdown');
  await expect(symbols()).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
  client.dispose();
});

test('a server is initialized once', async () => {
  const client = started();
  await client.sendRequest('initialize', START);
  await expect(client.sendRequest('initialize', START)).rejects.toMatchObject({
    code: ErrorCodes.InvalidRequest,
  });
  client.dispose();
});
