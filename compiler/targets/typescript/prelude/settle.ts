// Steps 3 and 4 of the decision, on sums of minor units: overlap, rule by rule, and what limits
// leave, award by award. The fast and the exact path share them.

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
  subtract,
  times,
  whole,
  ZERO,
} from '@clause/runtime';
import { NOTHING_SPENT, type Spent, spend } from './held.ts';
import type { GrantInfo, LimitInfo, PolicyInfo, Unoffered } from './policy.ts';
import type { GivenPlace } from './result.ts';

/** What is spent of a limit for one set of keys. */
export class Bucket {
  /** By the ledger, and by supports from elsewhere that count. */
  readonly before: Spent;
  /** By awards of this decision. */
  used: Spent = NOTHING_SPENT;

  constructor(before: Spent) {
    this.before = before;
  }
}

/** The limits' states in one decision. */
export class Buckets {
  /** Of limits on the applicant alone, by their position. */
  private readonly alone: (Bucket | undefined)[] = [];
  private keyed: Map<string, Bucket> | undefined = undefined;

  /** The state for some keys; `before` says what is spent at first. */
  of(limit: LimitInfo, key: string, before: () => Spent): Bucket {
    const { index, applicant } = limit;
    let bucket = applicant ? this.alone[index] : this.keyed?.get(key);
    if (bucket) return bucket;
    bucket = new Bucket(before());
    if (applicant) this.alone[index] = bucket;
    else {
      this.keyed ??= new Map();
      this.keyed.set(key, bucket);
    }
    return bucket;
  }
}

/** A limit that covers an award. */
export interface Hold {
  readonly limit: LimitInfo;
  /** In words. */
  readonly text: string;
  readonly bucket: Bucket;
  /** A quantity; absent: as `total`. */
  readonly to: Rational | undefined;
  /** Minor units, or awards. */
  readonly total: Money;
  /** Of the award; 0 where the limit does not ask. */
  readonly quantity: Rational;
}

export type ForgoneCode =
  | 'forgone_better_elsewhere'
  | 'forgone_better_clause'
  | 'forgone_earlier'
  | 'forgone_excluded';

export interface Forgone {
  readonly code: ForgoneCode;
  /** What was taken instead, from elsewhere or by other clauses. */
  readonly elsewhere: Money | undefined;
  readonly clauses: readonly string[];
}

const ALL: Rational = { n: 1n, d: 1n };
export const NO_HOLDS: readonly Hold[] = [];
export const NO_PLACES: readonly GivenPlace[] = [];

/** An award on its way through steps 3 to 5. Sums are minor units. */
export class Standing {
  readonly clause: GrantInfo;
  readonly item: string | null;
  readonly at: readonly GivenPlace[];
  readonly holds: readonly Hold[];
  /** By the policy's rounding, without caps. */
  readonly computed: Money;
  readonly afterCap: Money;
  offered: Money;
  /** How much of its quantity it stands for after step 2, then after step 4. */
  share: Rational = ALL;
  /** What is left of the offer. */
  open: Money;
  /** What overlap took of it. */
  deducted: Money = 0;
  forgone: Forgone | undefined = undefined;
  paid: Money = 0;
  /** Step 4 paid less than was open. */
  cutByPayment = false;
  /** Why nothing was offered, if nothing was: it then takes no part in steps 3 and 4. */
  readonly without: Unoffered | undefined;
  /** The explanation, where one is told. */
  readonly steps: Step[] | undefined;

  constructor(
    clause: GrantInfo,
    item: string | null,
    at: readonly GivenPlace[],
    computed: Money,
    afterCap: Money,
    offered: Money,
    holds: readonly Hold[],
    without: Unoffered | undefined,
    steps: Step[] | undefined,
  ) {
    this.clause = clause;
    this.item = item;
    this.at = at;
    this.computed = computed;
    this.afterCap = afterCap;
    this.offered = offered;
    this.open = offered;
    this.holds = holds;
    this.without = without;
    this.steps = steps;
  }
}

/** An award that offers nothing. */
export function standingWithout(
  clause: GrantInfo,
  item: string | null,
  without: Unoffered,
  steps?: Step[],
): Standing {
  return new Standing(clause, item, NO_PLACES, 0, 0, 0, NO_HOLDS, without, steps);
}

// ---------------------------------------------------------------- words

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
  return fill(words.money, { figure: numberText(major, words.grouping, digits) });
}

// ---------------------------------------------------------------- limits

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
  told?: (hold: Hold, after: Money) => void,
): Money {
  const { share, holds } = standing;
  let left = entering;
  for (const hold of inAskingOrder(holds)) {
    left = leftBy(policy, hold, standing, entering, share, left);
    told?.(hold, left);
  }
  return left;
}

/** Tells what a limit left. */
export function limitStep(policy: PolicyInfo, hold: Hold, after: Money): Step {
  const { steps } = policy.words;
  const { before, used } = hold.bucket;
  const { measure } = hold.limit;
  const spent =
    measure === 'total'
      ? whole(add(before.amount, used.amount))
      : measure === 'count'
        ? whole(before.count + used.count)
        : plus(before.quantity, used.quantity);
  const shown = (value: Rational) =>
    measure === 'total' ? spokenExactly(policy, value) : numberText(value, policy.words.grouping);
  return stepOf(policy, 'limit', spent.n > 0n ? steps.limitUsed : steps.limit, after, {
    limit: hold.text,
    used: shown(spent),
    left: shown(notNegative(minus(hold.to ?? whole(hold.total), spent))),
  });
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
      steps && ((hold, after) => cuts.push(limitStep(policy, hold, after))),
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
  for (const { offers, open } of kept) warnOfLess(policy, offers, open);
}

/** Where step 4 leaves less than what was open elsewhere in step 3, a step warns of it. */
function warnOfLess(policy: PolicyInfo, offers: readonly Standing[], open: Money): void {
  const paid = offers.reduce<Money>((total, standing) => add(total, standing.paid), 0);
  if (paid >= open || !offers.some(({ cutByPayment }) => cutByPayment)) return;
  const { warnLessThanOpen } = policy.words.steps;
  const elsewhere = policy.spoken(open);
  for (const { steps } of offers) {
    steps?.push(stepOf(policy, 'warning', warnLessThanOpen, paid, { elsewhere }));
  }
}

// ---------------------------------------------------------------- sums

/** What a grant clause pays, by its position. */
export function paidBy(paid: readonly Money[], index: number): Money {
  return paid[index] ?? 0;
}

export function openOf(offers: readonly Standing[]): Money {
  let sum: Money = 0;
  for (const { open } of offers) sum = add(sum, open);
  return sum;
}

/** Offers that stood against supports still open elsewhere, for the warning of step 4. */
export interface KeptOpen {
  readonly offers: readonly Standing[];
  /** The largest support not received. */
  readonly open: Money;
}

/** What an offer loses to overlap. */
export function deductFrom(standing: Standing, taken: Money): void {
  standing.open = subtract(standing.open, taken);
  standing.deducted = add(standing.deducted, taken);
}
