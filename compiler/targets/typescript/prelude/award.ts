// An award on its way through overlap and limits, and the limits that hold it. The fast and the
// exact path share it. Sums are minor units.

import { add, type Money, type Rational, type Step, subtract } from '@clause/runtime';
import { NOTHING_SPENT, type Spent } from './held.ts';
import type { GrantInfo, LimitInfo, Unoffered } from './policy.ts';
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
  /** With the figures of this dossier, where they are told. */
  readonly told: string;
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
  /** Where it comes from, and what it is for, in words. */
  readonly source: string;
  readonly matter: string;
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
  /** The limit that left no more, in words. */
  limitedBy = '';
  /** It is a minimum. */
  belowMinimum = false;
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
  /** Where it can be had, in words. */
  readonly source: string;
}

/** What an offer loses to overlap. */
export function deductFrom(standing: Standing, taken: Money): void {
  standing.open = subtract(standing.open, taken);
  standing.deducted = add(standing.deducted, taken);
}
