import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';

function problems(text: string) {
  return parse(text, { file: 'slips.clause' }).errors;
}

/** The text with every recognised slip written as it should be. */
function mended(text: string): string {
  return problems(text)
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (whole, { span, instead }) =>
        instead === undefined
          ? whole
          : whole.slice(0, span.start) + instead + whole.slice(span.end),
      text,
    );
}

describe.each([
  ['3,5 million yuan', '3.5 million yuan'],
  ['0,5 * turnover', '0.5 * turnover'],
  ['30,00 yuan', '30.00 yuan'],
  ['3.000.000 yuan', '3,000,000 yuan'],
  ['1.234.567,89 yuan', '1,234,567.89 yuan'],
  ['300万元', '3 million yuan'],
  ['1.5亿元', '150 million yuan'],
  ['12,345万元', '123,450,000 yuan'],
  ['5000元', '5000 yuan'],
  ['30 percent of turnover', '30% of turnover'],
  ['30 percentage points of turnover', '30% of turnover'],
  ['$50,000', '50,000 dollars'],
  ['€2 million', '2 million euro'],
  ['50,000 ¥', '50,000 yuan'],
  ['9 165 €', '9,165 euro'],
  ['9 165,50 €', '9,165.50 euro'],
  ['€ 1 200 000', '1,200,000 euro'],
  ["10'000 francs", '10,000 francs'],
  ['10’000 francs', '10,000 francs'],
  ['400 Fr. per month', '400 francs per month'],
  ['Fr. 400', '400 francs'],
  ['₹450,000', '450,000 rupees'],
  ['Rs. 4,50,000', '450,000 rupees'],
  ['1 lakh rupees', '100,000 rupees'],
  ['1.5 crore rupees', '15 million rupees'],
  ['2 million 元', '2 million yuan'],
  ['200万 yuan', '2 million yuan'],
  ['50万円', '500,000 yen'],
  ['８，６３５ yen', '8,635 yen'],
  ['３０％ of turnover', '30％ of turnover'],
  ['(turnover capped at 2,00,00,000 rupees)', '(turnover capped at 20,000,000 rupees)'],
  [
    'by parts turnover\n  up to 5 yuan: 2%\n  otherwise: 3%',
    'by parts of turnover\n  up to 5 yuan: 2%\n  otherwise: 3%',
  ],
  [
    '3 yuan limit each Firm to 3 yuan over five years',
    '3 yuan limit each Firm to 3 yuan over 5 years',
  ],
  [
    '3 yuan limit each Firm to 3 yuan in any 3 calendar years',
    '3 yuan limit each Firm to 3 yuan over 3 calendar years',
  ],
  ['10% of turnover up to 3 million yuan', '10% of turnover capped at 3 million yuan'],
  ['10% of turnover maximum 3 million yuan', '10% of turnover capped at 3 million yuan'],
  ['10% of turnover cap at 3 million yuan', '10% of turnover capped at 3 million yuan'],
  ['10% of turnover\n  limited to 3 million yuan', '10% of turnover\n  capped at 3 million yuan'],
  ['3 yuan limit each Firm at most 3 yuan', '3 yuan limit each Firm to 3 yuan'],
  ['3 yuan limit each Firm up to 3 yuan', '3 yuan limit each Firm to 3 yuan'],
  ['3 yuan a month * 2 months', '3 yuan per month * 2 months'],
  ['by a\n    b: 0,72 yuan\n    c: 6 yuan', 'by a\n    b: 0.72 yuan\n    c: 6 yuan'],
  ['by a\n    b:    0,5 yuan\n    c: 6 yuan', 'by a\n    b:    0.5 yuan\n    c: 6 yuan'],
  [
    'by a\n    b: 20% of c up to 60,000 yuan\n    c: 6 yuan',
    'by a\n    b: 20% of c capped at 60,000 yuan\n    c: 6 yuan',
  ],
  [
    'by part of a running over bs\n    up to 3: 5 yuan\n    otherwise: 3 yuan',
    'by parts of a running over bs\n    up to 3: 5 yuan\n    otherwise: 3 yuan',
  ],
  ['R$ 25,000', '25,000 reais'],
  ['turnover capped at R$25,000', 'turnover capped at 25,000 reais'],
  ['turnover × 2', 'turnover * 2'],
  ['turnover ÷ 2', 'turnover / 2'],
  ['turnover.', 'turnover'],
  ['by a\n    < 3: 5 yuan\n    from 3: 6 yuan', 'by a\n    below 3: 5 yuan\n    from 3: 6 yuan'],
  ['by a\n    <= 3: 5 yuan\n    above 3: 6 yuan', 'by a\n    up to 3: 5 yuan\n    above 3: 6 yuan'],
  ['by a\n    b -> 5 yuan\n    c: 6 yuan', 'by a\n    b: 5 yuan\n    c: 6 yuan'],
  ['turnover plus 3 yuan', 'turnover + 3 yuan'],
  ['turnover minus 3 yuan', 'turnover - 3 yuan'],
  ['turnover times 2', 'turnover * 2'],
  ['3 yuan;', '3 yuan'],
  ['3 yuan if turnover is at least 9 yuan', '3 yuan when turnover is at least 9 yuan'],
  ['by a is given\n true: 3 yuan false: 2 yuan', 'by (a is given)\n true: 3 yuan false: 2 yuan'],
  [
    '3 yuan limit each Firm to 3 yuan in each year from 1 April',
    '3 yuan limit each Firm to 3 yuan in each year beginning on 1 April',
  ],
  ['100万', '1 million'],
])('an amount written %s', (slip, sound) => {
  test('is told once, and is sound when written as told', () => {
    const text = `clause help\n  grants ${slip}`;
    expect(problems(text)).toHaveLength(1);
    expect(mended(text)).toBe(`clause help\n  grants ${sound}`);
    expect(problems(mended(text))).toEqual([]);
  });
});

test.each([
  ['a is greater than 3', 'a is more than 3'],
  ['a greater than 3', 'a is more than 3'],
  ['a at least 3', 'a is at least 3'],
  ['a is not less than 3', 'a is at least 3'],
  ['a is greater than or equal to 3', 'a is at least 3'],
  ['a is in {b, c}', 'a is in (b, c)'],
  ['a not exceeding 3', 'a is at most 3'],
  ['a = b', 'a is b'],
  ['any 2 of (a, b)', 'at least 2 of (a, b)'],
  ['one of (a, b)', 'at least 1 of (a, b)'],
  ['a and none of (b, c)', 'a and at most 0 of (b, c)'],
  ['a not b', 'a is not b'],
  ['a & b', 'a and b'],
  ['a is b, c', 'a is in (b, c)'],
  ['a is not b, c, d', 'a is not in (b, c, d)'],
  ['a is b, c or d', 'a is in (b, c, d)'],
  ['a und b', 'a and b'],
  ['a oder b', 'a or b'],
  ['a == b', 'a is b'],
  ['a is <= 3', 'a is at most 3'],
  ['a is >= 3', 'a is at least 3'],
  ['a is < 3', 'a is less than 3'],
  ['a is atleast 3', 'a is at least 3'],
  ['a given', 'a is given'],
  ["a isn't b", 'a is not b'],
  ['a is in (b; c)', 'a is in (b, c)'],
  ['a is before 31.12.2025', 'a is before 2025-12-31'],
  ['a is before 1 January 2025', 'a is before 2025-01-01'],
  ['a is before January 1, 2025', 'a is before 2025-01-01'],
  ['a is before 2025年3月1日', 'a is before 2025-03-01'],
])('a condition written %s', (slip, sound) => {
  const text = `clause help\n  when ${slip}\n  grants 3 yuan`;
  expect(problems(text)).toHaveLength(1);
  expect(mended(text)).toBe(`clause help\n  when ${sound}\n  grants 3 yuan`);
  expect(problems(mended(text))).toEqual([]);
});

test.each([
  ['clause project aid "Aid" grants 3 yuan', 'clause project_aid "Aid" grants 3 yuan'],
  ['clause project-aid grants 3 yuan', 'clause project_aid grants 3 yuan'],
  ['clause a cites 「x y」 grants 3 yuan', 'clause a cites "x y" grants 3 yuan'],
  ['clause a:\n  grants 3 yuan', 'clause a\n  grants 3 yuan'],
  ['clause a\n  // why\n  grants 3 yuan', 'clause a\n  # why\n  grants 3 yuan'],
  ['clause a for all works\n  grants 3 yuan', 'clause a for each work in works\n  grants 3 yuan'],
  [
    'clause a overlap of b, c on the same matter takes the better',
    'clause a overlap of b, c on same matter takes the better',
  ],
  ['unit 件 clause a grants 200,000元', 'unit 件 clause a grants 200,000 yuan'],
  ['entity A "a"\n  size: number of kW "Size"', 'entity A "a"\n  size: number in kW "Size"'],
  ['entity A "a"\n  project aid: money', 'entity A "a"\n  project_aid: money'],
])('%s', (slip, sound) => {
  expect(problems(slip)).toHaveLength(1);
  expect(mended(slip)).toBe(sound);
});

test('a sign that currencies share means the policy’s own', () => {
  const text = 'policy p "P"\n  currency JPY\nclause help\n  grants ¥5,000';
  expect(mended(text)).toBe('policy p "P"\n  currency JPY\nclause help\n  grants 5,000 yen');
});

test('a sum without “for each” is told as that, once', () => {
  const text =
    'clause a\n  grants 3 yuan * (sum of walls.area capped at 100)\n\nclause b\n  when c\n  grants 4 yuan';
  expect(problems(text)).toHaveLength(1);
  expect(mended(text)).toContain('(sum of x.area for each x in walls capped at 100)');
  expect(problems(mended(text))).toEqual([]);
});

test('what follows a sum without “for each” is not told with it, up to the next clause', () => {
  const defines =
    'define a = b * (sum of walls.area capped at 100)\ndefine c = 2\ndefine d = 3\ndefine e = sum of x.f for each x in g';
  expect(problems(`${defines}\n`)).toHaveLength(1);
  expect(problems(`${defines}\n\nclause f\n  grants 3 3\n`)).toHaveLength(2);
});

test.each([
  ['clause a\n  unless b, c or d\n  grants 3 yuan', 'joinConditions', ','],
  ['clause a\n  grants 3 yuan\n  limit 5 yuan', 'limitForWhom', 'limit'],
  ['clause a\n  grants if b then 3 yuan else 4 yuan', 'tableOfBoth', 'if'],
  ['entity A "a"\n  b: money "Be" optional\n  c: number "Ce"', 'beforeLabel', 'optional'],
  [
    'entity A "a"\n  b: money "Be" default 5 yuan\n  c: number "Ce"',
    'beforeLabel',
    'default 5 yuan',
  ],
  ['clause a cites „b c“\n  grants 3 yuan', 'textMarks', '„'],
])('%j is told once, where it is', (text, slip, found) => {
  expect(problems(text).map((each) => [each.slip, each.found])).toEqual([[slip, found]]);
});

test.each([
  ['grants 20,00 yuan', ['20.00', '20,000']],
  ['grants 3,5 yuan', ['3.5', '3,500']],
  ['grants €20,00', ['20.00 euro', '20,000 euro']],
  ['grants 20,00 €', ['20.00 euro', '20,000 euro']],
  ['grants 20,0000 yuan', ['200,000', '20.0000']],
  ['grants 2,00,000 yuan', ['200,000']],
  ['when a is before 01.02.2011 grants 3 yuan', ['2011-02-01', '2011-01-02']],
])('what %s means, only the drafter can tell', (slip, readings) => {
  const [told, ...more] = problems(`clause help ${slip}`);
  expect(more).toEqual([]);
  expect(told?.otherwise).toBeDefined();
  expect([told?.instead, ...(told?.otherwise ?? [])]).toEqual(readings);
});

test.each([
  'grants 0,5 * turnover',
  'grants 3,5 million yuan',
  'grants 7,5% of turnover',
  'grants 2000,50 yuan',
  'grants 1.234,56 yuan',
  'when a is before 31.12.2025 grants 3 yuan',
  'when a is before 04.04.2025 grants 3 yuan',
])('what %s means is certain', (slip) => {
  const [told] = problems(`clause help ${slip}`);
  expect([told?.instead === undefined, told?.otherwise]).toEqual([false, undefined]);
});

test('what cannot be told in one edit is told all the same', () => {
  const kinds = [
    'clause a grants b by c national: 10% otherwise: 20%',
    'clause a grants 3 yuan overlap with other_supports takes the better',
  ].map((text) => problems(text).map(({ slip, instead }) => [slip, instead]));
  expect(kinds).toEqual([[['tableAsValue', undefined]], [['overlapApart', undefined]]]);
});

test('what stands in texts and comments is no slip', () => {
  const found = problems('clause a # 31.12.2025\n  cites "30 percent" 5\n  grants 3 yuan');
  expect(found.map(({ slip }) => slip)).toEqual([undefined]);
});

test('a slip far from the problem is not told', () => {
  const found = problems('clause a\n  grants the smallest of (3,5)\n  when when b\n  unless c');
  expect(found.map(({ slip }) => slip)).toEqual([undefined]);
});

test.each([
  ['is atleast', 'is at least'],
  ['is greater than or equal to', 'is at least'],
])('in a define, %s is told as a condition', (slip, sound) => {
  const text = (words: string) =>
    `define a = (count each b in bs) ${words} 2\n\nclause c grants 3 yuan`;
  expect(problems(text(slip))).toHaveLength(1);
  expect(mended(text(slip))).toBe(text(sound));
});

test('a figure of 万 alone may be an amount or a number', () => {
  const [problem] = problems(
    'policy a "A"\n  currency CNY\n\nclause a\n  grants 100万\n  limit each a to 2 yuan',
  );
  expect([problem?.instead, problem?.otherwise]).toEqual(['1 million yuan', ['1 million']]);
});

test('a text that begins with a low mark ends at the straight one', () => {
  const text = (label: string) => `clause a ${label}\n  grants 3 yuan`;
  expect(problems(text('„Final rules"'))).toHaveLength(1);
  expect(mended(text('„Final rules"'))).toBe(text('"Final rules"'));
});

test('what is written rightly at a wrong place is not told to be written as it is', () => {
  const [problem] = problems(
    'clause a\n  grants 3 yuan\n  limit in each calendar year each Firm to 9 yuan',
  );
  expect([problem?.found, problem?.slip]).toEqual(['in each calendar year', undefined]);
});
