// What stands between an applicant and the full amount of one award, in the order in which the
// decision meets it (DESIGN §3): “every figure that is less than hoped answers ‘why not more?’” (§1.6).

import type { FactError } from '@clause/runtime';
import type Fraction from 'fraction.js';
import type { Span } from '#language';
import type { Dossier } from '../dossier/dossier.ts';
import { readDossier } from '../dossier/read-dossier.ts';
import { isClauseInForce, type Scope } from '../interpret/applicability.ts';
import type { Outcome } from '../interpret/awards.ts';
import { type Asked, ask, type Context, type Place } from '../interpret/context.ts';
import { type Env, envOf } from '../interpret/env.ts';
import { limitSteps } from '../interpret/explain-limits.ts';
import { offerSteps } from '../interpret/explain-offer.ts';
import { judge } from '../interpret/interpret.ts';
import { isFalse, isTrue } from '../interpret/logic.ts';
import type { Figures, Offer } from '../interpret/offer.ts';
import { reason } from '../interpret/reasons.ts';
import { type Fact, type Result, ZERO } from '../interpret/result.ts';
import type { Standing } from '../interpret/standing.ts';
import { type Cut, hasCut } from '../interpret/through-limits.ts';
import type { Conjunct, GrantClause, Model } from '../model/model.ts';
import { moneyString } from '../wording/figures.ts';
import { factsRead } from './facts-read.ts';
import {
  awardPlace,
  type Judgement,
  judgementOf,
  measured,
  supposingEligible,
} from './judgement.ts';

export interface AwardName {
  readonly clause: string;
  /** The item's id; null for a clause without items. */
  readonly item: string | null;
}

export interface WhyNot {
  readonly award: AwardName;
  readonly amount: string;
  /** As computed, before cap, limits and overlap; null where that cannot be told. */
  readonly full: string | null;
  /** Those with `lost` take it from what those before left over: from `full` down to the amount. */
  readonly obstacles: readonly Obstacle[];
}

export interface Obstacle {
  readonly kind: 'notInForce' | 'scope' | 'condition' | 'missingFact' | 'cap' | 'limit' | 'overlap';
  /** A sentence in the policy's language. */
  readonly text: string;
  /** The conjunct, cap, limit or rule; undefined where nothing is written of it. */
  readonly span: Span | undefined;
  /**
   * By how much it made the award less. Null where it made it nothing, whatever the figures; what is
   * told after it would be so if it were out of the way.
   */
  readonly lost: string | null;
  /** Paths of the facts it reads. */
  readonly facts: readonly string[];
}

/**
 * Why an award is not more; undefined where the dossier has no such award. Also of a measure, whose
 * `full` is null. `input` is what JSON.parse made of a dossier; what is wrong with it comes at once.
 */
export function whyNot(
  model: Model,
  input: unknown,
  award: AwardName,
): { readonly whyNot: WhyNot | undefined } | { readonly errors: readonly FactError[] } {
  const reading = readDossier(model, input);
  return 'errors' in reading ? reading : { whyNot: whyNotIn(model, reading.dossier, award) };
}

function whyNotIn(model: Model, dossier: Dossier, name: AwardName): WhyNot | undefined {
  const judgement = judgementOf(model, dossier);
  const place = awardPlace(judgement, name);
  if (place === undefined) return ofMeasure(judgement, name);
  const { context, outcomes } = judgement;
  const actual = outcomes.get(place);
  const before = [...ofApplicability(judgement, place), ...ofGuard(context, place)];
  const stands = actual?.kind === 'standing';
  const supposed = stands
    ? { context, place, outcome: actual }
    : supposingEligible(judgement, place);
  const { outcome } = supposed;
  const money = (amount: Fraction) => moneyString(amount, model.currency.digits);
  return {
    award: name,
    amount: money(stands ? actual.standing.paid : ZERO),
    full: outcome.kind === 'standing' ? money(outcome.standing.computed) : null,
    obstacles: unique([...before, ...ofAmount(supposed.context, supposed.place, outcome)]),
  };
}

/** A missing fact stands in the way once, where it is first asked for. */
function unique(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const told = new Set<string>();
  return obstacles.filter(({ kind, facts }) => {
    if (kind !== 'missingFact') return true;
    const key = facts.join();
    const known = key !== '' && told.has(key);
    told.add(key);
    return !known;
  });
}

// ---------------------------------------------------------------- steps 1 and 2: whether at all

function ofApplicability({ context, scope }: Judgement, { clause }: Place): readonly Obstacle[] {
  const { awards } = context.voice.wording;
  const own: Obstacle[] = isClauseInForce(context, clause)
    ? []
    : [notInForce(context, awards.clause_not_in_force, clause.period)];
  return [...ofScope(context, scope), ...own];
}

function ofScope(context: Context, scope: Scope): readonly Obstacle[] {
  if (scope.applies === true) return [];
  const { model, view } = context;
  const { awards } = context.voice.wording;
  if (scope.applies === false && scope.code === 'not_in_force') {
    return [notInForce(context, awards.not_in_force, model.period)];
  }
  const env = envOf(view);
  return ask(model.applies.guard, env).flatMap((asked) =>
    ofConjunct(context, asked, env, { kind: 'scope', template: awards.out_of_scope }),
  );
}

function notInForce(
  context: Context,
  template: string,
  period: {
    readonly from: string | undefined;
    readonly until: string | undefined;
    readonly span: Span | undefined;
  },
): Obstacle {
  const text = reason(context, template, { period });
  return { kind: 'notInForce', text, span: period.span, lost: null, facts: [] };
}

function ofGuard(context: Context, { clause, env }: Place): readonly Obstacle[] {
  const template = context.voice.wording.awards.ineligible;
  return ask(clause.guard, env).flatMap((asked) =>
    ofConjunct(context, asked, env, { kind: 'condition', template }),
  );
}

function ofConjunct(
  context: Context,
  asked: Asked,
  env: Env,
  { kind, template }: { readonly kind: 'scope' | 'condition'; readonly template: string },
): readonly Obstacle[] {
  const { conjunct, holds } = asked;
  if (isTrue(holds)) return [];
  if (!isFalse(holds)) return ofUnknown(context, holds, conjunct.span);
  const text = reason(context, template, { asked: [asked] });
  const facts = readBy(conjunct, env);
  return [{ kind, text, span: conjunct.span, lost: null, facts }];
}

function readBy({ condition }: Conjunct, env: Env): readonly string[] {
  return factsRead([condition], env);
}

/** The facts that something hangs on; where it hangs on none, that it has no value. */
function ofUnknown(context: Context, result: Result, span: Span): readonly Obstacle[] {
  if (result.kind !== 'unknown') return [];
  const { awards } = context.voice.wording;
  const missing = (text: string, facts: readonly string[]): Obstacle => ({
    kind: 'missingFact',
    text,
    span,
    lost: null,
    facts,
  });
  const { facts, cause } = result;
  if (facts.length === 0)
    return [missing(reason(context, awards.undetermined_division, { cause }), [])];
  return distinctFacts(facts).map((fact) =>
    missing(reason(context, awards.undetermined, { facts: [fact] }), [fact.missing.path]),
  );
}

function distinctFacts(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.missing.path, fact])).values()];
}

// ---------------------------------------------------------------- steps 2 to 4: how much

function ofAmount(
  context: Context,
  place: Place<GrantClause>,
  outcome: Outcome,
): readonly Obstacle[] {
  if (outcome.kind === 'standing') {
    const { offer, standing } = outcome;
    return [
      ...ofCap(context, offer, standing),
      ...ofCuts(context, standing.figures.cuts, place.env),
      ...ofOverlap(context, place),
      ...(standing.forgone === undefined ? ofCuts(context, standing.paymentCuts, place.env) : []),
    ];
  }
  const figures = outcome.kind === 'undetermined' ? outcome.offer?.figures : undefined;
  return figures === undefined ? [] : ofUnknownFigures(context, place, figures);
}

function ofUnknownFigures(
  context: Context,
  { clause }: Place<GrantClause>,
  { amount, cuts, offered }: Figures,
): readonly Obstacle[] {
  const { plain, cap, computed, afterCap } = amount;
  return [
    ...ofUnknown(context, computed, plain?.span ?? clause.amount.span),
    ...ofUnknown(context, afterCap, cap?.cap.span ?? clause.amount.span),
    ...cuts.flatMap(({ hold, after }) => ofUnknown(context, after, hold.limit.span)),
    ...ofUnknown(context, offered, clause.amount.span),
  ];
}

function ofCap(context: Context, offer: Offer, standing: Standing): readonly Obstacle[] {
  const { computed, afterCap, figures, place } = standing;
  const { cap } = figures.amount;
  const lost = computed.sub(afterCap);
  if (cap === undefined || lost.compare(ZERO) <= 0) return [];
  const step = offerSteps(context, offer).find(({ code }) => code === 'award_cap');
  return [
    {
      kind: 'cap',
      text: step?.text ?? '',
      span: cap.cap.span,
      lost: moneyString(lost, context.model.currency.digits),
      facts: factsRead([cap.cap.value], place.env),
    },
  ];
}

function ofCuts(context: Context, cuts: readonly Cut[], env: Env): readonly Obstacle[] {
  return cuts.filter(hasCut).flatMap((cut): readonly Obstacle[] => {
    const { hold, before, after } = cut;
    if (before.kind !== 'numeric' || after.kind !== 'numeric') return [];
    const { scope, limit } = hold;
    const read = [scope.to, ...present(scope.quantity), ...present(scope.where)];
    return [
      {
        kind: 'limit',
        text: limitSteps(context, [cut], env)[0]?.text ?? '',
        span: limit.span,
        lost: moneyString(before.value.sub(after.value), context.model.currency.digits),
        facts: factsRead(read, env),
      },
    ];
  });
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** What each rule took: the way through the rules is gone again, one rule further each time. */
function ofOverlap(context: Context, place: Place<GrantClause>): readonly Obstacle[] {
  const { model } = context;
  const obstacles: Obstacle[] = [];
  let before = openAfter(context, place, 0);
  for (const [at, rule] of model.overlaps.entries()) {
    if (before === undefined || before.forgone !== undefined) break;
    const after = openAfter(context, place, at + 1);
    if (after === undefined) break;
    const lost = before.open.sub(after.open);
    if (lost.compare(ZERO) > 0 || after.forgone !== undefined) {
      const steps = after.steps.filter(({ code }) => code === 'overlap');
      const known = before.steps.filter(({ code }) => code === 'overlap').length;
      obstacles.push({
        kind: 'overlap',
        text: steps
          .slice(known)
          .map(({ text }) => text)
          .join(' '),
        span: rule.span,
        lost: moneyString(lost, model.currency.digits),
        facts: supportFacts(context, rule.supports !== undefined),
      });
    }
    before = after;
  }
  return obstacles;
}

/** An award once the first so many rules have been through. */
function openAfter(
  context: Context,
  place: Place<GrantClause>,
  rules: number,
): Standing | undefined {
  const overlaps = context.model.overlaps.slice(0, rules);
  const some = { ...context, model: { ...context.model, overlaps } };
  const outcome = judge(some, { applies: true }).get(place);
  return outcome?.kind === 'standing' ? outcome.standing : undefined;
}

function supportFacts({ dossier }: Context, meets: boolean): readonly string[] {
  return meets ? dossier.supports.map(({ facts }) => facts.path) : [];
}

// ---------------------------------------------------------------- measures

function ofMeasure(judgement: Judgement, name: AwardName): WhyNot | undefined {
  const { context } = judgement;
  const place = context.measures.find(
    ({ clause, item }) => clause.name === name.clause && item === name.item,
  );
  if (place === undefined) return undefined;
  return {
    award: name,
    amount: moneyString(ZERO, context.model.currency.digits),
    full: null,
    obstacles: unique([
      ...ofApplicability(judgement, place),
      ...ofGuard(context, measured(judgement, place)),
    ]),
  };
}
