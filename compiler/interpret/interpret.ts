// The reference interpreter (DESIGN §3): from a checked model and an unknown JSON value to a
// decision, or to everything that is wrong with the dossier. The five steps, in their order.
import type { Decision, Outcome as Interpretation } from '@clause/runtime';
import { readDossier } from '../dossier/read-dossier.ts';
import type { GrantClause, Model } from '../model/model.ts';
import { wordingOf } from '../wording/languages.ts';
import { isClauseInForce, type Scope, scopeCode, scopeOf } from './applicability.ts';
import { awardOf, type Outcome } from './awards.ts';
import { type Context, contextOf, type Place } from './context.ts';
import { bindingLimit } from './explain-limits.ts';
import { pay } from './limits.ts';
import { measureOf } from './measures.ts';
import type { Observe } from './observe.ts';
import { observeOffer } from './observe-bounds.ts';
import { offerAt } from './offer.ts';
import { overlap } from './overlap.ts';
import { reason } from './reasons.ts';
import type { Standing } from './standing.ts';
import { totalsOf } from './totals.ts';
import { undetermined } from './undetermined.ts';
import { watch } from './watch.ts';

export interface InterpretOptions {
  /** The engine's version, which the decision names. */
  readonly engine: string;
  /** Adds `steps` to each award. */
  readonly explain?: boolean;
  /** Is told which parts of the policy the decision rests on. */
  readonly observe?: Observe;
}

/**
 * Judges a dossier, given as what JSON.parse made of it. The model must be free of errors. Never
 * throws for anything in the dossier.
 */
export function interpret(model: Model, input: unknown, options: InterpretOptions): Interpretation {
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  const reading = readDossier(model, input);
  if ('errors' in reading) return { errors: [...reading.errors] };
  const context = contextOf(model, reading.dossier, voice, options.observe);
  const scope = scopeOf(context);
  const outcomes = judge(context, scope);
  return { decision: decisionOf(context, scope, outcomes, options) };
}

/** Steps 2 to 4: what becomes of each award of the context. */
export function judge(context: Context, scope: Scope): ReadonlyMap<Place, Outcome> {
  const outcomes = new Map<Place, Outcome>();
  const standings: Standing[] = [];
  for (const place of context.awards) {
    const outcome = offered(context, scope, place);
    outcomes.set(place, outcome);
    if (outcome.kind === 'standing') standings.push(outcome.standing);
  }
  pay(context, standings, overlap(context, standings));
  return outcomes;
}

/** Steps 1 and 2 for one award. */
function offered(context: Context, scope: Scope, place: Place<GrantClause>): Outcome {
  const { model } = context;
  const { clause } = place;
  if (scope.applies === false) {
    const grounds = scope.code === 'out_of_scope' ? scope : { period: model.period };
    return { kind: 'not_applicable', code: scope.code, grounds };
  }
  // “`applies` unknown: … everything is `undetermined`”, clauses outside their own period too.
  if (scope.applies === null) return undetermined(context, scope, place);
  if (!isClauseInForce(context, clause)) {
    const grounds = { period: clause.period };
    return { kind: 'not_applicable', code: 'clause_not_in_force', grounds };
  }
  const { env, counts } = watch(context, place.env);
  const offer = offerAt(context, place, env);
  const { guard, figures } = offer;
  if (figures === undefined) {
    counts();
    return { kind: 'ineligible', offer };
  }
  const { amount, offered: open } = figures;
  const settled =
    guard.kind === 'boolean' &&
    amount.computed.kind === 'numeric' &&
    amount.afterCap.kind === 'numeric' &&
    open.kind === 'numeric';
  if (!settled) return undetermined(context, scope, place, offer);
  counts();
  observeOffer(context, figures);
  const standing: Standing = {
    place,
    figures,
    holds: figures.holds,
    computed: amount.computed.value,
    afterCap: amount.afterCap.value,
    offered: open.value,
    share: figures.share,
    open: open.value,
    deducted: open.value.sub(open.value),
    forgone: undefined,
    paid: open.value.sub(open.value),
    cutByPayment: false,
    paymentCuts: [],
    limitedBy: bindingLimit(context, figures.cuts),
    steps: [],
  };
  return { kind: 'standing', offer, standing };
}

function decisionOf(
  context: Context,
  scope: Scope,
  outcomes: ReadonlyMap<Place, Outcome>,
  { engine, explain }: InterpretOptions,
): Decision {
  const { model, dossier } = context;
  const code = scopeCode(scope);
  return {
    policy: model.name,
    policy_version: model.version,
    policy_hash: model.hash,
    engine,
    as_of: dossier.asOf,
    ...(dossier.reference === undefined ? {} : { reference: dossier.reference }),
    currency: model.currency.code,
    applicable: scope.applies,
    ...(code === undefined ? {} : { reason: scopeReason(context, scope, code), code }),
    awards: context.awards.flatMap((place) => {
      const outcome = outcomes.get(place);
      return outcome === undefined ? [] : [awardOf(context, place, outcome, explain === true)];
    }),
    measures: context.measures.map((place) => measureOf(context, scope, outcomes, place)),
    totals: totalsOf(context, outcomes),
  };
}

function scopeReason(context: Context, scope: Scope, code: NonNullable<Decision['code']>): string {
  const asked = scope.applies === false && scope.code === 'out_of_scope' ? scope.asked : [];
  const facts = scope.applies === null ? scope.because.facts : [];
  const grounds = { period: context.model.period, asked, facts };
  return reason(context, context.voice.wording.scope[code], grounds);
}
