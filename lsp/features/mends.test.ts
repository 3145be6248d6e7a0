// No editor takes a repair unasked that leaves as much wrong as there was.
import { expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { withEdits } from './edits.ts';
import { fixAll } from './fix-all.ts';
import { quickFixes } from './quick-fixes.ts';

const FILE = 'farms.clause';

const farms = (rows: string, more = '') => `policy farms "Farms"
  currency BRL
  rounding half up to 0.01 BRL

enum Kind "Kind": meadow "Meadow", field "Field"

applicant Farm "Farm"
  costs: money "Costs"
  kind:  Kind  "Kind"

define small = costs is less than 50 BRL

clause aid "Aid"
  when small
  grants by kind
${rows}
${more}`;

const SOUND = '    meadow: 30% of costs\n    field: 0.72 BRL';

function selectionOf(text: string) {
  const analysis = analyse(FILE, memoryHost({ [FILE]: text }));
  return { analysis, file: FILE, start: 0, end: text.length };
}

const preferred = (text: string) =>
  quickFixes(selectionOf(text))
    .filter(({ isOnly }) => isOnly)
    .map(({ edits }) => withEdits(text, edits));

const errorsIn = (text: string) =>
  selectionOf(text).analysis.diagnostics.filter(({ severity }) => severity === 'error').length;

test.each([
  [farms(SOUND.replace('0.72 BRL', '0,72 BRL'))],
  [farms(SOUND.replace('0.72 BRL', 'R$ 72'))],
  [farms(SOUND.replace('field', 'meadow'))],
  [farms(SOUND).replace('when small', 'when smalll')],
  [farms(SOUND).replace('applicant', 'entity')],
  [farms(SOUND).replace('when small', 'when smal unles')],
])('what is preferred leaves less wrong: %#', (text) => {
  const before = errorsIn(text);
  expect(before).toBeGreaterThan(0);
  for (const after of preferred(text)) expect(errorsIn(after)).toBeLessThan(before);
  const all = withEdits(text, fixAll(selectionOf(text)));
  if (all !== text) expect(errorsIn(all)).toBeLessThan(before);
});

test('nothing is taken out unasked while something else is wrong', () => {
  const text = farms(SOUND).replace('when small', 'when smalll');
  expect(preferred(text)).toEqual([farms(SOUND)]);
});

test('all is mended that mends by itself, beside what does not', () => {
  const other = 'clause other "Other"\n  when smalll\n  grants 5 BRL\n';
  const text = farms(SOUND.replace('0.72 BRL', '0,72 BRL'), other);
  const all = withEdits(text, fixAll(selectionOf(text)));
  expect(all).toContain('when small\n  grants 5');
  expect(errorsIn(all)).toBeLessThan(errorsIn(text));
});

test('a mistake elsewhere that shows once a name is right does not hold up the right name', () => {
  const text = farms('    medow: 30% of costs');
  expect(preferred(text)).toEqual([farms('    meadow: 30% of costs')]);
});

test('a file that is named only now is not held against the repair that names it', () => {
  const text = farms(SOUND).replace('"Farms"', '"Farms"\n  source text.txt');
  expect(preferred(text)).toEqual([text.replace('text.txt', '"text.txt"')]);
});

test('no name is put for one that a missing file may declare', () => {
  const used = farms(SOUND).replace('enum Kind', 'use "units.clause"\n\nenum Kind');
  const missing = used
    .replace('  kind:', '  depth: number in metre "Depth"\n  kind:')
    .replace('costs is less than 50 BRL', 'depth is less than 50 metres');
  expect(preferred(missing)).toEqual([]);
  expect(fixAll(selectionOf(missing))).toEqual([]);
  expect(preferred(used.replace('when small', 'whn small'))).toEqual([used]);
});
