// What the command's explanation says beyond the decision: sums owed back, parts by their labels.
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { decide, modelFrom } from '#test/support/decide.ts';
import { explanationAsText } from './explanation.ts';
import type { Style } from './style.ts';

const PLAIN: Style = { forPeople: true, width: 80, paint: pc.createColors(false) };

test('what a terminal would obey is named, wherever it comes from', () => {
  const model = modelFrom(`
applicant Firm "Firm"
  cost: money "Co\u001b[31mst"
article 1 "One\u202e"
  clause a "A\u0007"
    cites "x\u009by"
    reading "z\u2066"
    grants cost
`);
  const decision = decide(model, { cost: '1.00', reference: 'r\u001b]0;x\u0007' });
  const text = explanationAsText(decision, model, PLAIN);
  expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  for (const name of ['U+001B', 'U+202E', 'U+0007', 'U+009B', 'U+2066']) {
    expect(text).toContain(`⟨${name}⟩`);
  }
});

test('a sum owed back is not told as granted; parts go by their labels', () => {
  const model = modelFrom(`
applicant Firm "Firm"
article 1
  clause back "Clawback"
    recovers 6,000 yuan
    split into
      central "Central budget": 90%
      local   "Local budget":   the rest
`);
  const text = explanationAsText(decide(model, {}), model, PLAIN);
  expect(text).toMatch(/✓ Clawback +to be paid back {2}6,000\.00/);
  expect(text).toContain('Due in parts   Central budget: 5,400.00');
  expect(text).toMatch(/To be paid back +6,000\.00/);
  expect(text).not.toMatch(/granted|Granted|Paid/u);
});
