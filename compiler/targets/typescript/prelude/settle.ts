// Step 4 of the decision: what limits leave, award by award.

import {
  add,
  compare,
  fill,
  formatMinor,
  least,
  type Money,
  minus,
  money,
  netOf,
  numberText,
  over,
  plus,
  type Rational,
  rational,
  type Step,
  stepsIn,
  times,
  whole,
  ZERO,
} from '@clause/runtime';
import type { Hold, KeptOpen, Standing } from './award.ts';
import { isOfMoney, type Spent, spend, usedOf } from './held.ts';
import type { PolicyInfo } from './policy.ts';

/** A step that leaves a sum. */
export function stepOf(
  policy: PolicyInfo,
  code: Step['code'],
  template: string,
  amount: Money,
  holes: Readonly<Record<string, string>> = {},
): Step {
  const text = fill(template, { amount: policy.spoken(amount), ...holes });
  return { code, text, amount: formatMinor(amount, policy.digits) };
}

/** Any figure of minor units as people read it. */
export function spokenExactly(policy: PolicyInfo, value: Rational): string {
  const { digits, words } = policy;
  const major = rational(value.n, value.d * 10n ** BigInt(digits));
  const isOne = major.n === 1n && major.d === 1n;
  const figure = numberText(major, words.grouping, digits);
  return fill(isOne ? words.moneyOne : words.money, { figure });
}

/** What a limit leaves of an award that enters with an amount and a share of its quantity. */
function leftBy(
  policy: PolicyInfo,
  hold: Hold,
  standing: Standing,
  entering: Money,
  share: Rational,
  before: Money,
): Money {
  const { limit, bucket } = hold;
  const had = bucket.before;
  const { used } = bucket;
  switch (limit.measure) {
    case 'total': {
      const left = netOf(hold.total, add(had.amount, used.amount));
      if (limit.orNothing) return before > left ? 0 : before;
      return least(before, least(entering, left));
    }
    case 'count':
      return hold.total <= had.count + used.count ? 0 : before;
    case 'quantity': {
      const left = notNegative(minus(hold.to ?? ZERO, plus(had.quantity, used.quantity)));
      if (limit.orNothing) {
        return compare(times(hold.quantity, standing.share), left) > 0 ? 0 : before;
      }
      const quantity = times(hold.quantity, share);
      if (compare(quantity, left) <= 0) return before;
      const part = over(times(share, left), quantity);
      if (compare(part, standing.share) < 0) standing.share = part;
      const count = stepsIn(over(times(whole(entering), left), quantity), 'down', policy.step);
      return least(before, money(times({ n: count, d: 1n }, policy.step).n));
    }
    case 'award':
      return before < hold.total ? 0 : before;
    default:
      return limit.measure satisfies never;
  }
}

function notNegative(value: Rational): Rational {
  return value.n < 0n ? ZERO : value;
}

/** The limits in the order they are asked: those with `or nothing` last. */
function inAskingOrder(holds: readonly Hold[]): readonly Hold[] {
  if (holds.length < 2 || !holds.some(({ limit }) => limit.orNothing)) return holds;
  return [
    ...holds.filter(({ limit }) => !limit.orNothing),
    ...holds.filter(({ limit }) => limit.orNothing),
  ];
}

/** What its limits leave of an amount; the award's share follows. `told` hears of each limit. */
export function throughHolds(
  policy: PolicyInfo,
  standing: Standing,
  entering: Money,
  told?: (hold: Hold, before: Money, after: Money) => void,
): Money {
  const { share, holds } = standing;
  let left = entering;
  for (const hold of inAskingOrder(holds)) {
    const after = leftBy(policy, hold, standing, entering, share, left);
    if (after < left) {
      standing.limitedBy = hold.text;
      standing.belowMinimum = hold.limit.measure === 'award';
    }
    told?.(hold, left, after);
    left = after;
  }
  return left;
}

/** Tells what a limit left in payment, if it cut here. */
function limitSteps(policy: PolicyInfo, hold: Hold, left: Money, after: Money): readonly Step[] {
  if (after >= left) return [];
  const { before, used } = hold.bucket;
  const spentOf = (spent: Spent) => usedOf(hold.limit, spent);
  const here = spentOf(used);
  const spent = plus(spentOf(before), here);
  const shown = (value: Rational) =>
    isOfMoney(hold.limit) ? spokenExactly(policy, value) : numberText(value, policy.words.grouping);
  const { limit, limitUsedHere } = policy.words.steps;
  // Of a minimum nothing is used up.
  const template = hold.limit.measure === 'award' ? limit : limitUsedHere;
  return [
    stepOf(policy, 'limit', template, after, {
      limit: hold.told,
      held: shown(spentOf(before)),
      used: shown(here),
      left: shown(notNegative(minus(hold.to ?? whole(hold.total), spent))),
    }),
  ];
}

/**
 * Step 4. Awards in their order: each is paid the least that the limits covering it still leave,
 * and uses up what it is paid.
 */
export function payAll(
  policy: PolicyInfo,
  standings: readonly Standing[],
  kept: readonly KeptOpen[],
): void {
  for (const standing of standings) {
    if (standing.without !== undefined || standing.forgone !== undefined) continue;
    const { open, holds, steps } = standing;
    if (holds.length === 0) {
      standing.paid = open;
      continue;
    }
    const cuts: Step[] = [];
    standing.paid = throughHolds(
      policy,
      standing,
      open,
      steps && ((hold, left, after) => cuts.push(...limitSteps(policy, hold, left, after))),
    );
    standing.cutByPayment = standing.paid < open;
    if (standing.cutByPayment) steps?.push(...cuts);
    for (const { bucket, limit, quantity } of holds) {
      const used = limit.measure === 'quantity' && standing.paid > 0;
      bucket.used = spend(
        bucket.used,
        standing.paid,
        used ? times(quantity, standing.share) : ZERO,
      );
    }
  }
  for (const one of kept) warnOfLess(policy, one);
}

/** Where step 4 leaves less than what was open elsewhere in step 3, a step warns of it. */
function warnOfLess(policy: PolicyInfo, { offers, open, source }: KeptOpen): void {
  const paid = offers.reduce<Money>((total, standing) => add(total, standing.paid), 0);
  if (paid >= open || !offers.some(({ cutByPayment }) => cutByPayment)) return;
  const { warnLessThanOpen } = policy.words.steps;
  const elsewhere = policy.spoken(open);
  for (const { steps } of offers) {
    steps?.push(stepOf(policy, 'warning', warnLessThanOpen, paid, { elsewhere, source }));
  }
}
