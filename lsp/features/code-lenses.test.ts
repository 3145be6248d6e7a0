// What stands above the clauses and articles of a small invented policy.
import { expect, test } from 'vitest';
import { readYamlSuite } from '#compiler';
import { placeIn } from '#test/support/place.ts';
import { codeLenses } from './code-lenses.ts';

const RULES = `policy help "Help"
  source "source.txt"
  currency EUR
<|>
applicant Person "Person"
  income: money

article 1 "Support"

  clause relief
    cites "Persons are granted 10% of their income."
    grants 10% of income

  clause advice
    encourages "advice"
`;

const SOURCE = `Article 1 Support

Persons are granted 10% of their income. Advice is free. So is help.
`;

const CASES = `cases:
  - name: all of it
    dossier: { as_of: 2025-01-01, income: 100 }
    expect:
      clauses: { relief: 10.00 }
  - name: a measure
    dossier: { as_of: 2025-01-01, income: 100 }
    expect:
      measures: [{ clause: advice, status: encouraged }]
  - name: the total
    dossier: { as_of: 2025-01-01, income: 100 }
    expect: { total: 11.00 }
`;

function lenses(passed: (name: string) => boolean | undefined, rules = RULES) {
  const { place, textOf } = placeIn(rules, { 'source.txt': SOURCE });
  const { cases } = readYamlSuite(CASES, 'cases.yaml');
  const all = cases.map((example) => ({ example, passed: passed(example.name) }));
  return codeLenses(place.analysis, place.file, all).map(
    ({ span, title }) => `${textOf(span)}: ${title}`,
  );
}

test('a clause’s preview and cases, an article’s uncited sentences', () => {
  expect(lenses(() => undefined)).toEqual([
    'help: 3 cases',
    '1: 2 uncited sentences',
    'relief: preview',
    'relief: 1 case',
    'advice: preview',
    'advice: 1 case',
  ]);
});

test('what came of the cases, once all have been run', () => {
  const some = lenses((name) => name !== 'the total');
  expect(some[0]).toBe('help: 2 passed, 1 failed');
  expect(some[3]).toBe('relief: 1 passed');
  expect(lenses((name) => (name === 'all of it' ? false : undefined)).slice(0, 4)).toEqual([
    'help: 3 cases',
    '1: 2 uncited sentences',
    'relief: preview',
    'relief: 1 failed',
  ]);
});

test('a broken policy has what can be told', () => {
  const broken = RULES.replace('grants 10% of income', 'grants');
  expect(lenses(() => undefined, broken)).toContain('relief: preview');
  expect(lenses(() => undefined, '<|>')).toEqual([]);
});
