// What the command's explanation says beyond the decision: sums owed back, parts by their labels.
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { decide, modelFrom } from '#test/support/decide.ts';
import { explanationAsText } from './explanation.ts';
import type { Style } from './style.ts';

const PLAIN: Style = { forPeople: true, width: 80, paint: pc.createColors(false) };

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
