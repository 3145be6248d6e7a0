// Units (DESIGN §2.2, Facts): a unit and the word for several of it are one unit.
import { expect, test } from 'vitest';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';

const frame = `${FRAME}
unit hectare, hectares "hectare"

entity Field "Field"
  size: number in hectares "Size"
`;

test('both words mean one unit', () => {
  expectDiagnostics(
    `define rent of Field = 3 yuan per hectare * size
    define price of Field = 3 yuan per hectares * (size + 1 hectare + 2 hectares)
    define whole of Field = size / 1 hectare`,
    [],
    { frame },
  );
});

test('a unit is used where its plural is', () => {
  expectDiagnostics('define broad of Field = size is at least 10 hectares', [], { frame });
  expectDiagnostics('unit <|>acre<|>, acres', ['unusedDeclaration']);
});

test('a plural is no second unit, and its name is taken', () => {
  expectDiagnostics('unit acre, acres\nunit <|>acres<|>', ['duplicateName']);
});

test('what is suggested for a bare figure is said of several', () => {
  const snippet = 'define broad of Field = <|>size + 10<|>';
  const [found] = expectDiagnostics(snippet, ['unlikeUnits'], { frame });
  expect(found?.fixes.map(({ edits }) => edits.map(({ text }) => text))).toEqual([[' hectares']]);
});
