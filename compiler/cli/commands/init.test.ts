import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clause, folderWith } from '#test/support/command.ts';

const folder = folderWith({ taken: '', 'other/source.txt': 'mine' });
afterAll(folder.remove);
const cwd = folder.path;

describe('a policy to start from', () => {
  test('is written with its source, its cases and a dossier', async () => {
    const said = await clause(['init', 'new/policy'], { cwd });
    expect(said).toMatchObject({ exit: 0, stderr: '' });
    expect(said.stdout).toContain('clause explain new/policy/rules.clause new/policy/example.json');
    for (const name of ['rules.clause', 'source.txt', 'cases.yaml', 'example.json']) {
      expect(existsSync(join(cwd, 'new/policy', name)), name).toBe(true);
    }
  });

  test('checks clean: no finding of any kind', async () => {
    const said = await clause(['check', 'new/policy/rules.clause'], { cwd });
    expect(said).toEqual({
      exit: 0,
      stdout: '',
      stderr: 'new/policy/rules.clause: nothing to mend\n',
    });
  });

  test('is laid out as fmt lays it out', async () => {
    expect(await clause(['fmt', '--check', 'new/policy/rules.clause'], { cwd })).toMatchObject({
      exit: 0,
      stdout: '',
    });
  });

  test('its cases pass', async () => {
    const said = await clause(['test', 'new/policy'], { cwd });
    expect(said.exit, said.stdout).toBe(0);
    expect(said.stdout).toContain('5 cases in 1 file: all passed');
  });

  test('its dossier is explained', async () => {
    const said = await clause(['explain', 'new/policy/rules.clause', 'new/policy/example.json'], {
      cwd,
    });
    expect(said.exit, said.stderr).toBe(0);
    expect(said.stdout).toContain('5,900.00');
  });

  test('nothing that is there already is written over', async () => {
    const said = await clause(['init', 'other'], { cwd });
    expect(said.exit).toBe(1);
    expect(said.stderr).toContain('source.txt is in “other” already');
    expect(existsSync(join(cwd, 'other/rules.clause'))).toBe(false);
    expect(readFileSync(join(cwd, 'other/source.txt'), 'utf8')).toBe('mine');
    expect(await clause(['init', 'taken'], { cwd })).toMatchObject({ exit: 2 });
  });
});
