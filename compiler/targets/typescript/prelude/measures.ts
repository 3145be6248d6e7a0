// Measures by the exact path: their conditions, and the sums they speak of.

import { formatMinor, type MeasureOutcome, whole } from '@clause/runtime';
import { largerOf, roundedTo, sumOf } from './arithmetic.ts';
import type { Standing } from './award.ts';
import type { Context, Standpoint } from './held.ts';
import { allHold, askAll } from './offer.ts';
import { isInForce } from './overlap.ts';
import type { MeasureInfo } from './policy.ts';
import { failedReason, missingPaths, missingReason, periodReason } from './reasons.ts';
import { figure, isFalse, isTrue, NIL, type Result, type Unknown, unknownFrom } from './result.ts';
import { minorOf, type Scope, scopeReason } from './standing.ts';
import type { View } from './view.ts';

/** What a measure is where its conditions hold. */
export const DONE = {
  permits: 'permitted',
  encourages: 'encouraged',
  requires: 'required',
  empowers: 'empowered',
} as const;

export function measureAt(
  context: Context,
  scope: Scope,
  standings: readonly Standing[],
  point: Standpoint<MeasureInfo>,
): MeasureOutcome {
  const { policy, view: base } = context;
  const { clause, item, at } = point;
  const { words } = policy;
  const say = (
    status: MeasureOutcome['status'],
    code: keyof typeof words.measures,
    reason: string,
  ): MeasureOutcome => {
    const { name, article, modality, cites } = clause;
    return { clause: name, article, item, modality, status, code, reason, cites };
  };
  if (scope.applies === false) {
    const { code } = scope;
    return say('not_applicable', code, scopeReason(context, scope, words.measures[code]));
  }
  const view: View = { ...base, awardOf: (name) => paidFor(standings, name, item) };
  const asked = askAll(clause.guard, view, at);
  const guard = allHold(asked);
  const amount = clause.sum?.(view, at);
  const parts = isFalse(guard) ? [] : [guard, ...(amount ? [amount] : [])];
  const undetermined = (code: keyof typeof words.measures, because: Unknown): MeasureOutcome => {
    const reason = missingReason(policy, words.measures[code], because);
    return { ...say('undetermined', code, reason), missing: missingPaths(because.facts) };
  };
  if (scope.applies === null) {
    return undetermined('scope_undetermined', unknownFrom([scope.because, ...parts]));
  }
  if (!isInForce(clause.period, base.dossier.as_of)) {
    const code = 'clause_not_in_force';
    const reason = periodReason(words.measures[code], base.dossier.as_of, clause.period);
    return say('not_applicable', code, reason);
  }
  if (isFalse(guard)) {
    return say('ineligible', 'ineligible', failedReason(policy, words.measures.ineligible, asked));
  }
  if (!isTrue(guard) || amount?.kind === 'unknown') {
    const because = unknownFrom(parts);
    const divides = because.facts.length === 0;
    return undetermined(divides ? 'undetermined_division' : 'undetermined', because);
  }
  const status = DONE[clause.modality];
  const outcome = say(status, status, words.measures[status]);
  if (amount) {
    // A sum is told like an amount: never below 0, by the policy's rounding.
    const told = roundedTo(largerOf(amount, NIL), figure(policy.step), policy.mode);
    if (told.kind === 'numeric') outcome.amount = formatMinor(minorOf(told.value), policy.digits);
  }
  return outcome;
}

/** What a clause pays for an item and for what is in it; without one, all that the clause pays. */
function paidFor(standings: readonly Standing[], clause: string, item: string | null): Result {
  return standings
    .filter((standing) => standing.clause.name === clause)
    .filter((standing) => item === null || standing.item === null || isWithin(standing.item, item))
    .map((standing): Result => standing.without?.because ?? figure(whole(standing.paid)))
    .reduce(sumOf, NIL);
}

/** `P1/Y2` in `P1`. */
function isWithin(item: string, all: string): boolean {
  return item === all || item.startsWith(`${all}/`);
}
