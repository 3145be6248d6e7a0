// Tells what came of the offers that an overlap rule brought together.
import type Fraction from 'fraction.js';
import type { Overlap } from '../model/model.ts';
import type { Context } from './context.ts';
import { covers, type Meeting } from './meetings.ts';
import { ZERO } from './result.ts';
import type { Standing } from './standing.ts';

/** `before`: what was open of each offer when they met. */
export function observeMeeting(
  { observe }: Context,
  rule: Overlap,
  meeting: Meeting,
  before: readonly Fraction[],
): void {
  if (observe === undefined) return;
  meeting.offers.forEach(({ forgone, open }, at) => {
    if (forgone !== undefined) observe({ kind: 'overlap', rule, outcome: 'forgone' });
    else if (open.compare(before[at] ?? ZERO) < 0) {
      observe({ kind: 'overlap', rule, outcome: 'reduced' });
    } else {
      observe({ kind: 'overlap', rule, outcome: hasRival(rule, meeting) ? 'kept' : 'nothing' });
    }
  });
}

/** Whether there was anything that the offers could have given way to. */
function hasRival(rule: Overlap, { offers, supports }: Meeting): boolean {
  if (supports.some(({ amount }) => amount.compare(ZERO) > 0)) return true;
  const { takes } = rule.outcome;
  const amongClauses = takes === 'firstOf' || (takes === 'better' && rule.supports === undefined);
  return amongClauses && new Set(offers.map(({ place }) => place.clause.name)).size > 1;
}

/** A rule outside its own period, where it would have had offers to look at. */
export function observeOutside(
  { observe }: Context,
  rule: Overlap,
  standings: readonly Standing[],
): void {
  if (standings.some((standing) => covers(rule, standing))) {
    observe?.({ kind: 'overlap', rule, outcome: 'outside' });
  }
}
