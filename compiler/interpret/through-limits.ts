// What limits leave of an amount (DESIGN §2.2 Caps): asked in step 2 with what the ledger holds, in
// step 4 with what earlier awards were paid as well.
import type Fraction from 'fraction.js';
import { divide, multiply, netOf, round, smaller } from './arithmetic.ts';
import { compare } from './compare.ts';
import { type Hold, type Spent, type Used, usedUp } from './hold.ts';
import { choose, figure, NO, type Result, YES, ZERO } from './result.ts';

/** An amount on its way through limits. */
export interface Amount {
  readonly amount: Result;
  /** How much of its quantity the award still stands for, 1 at first: limits of quantity cut it. */
  readonly share: Result;
}

/** An amount before and after one limit. */
export interface Cut {
  readonly hold: Hold;
  readonly before: Result;
  readonly after: Result;
  /** What was spent of it when it was asked. */
  readonly spent: Spent;
}

/** Whether the limit made the amount less. */
export function hasCut({ before, after }: Cut): boolean {
  if (before.kind !== 'numeric' || after.kind !== 'numeric') return false;
  return after.value.compare(before.value) < 0;
}

export const WHOLE: Result = figure(ZERO.add(1n, 1n));

/**
 * “The least that the limits covering it still leave” (§3.4): of the amount, by each limit; then a
 * limit with `or nothing`, and every minimum, is asked whether what would be paid crosses it.
 */
export function throughLimits(
  entering: Amount,
  holds: readonly Hold[],
  spentOf: (hold: Hold) => Spent,
  step: Fraction,
): { readonly left: Amount; readonly cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  let left = entering;
  const plain = holds.filter(({ limit }) => !limit.orNothing);
  const strict = holds.filter(({ limit }) => limit.orNothing);
  for (const hold of [...plain, ...strict]) {
    const spent = spentOf(hold);
    const used = hold.supposed ?? usedUp(spent);
    const before = left;
    const after = hold.limit.orNothing
      ? allOrNothing(hold, before, used)
      : least(before, leaves(hold, entering, used, step));
    left = {
      amount: choose(
        hold.covers,
        () => after.amount,
        () => before.amount,
      ),
      share: choose(
        hold.covers,
        () => after.share,
        () => before.share,
      ),
    };
    cuts.push({ hold, before: before.amount, after: left.amount, spent });
  }
  return { left, cuts };
}

function least(a: Amount, b: Amount): Amount {
  return { amount: smaller(a.amount, b.amount), share: smaller(a.share, b.share) };
}

/** What one limit leaves of an amount. */
function leaves(hold: Hold, of: Amount, used: Used, step: Fraction): Amount {
  const { limit, to } = hold;
  const { amount, share } = of;
  switch (limit.measure) {
    case 'total':
      return { amount: smaller(amount, netOf(to, used.amount)), share };
    case 'count': {
      const room = roomForOne(to, used);
      return {
        amount: choose(
          room,
          () => amount,
          () => figure(ZERO),
        ),
        share,
      };
    }
    case 'quantity': {
      // “`quantity` cuts an award in proportion” (§2.2), and what is calculated rounds down (§3.2).
      const quantity = multiply(hold.quantity, share);
      const left = netOf(to, used.quantity);
      const fits = compare('<=', quantity, left);
      const part = (whole: Result): Result => divide(multiply(whole, left), quantity);
      return {
        amount: choose(
          fits,
          () => amount,
          () => round(part(amount), figure(step), 'down'),
        ),
        share: choose(
          fits,
          () => share,
          () => part(share),
        ),
      };
    }
    case 'award':
      // A minimum leaves an award whole, or nothing of it: `allOrNothing`.
      return of;
    default:
      return limit.measure satisfies never;
  }
}

/** “`or nothing` pays 0 where the limit would be crossed”; reaching it is not crossing it. */
function allOrNothing(hold: Hold, { amount, share }: Amount, used: Used): Amount {
  const crossed = crosses(hold, { amount, share }, used);
  return {
    amount: choose(
      crossed,
      () => figure(ZERO),
      () => amount,
    ),
    share,
  };
}

function crosses(hold: Hold, { amount, share }: Amount, used: Used): Result {
  const { limit, to, quantity } = hold;
  switch (limit.measure) {
    case 'total':
      return compare('>', amount, netOf(to, used.amount));
    case 'count':
      return choose(
        roomForOne(to, used),
        () => NO,
        () => YES,
      );
    case 'quantity':
      return compare('>', multiply(quantity, share), netOf(to, used.quantity));
    case 'award':
      // A minimum looks at what is left for this award alone; just reaching it is enough.
      return compare('<', amount, to);
    default:
      return limit.measure satisfies never;
  }
}

function roomForOne(to: Result, used: Used): Result {
  return compare('<', used.count, to);
}
