// A case added to a file that is there, in the way that the file is written.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { withCase } from './case-text.ts';

const ADDED = {
  name: 'new: one',
  dossier: { as_of: '2026-01-02', projects: [{ id: 'P1', cost: '5.00' }] },
  expect: { clauses: { grant: '1.50' }, total: '1.50' },
};

function added(text: string): string {
  const whole = withCase(text, ADDED) ?? '';
  expect(whole.startsWith(text)).toBe(true);
  expect(parse(whole).cases.at(-1)).toEqual(ADDED);
  return whole.slice(text.length);
}

test('with the quotes, the dates and the lists of the file', () => {
  const text = `cases: # all of them
- name: old
  dossier:
    as_of: "2026-01-01"
    projects:
    - {id: P1, cost: "1.00"}
  expect: {total: "0.00"}
`;
  expect(added(text)).toBe(`- name: "new: one"
  dossier:
    as_of: "2026-01-02"
    projects:
    - id: P1
      cost: "5.00"
  expect:
    clauses:
      grant: "1.50"
    total: "1.50"
`);
});

test('indented as the other cases are', () => {
  expect(added('cases:\n  - name: old\n    expect: {total: 0}\n')).toMatch(/^ {2}- name: /);
});

test('to a file without a line end, and to an empty list', () => {
  expect(added('cases:\n- name: old\n  expect: {total: 0}')).toMatch(/^\n- name: /);
  expect(added('cases:\n')).toMatch(/^- name: /);
});

test('nowhere in a file that does not end with its cases', () => {
  expect(withCase('cases:\n- {name: a}\nbases: {}\n', ADDED)).toBeUndefined();
  expect(withCase('cases: [{name: a}]\n', ADDED)).toBeUndefined();
});
