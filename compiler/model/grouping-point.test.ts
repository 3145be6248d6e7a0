// Figures whose point groups digits in other notations: 500.000 for half a million.
import { describe, expect, test } from 'vitest';
import { renderFixTitle, renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';

const frame = `${FRAME}unit m2 "square metre"\n`;
const slips = ['groupingPoint'];

function inCurrency(code: string): string {
  return frame.replace('CNY', code);
}

function capped(amount: string): string {
  return `clause a for each p in projects grants 30% of p.investment capped at ${amount}`;
}

test('a point before three zeros is told with both figures that may be meant', () => {
  const [finding] = expectDiagnostics(capped('<|>500.000 yuan<|>'), slips, { frame });
  if (finding === undefined) throw new Error('no finding');
  expect(renderMessage(finding)).toBe(
    'The point marks decimals, so “500.000 yuan” is 500 yuan. Commas group three digits: write “500,000 yuan”, or “500 yuan” if so little is meant.',
  );
  expect(finding.fixes.map((fix) => renderFixTitle(finding, fix))).toEqual([
    'Write “500,000 yuan”',
    'Write “500 yuan” (when so little is meant)',
  ]);
  expect(finding.fixes.map(({ edits: [edit] }) => edit?.text)).toEqual([
    '500,000 yuan',
    '500 yuan',
  ]);
});

describe('is found', () => {
  test.each([
    ['after the code of a currency', capped('<|>CNY 10.000<|>'), frame],
    ['where nothing is smaller than one', capped('<|>500.000 yen<|>'), inCurrency('JPY')],
    ['in millions', capped('<|>2.000 million yuan<|>'), frame],
    ['in millions of what has thousandths', capped('<|>2.000 million KWD<|>'), inCurrency('KWD')],
    ['in a price', 'clause a grants 3 m2 * <|>1.000 yuan per m2<|>', frame],
    ['before a unit', 'clause a when 5 m2 is below <|>10.000 m2<|> grants 1 yuan', frame],
    ['without a unit', 'clause a grants 2 yuan * <|>1.000<|>', frame],
    ['in a limit', 'clause a grants 2 yuan limit each Firm to <|>5.000 yuan<|>', frame],
    ['in the range of a fact', 'entity E "E" a: money to <|>1.000 yuan<|>', frame],
  ])('%s', (_, text, policy) => {
    expectDiagnostics(text, slips, { frame: policy });
  });
});

describe('is no slip', () => {
  test.each([
    ['thousandths that can be paid', capped('500.000 KWD'), inCurrency('KWD')],
    ['two decimals', capped('500.00 yuan'), frame],
    ['less than one', 'clause a grants 2 yuan * 0.000', frame],
    ['decimals of a number', 'clause a grants 2 yuan * 1.125', frame],
    ['decimals of millions', capped('1.250 million yuan'), frame],
    ['more digits than a group has', 'clause a grants 2 yuan * 1000.000', frame],
    ['groups before the point', 'clause a grants 2 yuan * 1,000.000', frame],
    ['percentages', capped('100.000% * p.investment'), frame],
  ])('%s', (_, text, policy) => {
    expectDiagnostics(text, [], { frame: policy });
  });
});

test('an amount too fine to be paid is shown with its digits in groups', () => {
  const [finding] = expectDiagnostics(capped('<|>9.165 yuan<|>'), ['moneyTooFine'], { frame });
  expect(finding && renderMessage(finding)).toContain('write “9,165 yuan”');
  expect(finding?.fixes.map(({ edits: [edit] }) => edit?.text)).toEqual([
    '9,165 yuan',
    '9.16 yuan',
    '9.17 yuan',
  ]);
  // Each of them is another figure: the drafter chooses.
  expect(finding?.fixes.every(({ unsure }) => unsure)).toBe(true);
  const [fine] = expectDiagnostics(capped('1,000.005 yuan'), ['moneyTooFine'], { frame });
  expect(fine && renderMessage(fine)).not.toContain('Commas');
  expect(fine?.fixes.map(({ edits: [edit] }) => edit?.text)).toEqual([
    '1,000.00 yuan',
    '1,000.01 yuan',
  ]);
});
