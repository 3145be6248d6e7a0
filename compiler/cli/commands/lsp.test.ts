// The built command as editors start it: over standard streams and over the channel of a Node process.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { folderWith } from '#test/support/command.ts';
import { commandClient } from '#test/support/language-client.ts';

const stub = fileURLToPath(new URL('../bin.js', import.meta.url));
const folder = folderWith(starterFiles);
afterAll(folder.remove);

describe.runIf(existsSync(new URL('../../../dist/clause.js', import.meta.url)))('built', () => {
  const uri = pathToFileURL(`${folder.path}/rules.clause`).href;
  const text = starterFiles['rules.clause'] ?? '';

  test('speaks over standard streams, reads beside the policy, and ends when told to', async () => {
    const client = await commandClient([process.execPath, stub, 'lsp', '--stdio'], {});
    await client.open(uri, text);
    expect(await client.findings(uri)).toEqual([]);
    await client.change(uri, [{ text: text.replace('cites "', 'cites "No ') }]);
    const [first] = await client.findings(uri);
    expect(first?.code).toMatch(/^CL60/);
    expect(existsSync(fileURLToPath(first?.codeDescription?.href ?? ''))).toBe(true);
    const ended = once(client.process, 'exit');
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    expect(await ended).toEqual([0, null]);
  });

  test('ends when its editor is gone', () => {
    const said = spawnSync(process.execPath, [stub, 'lsp', '--stdio'], {
      input: '',
      timeout: 20_000,
    });
    expect(said.signal).toBe(null);
    expect(said.stdout.length).toBe(0);
  });

  const framed = (...messages: readonly object[]) =>
    messages
      .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
      .map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      .join('');
  const initialize = { id: 1, method: 'initialize', params: { capabilities: {} } };
  const said = (input: string) =>
    spawnSync(process.execPath, [stub, 'lsp', '--stdio'], {
      input,
      timeout: 20_000,
      encoding: 'utf8',
    });

  test('answers all that was asked before its client fell silent', () => {
    const { stdout, signal } = said(
      framed(initialize, { id: 2, method: 'workspace/symbol', params: { query: '' } }),
    );
    expect(signal).toBe(null);
    expect(stdout).toContain('"id":2,"result":');
  });

  test('says so and ends where what comes in is not the protocol', () => {
    const { stderr, status } = said(`${framed(initialize)}Content-Length: many\r\n\r\n{}`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^clause lsp: what came in is no message .*“Content-Length: ”.*\n$/);
  });

  test('goes on after a message that is no JSON, and after one that is no message', () => {
    const { stdout, stderr } = said(
      `Content-Length: 5\r\n\r\n{"id"Content-Length: 2\r\n\r\n[]${framed(initialize)}`,
    );
    expect(stdout.match(/"code":-32700/g)).toHaveLength(2);
    expect(stdout).toContain('"id":1,"result":');
    expect(stderr).toBe('');
  });

  test('ends with 1 where it was not told to shut down first', () => {
    expect(said(framed(initialize, { method: 'exit' })).status).toBe(1);
    expect(said(framed(initialize, { id: 2, method: 'shutdown' }, { method: 'exit' })).status).toBe(
      0,
    );
  });

  test('speaks over the channel to the process that started it', async () => {
    const child = fork(stub, ['lsp', '--node-ipc'], { silent: true });
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const [answer] = await once(child, 'message');
    expect(answer).toMatchObject({ id: 1, result: { serverInfo: { name: 'clause' } } });
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  });
});
