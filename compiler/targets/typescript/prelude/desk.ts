// What the fast path keeps at hand while it judges one dossier, and how it leaves for the exact path:
// for a single award or measure whose facts are absent or out of bounds, the rest staying fast.

import {
  type Decision,
  fill,
  formatMinor,
  least,
  type MeasureOutcome,
  type Money,
  NONE,
  netOf,
  ZERO,
} from '@clause/runtime';
import { Buckets, type Hold, NO_PLACES, Standing, standingWithout } from './award.ts';
import { decisionOf } from './awards.ts';
import {
  bucketKey,
  type Context,
  heldFor,
  keyFrom,
  NOTHING_SPENT,
  type Spent,
  type Standpoint,
  spentBefore,
  spentByClauses,
  standpointsOf,
} from './held.ts';
import { DONE, measureAt } from './measures.ts';
import { isInForce, overlapAll } from './overlap.ts';
import type {
  ClauseInfo,
  ConjunctInfo,
  GrantInfo,
  LimitInfo,
  MeasureInfo,
  PolicyInfo,
  ScopeRefusal,
  Template,
  Unoffered,
  WindowInfo,
} from './policy.ts';
import { failureText, periodReason } from './reasons.ts';
import type { GivenPlace } from './result.ts';
import { payAll, throughHolds } from './settle.ts';
import { offeredAt } from './standing.ts';
import { type AnyDossier, type View, viewOf } from './view.ts';

/** No award cap. */
export const NO_CAP = Number.POSITIVE_INFINITY;

/** Whoever's dossier it is about. */
export type AnyDesk = Desk<AnyDossier>;

/** The state of one judgement on the fast path. */
export class Desk<Dossier extends AnyDossier> {
  readonly policy: PolicyInfo;
  readonly dossier: Dossier;
  readonly standings: Standing[] = [];
  readonly measures: MeasureOutcome[] = [];
  /** Why the policy does not apply, as awards tell it. */
  readonly refused: Unoffered | undefined;
  /** The same, as measures and the decision tell it. */
  private readonly refusal: ScopeRefusal | undefined;
  /** Limits' states, by their keys. */
  readonly buckets = new Buckets();
  private shared: (readonly Hold[] | undefined)[] | undefined = undefined;
  private points: Map<ClauseInfo, readonly Standpoint<ClauseInfo>[]> | undefined = undefined;
  private exact: Context | undefined = undefined;

  constructor(policy: PolicyInfo, dossier: Dossier, failed: number) {
    this.policy = policy;
    this.dossier = dossier;
    this.refusal = refusalOf(policy, dossier.as_of, failed);
    this.refused = this.refusal?.award;
  }

  /** The decision, once all awards and measures stand. */
  decision(): Decision {
    const { policy, dossier, refusal, standings, measures } = this;
    const { reason, code } = refusal ?? { reason: undefined, code: undefined };
    return decisionOf(policy, dossier, !refusal, reason, code, standings, measures);
  }

  /** Steps 3 and 4. `always`: a rule compares clauses with one another, supports or none. */
  settle(always: boolean): void {
    const { policy, dossier, standings } = this;
    if (this.refused) return;
    const meet = always || dossier.other_supports.length > 0;
    payAll(
      policy,
      standings,
      meet ? overlapAll(policy, dossier, () => this.view, standings) : NONE,
    );
  }

  /** A measure; `failed` has a bit for each of its conditions that fails. */
  measure(clause: MeasureInfo, item: string | null, failed: number): void {
    const { name, article, modality, cites } = clause;
    const { policy } = this;
    const { measures } = policy.words;
    const date = this.dossier.as_of;
    const refusal =
      this.refusal?.measure ??
      (isInForce(clause.period, date) ? undefined : periodRefusal(measures, clause, date)) ??
      (failed === 0 ? undefined : guardRefusal(policy, clause, failed, measures.ineligible));
    const status = refusal?.status ?? DONE[modality];
    const code = refusal?.code ?? DONE[modality];
    const reason = refusal?.reason ?? measures[DONE[modality]];
    this.measures.push({ clause: name, article, item, modality, status, code, reason, cites });
  }

  /** The same judgement as the exact path sees it. */
  get context(): Context {
    let { exact } = this;
    if (!exact) {
      const { policy } = this;
      const view = viewOf(this.dossier, policy.digits);
      let points: readonly Standpoint<GrantInfo>[] | undefined;
      const awards = () => {
        points ??= standpointsOf(policy.grants, view);
        return points;
      };
      exact = { policy, view, awards };
      this.exact = exact;
    }
    return exact;
  }

  get view(): View {
    return this.context.view;
  }

  /** Where an item of a clause stands, by its position among the clause's items. */
  private pointAt<Of extends ClauseInfo>(clause: Of, at: number): Standpoint<Of> {
    this.points ??= new Map();
    let points = this.points.get(clause) as readonly Standpoint<Of>[] | undefined;
    if (!points) {
      points = standpointsOf([clause], this.view);
      this.points.set(clause, points);
    }
    return points[at] as Standpoint<Of>;
  }

  placesAt(clause: ClauseInfo, at: number): readonly GivenPlace[] {
    return this.pointAt(clause, at).at;
  }

  /** One award by the exact path. */
  offerExactly(clause: GrantInfo, at: number): Standing {
    const none = this.refused ?? outsidePeriod(this.policy, clause, this.dossier.as_of);
    if (none) return standingWithout(clause, this.pointAt(clause, at).item, none);
    return offeredAt(this.context, this.pointAt(clause, at), this.buckets, false);
  }

  /** All awards of a clause by the exact path. */
  offerAllExactly(clause: GrantInfo): void {
    const none = this.refused ?? outsidePeriod(this.policy, clause, this.dossier.as_of);
    for (const point of standpointsOf([clause], this.view)) {
      this.standings.push(
        none
          ? standingWithout(clause, point.item, none)
          : offeredAt(this.context, point, this.buckets, false),
      );
    }
  }

  /** All measures of a clause by the exact path, once awards are paid. */
  measureAllExactly(clause: MeasureInfo): void {
    for (const point of standpointsOf([clause], this.view)) {
      if (this.refused) this.measure(clause, point.item, 0);
      else this.measures.push(measureAt(this.context, { applies: true }, this.standings, point));
    }
  }

  /** One measure by the exact path, once awards are paid. */
  measureExactly(clause: MeasureInfo, at: number): void {
    const point = this.pointAt(clause, at);
    if (this.refused) this.measure(clause, point.item, 0);
    else this.measures.push(measureAt(this.context, { applies: true }, this.standings, point));
  }

  /** What an award cap leaves after the ledger's entries for the clause and item. */
  capLeft(cap: Money, clause: GrantInfo, item: string | null, window?: WindowInfo): Money {
    const { ledger, as_of: asOf } = this.dossier;
    if (ledger.length === 0) return cap;
    return netOf(cap, heldFor(ledger, asOf, clause.name, item, window));
  }

  /** The limits of a clause that are the same for all of its items, worked out once. */
  sharedHolds(slot: number, make: (desk: AnyDesk) => readonly Hold[]): readonly Hold[] {
    this.shared ??= [];
    const known = this.shared[slot];
    if (known) return known;
    const holds = make(this);
    this.shared[slot] = holds;
    return holds;
  }

  /** A minimum, or a limit on totals or counts, as it holds awards of some keys, those of the applicant if none. */
  hold(limit: LimitInfo, scope: number, to: Money, own?: readonly string[]): Hold {
    const keys = own ?? limit.applicant?.keys ?? [];
    const key = own ? bucketKey(limit, own) : (limit.applicant?.bucket ?? '');
    const bucket = this.buckets.of(limit, key, () => this.spent(limit, keys));
    const text = limit.scopes[scope]?.text ?? '';
    return { limit, text, told: text, bucket, to: undefined, total: to, quantity: ZERO };
  }

  private spent(limit: LimitInfo, keys: readonly string[]): Spent {
    const { ledger, other_supports: supports, as_of: asOf } = this.dossier;
    if (limit.measure === 'award') return NOTHING_SPENT;
    if (ledger.length === 0 && (supports.length === 0 || !limit.counting)) return NOTHING_SPENT;
    const exactly = !limit.applicant || limit.counting !== undefined;
    if (exactly) return spentBefore(this.context, limit, keys.map(keyFrom), this.view);
    return spentByClauses(ledger, asOf, limit.scopes, limit.window);
  }
}

/** An offer whose figures are known. */
export function offered(
  policy: PolicyInfo,
  clause: GrantInfo,
  item: string | null,
  at: readonly GivenPlace[],
  computed: Money,
  capLeft: Money,
  holds: readonly Hold[],
): Standing {
  const afterCap = least(computed, capLeft);
  const standing = new Standing(
    clause,
    item,
    at,
    computed,
    afterCap,
    afterCap,
    holds,
    undefined,
    undefined,
  );
  if (holds.length > 0) {
    standing.offered = throughHolds(policy, standing, afterCap);
    standing.open = standing.offered;
  }
  return standing;
}

/**
 * An award whose amount is a fact that is missing and stands in nothing else: it could come to
 * `most`, as far as the cap and the limits leave.
 */
export function awaiting(
  policy: PolicyInfo,
  clause: GrantInfo,
  item: string | null,
  path: string,
  reason: string,
  most: Money,
  capLeft: Money,
  holds: readonly Hold[],
): Standing {
  const { offered: bound } = offered(policy, clause, item, NO_PLACES, most, capLeft, holds);
  const ceiling = bound === NO_CAP ? null : formatMinor(bound, policy.digits);
  const { status, code } = AWAITING;
  return standingWithout(clause, item, { status, code, reason, missing: [path], ceiling });
}

const AWAITING = { status: 'undetermined', code: 'undetermined' } as const;

/** An award whose conditions fail; `failed` has a bit for each that does. */
export function ineligible(
  policy: PolicyInfo,
  clause: GrantInfo,
  item: string | null,
  failed: number,
): Standing {
  const { ineligible: template } = policy.words.awards;
  return standingWithout(clause, item, guardRefusal(policy, clause, failed, template));
}

function guardRefusal(
  policy: PolicyInfo,
  clause: ClauseInfo,
  failed: number,
  template: Template,
): Unoffered {
  const known = clause.refusals.get(failed);
  if (known) return known;
  const reason = failuresReason(policy, clause.guard, failed, template);
  const refusal: Unoffered = { status: 'ineligible', code: 'ineligible', reason };
  clause.refusals.set(failed, refusal);
  return refusal;
}

/** Every failing condition is named. */
function failuresReason(
  { words }: PolicyInfo,
  guard: readonly ConjunctInfo[],
  failed: number,
  template: Template,
): string {
  const conditions = guard
    .filter((_, index) => failed & (1 << index))
    .map((conjunct) => failureText(words, conjunct))
    .join(words.listSeparator);
  return fill(template, { conditions });
}

/** Why a clause's awards are not applicable on a date, if it is outside the clause's own period. */
export function outsidePeriod(
  policy: PolicyInfo,
  clause: ClauseInfo,
  date: string,
): Unoffered | undefined {
  return isInForce(clause.period, date)
    ? undefined
    : periodRefusal(policy.words.awards, clause, date);
}

function periodRefusal(
  templates: { readonly clause_not_in_force: Template },
  { period }: ClauseInfo,
  date: string,
): Unoffered {
  const code = 'clause_not_in_force';
  return { status: 'not_applicable', code, reason: periodReason(templates[code], date, period) };
}

/** Why the whole policy is not applicable, if it is not. */
function refusalOf(policy: PolicyInfo, date: string, failed: number): ScopeRefusal | undefined {
  const { words, refusals, period } = policy;
  if (!isInForce(period, date)) {
    return scopeRefusal('not_in_force', words, (template) => periodReason(template, date, period));
  }
  if (failed === 0) return undefined;
  const known = refusals.get(failed);
  if (known) return known;
  const refusal = scopeRefusal('out_of_scope', words, (template) =>
    failuresReason(policy, policy.applies, failed, template),
  );
  refusals.set(failed, refusal);
  return refusal;
}

function scopeRefusal(
  code: ScopeRefusal['code'],
  { awards, measures, scope }: PolicyInfo['words'],
  reason: (template: Template) => string,
): ScopeRefusal {
  const status = 'not_applicable';
  return {
    code,
    reason: reason(scope[code]),
    award: { status, code, reason: reason(awards[code]) },
    measure: { status, code, reason: reason(measures[code]) },
  };
}
