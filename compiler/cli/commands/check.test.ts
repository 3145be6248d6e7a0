import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';

const rules = starterFiles['rules.clause'] ?? '';
const folder = folderWith({
  ...starterFiles,
  'mistyped.clause': rules.replace('a maximum of 3,000 euros', 'the maximum of 3,000 euros'),
  'uncited.clause': rules.replace(/ {2}clause interpretation[\s\S]*$/, ''),
});
afterAll(folder.remove);
const cwd = folder.path;
const codes = (json: string) =>
  JSON.parse(json).findings.map(
    ({ code, file }: { code: string; file: string }) => `${code} ${file}`,
  );

describe('clause check', () => {
  test('a sound policy has nothing to mend', async () => {
    expect(await clause(['check', 'rules.clause'], { cwd })).toEqual({
      exit: 0,
      stdout: '',
      stderr: 'rules.clause: nothing to mend\n',
    });
  });

  test('a citation that is not in the source is an error, with the source’s words', async () => {
    const said = await clause(['check', 'mistyped.clause', '--json'], { cwd });
    expect(said.exit).toBe(1);
    expect(codes(said.stdout)).toEqual(['CL6001 mistyped.clause']);
    const [{ fixes }] = JSON.parse(said.stdout).findings;
    expect(fixes[0].edits[0].text).toContain('with a maximum of 3,000 euros');
  });

  test('a sentence that no clause cites is information, which fails nothing', async () => {
    const said = await clause(['check', 'uncited.clause', '--json'], { cwd });
    expect(said.exit).toBe(0);
    expect(codes(said.stdout)).toEqual(['CL6006 source.txt']);
  });

  test('several policies, in every format', async () => {
    const args = ['check', 'mistyped.clause', 'rules.clause', 'uncited.clause'];
    const text = await clause(args, { cwd });
    expect(text.stdout.split('\n')).toHaveLength(3);
    expect(text.stderr).toBe('3 policies: 1 error, 1 piece of information\n');
    const sarif = JSON.parse((await clause([...args, '--format', 'sarif'], { cwd })).stdout);
    expect(sarif.runs[0].results).toHaveLength(2);
    const github = await clause([...args, '--format', 'github'], { cwd });
    expect(github.stdout).toMatch(
      /^::error file=mistyped\.clause,.*\n::notice file=source\.txt,.*\n$/,
    );
    expect(github.exit).toBe(1);
  });

  test('at a terminal: excerpts, carets and colours', async () => {
    const { stdout } = await clause(['check', 'mistyped.clause'], { cwd, columns: 80 });
    expect(stdout).toContain('^^^');
    expect(stdout).toContain(String.fromCharCode(27));
  });
});

describe('usage', () => {
  test.each(['check', 'run', 'explain', 'build', 'fmt', 'init'])(
    'help of %s has examples',
    async (command) => {
      const said = await clause([command, '--help'], { cwd });
      expect(said).toMatchObject({ exit: 0, stderr: '' });
      expect(said.stdout).toMatch(new RegExp(`Examples:\\n {2}clause ${command} `));
    },
  );

  test('no command at all prints the help and is wrong usage', async () => {
    const said = await clause([], { cwd });
    expect(said.exit).toBe(2);
    expect(said.stderr).toContain('Examples:');
  });

  test('an unknown command suggests the one meant', async () => {
    const said = await clause(['chek', 'rules.clause'], { cwd });
    expect(said.exit).toBe(2);
    expect(said.stderr).toContain('check');
  });

  test('a folder names the file in it', async () => {
    const said = await clause(['check', '.'], { cwd });
    expect(said.exit).toBe(2);
    expect(said.stderr).toContain('rules.clause');
  });

  test('of many files in a folder a few are named, and the folder as it was given', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.clause`);
    const many = folderWith({
      ...Object.fromEntries(names.map((name) => [name, ''])),
      'in/one.clause': '',
    });
    for (const command of ['check', 'run', 'explain']) {
      const here = await clause([command, '.'], { cwd: many.path });
      expect(here.exit).toBe(2);
      expect(here.stderr).toContain(
        '“.” is a folder; name a file in it, such as a.clause, b.clause, c.clause (2 more)',
      );
      const { stderr } = await clause([command, 'in/'], { cwd: many.path });
      expect(stderr).toContain('“in” is a folder; name a file in it: in/one.clause\n');
    }
    many.remove();
  });

  test('--version', async () => {
    expect(await clause(['--version'], { cwd })).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
