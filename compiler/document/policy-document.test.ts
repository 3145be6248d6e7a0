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

const TABLES = `policy p "Help for firms"
  source "source.txt"
  currency CNY

enum Level "Level": high "High", low "Low"

entity Plot "Plot"
  level: Level                    "Level"
  area:  money                    "Worth"
  share: ratio from 5% to 1/3     "Share"

applicant Firm "Firm"
  a:     boolean                  "Alpha"
  b:     boolean                  "Beta"
  c:     boolean                  "Gamma"
  plots: list of Plot             "Plots"

define good_plot of Plot = level is high and area is at least 5 yuan
parameter top "Top rate" = by as_of before 2025-01-01: 30% from 2025-01-01: 40%

article 1 "Plots"
  clause base "Base" for each plot in plots
    define own_rate = by plot.level high: 2/3 low: 1/3
    when plot.good_plot
    when b or c
    unless a and c
    grants (by parts of plot.area running over plots up to 9 yuan: 10% above 9 yuan: 5%) * own_rate
      capped at (by plot.level high: 7 yuan low: 3 yuan)
    limit each plot to 4 yuan counting other_supports where kind is "bank"

  clause extra "Extra"
    grants 1 yuan

article 2 "Ceiling"
  limit total of base, extra each Firm to 5 yuan

article 3 "Order"
  clause better "No double help"
    overlap of base, extra on same applicant
      takes the better
`;

test('every figure and condition stands in it: tables, what is defined, limits once, labels of rules', () => {
  const source = 'Article 1\nPlots.\nArticle 4\nUnread.\n';
  const found = documentOf({ 'rules.clause': TABLES, 'source.txt': source });
  expect(
    found.articles.map(({ number, notes, clauses }) => ({
      number,
      notes,
      clauses: clauses.map(({ label, sentence, tables, notes: own }) => ({
        ...{ label, sentence, notes: own },
        tables: tables.map(({ title, rows }) => [title, ...rows].join(' | ')),
      })),
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "clauses": [
          {
            "label": "Base",
            "notes": [
              "At most 4.00 yuan for each Plot, counting support from elsewhere (where Kind is “bank”).",
            ],
            "sentence": "For each Plot: when good plot and (Beta or Gamma), unless Alpha and Gamma, pays the parts of Worth by bracket × own rate, at most the figure by Level.",
            "tables": [
              "the parts of Worth by bracket, starting after the sum of Worth over Plots before this Plot | up to 9.00 yuan: 10% | above 9.00 yuan: 5%",
              "the figure by Level | High: 7.00 yuan | Low: 3.00 yuan",
              "“own rate” is by Level: | High: 2/3 | Low: 1/3",
            ],
          },
          {
            "label": "Extra",
            "notes": [],
            "sentence": "Pays 1.00 yuan.",
            "tables": [],
          },
        ],
        "notes": [],
        "number": "1",
      },
      {
        "clauses": [],
        "notes": [],
        "number": "4",
      },
      {
        "clauses": [],
        "notes": [
          "Base; Extra, taken together: At most 5.00 yuan for each Firm.",
        ],
        "number": "2",
      },
      {
        "clauses": [
          {
            "label": "No double help",
            "notes": [],
            "sentence": "Of Base; Extra for the same applicant, the better is paid.",
            "tables": [],
          },
        ],
        "notes": [],
        "number": "3",
      },
    ]
  `);
  expect(found.terms).toMatchInlineSnapshot(`
    [
      {
        "rows": [],
        "title": "“good plot (Plot)” means: Level is ‘High’ and Worth is at least 5.00 yuan.",
      },
      {
        "rows": [
          "before 2025-01-01: 30%",
          "from 2025-01-01: 40%",
        ],
        "title": "“Top rate” is by the day of the decision:",
      },
    ]
  `);
});
