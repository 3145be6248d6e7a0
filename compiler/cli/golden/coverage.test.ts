// `clause test --coverage`, as a person calls it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clause, folderWith } from '#test/support/command.ts';

const POLICY = `policy p "P"
  currency CNY

applicant Firm "Firm"
  local: boolean "Local"
  big: boolean "Big"

clause aid
  when local and big
  grants 5 yuan
`;
const CASES = `cases:
- name: local and big
  reason: all conditions hold
  dossier: {as_of: '2025-01-01', local: true, big: true}
  expect: {total: '5.00'}
- name: not local
  reason: the first condition fails
  dossier: {as_of: '2025-01-01', local: false, big: true}
  expect: {total: '0.00'}
`;
const MORE = `cases:
- name: not big
  reason: the second condition fails
  dossier: {as_of: '2025-01-01', local: true, big: false}
  expect: {total: '0.00'}
`;

const folder = folderWith({
  'a/rules.clause': POLICY,
  'a/cases.yaml': CASES,
  'b/rules.clause': POLICY.replace('policy p', 'policy q'),
  'b/cases.yaml': CASES,
  'b/more.cases.yaml': MORE,
});
afterAll(folder.remove);
const cwd = folder.path;
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

describe('clause test', () => {
  test('says nothing of coverage unless it is asked for', async () => {
    const { stdout, exit } = await clause(['test', 'a'], { cwd });
    expect(exit).toBe(0);
    expect(stdout).not.toMatch(/%|outcomes|decided/);
  });

  test('--coverage: what is missing at its place, then how much is shown; no failure', async () => {
    const { stdout, exit } = await clause(['test', 'a', '--coverage'], { cwd });
    expect(exit).toBe(0);
    expect(stdout).toContain('a/rules.clause:9:18: `big` never decided false\n');
    expect(stdout).toContain(
      'a/rules.clause: 83.3 %, 5 of 6 outcomes shown by 2 cases (clauses 2/2, conditions 3/4)\n',
    );
  });

  test('for a person: by line, all policies below one another; every case file counts', async () => {
    const world = { cwd, columns: 80, env: { NO_COLOR: '1' } };
    const { stdout } = await clause(['test', '--coverage'], world);
    expect(stdout).toContain('Coverage of a/rules.clause');
    expect(stdout).toContain('  line 9  `big` never decided false\n');
    expect(stdout).toMatch(/ {2}a\/rules\.clause +83\.3 %\n {2}b\/rules\.clause +100 %\n/);
  });

  test('--coverage-min: each policy must reach it, unrounded', async () => {
    expect((await clause(['test', 'b', '--coverage-min', '100'], { cwd })).exit).toBe(0);
    expect((await clause(['test', 'a', '--coverage-min', '83'], { cwd })).exit).toBe(0);
    const short = await clause(['test', '.', '--coverage-min', '83.4'], { cwd });
    expect(short.exit).toBe(1);
    expect(short.stderr).toBe(
      'clause: a/rules.clause: the cases show 83.3 %, less than the 83.4 % asked for\n',
    );
  });

  test('--coverage-out: the form by the ending, folders made, several at once', async () => {
    const outs = ['out/c.html', 'out/lcov.info', 'out/c.json'].flatMap((file) => [
      '--coverage-out',
      file,
    ]);
    const { exit, stderr } = await clause(['test', '.', ...outs], { cwd });
    expect(exit).toBe(0);
    expect(stderr).toBe('wrote out/c.html\nwrote out/lcov.info\nwrote out/c.json\n');
    expect(read('out/c.html')).toMatch(/^<!doctype html>/);
    expect(read('out/lcov.info').match(/^SF:.*$/gm)).toEqual([
      'SF:a/rules.clause',
      'SF:b/rules.clause',
    ]);
    const { policies } = JSON.parse(read('out/c.json'));
    expect(
      policies[1].cases.map(({ file, line }: Record<string, unknown>) => [file, line]),
    ).toEqual([
      ['b/cases.yaml', 2],
      ['b/cases.yaml', 6],
      ['b/more.cases.yaml', 2],
    ]);
  });

  test('--filter: what the chosen cases show', async () => {
    const { stdout } = await clause(['test', 'b', '--coverage', '--filter', 'not big'], { cwd });
    expect(stdout).toContain('b/rules.clause: 33.3 %, 2 of 6 outcomes shown by 1 case (');
  });

  test('beside another reporter, its output stays what it is', async () => {
    const { stdout, stderr } = await clause(['test', 'a', '--reporter', 'json', '--coverage'], {
      cwd,
    });
    expect(JSON.parse(stdout).summary.passed).toBe(2);
    expect(stderr).toContain('`big` never decided false');
  });

  test.each([
    [['--coverage-min', '120'], '--coverage-min takes a number from 0 to 100, not “120”'],
    [['--coverage-min', 'all'], '--coverage-min takes a number from 0 to 100, not “all”'],
    [
      ['--coverage-out', 'out/c.txt'],
      '--coverage-out takes a file that ends in .html, .json, .info or .lcov, not “out/c.txt”',
    ],
    [['--coverage-out', '/proc/none/c.html'], 'cannot write “/proc/none/c.html”: '],
  ])('%j is refused', async (args, message) => {
    const { exit, stderr } = await clause(['test', 'a', ...args], { cwd });
    expect(stderr).toContain(message);
    expect(exit).toBe(2);
  });

  test('what the run reads is not written over', async () => {
    const base = folderWith({
      'rules.clause': POLICY,
      'firm.json': '{"as_of": "2025-01-01", "local": true, "big": true}',
      'cases.yaml': `cases:\n- {name: n, reason: r, base: firm.json, expect: {total: '5.00'}}\n`,
    });
    const { exit, stderr } = await clause(['test', '--coverage-out', 'firm.json'], {
      cwd: base.path,
    });
    const kept = readFileSync(join(base.path, 'firm.json'), 'utf8');
    base.remove();
    expect(stderr).toContain('“firm.json” is read by this run; name another with --coverage-out');
    expect([exit, kept]).toEqual([2, '{"as_of": "2025-01-01", "local": true, "big": true}']);
    expect(existsSync(base.path)).toBe(false);
  });
});
