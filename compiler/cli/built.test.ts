// The command as it is run: the committed stub, the built file, real pipes. `npm test` builds first.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { folderWith } from '#test/support/command.ts';

const stub = fileURLToPath(new URL('./bin.js', import.meta.url));
const example = JSON.stringify(JSON.parse(starterFiles['example.json'] ?? '{}'));
const folder = folderWith({ ...starterFiles, 'many.ndjson': `${example}\n`.repeat(3000) });
afterAll(folder.remove);

const shell = (command: string) =>
  spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, CLAUSE: stub, NODE: process.execPath },
  });

test('the stub says how to build where nothing is built', () => {
  const bare = folderWith({});
  mkdirSync(join(bare.path, 'compiler/cli'), { recursive: true });
  copyFileSync(stub, join(bare.path, 'compiler/cli/bin.mjs'));
  const said = spawnSync(process.execPath, [join(bare.path, 'compiler/cli/bin.mjs')], {
    encoding: 'utf8',
  });
  bare.remove();
  expect(said).toMatchObject({ status: 2, stdout: '' });
  expect(said.stderr).toContain('npm run build');
});

describe.runIf(existsSync(new URL('../../dist/clause.js', import.meta.url)))('built', () => {
  test('decides a stream from a pipe to a pipe', () => {
    const said = shell('cat many.ndjson | "$NODE" "$CLAUSE" run rules.clause | wc -l');
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout.trim()).toBe('3000');
  });

  test('a reader that has enough ends it quietly', () => {
    const said = shell('"$NODE" "$CLAUSE" run rules.clause many.ndjson | head -n 1');
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout.split('\n')).toHaveLength(2);
    const endless = shell(
      'yes "$(head -n 1 many.ndjson)" | "$NODE" "$CLAUSE" run rules.clause 2>&1 | head -n 3; true',
    );
    expect(endless.stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(endless.stderr).toBe('');
  });

  test('exit codes reach the shell', () => {
    expect(shell('"$NODE" "$CLAUSE" check rules.clause').status).toBe(0);
    expect(shell('echo "{}" | "$NODE" "$CLAUSE" run rules.clause').status).toBe(1);
    expect(shell('"$NODE" "$CLAUSE" check none.clause').status).toBe(2);
  });
});
