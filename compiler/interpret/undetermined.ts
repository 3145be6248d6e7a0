// Awards that hang on unknowns (DESIGN §3): what is missing, and how much it could come to at most.
import Fraction from 'fraction.js';
import { ceilingFrom } from '../ceiling/search.ts';
import type { GrantClause } from '../model/model.ts';
import { isClauseInForce, type Scope } from './applicability.ts';
import type { Outcome } from './awards.ts';
import { allHold, ask, type Context, type Place } from './context.ts';
import { envOf, seenBy, viewOf } from './env.ts';
import { and, isFalse } from './logic.ts';
import { type Offer, offerAt } from './offer.ts';
import { type Fact, type Result, termFor, unknownFrom, ZERO } from './result.ts';

/** The award of a place whose guard or amount is unknown, or for which it is not known that the policy applies. */
export function undetermined(
  context: Context,
  scope: Scope,
  place: Place<GrantClause>,
  reached?: Offer,
): Outcome {
  const inForce = isClauseInForce(context, place.clause);
  const offer = reached ?? (inForce ? offerAt(context, place, place.env) : undefined);
  const parts = [
    ...(scope.applies === null ? [scope.because] : []),
    ...(offer?.figures === undefined
      ? []
      : [
          offer.guard,
          offer.figures.amount.computed,
          offer.figures.amount.afterCap,
          offer.figures.offered,
        ]),
  ];
  const because = unknownFrom(parts);
  const { facts } = because;
  // Sought where somebody asks: it costs more than all the rest.
  let sought: Fraction | null | undefined;
  const ownCode = facts.length === 0 ? 'undetermined_division' : 'undetermined';
  const code = scope.applies === null ? 'scope_undetermined' : ownCode;
  return {
    kind: 'undetermined',
    code,
    because,
    offer,
    get ceiling() {
      if (sought === undefined) sought = inForce ? ceilingOf(context, place, facts) : ZERO;
      return sought;
    },
  };
}

/** The largest offer over the missing facts, in minor units; null if there is no bound. */
function ceilingOf(
  context: Context,
  place: Place<GrantClause>,
  facts: readonly Fact[],
): Fraction | null {
  const found = supposed(context, place, facts);
  if (found === undefined) return ZERO;
  const most = ceilingFrom(termFor(found.guard), termFor(found.offered));
  return most && new Fraction(most.n, most.d);
}

/**
 * The offer as it follows from missing facts, by its terms; undefined where nothing is ever offered.
 * Once these facts are given, others may turn out to be missing: they are then supposed to be given
 * too.
 */
export function supposed(
  context: Context,
  place: Place<GrantClause>,
  facts: readonly Fact[],
): Supposed | undefined {
  const given = new Set<string>();
  let wanted = facts;
  let found: Supposed | undefined;
  do {
    for (const { missing } of wanted) given.add(missing.path);
    found = suppose(context, place, given);
    if (found === undefined) return undefined;
    wanted = unknownFrom([found.guard, found.offered]).facts;
  } while (wanted.some(({ missing }) => !given.has(missing.path)));
  return found;
}

export interface Supposed {
  readonly guard: Result;
  readonly offered: Result;
}

/** Steps 1 and 2 as they follow from facts that are supposed to be given; undefined if in no case. */
function suppose(
  context: Context,
  place: Place<GrantClause>,
  given: ReadonlySet<string>,
): Supposed | undefined {
  const view = viewOf(context.dossier, context.view.digits, { supposed: given });
  const scope = allHold(ask(context.model.applies.guard, envOf(view)));
  if (isFalse(scope)) return undefined;
  const offer = offerAt(context, place, seenBy(place.env, view));
  if (offer.figures === undefined) return undefined;
  return { guard: and([scope, offer.guard]), offered: offer.figures.offered };
}
