// Steps 1 and 2 for one award by the exact path: it stands with its offer, or it is told why not,
// what is missing and how much it could come to.

import {
  compare,
  formatMinor,
  type Money,
  money,
  type Rational,
  stepsIn,
  ZERO,
} from '@clause/runtime';
import { type Buckets, type Hold, Standing, standingWithout } from './award.ts';
import { limitText, offerSteps } from './explain.ts';
import type { Context, Standpoint } from './held.ts';
import {
  type Asked,
  allHold,
  askAll,
  type Figures,
  type HoldResult,
  type Offer,
  offerAt,
} from './offer.ts';
import { isInForce } from './overlap.ts';
import type { GrantInfo, Template, Unoffered } from './policy.ts';
import { failedReason, missingPaths, missingReason, periodReason } from './reasons.ts';
import {
  allOf,
  type Fact,
  isFalse,
  isTrue,
  type Result,
  termFor,
  type Unknown,
  unknownFrom,
} from './result.ts';
import type { View } from './view.ts';

/** Whether the policy applies; null while a fact that it hangs on is missing. */
export type Scope =
  | { readonly applies: true }
  | {
      readonly applies: false;
      readonly code: 'not_in_force' | 'out_of_scope';
      readonly asked: readonly Asked[];
    }
  | { readonly applies: null; readonly because: Unknown };

export function scopeOf({ policy, view }: Context): Scope {
  if (!isInForce(policy.period, view.dossier.as_of)) {
    return { applies: false, code: 'not_in_force', asked: [] };
  }
  const asked = askAll(policy.applies, view, []);
  const holds = allHold(asked);
  if (isTrue(holds)) return { applies: true };
  if (isFalse(holds)) return { applies: false, code: 'out_of_scope', asked };
  return { applies: null, because: holds as Unknown };
}

export function scopeReason(context: Context, scope: Scope, template: Template): string {
  if (scope.applies === true) return '';
  if (scope.applies === null) return missingReason(context.policy, template, scope.because);
  return scope.code === 'not_in_force'
    ? periodReason(template, context.view.dossier.as_of, context.policy.period)
    : failedReason(context.policy, template, scope.asked);
}

export function standingAt(
  context: Context,
  scope: Scope,
  point: Standpoint<GrantInfo>,
  buckets: Buckets,
  told: boolean,
): Standing {
  const { policy, view } = context;
  const { clause, item } = point;
  const { words } = policy;
  const none = told ? [] : undefined;
  if (scope.applies === false) {
    const { code } = scope;
    const reason = scopeReason(context, scope, words.awards[code]);
    return standingWithout(clause, item, { status: 'not_applicable', code, reason }, none);
  }
  if (scope.applies === null) return undeterminedAt(context, scope, point, undefined, told);
  if (!isInForce(clause.period, view.dossier.as_of)) {
    const code = 'clause_not_in_force';
    const reason = periodReason(words.awards[code], view.dossier.as_of, clause.period);
    return standingWithout(clause, item, { status: 'not_applicable', code, reason }, none);
  }
  return offeredAt(context, point, buckets, told);
}

/** Step 2 for one award of a policy and a clause in force: an offer, or why there is none. */
export function offeredAt(
  context: Context,
  point: Standpoint<GrantInfo>,
  buckets: Buckets,
  told: boolean,
): Standing {
  const { policy, view } = context;
  const { clause, item, at } = point;
  const offer = offerAt(context, point, view);
  const { guard, figures } = offer;
  if (!figures) {
    const reason = failedReason(policy, policy.words.awards.ineligible, offer.asked);
    const without: Unoffered = { status: 'ineligible', code: 'ineligible', reason };
    return standingWithout(clause, item, without, told ? offerSteps(context, offer) : undefined);
  }
  const { computed, afterCap } = figures.amount;
  const { offered } = figures;
  const known =
    guard.kind === 'boolean' &&
    computed.kind === 'numeric' &&
    afterCap.kind === 'numeric' &&
    offered.kind === 'numeric';
  if (!known) return undeterminedAt(context, { applies: true }, point, offer, told);
  const standing = new Standing(
    clause,
    item,
    at,
    minorOf(computed.value),
    minorOf(afterCap.value),
    minorOf(offered.value),
    figures.holds.flatMap((hold) =>
      settledHold(hold, buckets, told ? limitText({ policy, view, at }, hold) : hold.scope.text),
    ),
    undefined,
    told ? offerSteps(context, offer) : undefined,
  );
  const binding = bindingLimit(figures);
  if (binding) {
    standing.limitedBy = binding.scope.text;
    standing.belowMinimum = binding.limit.measure === 'award';
  }
  if (figures.share.kind === 'numeric') standing.share = figures.share.value;
  return standing;
}

/** Whole minor units; a figure between two goes down. */
export function minorOf(value: Rational): Money {
  return money(stepsIn(value, 'down', { n: 1n, d: 1n }));
}

/** The limit that left no more: of several the last that cut. */
function bindingLimit({ amount, cuts }: Figures): HoldResult | undefined {
  let left = amount.afterCap;
  let last: HoldResult | undefined;
  for (const { hold, after } of cuts) {
    if (after.kind === 'numeric' && left.kind === 'numeric') {
      if (compare(after.value, left.value) < 0) last = hold;
    }
    left = after;
  }
  return last;
}

/** A limit that covers an award whose figures are all known. */
function settledHold(hold: HoldResult, buckets: Buckets, told: string): readonly Hold[] {
  const { limit, scope, bucket: key, covers, to, quantity, spent } = hold;
  if (!isTrue(covers) || key === undefined || to.kind !== 'numeric') return [];
  const bucket = buckets.of(limit, key, () => spent);
  return [
    {
      limit,
      text: scope.text,
      told,
      bucket,
      to: to.value,
      total: minorOf(to.value),
      quantity: quantity.kind === 'numeric' ? quantity.value : ZERO,
    },
  ];
}

/** An award whose guard or amount is unknown, or for which it is not known that the policy applies. */
function undeterminedAt(
  context: Context,
  scope: Scope,
  point: Standpoint<GrantInfo>,
  reached: Offer | undefined,
  told: boolean,
): Standing {
  const { policy, view } = context;
  const inForce = isInForce(point.clause.period, view.dossier.as_of);
  const offer = reached ?? (inForce ? offerAt(context, point, view) : undefined);
  const figures = offer?.figures;
  const because = unknownFrom([
    ...(scope.applies === null ? [scope.because] : []),
    ...(offer && figures
      ? [offer.guard, figures.amount.computed, figures.amount.afterCap, figures.offered]
      : []),
  ]);
  const { facts } = because;
  const ceiling = inForce ? ceilingOf(context, point, facts) : ZERO;
  const own = facts.length === 0 ? 'undetermined_division' : 'undetermined';
  const code = scope.applies === null ? 'scope_undetermined' : own;
  const without: Unoffered = {
    status: 'undetermined',
    code,
    reason: missingReason(policy, policy.words.awards[code], because),
    missing: missingPaths(facts),
    ceiling: ceiling && formatMinor(minorOf(ceiling), policy.digits),
    because,
  };
  const steps = told ? (offer ? offerSteps(context, offer) : []) : undefined;
  return standingWithout(point.clause, point.item, without, steps);
}

/**
 * The largest offer over the missing facts, in minor units; null if there is no bound. Once they are
 * given, others may turn out to be missing: these are then supposed to be given too.
 */
function ceilingOf(
  context: Context,
  point: Standpoint<GrantInfo>,
  facts: readonly Fact[],
): Rational | null {
  const { applies, ceiling } = context.policy;
  const supposed = new Set<string>();
  const view: View = { ...context.view, supposed };
  let guard: Result;
  let offered: Result;
  let wanted = facts;
  do {
    for (const { missing } of wanted) supposed.add(missing.path);
    const scope = allHold(askAll(applies, view, []));
    if (isFalse(scope)) return ZERO;
    const offer = offerAt(context, point, view);
    if (!offer.figures) return ZERO;
    guard = allOf([scope, offer.guard]);
    offered = offer.figures.offered;
    wanted = unknownFrom([guard, offered]).facts;
  } while (wanted.some(({ missing }) => !supposed.has(missing.path)));
  return ceiling(termFor(guard), termFor(offered));
}
