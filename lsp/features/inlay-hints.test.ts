// Hints between the words of small invented policies.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { type HintOptions, inlayHints } from './inlay-hints.ts';

const ALL = { caps: true, figures: true, parameters: true, today: '2025-01-01' };

/** The text with its hints in `‹…›`. */
function hinted(body: string, options: HintOptions = ALL): string {
  const { place } = placeIn(`policy help "Help"
  currency CNY

enum Level: low, high

entity Work
  cost:  money
  level: Level

applicant Person
  income: money
  works:  list of Work
${body}<|>
`);
  const { analysis, file } = place;
  const text = analysis.files.get(file)?.text ?? '';
  const hints = inlayHints({ analysis, file, start: 0, end: text.length }, options);
  let shown = text;
  for (const hint of hints.toReversed()) {
    shown = `${shown.slice(0, hint.offset)} ‹${hint.text}›${shown.slice(hint.offset)}`;
  }
  return shown.slice(shown.indexOf('list of Work') + 'list of Work'.length).trim();
}

const only = (kind: 'caps' | 'figures' | 'parameters'): HintOptions => ({
  caps: false,
  figures: false,
  parameters: false,
  today: '2025-01-01',
  [kind]: true,
});

test('from which amount on a cap binds, row by row', () => {
  expect(
    hinted(
      `clause a for each work in works
  grants by work.level
    low:  30% of work.cost capped at 3 million yuan
    high: work.cost / 4 capped at 100,000 yuan`,
      only('caps'),
    ),
  ).toMatchInlineSnapshot(`
    "clause a for each work in works
      grants by work.level
        low:  30% of work.cost capped at 3 million yuan ‹binds above ¥10,000,000›
        high: work.cost / 4 capped at 100,000 yuan ‹binds above ¥400,000›"
  `);
});

test('the exact inverse of the share, cut to whole amounts', () => {
  const cap = (amount: string) =>
    hinted(`clause a\n  grants ${amount}`, only('caps')).split('grants ')[1];
  expect(cap('1/3 * income capped at 100 yuan')).toContain('‹binds above ¥300›');
  expect(cap('50% of (30% of income) capped at 15 yuan')).toContain('‹binds above ¥100›');
  expect(cap('7% of income capped at 100 yuan')).toContain('‹binds above ¥1,428.57›');
  expect(cap('1% of income capped at 1.01 yuan')).toContain('‹binds above ¥101›');
});

test('nothing where the amount is more than a share of one figure', () => {
  for (const amount of [
    'income capped at 5 yuan',
    '10% of income + 5 yuan capped at 9 yuan',
    '10% of (income net of 5 yuan) capped at 9 yuan',
    '0% of income capped at 9 yuan',
    '10% of income capped at (50% of income)',
  ]) {
    expect(hinted(`clause a\n  grants ${amount}`, only('caps')), amount).not.toContain('‹');
  }
});

test('a figure in words is read out', () => {
  expect(hinted('clause a\n  grants 3 million yuan', only('figures'))).toBe(
    'clause a\n  grants 3 million yuan ‹= ¥3,000,000.00›',
  );
  expect(hinted('clause a\n  grants 300 yuan', only('figures'))).not.toContain('‹');
});

test('a parameter, where it is read', () => {
  const rate =
    'parameter rate "Rate" = 12.5%\nparameter dated = by as_of before 2025-01-01: 1% from 2025-01-01: 2%';
  const read = hinted(
    `${rate}\nclause a\n  grants rate of income capped at 100 yuan`,
    only('parameters'),
  );
  expect(read).toContain('grants rate ‹= 12.5%› of income');
  // As good as its figure.
  expect(
    hinted(`${rate}\nclause a\n  grants rate of income capped at 100 yuan`, only('caps')),
  ).toContain('‹binds above ¥800›');
});

test('what each clause comes to for the dossier in use', () => {
  const dossier = { value: { income: 5000, works: [] } };
  const body = `clause a "A"
  grants 30% of income capped at 100 yuan

clause b for each work in works # none
  grants 10 yuan`;
  expect(hinted(body, { ...only('parameters'), dossier })).toMatchInlineSnapshot(`
    "clause a "A" ‹→ ¥100.00, cap binds›
      grants 30% of income capped at 100 yuan

    clause b for each work in works # none ‹→ ¥0.00, no items›
      grants 10 yuan"
  `);
  expect(hinted(body, { ...only('parameters'), dossier: { text: '{' } })).not.toContain('‹');
});

test('of the part that is shown, and of broken policies what can be told', () => {
  expect(hinted('clause a\n  grants 3 million yuan\nclause b\n  when', only('figures'))).toContain(
    '‹= ¥3,000,000.00›',
  );
  const { place } = placeIn('clause a\n  grants 3 million yuan<|>');
  const { analysis, file } = place;
  expect(inlayHints({ analysis, file, start: 0, end: 9 }, ALL)).toEqual([]);
});

test('a parameter that changes with time has the value of the day that is decided on', () => {
  const rates = `parameter rate "Rate" = by as_of
  before 2025-01-01: 1%
  before 2026-01-01: 2%
  from 2026-01-01: 3%
parameter own "Own" = by (as_of is before 2025-01-01) true: 1% false: 2%
clause a
  grants rate of income
clause b
  grants own of income`;
  const on = (options: Partial<HintOptions>) =>
    hinted(rates, { ...only('parameters'), ...options });
  expect(on({ today: '2024-12-31' })).toContain('grants rate ‹= 1% on 2024-12-31› of');
  expect(on({ today: '2025-01-01' })).toContain('grants rate ‹= 2% on 2025-01-01› of');
  expect(on({ today: '2025-12-31' })).toContain('grants rate ‹= 2% on 2025-12-31› of');
  expect(on({ today: '2026-01-01' })).toContain('grants rate ‹= 3% on 2026-01-01› of');
  // A dossier says its own day, also while it is being written.
  for (const dossier of [
    { value: { as_of: '2024-05-01' } },
    { text: '{"as_of": "2024-05-01", ' },
  ]) {
    expect(on({ dossier })).toContain('grants rate ‹= 1% on 2024-05-01› of');
  }
  // What asks for more than the day is told by hovering alone.
  expect(on({})).toContain('grants own of');
});
