// Time that may count below zero in what is owed back.
import { describe, expect, test } from 'vitest';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';

const frame = FRAME.replace('  begun: ', '  sold: date "Sold on"\n  begun: ');
const years = 'full years from p.begun to p.sold';

function recovers(amount: string, condition = ''): string {
  return `clause a for each p in projects ${condition} recovers ${amount}`;
}

describe('is found', () => {
  test.each([
    ['in a share', recovers(`p.investment * (100% - 20% * <|>${years}<|>)`)],
    ['in “net of”', recovers(`p.investment * (5 net of <|>${years}<|>) / 5`)],
    [
      'in a define',
      `clause a for each p in projects define gone = <|>${years}<|> recovers p.investment * (5 - gone) / 5`,
    ],
    [
      'in a row',
      recovers(`by p.major true: p.investment * (1 - <|>${years}<|> / 5) false: 5 yuan`),
    ],
    [
      'where the conditions only bound the time',
      recovers(
        `p.investment * (100% - 20% * <|>${years}<|>)`,
        'when p.sold is before 5 years after p.begun',
      ),
    ],
  ])('%s', (_, text) => {
    const [finding] = expectDiagnostics(text, ['daysBackwards'], { frame });
    expect(finding?.fixes[0]?.edits[0]?.text).toBe(`(${years} floored at 0)`);
  });
});

describe('is no slip', () => {
  test.each([
    ['capped', recovers(`p.investment * (100% - 20% * ${years}) capped at p.investment`)],
    ['from zero on', recovers(`p.investment * (100% - 20% * (${years} floored at 0))`)],
    [
      'in order',
      recovers(`p.investment * (100% - 20% * ${years})`, 'when p.sold is on or after p.begun'),
    ],
    [
      'in order the other way',
      recovers(
        `p.investment * (100% - 20% * ${years})`,
        'when p.begun is before p.sold and p.major',
      ),
    ],
    [
      'a time after the first',
      recovers(
        `p.investment * (100% - 20% * ${years})`,
        'when p.sold is after 6 months after p.begun',
      ),
    ],
    [
      'a time before the last',
      recovers(
        `p.investment * (100% - 20% * ${years})`,
        'when p.begun is before 6 months before p.sold',
      ),
    ],
    ['growing with time', recovers(`p.investment * 1% * ${years}`)],
    ['taken off twice', recovers(`p.investment * (1 - (1 - ${years}))`)],
    [
      'where something is paid',
      `clause a for each p in projects grants p.investment * (1 - ${years})`,
    ],
  ])('%s', (_, text) => {
    expectDiagnostics(text, [], { frame });
  });
});

test('what is no day is told as that alone', () => {
  const wrong = years.replace('p.begun', '<|>p.investment<|>');
  expectDiagnostics(recovers(`p.investment * (100% - 20% * ${wrong})`), ['wrongKind'], { frame });
});
