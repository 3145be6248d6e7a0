import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';

const rules = starterFiles['rules.clause'] ?? '';
const folder = folderWith(starterFiles);
afterAll(folder.remove);
const cwd = folder.path;
const write = (text: string) => writeFileSync(join(cwd, 'rules.clause'), text);
const read = () => readFileSync(join(cwd, 'rules.clause'), 'utf8');
const crumpled = rules
  .replace('  currency EUR', ' currency   EUR # keep me')
  .replace('\n\narticle', '\narticle');

describe('clause fmt', () => {
  test('lays a file out, comments kept, and says so', async () => {
    write(crumpled);
    expect(await clause(['fmt', 'rules.clause'], { cwd })).toEqual({
      exit: 0,
      stdout: '',
      stderr: 'rules.clause: laid out\n',
    });
    expect(read()).toContain('# keep me');
    expect(read()).toContain('\n\narticle');
    expect(await clause(['fmt', 'rules.clause'], { cwd })).toEqual({
      exit: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('--check writes nothing and fails', async () => {
    write(crumpled);
    const said = await clause(['fmt', '--check', 'rules.clause'], { cwd });
    expect(said.exit).toBe(1);
    expect(said.stdout).toContain('rules.clause: not laid out');
    expect(read()).toBe(crumpled);
    write(rules);
    expect(await clause(['fmt', '--check', 'rules.clause'], { cwd })).toMatchObject({ exit: 0 });
  });

  test('what holds an error is left as it stands, the rest is laid out', async () => {
    const broken = crumpled.replace('grants 500 euros', 'grants  500  euros  of of');
    write(broken);
    const said = await clause(['fmt', 'rules.clause'], { cwd });
    expect(said.exit).toBe(1);
    expect(said.stderr).toMatch(/rules\.clause:\d+: holds an error/);
    expect(read()).toContain('grants  500  euros  of of');
    expect(read()).toMatch(/^ {2}currency EUR +# keep me$/m);
  });

  test('a file that holds no clauses is never written over', async () => {
    expect(await clause(['fmt', 'source.txt'], { cwd })).toMatchObject({ exit: 2 });
    expect(readFileSync(join(cwd, 'source.txt'), 'utf8')).toBe(starterFiles['source.txt']);
  });

  test('a byte-order mark stays', async () => {
    write(`\ufeff${crumpled}`);
    await clause(['fmt', 'rules.clause'], { cwd });
    expect(read().startsWith('\ufeffpolicy') || read().startsWith('\ufeff#')).toBe(true);
  });
});
