// A dossier judged as far as explorations need it: the places of its awards and what became of each.
import type { Dossier } from '../dossier/dossier.ts';
import { type Scope, scopeOf } from '../interpret/applicability.ts';
import type { Outcome } from '../interpret/awards.ts';
import { type Context, contextOf, type Place } from '../interpret/context.ts';
import { seenBy, viewOf } from '../interpret/env.ts';
import { judge } from '../interpret/interpret.ts';
import { paidFor } from '../interpret/measures.ts';
import type { GrantClause, MeasureClause, Model } from '../model/model.ts';
import { wordingOf } from '../wording/languages.ts';

export interface Judgement {
  readonly context: Context;
  readonly scope: Scope;
  readonly outcomes: ReadonlyMap<Place, Outcome>;
}

/** Steps 1 to 4 of DESIGN §3. */
export function judgementOf(model: Model, dossier: Dossier): Judgement {
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  const context = contextOf(model, dossier, voice);
  const scope = scopeOf(context);
  return { context, scope, outcomes: judge(context, scope) };
}

/** The same award in a policy that applies, by a clause that is in force and asks for nothing. */
export function supposingEligible(
  { context }: Judgement,
  place: Place<GrantClause>,
): { readonly context: Context; readonly place: Place<GrantClause>; readonly outcome: Outcome } {
  const free = freed(place);
  const awards = context.awards.map((one) => (one === place ? free : one));
  const supposed = { ...context, awards };
  const outcome = judge(supposed, { applies: true }).get(free);
  if (outcome === undefined) throw new Error('every award has an outcome');
  return { context: supposed, place: free, outcome };
}

function freed(place: Place<GrantClause>): Place<GrantClause> {
  const { clause } = place;
  const period = { ...clause.period, from: undefined, until: undefined };
  return { ...place, clause: { ...clause, guard: [], period } };
}

/** The place of an award, by its clause and item. */
export function awardPlace(
  { context }: Judgement,
  name: { readonly clause: string; readonly item: string | null },
): Place<GrantClause> | undefined {
  return context.awards.find(
    ({ clause, item }) => clause.name === name.clause && item === name.item,
  );
}

/** A measure's place where its conditions and its sum may read what awards pay. */
export function measured(
  { context, outcomes }: Judgement,
  place: Place<MeasureClause>,
): Place<MeasureClause> {
  const view = viewOf(context.dossier, context.view.digits, {
    awardOf: (name) => paidFor(context, outcomes, name, place.item),
  });
  return { ...place, env: seenBy(place.env, view) };
}
