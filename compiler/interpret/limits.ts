// Step 4 of DESIGN §3, limits: “Awards in file order, then array order: each is paid the least that
// the limits covering it still leave, and uses up what it is paid.”

import type { Step } from '@clause/runtime';
import type Fraction from 'fraction.js';
import { moneyString, moneyText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { multiply } from './arithmetic.ts';
import type { Context } from './context.ts';
import { bindingLimit, paymentSteps } from './explain-limits.ts';
import { type Hold, NOTHING_SPENT, type Spent, spend, together } from './hold.ts';
import { isTrue } from './logic.ts';
import { observePayment } from './observe-bounds.ts';
import type { KeptOpen } from './overlap.ts';
import { figure, type Result, ZERO } from './result.ts';
import type { Standing } from './standing.ts';
import { throughLimits } from './through-limits.ts';

/** Pays the awards that take part, in their order. */
export function pay(
  context: Context,
  standings: readonly Standing[],
  kept: readonly KeptOpen[],
): void {
  const used = new Map<string, Spent>();
  const usedOf = ({ bucket }: Hold): Spent => used.get(bucket ?? '') ?? NOTHING_SPENT;
  for (const standing of standings) {
    if (standing.forgone !== undefined) continue;
    const { left, cuts } = throughLimits(
      { amount: figure(standing.open), share: standing.share },
      standing.holds,
      (hold) => together(hold.spent, usedOf(hold)),
      context.model.rounding.step,
    );
    standing.paid = known(left.amount);
    standing.paymentCuts = cuts;
    standing.cutByPayment = standing.paid.compare(standing.open) < 0;
    if (standing.cutByPayment) {
      standing.steps.push(...paymentSteps(context, cuts, standing.place.env, usedOf));
    }
    observePayment(context, standing, cuts);
    standing.limitedBy = bindingLimit(context, cuts) ?? standing.limitedBy;
    for (const hold of standing.holds) {
      if (hold.bucket === undefined || !isTrue(hold.covers)) continue;
      const before = usedOf(hold);
      used.set(hold.bucket, spend(before, standing.paid, quantityUsed(hold, left.share, standing)));
    }
  }
  for (const one of kept) warn(context, one);
}

/** As much of the award's quantity as it is paid for; nothing if nothing is paid. */
function quantityUsed({ quantity }: Hold, share: Result, { paid }: Standing): Fraction {
  return paid.compare(ZERO) > 0 ? known(multiply(quantity, share)) : ZERO;
}

/** “Where step 4 leaves less than what was open elsewhere in step 3, a step … warns of it.” */
function warn({ voice, model }: Context, { offers, open, source }: KeptOpen): void {
  const paid = offers.reduce((total, standing) => total.add(standing.paid), ZERO);
  if (paid.compare(open) >= 0 || !offers.some(({ cutByPayment }) => cutByPayment)) return;
  const step: Step = {
    code: 'warning',
    text: fill(voice.wording.steps.warnLessThanOpen, {
      elsewhere: moneyText(open, voice),
      source,
      amount: moneyText(paid, voice),
    }),
    // Curves look at figures before any rounding.
    ...(paid.d === 1n ? { amount: moneyString(paid, model.currency.digits) } : {}),
  };
  for (const standing of offers) standing.steps.push(step);
}

/** Awards that take part hang on nothing unknown (step 2). */
function known(result: Result): Fraction {
  if (result.kind !== 'numeric') throw new Error('an undetermined award takes no part in step 4');
  return result.value;
}
