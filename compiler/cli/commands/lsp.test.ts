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
