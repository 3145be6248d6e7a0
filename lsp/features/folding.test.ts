// What can be folded, by its first and last line.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { foldingRanges } from './folding.ts';

function folds(rules: string, files: Readonly<Record<string, string>> = {}, inFile?: string) {
  const { place } = placeIn(inFile === undefined ? `<|>${rules}` : rules, files, inFile);
  const text = place.analysis.files.get(place.file)?.text ?? '';
  const line = (offset: number) => text.slice(0, offset).split(/\r\n|\r|\n/).length;
  return foldingRanges(place.analysis, place.file).map(
    ({ span, kind }) => `${line(span.start)}-${line(span.end)} ${kind}`,
  );
}

test('declarations, clauses, their parts and tables', () => {
  expect(
    folds(`policy p
  currency CNY
applicant Firm
  own: money
article 1
  clause a
    when own exceeds 1 yuan
      and own is not 5 yuan
    grants by as_of
      before 2026-01-01: 1 yuan
      from 2026-01-01: 2 yuan

  clause b permits "x"
`),
  ).toEqual([
    '1-2 region',
    '3-4 region',
    '5-13 region',
    '6-11 region',
    '7-8 region',
    '9-11 region',
  ]);
});

test('comments that stand together, and lines that use other files', () => {
  expect(
    folds(
      `# one
# two

# alone
use "a.clause"
use "b.clause"
policy p # behind
# below
# and below`,
      { 'a.clause': '', 'b.clause': '' },
    ),
  ).toEqual(['1-2 comment', '5-6 imports', '8-9 comment']);
});

test('lines of any system', () => {
  expect(folds('policy p\r\n  currency CNY\r\n# a\r\n# b\r\n')).toEqual([
    '1-2 region',
    '3-4 comment',
  ]);
});

test('the articles of a source document', () => {
  const rules = 'policy p source "source.txt"';
  const source = '<|>Article 1\nFirms are\nsupported.\nArticle 2\nOnce.\n';
  expect(folds(rules, { 'source.txt': source }, 'source.txt')).toEqual([
    '1-3 region',
    '4-5 region',
  ]);
});
