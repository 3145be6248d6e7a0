// The extension's entry for desktops and remote hosts, bundled as it is shipped, in a plain Node: the
// editor's module is a stand-in, the language server the real process.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { starterFiles } from '#compiler';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Item {
  readonly text?: string;
}
interface Execution {
  readonly process: string;
  readonly args: readonly string[];
  readonly options: { readonly cwd: string };
}
interface Task {
  readonly name: string;
  readonly execution: Execution;
  readonly problemMatchers: readonly string[];
}
interface Uri {
  readonly path: string;
}
/** What of the stand-in the test looks at. */
interface Editor {
  readonly Uri: { file(path: string): Uri };
  readonly kept: {
    readonly commands: ReadonlyMap<string, (chosen?: Uri) => Promise<void>>;
    readonly tasks: ReadonlyMap<
      string,
      {
        provideTasks(): Promise<readonly Task[]>;
        resolveTask(task: unknown): Promise<Task | undefined>;
      }
    >;
    readonly tests: readonly { readonly items: Iterable<unknown> & { readonly size: number } }[];
    readonly messages: string[];
    readonly diagnostics: Map<string, readonly { readonly message: string }[]>;
    readonly statusBar: readonly Item[];
    readonly settings: Record<string, unknown>;
    readonly folders: unknown[];
    readonly documents: unknown[];
    readonly contexts: Readonly<Record<string, unknown>>;
  };
  document(uri: Uri, language: string, text: string): unknown;
}
interface Client {
  readonly initializeResult: { readonly serverInfo: { readonly name: string } };
  stop(): Promise<void>;
}

const rules = starterFiles['rules.clause'] ?? '';
const broken = rules.replace('grants', 'grunts');

/** A process is started, twice; the machine may be busy. */
const PATIENCE = { timeout: 30_000, interval: 50 };
vi.setConfig({ testTimeout: 40_000 });

let home: string;
let editor: Editor;
let client: Client;
const subscriptions: { dispose(): unknown }[] = [];

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'clause-node-')));
  for (const folder of ['extension/dist', 'node_modules/vscode', 'workspace']) {
    mkdirSync(join(home, folder), { recursive: true });
  }
  await build({
    absWorkingDir: root,
    entryPoints: ['vscode-extension/src/node.ts'],
    outfile: join(home, 'extension/dist/node.cjs'),
    bundle: true,
    conditions: ['@clause/source'],
    external: ['vscode'],
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent',
  });
  const command = pathToFileURL(join(root, 'dist/clause.js')).href;
  writeFileSync(
    join(home, 'extension/dist/clause.mjs'),
    `import { start } from '${command}'; await start();`,
  );
  cpSync(join(root, 'test/extension/vscode.cjs'), join(home, 'node_modules/vscode/index.js'));
  for (const [name, text] of Object.entries(starterFiles)) {
    writeFileSync(join(home, 'workspace', name), text);
  }

  const load = createRequire(join(home, 'extension/dist/node.cjs'));
  editor = load('vscode');
  const folder = editor.Uri.file(join(home, 'workspace'));
  editor.kept.folders.push({ uri: folder, name: 'workspace', index: 0 });
  const file = editor.Uri.file(join(home, 'workspace/rules.clause'));
  editor.kept.documents.push(editor.document(file, 'clause', broken));
  editor.kept.settings['clause.server.arguments'] = ['--no-warnings'];
  const entry = load('./node.cjs') as { activate(context: unknown): Promise<Client> };
  client = await entry.activate({
    extensionUri: editor.Uri.file(join(home, 'extension')),
    subscriptions,
    extension: { id: 'clause-language.clause' },
    workspaceState: { get: () => undefined, update: async () => undefined },
  });
}, 60_000);

afterAll(async () => {
  await client?.stop();
  rmSync(home, { recursive: true, force: true });
});

test('the server answers, and the commands are there', () => {
  expect(editor.kept.messages).toEqual([]);
  expect(client.initializeResult.serverInfo.name).toBe('clause');
  expect(editor.kept.contexts['clause.active']).toBe(true);
  const manifest = createRequire(import.meta.url)('../../vscode-extension/package.json') as {
    contributes: { commands: readonly { command: string }[] };
  };
  for (const { command } of manifest.contributes.commands) {
    expect([...editor.kept.commands.keys()]).toContain(command);
  }
});

test('findings of the open text arrive, not those of the saved one', async () => {
  await vi.waitFor(() => {
    const found = [...editor.kept.diagnostics.values()].flat();
    expect(found.map(({ message }) => message).join()).toContain('grunts');
  }, PATIENCE);
});

test('the status bar says how many errors there are to mend', async () => {
  await vi.waitFor(
    () => expect(editor.kept.statusBar.map(({ text }) => text).join()).toContain('to mend'),
    PATIENCE,
  );
});

test('cases stand in the Testing view', async () => {
  await vi.waitFor(() => expect(editor.kept.tests[0]?.items.size).toBe(1), PATIENCE);
});

test('tasks check the policies of the folder and run its cases', async () => {
  const provider = editor.kept.tasks.get('clause');
  const tasks = (await provider?.provideTasks()) ?? [];
  const command = join(home, 'extension/dist/clause.mjs');
  const told = tasks.map(({ execution, problemMatchers }) => [execution.args, problemMatchers]);
  expect(told).toEqual([
    [[command, 'check', 'rules.clause'], ['$clause-terminal']],
    [
      [command, 'test', '.'],
      ['$clause-terminal', '$clause-cases'],
    ],
  ]);
  expect(tasks[0]?.execution).toMatchObject({
    process: process.execPath,
    options: { cwd: join(home, 'workspace') },
  });
  const [scope] = editor.kept.folders;
  const one = { definition: { type: 'clause', task: 'check', path: 'a.clause' }, scope };
  expect((await provider?.resolveTask(one))?.execution.args).toEqual([
    command,
    'check',
    'a.clause',
  ]);
  const foreign = { definition: { type: 'clause', task: 'rm' }, scope };
  expect(await provider?.resolveTask(foreign)).toBeUndefined();
});

test('a restarted server says the same', async () => {
  editor.kept.diagnostics.clear();
  await editor.kept.commands.get('clause.restart')?.();
  await vi.waitFor(() => {
    const found = [...editor.kept.diagnostics.values()].flat();
    expect(found.map(({ message }) => message).join()).toContain('grunts');
  }, PATIENCE);
  expect(editor.kept.messages).toEqual([]);
});
