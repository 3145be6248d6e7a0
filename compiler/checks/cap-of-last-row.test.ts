import { expect, test } from 'vitest';
import { expectDiagnostics } from '#test/support/expect-diagnostics.ts';

const rows = `national: 30% of project.investment
      municipal or district: 10% of project.investment`;

test('a cap under a table is that of its last row, and both ways to write it are offered', () => {
  const [finding] = expectDiagnostics(
    `clause help for each project in projects
    grants by project.level
      ${rows}
    <|>capped at 3 million yuan<|>`,
    ['capOfLastRow'],
  );
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['everyRow', 'lastRow']);
});

test.each([
  [
    'under rows that each have one',
    `national: 30% of project.investment capped at 9 yuan
      municipal or district: 10% of project.investment capped at 5 yuan`,
  ],
  [
    'left of the rows, where others have one',
    `national: 30% of project.investment capped at 9 yuan
      municipal or district: 10% of project.investment`,
  ],
])('a cap %s looks like that of the table', (_, capped) => {
  expectDiagnostics(
    `clause help for each project in projects
    grants by project.level
      ${capped}
    <|>capped at 3 million yuan<|>`,
    ['capOfLastRow'],
  );
});

test('of two bounds under a table, the first is told of, and both ways to write it hold both', () => {
  const [finding] = expectDiagnostics(
    `clause help for each project in projects
    grants by project.level
      ${rows}
    <|>capped at 3 million yuan<|>
    floored at 2 yuan`,
    ['capOfLastRow'],
  );
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['everyRow', 'lastRow']);
});

test.each([
  ['on the line of its row', `by project.level\n      ${rows} capped at 3 yuan`],
  [
    'farther to the right than the label',
    `by project.level\n      ${rows}\n        capped at 3 yuan`,
  ],
  ['of a table in parentheses', `(by project.level\n      ${rows})\n    capped at 3 yuan`],
  [
    'where other rows have caps of their own',
    `by project.level
      national: 30% of project.investment capped at 9 yuan
      otherwise: 10% of project.investment
      capped at 3 yuan`,
  ],
])('a cap %s is as it looks', (_, amount) => {
  expectDiagnostics(`clause help for each project in projects\n    grants ${amount}`, []);
});
