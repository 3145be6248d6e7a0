// Where a case file says the fact that an error names.
import { describe, expect, test } from 'vitest';
import { readYamlSuite } from './read-yaml.ts';

const FILE = `bases:
  firm:
    small: true # firm
    projects:
    - {id: P1, cost: 1} # P1
    - id: P2 # P2
      cost: 2 # P2.cost
  large: {base: firm, changes: {small: 5}} # large
cases:
- name: c
`;

/** The comment that ends the line of a fact's place. */
function commentAt(path: string, lines: string): string | undefined {
  const text = `${FILE}${lines}\n  expect: {total: 0}\n`;
  const { cases } = readYamlSuite(text, 'cases.yaml');
  const place = cases.at(-1)?.placeOfFact?.(path);
  if (place === undefined) return undefined;
  return /# (.*)/.exec(text.slice(place.start))?.[1];
}

describe('is found', () => {
  test.each([
    ['$.small', '  base: firm', 'firm'],
    ['$.small', '  base: large', 'large'],
    ['$.small', '  base: firm\n  changes: {small: 6} # changed', 'changed'],
    ['$.projects[1].cost', '  base: firm', 'P2.cost'],
    ['$.projects[1].cost', '  base: large', 'P2.cost'],
    ['$.projects[0].cost', '  base: firm\n  changes: {projects.P1: null}', 'P2.cost'],
    ['$.projects[1].cost', '  base: firm\n  changes: {projects.P2.cost: x} # path', 'path'],
    ['$.projects[1].cost', '  base: firm\n  changes: {"projects[1].cost": x} # path', 'path'],
    ['$.projects[1].cost', '  base: firm\n  changes: {projects: {P2: {cost: x}}} # map', 'map'],
    [
      '$.projects[1].cost',
      '  base: firm\n  changes: {projects: [{id: P2, cost: x}]} # by id',
      'by id',
    ],
    [
      '$.projects[1].cost',
      '  base: firm\n  changes:\n  - {path: projects.P2.cost, value: x} # first\n  - {path: projects.P2.cost, value: y} # last',
      'last',
    ],
    ['$.projects[0].cost', '  dossier: {projects: [{cost: x}]} # own', 'own'],
    [
      '$.projects[1].id',
      '  dossier:\n    projects:\n    - {id: A} # one\n    - {id: A} # two',
      'two',
    ],
    ['$.small', '  base: firm\n  expect: {total: 0}\n- name: d\n  base: c', 'firm'],
  ])('%s, where the case has%s', (path, lines, wanted) => {
    expect(commentAt(path, lines)).toBe(wanted);
  });

  test('for a fact that is missing, at what it is missing from', () => {
    expect(commentAt('$.projects[0].level', '  base: firm')).toBe('P1');
    expect(commentAt('$.nothing', '  base: firm')).toBeUndefined();
  });
});
