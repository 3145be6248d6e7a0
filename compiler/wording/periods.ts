// A period in words: “from 2025-01-01 until 2025-12-31”; nothing where there is none.
import type { Period } from '../model/model.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';

export function describePeriod(
  { from, until }: Pick<Period, 'from' | 'until'>,
  { wording: { period } }: Pick<Voice, 'wording'>,
): string {
  if (from !== undefined && until !== undefined) return fill(period.fromUntil, { from, until });
  if (from !== undefined) return fill(period.from, { from });
  return until === undefined ? '' : fill(period.until, { until });
}
