// The vitest helper: in this test run over a policy's cases, and in a project of its own over cases
// that fail, as a service would have it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';
import { golden } from './index.ts';

const own = folderWith(starterFiles);
afterAll(own.remove);
golden(own.path);

test('a path without cases is no green test', () => {
  const empty = folderWith({ 'rules.clause': '' });
  expect(() => golden(empty.path)).toThrow('there is no case file');
  expect(() => golden(join(empty.path, 'gone'))).toThrow('gone');
  empty.remove();
});

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe.runIf(existsSync(join(root, 'dist/vitest.js')))('in a project of its own', () => {
  const project = folderWith({
    'package.json': '{"type": "module"}',
    'node_modules/@clause/cli': { link: root },
    'node_modules/@clause/runtime': { link: join(root, 'runtime') },
    'node_modules/vitest': { link: join(root, 'node_modules/vitest') },
    ...Object.fromEntries(
      Object.entries(starterFiles).map(([name, text]) => [`policy/${name}`, text]),
    ),
    'policy/wrong.cases.csv':
      'name,as_of,lives_in_town,roofs.1.price,roofs.1.battery,expect.total\nwrong figure,2026-03-01,yes,10.00,no,77.77\n',
    'policy/broken.cases.csv': 'name,as_of,expect.totl\nlost,2026-03-01,1\n',
    'golden.test.ts': `
import { golden } from '@clause/cli/vitest';
import * as module from './policy/rules.generated.js';
golden('policy/cases.yaml');
golden('policy/cases.yaml', { module });
golden(new URL('policy/cases.yaml', import.meta.url), { evaluate: (dossier) => {
  const read = module.parseDossier(dossier);
  return Promise.resolve('errors' in read ? read : { decision: module.explain(read.dossier) });
} });`,
    'failing.test.ts': `
import { golden } from '@clause/cli/vitest';
golden('policy/wrong.cases.csv');
golden('policy/broken.cases.csv');
golden('policy/cases.yaml', { evaluate: () => ({ error: 'down' }) });`,
  });
  afterAll(project.remove);

  const run = (file: string) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', file, '--no-color', '--reporter=verbose'];
    return spawnSync(process.execPath, args, { cwd: project.path, encoding: 'utf8' });
  };

  test('cases pass on both machines, on the compiled module, and through a function', async () => {
    const cwd = project.path;
    await clause(['build', 'policy/rules.clause', '--emit', 'js', '--out', 'policy/'], { cwd });
    const said = run('golden.test.ts');
    expect(said.status, said.stdout + said.stderr).toBe(0);
    expect(said.stdout).toContain('policy/cases.yaml > interpreter > ');
    expect(said.stdout).toContain('policy/cases.yaml > generated code > ');
  }, 60_000);

  test('a failure says what was expected beside what was found, and where', () => {
    const said = run('failing.test.ts');
    const told = said.stdout + said.stderr;
    expect(said.status).toBe(1);
    expect(told).toMatch(/expected\s+found/);
    expect(told).toMatch(/total\s+77\.77\s+\d+\.\d\d\s+line 2/);
    expect(told).toContain('policy/wrong.cases.csv:2:1');
    expect(told).toContain('Did you mean “expect.total”');
    expect(told).toContain('policy/broken.cases.csv:1:12');
    expect(told).toContain('a decision, or { errors }, was expected of the service');
  }, 60_000);

  test('is declared as it is built', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(readFileSync(join(root, exports['./vitest'].types), 'utf8')).toContain(
      'export declare function golden',
    );
  });
});
