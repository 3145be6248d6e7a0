// Awards that hang on unknowns (DESIGN §3): what is missing, and how much it could come to at most.
import type { GrantClause } from '../model/model.ts';
import { isClauseInForce, type Scope } from './applicability.ts';
import type { Outcome } from './awards.ts';
import type { Box } from './box.ts';
import { ceilingOver } from './ceiling.ts';
import { allHold, ask, type Context, type Place } from './context.ts';
import { envOf, seenBy, viewOf } from './env.ts';
import { and, isFalse, isTrue } from './logic.ts';
import { type Offer, offerAt } from './offer.ts';
import { figuresOf, type Result, unknownFrom } from './result.ts';
import { tellingTexts } from './texts.ts';

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
  const because = unknownFrom(parts, { of: 'anything' });
  const { facts } = because;
  const texts = facts.some(({ field }) => field.type.kind === 'text')
    ? tellingTexts(context.model, context.dossier)
    : [];
  const ceiling = ceilingOver(facts, texts, (box) =>
    inForce ? look(context, place, box) : 'ineligible',
  );
  const ownCode = facts.length === 0 ? 'undetermined_division' : 'undetermined';
  const code = scope.applies === null ? 'scope_undetermined' : ownCode;
  return { kind: 'undetermined', code, because, ceiling, offer };
}

/** Steps 1 and 2 where the missing facts are what a box takes them to be. */
function look(context: Context, place: Place<GrantClause>, box: Box): Result | 'ineligible' {
  const view = viewOf(context.dossier, context.view.digits, { box });
  const scope = allHold(ask(context.model.applies.guard, envOf(view)));
  if (isFalse(scope)) return 'ineligible';
  const offer = offerAt(context, place, seenBy(place.env, view));
  if (offer.figures === undefined) return 'ineligible';
  const { offered } = offer.figures;
  const guard = and([scope, offer.guard]);
  if (isTrue(guard)) return offered;
  return unknownFrom([guard, offered], { of: 'figures', interval: figuresOf(offered) });
}
