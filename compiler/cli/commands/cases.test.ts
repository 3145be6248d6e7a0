import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clause, folderWith } from '#test/support/command.ts';

const rules = `policy roofs "Roofs"
  currency EUR
  rounding half up to 0.01 euro
  version "1"
enum Kind "Kind of roof": tiles "Tiles, slates", thatch "Thatch"
entity House "House"
  kind: Kind  "Kind of roof"
  cost: money "Cost of repair"
applicant Owner "Owner"
  houses: list of House "Houses"
article 1
  clause repair "Repair" for each house in houses
    grants 30% of house.cost capped at 20,000 euro
`;
const folder = folderWith({
  'rules.clause': rules,
  'broken.clause': 'policy x',
  'cases.csv': 'mine',
});
afterAll(folder.remove);
const cwd = folder.path;

test('prints a column for every fact, and a row that the policy answers as it says', async () => {
  const said = await clause(['cases', 'rules.clause', '--items', '2'], {
    cwd,
    today: '2026-02-03',
  });
  expect(said).toEqual({
    exit: 0,
    stderr: '',
    stdout: [
      'name,reason,article,as_of,houses.1.kind,houses.1.cost,houses.2.kind,houses.2.cost,expect.total,expect.clauses.repair\r\n',
      'an example,Write here why the figures are right,,2026-02-03,tiles,100000.00,,,20000.00,20000.00\r\n',
    ].join(''),
  });
});

test('writes a table that clause test runs, by labels and marked for spreadsheets', async () => {
  const said = await clause(['cases', 'rules.clause', '--labels', '--out', 'new.cases.csv'], {
    cwd,
  });
  expect(said).toEqual({ exit: 0, stdout: '', stderr: 'wrote new.cases.csv\n' });
  const text = readFileSync(join(cwd, 'new.cases.csv'), 'utf8');
  expect(text).toMatch(/^\ufeffname,reason,article,as_of,Houses 1 Kind of roof,/);
});

test.each([
  [['rules.clause', '--out', 'cases.csv'], 1, 'is there already'],
  [['rules.clause', '--out', 'mine.csv'], 2, 'end its name in cases.csv'],
  [['rules.clause', '--out', 'nowhere/cases.csv'], 2, 'cannot write'],
  [['rules.clause', '--items', '0'], 2, 'a whole number from 1 to 20'],
  [['broken.clause'], 1, 'broken.clause has'],
  [['gone.clause'], 2, 'gone.clause'],
])('%j: refused', async (args, exit, words) => {
  const said = await clause(['cases', ...args], { cwd });
  expect(said.exit).toBe(exit);
  expect(said.stderr).toContain(words);
  expect(readFileSync(join(cwd, 'cases.csv'), 'utf8')).toBe('mine');
});
