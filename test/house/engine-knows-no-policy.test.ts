// Nothing in the engine is there for one policy (DESIGN §1.2): the names of policies stand in
// policies/, test/ and documentation, and in the one script that shows the example.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url);
const NAMES = 'pilot.?zone|tongzhou|beijing|disability.?savings|scotland|management.?assistance';
const ENGINE = ['language', 'compiler', 'runtime', 'lsp', 'vscode-extension'];

/** `file:line:text` of every mention, new files included, as `git grep` finds them. */
function mentions(...paths: readonly string[]): readonly string[] {
  const found = spawnSync('git', ['grep', '--untracked', '-niE', NAMES, '--', ...paths], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (found.status !== 0 && found.status !== 1) throw new Error(`git grep: ${found.stderr}`);
  return found.stdout.split('\n').filter((line) => line !== '');
}

test('the engine names no policy', () => {
  expect(mentions(...ENGINE)).toEqual([]);
});

test('outside policies, tests and documentation only the start script names one', () => {
  const elsewhere = mentions('.').filter(
    (line) => !/^(policies|test|docs)\//.test(line) && !/^[A-Z]+\.md:/.test(line),
  );
  expect(elsewhere.filter((line) => !/^package\.json:\d+: +"start": /.test(line))).toEqual([]);
});

test('the search finds what is there', () => {
  expect(mentions('policies').length).toBeGreaterThan(10);
});
