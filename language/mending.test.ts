// The first repair of what cannot be read: made, it gives the text that was meant.
import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import type { SyntaxProblem, SyntaxRepair } from './problems.ts';

const HEADER = `policy help "Help"
  currency CNY
  rounding half up to 0.01 yuan
  in force from 2025-01-01

enum Level "Level": low "Low", high "High"

entity Work "Work"
  level: Level "Level"
  cost:  money "Cost"

applicant Firm "Firm"
  level: Level        "Level"
  works: list of Work "Works"

article 1 "Support"

`;

const CLAUSE = `  clause relief "Relief" for each work in works
    when work.cost is more than 50 yuan and work.level is in (low, high)
    grants by work.level
      low:  10% of (work.cost + 5 yuan) capped at 3 million yuan
      high: 20% of work.cost
    limit each Firm to 200,000 yuan in each year beginning on 1 October

  clause overlap
    overlap of all grants with other_supports takes the better
`;

const SOUND = HEADER + CLAUSE;

/** The sound policy with one stretch of it written otherwise. */
function planted(meant: string, written: string): string {
  const at = SOUND.indexOf(meant);
  if (at < 0) throw new Error(`no “${meant}”`);
  return SOUND.slice(0, at) + written + SOUND.slice(at + meant.length);
}

const problemsOf = (text: string) => parse(text, { file: 'x.clause' }).errors;

function firstRepair({
  repair,
  instead,
  span,
}: SyntaxProblem): Pick<SyntaxRepair, 'span' | 'text'> {
  if (instead !== undefined) return { span, text: instead };
  if (repair === undefined) throw new Error('no repair is offered');
  return repair;
}

function made(text: string, { span, text: put }: Pick<SyntaxRepair, 'span' | 'text'>): string {
  return text.slice(0, span.start) + put + text.slice(span.end);
}

test('the policy is sound', () => expect(problemsOf(SOUND)).toEqual([]));

describe.each([
  ['is more than', 'is more then'],
  ['is more than', 'is mor than'],
  ['is more than', 'is grater than'],
  ['is more than', 'is greater then'],
  ['is more than', 'are more than'],
  ['is in (low', 'is on (low'],
  ['is in (low', 'is one of (low'],
  ['(low, high)', 'low, high'],
  ['(low, high)', 'low or high'],
  ['(low, high)', '[low, high]'],
  ['capped at 3', 'capped a 3'],
  ['capped at 3', 'caped at 3'],
  ['beginning on 1 October', 'begining on 1 October'],
  ['beginning on 1 October', 'beginning on 1 Octobr'],
  ['rounding half up to', 'rounding haf up to'],
  ['rounding half up to', 'rounding half-up to'],
  ['for each work in works', 'for every work in works'],
  ['for each work in works', 'for each works'],
  ['takes the better', 'takes better'],
  ['other_supports', 'other supports'],
  ['grants by', 'pays by'],
  ['work.level\n', 'work level\n'],
  ['work.cost is', 'the work.cost is'],
  ['high: 20%', 'high; 20%'],
  ['high: 20%', 'high, 20%'],
  ['high: 20%', 'high = 20%'],
  ['high: 20%', 'high - 20%'],
  ['200,000', '2,00,000'],
  ['200,000', '20,0000'],
  ['200,000', '200 000'],
  ['3 million', '3 M'],
  ['list of Work', 'list Work'],
  ['cost:  money "Cost"', 'cost:  money ”Cost”'],
  ['cost:  money "Cost"', 'cost:  money Cost'],
  ['"Low", high', '"Low"; high'],
  ['when work.cost', 'when and work.cost'],
  ['work.cost\n', 'work.cost)\n'],
  ['3 million yuan\n', '3 million yuan)\n'],
  ['(work.cost + 5 yuan)', 'work.cost + 5 yuan)'],
  ['"Relief" for', '"Relief for'],
  ['low "Low", high', 'low "Low, high'],
  ['article 1 "Support"', 'article 1 "Support'],
  ['article 1 "Support"', 'article 1 Support"'],
  ['clause relief "Relief"', 'clause "Relief"'],
])('“%s” written “%s”', (meant, written) => {
  test('is one problem, and its first repair writes what was meant', () => {
    const text = planted(meant, written);
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems.map((one) => made(text, firstRepair(one)))).toEqual([SOUND]);
  });
});

test('a bracket that closes nothing is one too many, or lacks its other half where one makes sense', () => {
  const offered = (text: string) =>
    problemsOf(text).flatMap(({ repair, otherRepairs = [] }) =>
      [...(repair ? [repair] : []), ...otherRepairs].map(({ kind, word }) => `${kind} ${word}`),
    );
  expect(offered(planted('work.cost\n', 'work.cost)\n'))).toEqual(['remove )']);
  expect(offered(planted('(work.cost + 5 yuan)', 'work.cost + 5 yuan)'))).toEqual([
    'add (',
    'remove )',
  ]);
});

test('no sign is offered for a word', () => {
  const [problem] = problemsOf(planted('is more than', 'xyz'));
  expect(problem?.repair).toBeUndefined();
});

describe('of several words that fit', () => {
  const words = (text: string) =>
    problemsOf(text).flatMap(({ repair, otherRepairs = [] }) =>
      [repair, ...otherRepairs].map((one) => one?.word),
    );

  test('all are offered, for only the writer knows which is meant', () => {
    expect(words(planted('takes the better', 'deducts'))).toEqual([
      'excludes',
      'takes the better',
      'tops up',
    ]);
    expect(words(planted('when work.cost', 'work.cost'))).toEqual(
      expect.arrayContaining(['when', 'unless']),
    );
    const empowers = CLAUSE.replace(/grants by[\s\S]*october\n/i, 'empowers "Office" "decide"\n');
    expect(words(HEADER + empowers)).toEqual(['of', 'to']);
  });

  test.each([
    ['takes the better', 'better', 'takes the better'],
    ['low:  10% of', 'upto 5 yuan: 10% of', 'up to'],
  ])('the one that has something of what is written: %s', (meant, written, word) => {
    const edges = SOUND.replace('by work.level', 'by work.cost').replace(
      'high: 20%',
      'above 5 yuan: 20%',
    );
    const at = edges.indexOf(meant);
    const text = edges.slice(0, at) + written + edges.slice(at + meant.length);
    expect(words(text)).toEqual([word]);
  });
});
