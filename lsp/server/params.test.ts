// Parameters that are not what the protocol says: refused with a sentence, for every request alike.
import { expect, test } from 'vitest';
import { ErrorCodes } from 'vscode-languageserver/node';
import { type LanguageClient, languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';
import { knowsParamsOf, wrongParams } from './params.ts';

const URI = 'file:///ws/rules.clause';
const TEXT = 'policy p "P"\n  currency EUR\n';
const textDocument = { uri: URI };
const at = { line: 0, character: 8 };

async function opened(): Promise<LanguageClient> {
  const client = await languageClient({ storage: new MemoryStorage({}), folders: ['file:///ws'] });
  await client.open(URI, TEXT);
  return client;
}

test.each([
  ['textDocument/hover', { textDocument }, 'position must be an object'],
  ['textDocument/hover', { position: at }, 'textDocument must be an object'],
  ['textDocument/hover', null, 'params must be an object'],
  ['textDocument/hover', [textDocument, at], 'params must be an object'],
  [
    'textDocument/hover',
    { textDocument: { uri: 5 }, position: at },
    'textDocument.uri must be a text',
  ],
  [
    'textDocument/hover',
    { textDocument, position: { line: -1, character: 0 } },
    'position.line must be a whole number, 0 or more',
  ],
  [
    'textDocument/completion',
    { textDocument, position: { line: 0, character: 1.5 } },
    'position.character must be a whole number, 0 or more',
  ],
  [
    'textDocument/selectionRange',
    { textDocument, positions: [at, { line: '0', character: 0 }] },
    'positions[1].line must be a whole number, 0 or more',
  ],
  ['textDocument/rename', { textDocument, position: at }, 'newName must be a text'],
  ['textDocument/inlayHint', { textDocument }, 'range must be an object'],
  ['clause/evaluate', { uri: URI }, 'dossier must be an object with “value”, “text” or “uri”'],
  [
    'clause/evaluate',
    { uri: URI, dossier: { value: 1 }, texts: { a: 1 } },
    'texts["a"] must be a text',
  ],
  ['clause/starter', 5, 'params must be an object'],
  ['clause/starter', [5], 'params must be an object'],
  ['clause/listCases', [URI], 'params must be an object'],
])('%s refuses %j', async (method, params, told) => {
  const client = await opened();
  await expect(client.connection.sendRequest(method, params)).rejects.toMatchObject({
    code: ErrorCodes.InvalidParams,
    message: `${method}: ${told}.`,
  });
  await client.stop();
});

test('what the text does not hold is no fault: an unknown file, a place beyond the end', async () => {
  const client = await opened();
  const hover = (params: object) => client.connection.sendRequest('textDocument/hover', params);
  const far = { line: 900, character: 2_147_483_647 };
  expect(await hover({ textDocument: { uri: 'file:///ws/no.clause' }, position: at })).toBe(null);
  expect(await hover({ textDocument: { uri: 'no uri' }, position: far })).toBe(null);
  expect(await hover({ textDocument, position: far })).toBe(null);
  await client.stop();
});

test('a change that cannot be made is told of, and leaves the text as it was', async () => {
  const client = await opened();
  const logged = new Promise((resolve) => {
    client.connection.onNotification('window/logMessage', resolve);
  });
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ text: 'x', range: { start: { line: -1, character: 0 }, end: at } }],
  });
  expect(await logged).toMatchObject({
    message:
      'textDocument/didChange: contentChanges[0].range.start.line must be a whole number, 0 or more.',
  });
  expect(await client.findings(URI)).toEqual([]);
  await client.stop();
});

test('what needs no parameters comes without them, too', async () => {
  const client = await opened();
  const { connection } = client;
  const files = { 'rules.clause': expect.any(String) };
  expect(await connection.sendRequest('clause/starter')).toMatchObject({ files });
  expect(await connection.sendRequest('clause/starter', null)).toMatchObject({ files });
  expect(await connection.sendRequest('clause/starter', {})).toMatchObject({ files });
  expect(await connection.sendRequest('clause/listCases')).toEqual({ suites: [] });
  expect(await connection.sendRequest('clause/listCases', null)).toEqual({ suites: [] });
  await client.stop();
});

test.each([
  ['$/setTrace', { value: 5 }, 'value must be a text'],
  ['$/setTrace', null, 'params must be an object'],
  ['window/workDoneProgress/cancel', {}, 'token must be a text or a whole number'],
  ['workspace/didChangeConfiguration', [1], 'params must be an object'],
])('the notification %s with %j is told of', async (method, params, told) => {
  const client = await opened();
  const logged = new Promise((resolve) => {
    client.connection.onNotification('window/logMessage', resolve);
  });
  await client.connection.sendNotification(method, params);
  expect(await logged).toMatchObject({ message: `${method}: ${told}.` });
  await client.stop();
});

test('every capability’s request is known here', async () => {
  const client = await opened();
  const { experimental } = client.server.capabilities;
  expect(experimental.clause.requests).toContain('clause/caseTable');
  for (const method of experimental.clause.requests)
    expect(knowsParamsOf(method), method).toBe(true);
  await client.stop();
});

test('what may be left out may be null, too', () => {
  expect(
    wrongParams('initialize', { capabilities: {}, rootUri: null, workspaceFolders: null }),
  ).toBeUndefined();
  expect(wrongParams('clause/useDossier', { uri: URI, dossier: null })).toBeUndefined();
  expect(wrongParams('no/such', 5)).toBeUndefined();
});
