// The label of a table's row in words: “National”, “from 40 to 120”, “before 2026-01-01”, constant for each row.
import type { ByParts, Edge, LabelTest } from '../model/model.ts';
import { describeFigure } from './describe.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';

/** The labels of a row, one for each subject. */
export function describeLabels(tests: readonly LabelTest[], voice: Voice): string {
  return tests.map((test) => describeLabel(test, voice)).join(voice.wording.words.listSeparator);
}

function describeLabel(test: LabelTest, voice: Voice): string {
  const { labels, conditions, words } = voice.wording;
  switch (test.kind) {
    case 'any':
      return labels.any;
    case 'members':
      return test.members.map(({ label }) => label).join(conditions.or);
    case 'boolean':
      return test.values.map((value) => (value ? words.yes : words.no)).join(conditions.or);
    case 'interval': {
      const { low, high } = test;
      if ((low ?? high)?.value.type.kind === 'date') return describeDays(test, voice);
      if (low && high && !high.included) {
        return fill(low.included ? labels.fromBelow : labels.aboveBelow, {
          low: describeFigure(low.value, voice),
          high: describeFigure(high.value, voice),
        });
      }
      const from =
        low &&
        fill(low.included ? labels.from : labels.above, {
          figure: describeFigure(low.value, voice),
        });
      const to =
        high &&
        fill(high.included ? labels.upTo : labels.below, {
          figure: describeFigure(high.value, voice),
        });
      return [from, to].filter((side) => side !== undefined).join(' ') || labels.any;
    }
    default:
      return test satisfies never;
  }
}

function describeDays(
  { low, high }: Extract<LabelTest, { readonly kind: 'interval' }>,
  voice: Voice,
): string {
  const { days } = voice.wording.labels;
  const date = (edge: Edge) => ({ date: describeFigure(edge.value, voice) });
  const from = low && fill(low.included ? days.from : days.after, date(low));
  const until = high && fill(high.included ? days.until : days.before, date(high));
  return [from, until].filter((side) => side !== undefined).join(' ');
}

/** A bracket of `by parts of`: “Turnover above 1,000.00 yuan up to 5,000.00 yuan”. */
export function describePart(
  { quantity }: ByParts,
  { low, high }: ByParts['rows'][number],
  voice: Voice,
): string {
  const test: LabelTest = {
    kind: 'interval',
    low: low && { value: low, included: false },
    high: high && { value: high, included: true },
  };
  const whole = describeFigure(quantity, voice);
  if (low === undefined && high === undefined) return whole;
  const labels = describeLabels([test], voice);
  return fill(voice.wording.labels.part, { whole, labels });
}
