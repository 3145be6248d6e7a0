import { describe, expect, test } from 'vitest';
import { renderFixTitle, renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';

const frame = FRAME.replace(
  '  begun: ',
  '  share: ratio "Share"\n  own: ratio from 5% to 100% "Own"\n  begun: ',
);

function grants(amount: string): string {
  return `clause a for each p in projects grants ${amount}`;
}

function withTwin(amount: string): string {
  return `clause a for each p in projects grants (${amount}) * p.investment`;
}

const slips = ['percentForgotten'];

test('a bare figure among percentages is told with both ways to write it', () => {
  const [finding] = expectDiagnostics(
    withTwin('by p.level national: 30% municipal: 20% district: <|>25<|>'),
    slips,
  );
  if (finding === undefined) throw new Error('no finding');
  expect(renderMessage(finding)).toBe(
    '“25” without a percent sign is 2500% here, but “30%” stands beside it. Write “25%”, or “2500%” if so much is meant.',
  );
  expect(finding.fixes.map((fix) => renderFixTitle(finding, fix))).toEqual([
    'Write “25%”',
    'Write “2500%” (when so much is meant)',
  ]);
  expect(finding.fixes.map(({ edits: [edit] }) => edit?.text)).toEqual(['25%', '2500%']);
});

describe('is found', () => {
  test.each([
    [
      'among shares of one amount',
      grants('by p.major true: 30% of p.investment false: <|>25<|> * p.investment'),
    ],
    [
      'among matching rates',
      'clause a for each p in projects matches p.investment by p.major true: 1:0.5 false: <|>50<|>',
    ],
    [
      'in a table in a table',
      withTwin('by p.major true: 30% false: by p.level national: 20% otherwise: <|>25<|>'),
    ],
    [
      'in rows with caps',
      grants(
        'by p.major true: 30% of p.investment capped at 9 yuan false: <|>25<|> * p.investment capped at 8 yuan',
      ),
    ],
    ['among brackets', grants('by parts of p.investment up to 5 yuan: 10% above 5 yuan: <|>5<|>')],
    ['among small shares', withTwin('by p.major true: 2% false: <|>0.5<|>')],
    ['beside nothing', withTwin('by p.major true: <|>30<|> false: 0%')],
    ['beside a fact that is a share', withTwin('by p.major true: p.share false: <|>25<|>')],
    ['as a bonus', withTwin('30% + (by p.major true: <|>10<|> false: 0)')],
    ['as a bound', withTwin('30% + 5% * p.staff capped at <|>50<|>')],
    ['before “of” an amount', grants('<|>25<|> of p.investment')],
    ['as the rate of a match', 'clause a for each p in projects matches p.investment at <|>50<|>'],
    [
      'in a comparison',
      'clause a for each p in projects when p.own is at least <|>30<|> grants 1 yuan',
    ],
    [
      'in what a name stands for',
      `parameter low = <|>25<|>\n${withTwin('by p.major true: 30% false: low')}`,
    ],
    [
      'in a dated parameter',
      `parameter rate = by as_of before 2025-01-01: 30% from 2025-01-01: <|>25<|>\n${withTwin('rate')}`,
    ],
  ])('%s', (_, text) => {
    expectDiagnostics(text, slips, { frame });
  });
});

describe('is not asked of', () => {
  test.each([
    ['a decimal like its neighbours', withTwin('by p.major true: 30% false: 0.3')],
    [
      'a factor like its neighbours',
      withTwin('by p.level national: 150% municipal: 1.5 district: 1'),
    ],
    ['the whole among shares', withTwin('by p.level national: 1 municipal: 50% district: 20%')],
    [
      'a double match',
      'clause a for each p in projects matches p.investment by p.major true: 2 false: 1:1',
    ],
    ['zero', withTwin('by p.major true: 30% false: 0')],
    ['figures among figures', withTwin('by p.level national: 0.3 municipal: 0.2 district: 25')],
    ['a surcharge', withTwin('1 + 5%')],
    ['what is left of the whole', withTwin('1 - 5%')],
    ['other amounts', grants('by p.major true: 30% of p.investment false: 12 * turnover')],
    [
      'a quotient',
      'clause a for each p in projects when p.investment / turnover is at least 20 grants 1 yuan',
    ],
    [
      'a multiple of a fact that is a share',
      'clause a for each p in projects when p.share is at most 3 grants 1 yuan',
    ],
    ['people', withTwin('by (5% * p.staff capped at 50) below 10: 1 from 10: 2')],
  ])('%s', (_, text) => {
    expectDiagnostics(text, [], { frame });
  });
});

test('a range that runs backwards for want of a percent sign is told as that alone', () => {
  expectDiagnostics(
    `define part = 20%
     clause a when part is between <|>10<|> and 100% grants 1 yuan`,
    ['percentForgotten'],
  );
});
