// `full months from a to b` is a plain count and a number of months, whichever fits, through all that
// is calculated with it (DESIGN §2.2, Facts: units are checked and then erased).
import { describe, expect, test } from 'vitest';
import { renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';
import { decide } from '../../test/support/decide.ts';

const frame = FRAME.replace('  begun: ', '  ended: date "Ended on"\n  begun: ');
const months = 'full months from p.begun to p.ended';
const days = 'full days from p.begun to p.ended';

function grants(amount: string): string {
  return `clause a for each p in projects ${amount.startsWith('define') ? '' : 'grants '}${amount}`;
}

describe('fits', () => {
  test.each([
    ['a price per month', `10 yuan per month * ${months}`],
    ['no unit at all', `10 yuan * ${months}`],
    [
      'two times that are divided away',
      `p.investment * ${months} * ${days} / 365 days / 36 months`,
    ],
    [
      'two times, one divided by a bare number',
      `p.investment * ${months} * ${days} / 365 / 36 months`,
    ],
    ['a share of a share', `p.investment * (100% - 20% * ${months})`],
    ['what is left of 12', `(12 - ${months}) * 10 yuan per month`],
    ['what is left of 12 months', `(12 months - ${months}) * 10 yuan per month`],
    [
      'a sum of an amount and its interest',
      `define k = ${months} define q = p.investment * (36 - k) / 36
       grants q + q * 5% * ${days} / 365 days`,
    ],
    [
      'a sum over a list',
      `10 yuan per month * (sum of full months from q.begun to q.ended for each q in projects)`,
    ],
    ['parts', `10 yuan per month * (by parts of ${months} up to 6: 1 above 6: 50%)`],
    [
      'prices of parts',
      `by parts of ${months} up to 6 months: 10 yuan per month above 6 months: 5 yuan per month`,
    ],
    ['rows of a table', `10 yuan per month * (by p.major true: ${months} false: 6)`],
    ['rows with a unit', `10 yuan per month * (by p.major true: ${months} false: 6 months)`],
    ['the smaller of two', `10 yuan per month * (${months} capped at 24)`],
    ['an average', `p.investment * ${months} / full months from p.begun to as_of`],
  ])('%s', (_, amount) => {
    expectDiagnostics(grants(amount), [], { frame });
  });

  test('a day that is reckoned', () => {
    const text = `clause a for each p in projects
      when as_of is before (${months} + 1) after p.ended grants 1 yuan`;
    expectDiagnostics(text, [], { frame });
  });
});

describe('does not fit', () => {
  test.each([
    [
      'a time of another unit',
      `clause a for each p in projects when <|>${months} is less than 3 years<|> grants 1 yuan`,
      'unlikeUnits',
    ],
    [
      'a price for another time, divided by this one',
      grants(`<|>10 yuan per day * ${months} / 36 months<|>`),
      'unitsLeft',
    ],
    [
      'months divided away twice',
      grants(`<|>p.investment * ${months} / 36 months / 12 months<|>`),
      'unitsLeft',
    ],
    [
      'a sum with another time',
      grants(`10 yuan * <|>(${months} + 3 days)<|>`.replace(/<\|>\((.*)\)<\|>/, '(<|>$1<|>)')),
      'unlikeUnits',
    ],
  ])('%s', (_, text, finding) => {
    expectDiagnostics(text, [finding], { frame });
  });

  test('the finding names the unit that is counted in', () => {
    const text = `clause a for each p in projects when ${months} is less than 3 years grants 1 yuan`;
    const [finding] = expectDiagnostics(text, ['unlikeUnits'], { frame });
    expect(finding && renderMessage(finding)).toContain(
      'in month on one side, in year on the other',
    );
  });
});

test('an amount with its interest is what it says', () => {
  // 36,000 × 24/36 = 24,000; 5% of it for 365 of 365 days is 1,200.
  const decision = decide(
    `applicant A
       a: date
       b: date
       c: money
     article 1
       clause x
         define q = c * (36 - full months from a to b) / 36
         grants q + q * 5% * full days from a to b / 365 days`,
    { a: '2022-01-01', b: '2023-01-01', c: '36000.00' },
  );
  expect(decision.totals.policy).toBe('25200.00');
});
