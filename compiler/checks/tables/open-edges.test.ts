// Tables over edges that are formulas: every value has a row wherever it stands to them.
import { describe, expect, test } from 'vitest';
import { renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';

const frame = `${FRAME.replace('  begun: ', '  low: money "Low"\n  high: money "High"\n  begun: ')}`;

function rows(text: string, before = ''): string {
  return `${before} clause a for each p in projects grants by p.investment ${text}`;
}

function when(condition: string, text: string): string {
  return `clause a for each p in projects when ${condition} grants by p.investment ${text}`;
}

function messageOf(text: string): string {
  const [finding] = expectDiagnostics(text, ['gap'], { frame });
  if (finding === undefined) throw new Error('no finding');
  return renderMessage(finding);
}

test('the message says where a value stands that no row covers', () => {
  expect(messageOf(rows('up to p.low: 50 yuan <|>up to p.high<|>: 30 yuan'))).toMatchInlineSnapshot(
    `"No row covers above p.high. Let the rows meet, and add “otherwise” for what no row names: “up to” and “from” include their figure, “below” and “above” do not."`,
  );
  expect(messageOf(rows('below p.low: 50 yuan above p.low: 30 yuan'))).toContain('exactly p.low');
  expect(messageOf(rows('from p.low: 50 yuan'))).toContain('below p.low');
});

test('an edge is told as the row has it, not as it is defined', () => {
  const text = rows(
    'up to most: 5 yuan',
    'define most = by registered true: 9 yuan false: turnover',
  );
  expect(messageOf(text)).toContain('above most.');
});

describe('is found', () => {
  test.each([
    ['above a define', rows('up to most: 5 yuan', 'define most = turnover / 2')],
    ['between two formulas', rows('up to p.low: 5 yuan from p.high: 3 yuan')],
    ['between a formula and a figure', rows('up to p.low: 5 yuan from 9 yuan: 3 yuan')],
    ['under a condition that says nothing of it', when('p.major', 'up to p.low: 5 yuan')],
    [
      'under a condition on another edge',
      when('p.investment is at most p.high', 'up to p.low: 5 yuan'),
    ],
    [
      'above what is taken in parts',
      'clause a for each p in projects grants by parts of p.investment up to p.low: 5%',
    ],
    [
      'after a day that is reckoned',
      'clause a for each p in projects grants by as_of before 6 months after p.begun: 5 yuan',
    ],
    [
      'in one of two columns',
      'clause a for each p in projects grants by p.major, p.investment true, any: 5 yuan false, up to p.low: 3 yuan',
    ],
  ])('%s', (_, text) => {
    expectDiagnostics(text, ['gap'], { frame });
  });
});

describe('every value has a row', () => {
  test.each([
    ['in an open last row', rows('up to p.low: 5 yuan up to p.high: 3 yuan above p.high: 0 yuan')],
    ['in “otherwise”', rows('up to p.low: 5 yuan up to p.high: 3 yuan otherwise: 0 yuan')],
    ['from the first edge down', rows('below p.low: 5 yuan from p.low: 3 yuan')],
    ['on an edge by itself', rows('below p.low: 5 yuan exactly p.low: 4 yuan above p.low: 3 yuan')],
    ['from nothing on', rows('from 0 yuan: 5 yuan from p.low: 3 yuan')],
    ['up to what the conditions ask', when('p.investment is at most p.low', 'up to p.low: 5 yuan')],
    [
      'up to what the conditions ask by a name',
      `define fits = turnover is below 9 yuan clause a for each p in projects
         define most = p.low * 2 unless p.investment exceeds most
         grants by p.investment up to p.low * 2: 5 yuan`,
    ],
    [
      'in parts of what is capped',
      'clause a for each p in projects grants by parts of (p.investment capped at p.low) up to p.low: 5%',
    ],
    [
      'in every stretch of a row',
      'clause a for each p in projects grants by p.investment below p.low or from p.high: 5 yuan otherwise: 3 yuan',
    ],
    [
      'of two columns',
      'clause a for each p in projects grants by p.major, p.investment any, up to p.low: 5 yuan true, above p.low: 3 yuan false, above p.low: 2 yuan',
    ],
  ])('%s', (_, text) => {
    expectDiagnostics(text, [], { frame });
  });
});

test('what lies below zero is only warned of', () => {
  const text =
    'clause a for each p in projects grants by p.low - p.high from 0 yuan: 5 yuan from p.low: 3 yuan';
  expectDiagnostics(text, ['gapBelowZero'], { frame });
});

describe('edges that are tables of figures', () => {
  const by = (national: number, otherwise: number) =>
    `(by p.level national: ${national} yuan otherwise: ${otherwise} yuan)`;

  test('descend where each figure does', () => {
    const text = `up to ${by(300, 400)}: 5 yuan up to ${by(100, 200)}: 3 yuan otherwise: 0 yuan`;
    expectDiagnostics(rows(text), ['edgesDescend'], { frame });
  });

  test('may cross', () => {
    const text = `up to ${by(300, 100)}: 5 yuan up to ${by(100, 200)}: 3 yuan otherwise: 0 yuan`;
    expectDiagnostics(rows(text), [], { frame });
  });
});

describe('parts that go on from item to item', () => {
  const running = (condition: string, rows: string) =>
    `clause a for each p in projects ${condition} grants by parts of p.investment running over projects ${rows}`;

  test.each([
    ['a condition on one item', 'when p.investment is at most 9 yuan', '<|>up to 9 yuan<|>: 5%'],
    ['one on a formula', 'when p.investment is at most p.low', '<|>up to p.low<|>: 5%'],
  ])('are not bounded by %s', (_, condition, text) => {
    expectDiagnostics(running(condition, text), ['gap'], { frame });
  });

  test('need an open last row', () => {
    expectDiagnostics(running('', 'up to p.low: 5% above p.low: 0%'), [], { frame });
  });

  test('nor by the range of the fact', () => {
    const narrow = frame.replace('investment: money ', 'investment: money to 9 yuan ');
    const rows = '<|>up to 9 yuan<|>: 5%';
    expectDiagnostics(running('', rows), ['gap'], { frame: narrow });
    const alone =
      'clause a for each p in projects grants by parts of p.investment up to 9 yuan: 5%';
    expectDiagnostics(alone, [], { frame: narrow });
  });
});
