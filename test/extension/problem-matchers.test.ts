// The problem matchers against what the command really says, piped and in a terminal.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';

type Pattern = { readonly regexp: string } & Readonly<Record<string, string | number>>;
interface Matcher {
  readonly name: string;
  readonly pattern: Pattern | readonly Pattern[];
}

const manifest = JSON.parse(
  readFileSync(new URL('../../vscode-extension/package.json', import.meta.url), 'utf8'),
) as { readonly contributes: { readonly problemMatchers: readonly Matcher[] } };

/** What an editor would list: patterns match lines that follow one another, colours left out. */
function problems(name: string, output: string): readonly Readonly<Record<string, string>>[] {
  const matcher = manifest.contributes.problemMatchers.find((each) => each.name === name);
  const patterns = [matcher?.pattern ?? []].flat();
  const lines = output
    .replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
    .split('\n');
  return lines.flatMap((_, at) => {
    const told: Record<string, string> = {};
    const all = patterns.every(({ regexp, ...parts }, index) => {
      const found = new RegExp(regexp).exec(lines[at + index] ?? '');
      for (const [part, group] of Object.entries(parts)) told[part] = found?.[Number(group)] ?? '';
      return found !== null;
    });
    return all && patterns.length > 0 ? [told] : [];
  });
}

let folder: ReturnType<typeof folderWith>;
beforeAll(() => {
  const rules = starterFiles['rules.clause'] ?? '';
  folder = folderWith({
    ...starterFiles,
    'broken.clause': rules.replace('grants 20% of', 'grants 20% off'),
    'changed/rules.clause': rules.replace('grants 20%', 'grants 10%'),
    'changed/cases.yaml': starterFiles['cases.yaml'] ?? '',
    'changed/source.txt': starterFiles['source.txt'] ?? '',
  });
});
afterAll(() => folder.remove());

test.each([
  ['clause', undefined],
  ['clause-terminal', 80],
])('%s: a finding with its place, code and words', async (name, columns) => {
  const { stdout } = await clause(['check', 'broken.clause'], {
    cwd: folder.path,
    env: columns === undefined ? {} : { FORCE_COLOR: '1' },
    ...(columns === undefined ? {} : { columns }),
  });
  const [first, ...others] = problems(name, stdout);
  expect(first).toMatchObject({ file: 'broken.clause', severity: 'error' });
  expect(first?.code).toMatch(/^CL\d{4}$/);
  expect(first?.message).toContain('“off”');
  expect(Number(first?.line)).toBeGreaterThan(1);
  expect(others).toEqual([]);
});

test('information is information, not an error', async () => {
  const { stdout } = await clause(['check', 'rules.clause'], { cwd: folder.path });
  for (const { severity } of problems('clause', stdout)) expect(severity).toBe('info');
  expect(problems('clause', 'a.clause:1:2: information CL6006: No clause cites it.')).toEqual([
    {
      file: 'a.clause',
      line: '1',
      column: '2',
      severity: 'info',
      code: 'CL6006',
      message: 'No clause cites it.',
    },
  ]);
});

test('a case that fails, with its place', async () => {
  const { stdout } = await clause(['test', 'changed'], { cwd: folder.path, columns: 80 });
  const found = problems('clause-cases', stdout);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatchObject({ file: 'changed/cases.yaml' });
  expect(found[0]?.message).not.toBe('');
});

test('other lines are left alone', async () => {
  const { stdout, stderr } = await clause(['check', 'rules.clause'], { cwd: folder.path });
  for (const name of ['clause', 'clause-terminal', 'clause-cases']) {
    expect(problems(name, `${stdout}${stderr}`)).toEqual([]);
  }
});
