import { describe, expect, test } from 'vitest';
import { editOf } from './edit.ts';
import { readTable } from './read.ts';

const TEXT = `# kept
cases:
- name: one  # kept, too
  reason: 30% of 100
  dossier:
    as_of: '2026-01-01'
    projects:
    - {id: P1, level: national, investment: "100.00"}
  expect:
    clauses: {grant: '30.00'}
    total: '30.00'

- name: two
  reason: >-
    over
    lines
  dossier:
    as_of: 2026-01-02
  expect:
    clauses: {}
`;

function changed(row: number, key: string, value: string): string[] {
  const table = readTable(TEXT);
  if (table === undefined) throw new Error('no table');
  const edit = editOf(table, row, key, value);
  if (edit === undefined) return ['no place'];
  const after = TEXT.slice(0, edit.start) + edit.text + TEXT.slice(edit.end);
  const before = TEXT.split('\n');
  const lines = after.split('\n').filter((line) => !before.includes(line));
  expect(Math.abs(after.split('\n').length - before.length)).toBeLessThanOrEqual(1);
  const read = readTable(after)?.rows[row]?.cells.get(key)?.text;
  expect(read).toBe(value);
  return lines;
}

test('what is expected stands beside the name, then the facts, items by their id', () => {
  expect(readTable(TEXT)?.columns.map(({ key, group }) => `${group}: ${key}`)).toEqual([
    'case: name',
    'expected: expect.clauses.grant',
    'expected: expect.total',
    'case: reason',
    'facts: facts.as_of',
    'facts: facts.projects.P1.id',
    'facts: facts.projects.P1.level',
    'facts: facts.projects.P1.investment',
  ]);
});

describe('one changed cell is one changed line', () => {
  test('in its own quotes', () => {
    expect(changed(0, 'expect.total', '31.00')).toEqual(["    total: '31.00'"]);
    expect(changed(0, 'facts.projects.P1.investment', '200.50')).toEqual([
      '    - {id: P1, level: national, investment: "200.50"}',
    ]);
    expect(changed(1, 'facts.as_of', '2026-02-01')).toEqual(['    as_of: 2026-02-01']);
  });
  test('quoted where it must be', () => {
    expect(changed(0, 'name', 'one: # two')).toEqual(['- name: "one: # two"  # kept, too']);
  });
  test('a new key at the end of its group', () => {
    expect(changed(1, 'expect.total', '0.00')).toEqual(["    total: '0.00'"]);
    expect(changed(1, 'expect.clauses.grant', '5.00')).toEqual(["    clauses: {grant: '5.00'}"]);
  });
  test('nothing where there is no place for it', () => {
    expect(changed(1, 'facts.projects.P1.level', 'national')).toEqual(['no place']);
    expect(changed(1, 'reason', 'short')).toEqual(['no place']);
    expect(changed(0, 'name', 'two\nlines')).toEqual(['no place']);
  });
});

test('what is no list of cases is no table', () => {
  expect(readTable('cases: 5')).toBeUndefined();
  expect(readTable('cases: [')).toBeUndefined();
});
