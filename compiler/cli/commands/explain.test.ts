import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';
import { widthOf } from '../output/style.ts';

const folder = folderWith({ ...starterFiles });
afterAll(folder.remove);
const cwd = folder.path;
const example = JSON.parse(starterFiles['example.json'] ?? '{}');

describe('clause explain', () => {
  test('tells what was asked, the source, each step, why, and the totals', async () => {
    const said = await clause(['explain', 'rules.clause', 'example.json'], {
      cwd,
      columns: 80,
      env: { NO_COLOR: '1' },
    });
    expect(said).toMatchObject({ exit: 0, stderr: '' });
    await expect(said.stdout).toMatchFileSnapshot('./explain.snapshot.txt');
  });

  test.each([80, 100])('keeps to a terminal of %i columns', async (columns) => {
    const { stdout } = await clause(['explain', 'rules.clause', 'example.json'], { cwd, columns });
    for (const line of stdout.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });

  test('has no colours in a pipe', async () => {
    const { stdout } = await clause(['explain', 'rules.clause', 'example.json'], { cwd });
    expect(stdout).not.toContain(String.fromCharCode(27));
  });

  test('an input without a dossier falls short', async () => {
    expect(await clause(['explain', 'rules.clause'], { cwd, stdin: '\n' })).toEqual({
      exit: 1,
      stdout: '',
      stderr: 'clause: there is no dossier in standard input; nothing is decided\n',
    });
  });

  test('broken JSON is told with its line and column, in plain words', async () => {
    const stdin = '{\n  "as_of": "2024-10-15",\n}\n';
    const said = await clause(['explain', 'rules.clause'], { cwd, stdin });
    expect(said).toMatchObject({ exit: 1, stdout: '' });
    expect(said.stderr.replace(/\s+/g, ' ')).toContain(
      'The dossier on line 1 cannot be read. Line 3, column 1: “}” cannot stand here; is there a comma too many before it?',
    );
  });

  test('--json is the decision of run, with steps', async () => {
    const explained = await clause(['explain', 'rules.clause', 'example.json', '--json'], { cwd });
    const run = await clause(['run', 'rules.clause', 'example.json'], { cwd });
    const { awards, ...rest } = JSON.parse(explained.stdout);
    expect(awards[0].steps.length).toBeGreaterThan(0);
    const bare = awards.map(({ steps: _, ...award }: { steps: unknown }) => award);
    expect({ ...rest, awards: bare }).toEqual(JSON.parse(run.stdout));
  });

  test('rules that do not apply say so and why', async () => {
    const stdin = JSON.stringify({ ...example, lives_in_town: false });
    const { stdout } = await clause(['explain', 'rules.clause'], { cwd, stdin });
    expect(stdout).toContain('These rules do not apply');
    expect(stdout).toContain('Lives in the town');
  });

  test('a refused dossier is told fact by fact on stderr', async () => {
    const stdin = JSON.stringify({ ...example, roofs: [{ id: 'R', price: '-1' }], colour: 'red' });
    const said = await clause(['explain', 'rules.clause'], { cwd, stdin });
    expect(said).toMatchObject({ exit: 1, stdout: '' });
    expect(said.stderr).toContain('3 facts need mending');
    for (const path of ['$.roofs[0].price', '$.roofs[0].battery', '$.colour']) {
      expect(said.stderr).toContain(path);
    }
  });

  test('several dossiers, one after another', async () => {
    const line = JSON.stringify(example);
    const { stdout, exit } = await clause(['explain', 'rules.clause'], {
      cwd,
      stdin: `${line}\n{}\n${line}\n`,
    });
    expect(exit).toBe(1);
    expect(stdout.match(/In all/g)).toHaveLength(2);
  });
});
