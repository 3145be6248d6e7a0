// Tells which caps and limits made an award less and which let it be. Only awards that take part are
// told of: an undetermined one has no figure to bound.
import type Fraction from 'fraction.js';
import type { Context } from './context.ts';
import { isTrue } from './logic.ts';
import type { Observe } from './observe.ts';
import type { Figures } from './offer.ts';
import { ZERO } from './result.ts';
import type { Standing } from './standing.ts';
import { type Cut, hasCut } from './through-limits.ts';

/** Step 2: the award's cap, and what the ledger leaves of the limits. */
export function observeOffer({ observe }: Context, { amount, cuts }: Figures): void {
  if (observe === undefined) return;
  const { cap, computed, afterCap } = amount;
  if (cap !== undefined && computed.kind === 'numeric' && afterCap.kind === 'numeric') {
    const bound = afterCap.value.compare(computed.value) < 0;
    if (bound || computed.value.compare(ZERO) > 0) observe({ kind: 'cap', cap: cap.cap, bound });
  }
  tellCuts(observe, cuts);
}

/** Step 4: the limits on what was open, and the least that any of them left. */
export function observePayment(
  { observe }: Context,
  { open, offered, afterCap, paid }: Standing,
  cuts: readonly Cut[],
): void {
  if (observe === undefined) return;
  tellCuts(observe, cuts);
  // Where another limit cut, it does not show whether this one would have let the award be.
  const whole = paid.equals(open) && offered.equals(afterCap);
  if (!whole || !isSome(paid)) return;
  for (const { hold } of cuts) {
    if (isTrue(hold.covers)) observe({ kind: 'limit', scope: hold.scope, bound: false });
  }
}

function tellCuts(observe: Observe, cuts: readonly Cut[]): void {
  for (const cut of cuts) {
    if (hasCut(cut)) observe({ kind: 'limit', scope: cut.hold.scope, bound: true });
  }
}

function isSome(amount: Fraction): boolean {
  return amount.compare(ZERO) > 0;
}
