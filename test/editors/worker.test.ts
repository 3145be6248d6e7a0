// The server for browsers, as it is built: a plain script that finds nothing of Node, speaks by messages
// and asks for its files.
import { existsSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

const SCRIPT = new URL('../../dist/lsp-worker.js', import.meta.url);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics?: readonly { code: string }[] };
  readonly result?: unknown;
}

interface Scope {
  onmessage?: (event: { data: object }) => void;
  readonly postMessage: (data: Message) => void;
  /** Only `error` is listened for so. */
  readonly addEventListener: () => void;
}

/** A worker's scope: only what browsers give one. */
function startWorker(hear: (message: Message) => void): (message: object) => void {
  const self: Scope = { postMessage: hear, addEventListener: () => undefined };
  const platform = {
    TextDecoder,
    TextEncoder,
    setTimeout,
    clearTimeout,
    queueMicrotask,
    atob,
    console,
  };
  runInNewContext(readFileSync(SCRIPT, 'utf8'), { self, ...platform });
  return (message) => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
}

describe.runIf(existsSync(SCRIPT))('dist/lsp-worker.js', () => {
  test('finds what is wrong in a policy whose source only the client has', async () => {
    const uri = 'memfs:/ws/rules.clause';
    const asked: string[] = [];
    const found = await new Promise<Message>((resolve) => {
      const say = startWorker((message) => {
        if (message.method === 'clause/readFile') {
          asked.push(message.params?.uri ?? '');
          const base64 = Buffer.from('Article 1\n\nNothing is said.\n').toString('base64');
          say({ id: message.id, result: { kind: 'read', base64 } });
        } else if (message.method === 'textDocument/publishDiagnostics') resolve(message);
        else if (message.id === 1) {
          say({ method: 'initialized', params: {} });
          const text =
            'policy p "P"\n  source "source.txt"\n  currency EUR\n\napplicant A "A"\n  x: boolean "X"\n\narticle 1\n  clause c\n    cites "Something"\n    permits "it"\n';
          say({
            method: 'textDocument/didOpen',
            params: { textDocument: { uri, languageId: 'clause', version: 1, text } },
          });
        }
      });
      const params = { processId: null, rootUri: 'memfs:/ws', capabilities: {} };
      say({ id: 1, method: 'initialize', params });
    });
    expect(asked).toEqual(['memfs:/ws/source.txt']);
    expect(found.params?.uri).toBe(uri);
    expect(found.params?.diagnostics?.map(({ code }) => code)).toContain('CL6001');
  });
});
