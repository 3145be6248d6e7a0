// A server without a disk: what it asks of its client, and what it never asks.
import { expect, test } from 'vitest';
import type { FileRequests } from '#lsp';
import { languageClient } from '#test/support/language-client.ts';

const POLICY = `policy help "Help"
  source   "source.txt"
  currency EUR

use "parts/shared.clause"

applicant Person "Person"
  level: Level

article 1 "Support"
  clause relief
    cites "Persons are granted 10 euros"
    when level is low
    grants 10 euros
`;

/** A client that keeps its files in memory and notes what it is asked for. */
async function webClient(files: Record<string, string>, folders = ['memfs:/ws']) {
  const asked: string[] = [];
  const client = await languageClient({
    folders,
    files: {
      'clause/readFile': ({ uri }) => {
        asked.push(uri);
        const text = files[uri];
        if (text === undefined) return { kind: 'problem', problem: 'missing' };
        return { kind: 'read', base64: Buffer.from(text).toString('base64') };
      },
      'clause/listFiles': ({
        folder,
        deep,
        endings,
      }): FileRequests['clause/listFiles']['result'] => {
        asked.push(`${folder}*`);
        const uris = Object.keys(files).filter(
          (uri) =>
            uri.startsWith(folder) &&
            endings.some((ending) => uri.endsWith(ending)) &&
            (deep || !uri.slice(folder.length).includes('/')),
        );
        return { uris };
      },
    },
  });
  return { client, asked, files };
}

const SHARED = 'memfs:/ws/parts/shared.clause';
const LEVELS = 'memfs:/ws/parts/levels.clause';
const RULES = 'memfs:/ws/rules.clause';

const FILES = {
  [RULES]: POLICY,
  [SHARED]: 'use "levels.clause"\n',
  [LEVELS]: 'enum Level "Level": low "低", high "高"\n',
  'memfs:/ws/source.txt': 'Article 1 Support\n\nPersons are granted 10 euros.\n',
};

test('files are asked for as they are needed, each once, until they change', async () => {
  const { client, asked, files } = await webClient({ ...FILES });
  await client.open(RULES, POLICY);
  expect(await client.findings(RULES)).toEqual([]);
  expect([...asked].sort()).toEqual([LEVELS, SHARED, 'memfs:/ws/source.txt']);
  await client.change(RULES, [{ text: `${POLICY}# more\n` }]);
  expect(await client.findings(RULES)).toEqual([]);
  expect(asked).toHaveLength(3);
  files[LEVELS] = 'enum Level "Level": high "高"\n';
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: LEVELS, type: 2 }],
  });
  while (client.published.length < 3) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(client.published.at(-1)?.diagnostics.map(({ code }) => code)).toEqual(['CL2003']);
  expect(asked).toHaveLength(4);
  await client.stop();
});

test('a used file opened alone is led to its policy by way of the client', async () => {
  const { client } = await webClient({ ...FILES });
  await client.open(LEVELS, FILES[LEVELS] ?? '');
  expect(await client.findings(LEVELS)).toEqual([]);
  const found = await client.connection.sendRequest('textDocument/references', {
    textDocument: { uri: LEVELS },
    position: { line: 0, character: 21 },
    context: { includeDeclaration: false },
  });
  expect(found).toMatchObject([{ uri: RULES }]);
  await client.stop();
});

test('nothing is asked for outside the policy’s folder and the workspace', async () => {
  const { client, asked } = await webClient({ ...FILES }, []);
  const text = POLICY.replace('parts/shared', '../shared').replace('source.txt', '/etc/passwd');
  await client.open(RULES, text);
  expect((await client.findings(RULES)).map(({ code }) => code)).toEqual(['CL6004', 'CL2015']);
  await client.open(SHARED, FILES[SHARED] ?? '');
  await client.findings(SHARED);
  expect(asked.filter((uri) => !uri.startsWith('memfs:/ws/'))).toEqual([]);
  // Without a workspace, no further than the folder of the file itself.
  expect(asked).not.toContain('memfs:/ws/*');
  await client.stop();
});

test('a client that cannot answer leaves the file unreadable, and the server running', async () => {
  const client = await languageClient({ folders: ['memfs:/ws'] });
  await client.open(RULES, POLICY);
  expect((await client.findings(RULES)).map(({ code }) => code)).toContain('CL2016');
  await client.stop();
});
