// What a policy's document holds of each article, sentence and clause.
import { expect, test } from 'vitest';
import { analyse, memoryHost, policyDocument } from '#compiler';
import type { PolicyDocument } from './document.ts';

const RULES = `policy p "Help for firms"
  source "source.txt"
  issuer "The office"
  currency CNY
  rounding half up to 0.01 yuan
  in force from 2024-09-06

applicant Firm "Firm"
  local: boolean "In the zone"
  cost:  money   "Cost"

applies
  cites "These rules are for local firms."
  when local

clause general "General help"
  encourages "good work"

article 2 "Help with costs"
  clause help "Help with costs"
    cites "Firms receive 30% … up to 1,000 yuan."
    reading "A cost is what was paid."
    when cost > 10 yuan
    grants 30% of cost capped at 1,000 yuan

article 9 "Later"
  clause later "Later"
    requires "a report"
`;

const SOURCE = `Article 1
These rules are for local firms. They are read kindly.

Article 2
Firms receive 30% of their costs, up to 1,000 yuan.
`;

function documentOf(files: Readonly<Record<string, string>>): PolicyDocument {
  const analysis = analyse('rules.clause', memoryHost(files));
  if (analysis.model === undefined) throw new Error('no model');
  return policyDocument(analysis, analysis.model);
}

const document = documentOf({ 'rules.clause': RULES, 'source.txt': SOURCE });

test('the header as sentences', () => {
  const { title, issuer, period, scope, scopeCites } = document;
  expect({ title, issuer, period, scope }).toEqual({
    title: 'Help for firms',
    issuer: 'The office',
    period: 'In force from 2024-09-06.',
    scope: 'When In the zone.',
  });
  const [cite] = scopeCites;
  const [place] = cite?.source ?? [];
  expect(SOURCE.slice(place?.start, place?.end)).toBe('These rules are for local firms.');
});

test('articles in the order of the source, then those of the policy alone', () => {
  expect(
    document.articles.map(({ number, heading, title, clauses }) => [
      number,
      heading,
      title,
      clauses.map(({ name }) => name),
    ]),
  ).toEqual([
    ['1', 'Article 1', null, []],
    ['2', 'Article 2', 'Help with costs', ['help']],
    [null, null, null, ['general']],
    ['9', null, 'Later', ['later']],
  ]);
});

test('sentences in parts that leave nothing out', () => {
  const parts = document.articles.map(({ sentences }) =>
    sentences.map((sentence) => sentence.parts.map(({ kind, text }) => `${kind}: ${text}`)),
  );
  expect(parts[0]).toEqual([
    ['cited: These rules are for local firms.'],
    ['uncited: They are read kindly.'],
  ]);
  expect(parts[1]).toEqual([
    [
      'cited: Firms receive 30%',
      'between:  ',
      'uncited: of their costs,',
      'between:  ',
      'cited: up to 1,000 yuan.',
    ],
  ]);
  const [, second] = document.articles;
  expect(second?.sentences[0]?.parts[0]?.clauses).toEqual(['help']);
  for (const { sentences } of document.articles) {
    for (const { span, parts: all } of sentences) {
      expect(all.map(({ text }) => text).join('')).toBe(
        SOURCE.slice(span.start, span.end).replace(/\s+/g, ' '),
      );
    }
  }
});

test('what a clause says, and how a doubt was settled', () => {
  const help = document.articles[1]?.clauses[0];
  expect(help).toMatchObject({
    label: 'Help with costs',
    kind: 'grants',
    sentence: 'When Cost is more than 10.00 yuan, pays 30% × Cost, at most 1,000.00 yuan.',
    readings: ['A cost is what was paid.'],
  });
});

test('a source without headings is one article beside the clauses outside articles', () => {
  const found = documentOf({
    'rules.clause': RULES,
    'source.txt': 'These rules are for local firms.\n',
  });
  expect(found.articles.map(({ number, clauses }) => [number, clauses.length])).toEqual([
    [null, 1],
    ['2', 1],
    ['9', 1],
  ]);
});
