import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';

const folder = folderWith({ ...starterFiles });
afterAll(folder.remove);
const cwd = folder.path;
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

describe('clause build', () => {
  test('writes TypeScript beside the policy, the same from run to run', async () => {
    expect(await clause(['build', 'rules.clause'], { cwd })).toEqual({
      exit: 0,
      stdout: '',
      stderr: 'wrote rules.generated.ts\n',
    });
    const first = read('rules.generated.ts');
    expect(first).toContain('@clause/runtime');
    await clause(['build', 'rules.clause', '--out', 'sub/again.ts'], { cwd });
    expect(read('sub/again.ts')).toBe(first);
  });

  test('--emit js writes code, declarations and a source map', async () => {
    const said = await clause(['build', 'rules.clause', '--emit', 'js', '--out', 'js/'], { cwd });
    expect(said.exit, said.stderr).toBe(0);
    expect(readdirSync(join(cwd, 'js')).sort()).toEqual([
      'rules.generated.d.ts',
      'rules.generated.js',
      'rules.generated.js.map',
    ]);
  });

  test('--target case-schema', async () => {
    const said = await clause(['build', 'rules.clause', '--target', 'case-schema'], { cwd });
    expect(said.stderr).toBe('wrote rules.cases.schema.json\n');
    const schema = JSON.parse(readFileSync(join(cwd, 'rules.cases.schema.json'), 'utf8'));
    expect(schema.$id).toMatch(/:cases$/);
  });

  test('--target json-schema', async () => {
    await clause(['build', 'rules.clause', '--target', 'json-schema'], { cwd });
    expect(JSON.parse(read('rules.schema.json')).$schema).toContain('2020-12');
  });

  test.each(['rules.clause', './source.txt', 'source.json'])(
    'never writes over the policy, nor a schema to what is no JSON: %s',
    async (out) => {
      writeFileSync(join(cwd, 'source.json'), '{}');
      const before = [read('rules.clause'), read('source.txt')];
      const args = ['build', 'rules.clause', '--target', 'json-schema', '--out', out];
      const { exit } = await clause(args, { cwd });
      expect(exit).toBe(out === 'source.json' ? 0 : 2);
      expect([read('rules.clause'), read('source.txt')]).toEqual(before);
    },
  );

  test('never writes over a source document, whatever it is called', async () => {
    const text = read('source.txt');
    const own = folderWith({
      'p.clause': read('rules.clause').replaceAll('source.txt', 'text.json'),
      'text.json': text,
    });
    const args = ['build', 'p.clause', '--target', 'json-schema', '--out', 'text.json'];
    const said = await clause(args, { cwd: own.path });
    expect(said).toMatchObject({ exit: 2, stderr: expect.stringContaining('policy itself') });
    expect(readFileSync(join(own.path, 'text.json'), 'utf8')).toBe(text);
    own.remove();
  });

  test('--out - prints', async () => {
    const said = await clause(['build', 'rules.clause', '--out', '-'], { cwd });
    expect(said.stdout).toBe(read('rules.generated.ts'));
  });

  test('--check passes what is current, fails what is stale or not there, writes nothing', async () => {
    expect(await clause(['build', 'rules.clause', '--check'], { cwd })).toMatchObject({ exit: 0 });
    writeFileSync(join(cwd, 'rules.generated.ts'), 'export {};\n');
    expect(await clause(['build', 'rules.clause', '--check'], { cwd })).toMatchObject({
      exit: 1,
      stdout: 'rules.generated.ts is stale; run clause build without --check\n',
    });
    expect(read('rules.generated.ts')).toBe('export {};\n');
    const said = await clause(['build', 'rules.clause', '--check', '--out', 'none.ts'], { cwd });
    expect(said).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('none.ts is not there'),
    });
    expect(existsSync(join(cwd, 'none.ts'))).toBe(false);
  });

  test('--watch builds again after a change, tells of errors, and goes on', async () => {
    const stop = new AbortController();
    const clauses = read('rules.clause');
    const steps = [
      () => writeFileSync(join(cwd, 'rules.clause'), clauses.replace('20% of', '2O% of')),
      () => writeFileSync(join(cwd, 'rules.clause'), clauses.replace('500 euros\n', '600 euros\n')),
      () => stop.abort(),
    ];
    const said = await clause(['build', 'rules.clause', '--watch'], {
      cwd,
      stop: stop.signal,
      onWrite: (text) => {
        if (text.startsWith('Waiting')) steps.shift()?.();
      },
    });
    writeFileSync(join(cwd, 'rules.clause'), clauses);
    expect(said.exit).toBe(0);
    expect(said.stderr).toMatch(/wrote[\s\S]*error CL[\s\S]*wrote/);
    expect(steps).toEqual([]);
  }, 20_000);

  test.each([
    [['--check', '--watch'], /exclude each other/],
    [['--check', '--out', '-'], /standard output/],
    [['--target', 'sql'], /Allowed choices/],
    [['--target', 'js'], /JavaScript is written with --emit js/],
    [['--emit', 'js', '--out', 'x.ts'], /ends in \.js/],
  ])('%j is wrong usage', async (options, words) => {
    const said = await clause(['build', 'rules.clause', ...options], { cwd });
    expect(said.exit).toBe(2);
    expect(said.stderr).toMatch(words);
  });
});
