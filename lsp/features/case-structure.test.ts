// The ways to see a case file answer on any text, and within it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readYamlSuite } from '#compiler';
import { placeIn } from '#test/support/place.ts';
import { PATIENCE, runs } from '#test/support/runs.ts';
import { baseHere, describeBase } from './case-bases.ts';
import { caseHover } from './case-files.ts';
import {
  baseSymbols,
  caseFolding,
  caseSelections,
  caseTokens,
  namedFiles,
} from './case-structure.ts';
import { dossierName } from './dossier-places.ts';

const { place } = placeIn(`policy help "Help"
  currency EUR
<|>
enum Level "Level": low "Low", high "High"

entity Work "Work"
  cost: money "Cost"

applicant Person "Person"
  level: Level "Level"
  works: list of Work "Works"

article 1 "Support"
  clause relief "Relief" for each work in works
    when level is low
    grants 10% of work.cost
`);
const { analysis } = place;

const CASES = `# One
policy: rules.clause
bases:
  first: &first
    as_of: 2025-01-01
    level: low
    works: [{id: W1, cost: 100}]
  second:
    base: first
    changes: {level: high}
cases:
- name: one
  base: first
  expect: {clauses: {relief: 10}}
- name: two
  dossier: {<<: *first, level: high}
  expect:
    awards:
    - {clause: relief, item: W1}
- name: three
  base: "a.json"
  expect: {total: 1}
`;

const PIECES = [
  '\t',
  ': ',
  '- ',
  '#',
  '"',
  "'",
  '{',
  ']',
  '&a ',
  '*first',
  '<<: *a',
  '!x ',
  '|',
  '\n',
];

test('any text is answered for, within it', { timeout: PATIENCE }, () => {
  const file = 'cases.yaml';
  const damage = fc.record({
    at: fc.nat(CASES.length),
    cut: fc.nat(8),
    put: fc.constantFrom(...PIECES, '\r\n', '？', '\u0000', '😀', ''),
  });
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 4 }), fc.nat(), (slips, somewhere) => {
      const text = slips.reduce(
        (said, { at, cut, put }) => said.slice(0, at) + put + said.slice(at + cut),
        CASES,
      );
      const offset = somewhere % (text.length + 1);
      const suite = readYamlSuite(text, file, { model: analysis.model });
      const here = { analysis, suite, text, offset };
      const base = baseHere(here);
      if (base !== undefined) expect(describeBase(base, 'en')).toContain('**');
      const selections = caseSelections({ file, text }, offset);
      const tokens = caseTokens({ file, text }, analysis).map(({ span }) => span);
      const folds = caseFolding({ file, text }).map(({ span }) => span);
      const spans = [
        ...[...selections, ...tokens, ...folds],
        ...baseSymbols({ file, text }).flatMap(({ span, selection }) => [span, selection]),
        ...namedFiles({ file, text }).map(({ span }) => span),
        ...[caseHover(here)?.span, base?.span].filter((span) => span !== undefined),
        ...[dossierName({ analysis, file, text, offset })?.span].filter(
          (span) => span !== undefined,
        ),
      ];
      for (const { start, end } of spans) {
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }
      // The protocol wants each within the next, and no token over another.
      for (const [at, { start, end }] of selections.entries()) {
        const next = selections[at + 1];
        if (next !== undefined) expect(next.start <= start && end <= next.end).toBe(true);
        expect(start <= offset && offset <= end).toBe(true);
      }
      for (const [at, { start }] of tokens.entries()) {
        expect(tokens[at - 1]?.end ?? 0).toBeLessThanOrEqual(start);
      }
      for (const { start, end } of folds) expect(text.slice(start, end)).toMatch(/[\r\n]/);
    }),
    runs(200),
  );
});
