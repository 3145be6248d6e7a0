// What every step of DESIGN §3 looks at: the policy, the dossier, and the places of its awards.
import type { Dossier } from '../dossier/dossier.ts';
import type { Clause, Conjunct, GrantClause, MeasureClause, Model } from '../model/model.ts';
import type { Voice } from '../wording/figures.ts';
import { itemsOf } from './aggregates.ts';
import { type Env, envOf, type View, viewOf } from './env.ts';
import { evaluate } from './evaluate.ts';
import { and, not } from './logic.ts';
import type { Observe } from './observe.ts';
import type { Result } from './result.ts';

/** A clause with one item, or none: where an award or a measure stands. */
export interface Place<Of extends Clause = Clause> {
  readonly clause: Of;
  /** The item's id: `P1`, nested `P1/Y2`. */
  readonly item: string | null;
  readonly env: Env;
}

export interface Context {
  readonly model: Model;
  readonly voice: Voice;
  /** Without what is dated after `as_of`. */
  readonly dossier: Dossier;
  readonly view: View;
  /** Every award, in file order, then array order. */
  readonly awards: readonly Place<GrantClause>[];
  /** Every measure, likewise. */
  readonly measures: readonly Place<MeasureClause>[];
  /** Is told what the decision rests on (watch.ts). */
  readonly observe: Observe | undefined;
}

export function contextOf(model: Model, read: Dossier, voice: Voice, observe?: Observe): Context {
  const dossier = upToAsOf(read);
  const view = viewOf(dossier, model.currency.digits);
  const places = model.clauses.flatMap((clause) => placesOf(clause, view));
  return {
    model,
    voice,
    dossier,
    view,
    awards: places.flatMap(({ clause, ...rest }) =>
      clause.kind === 'grant' ? [{ clause, ...rest }] : [],
    ),
    measures: places.flatMap(({ clause, ...rest }) =>
      clause.kind === 'measure' ? [{ clause, ...rest }] : [],
    ),
    observe,
  };
}

/** “Each item of each clause has its own award or measure, whatever its status.” (§3) */
function placesOf(clause: Clause, view: View): readonly Place[] {
  return itemsOf(envOf(view), clause.loops, evaluate).map((env) => ({
    clause,
    item: clause.loops.length === 0 ? null : itemId(clause, env),
    env,
  }));
}

function itemId(clause: Clause, env: Env): string {
  return clause.loops
    .map(({ variable }) => {
      const bound = env.variables.get(variable);
      if (bound?.kind !== 'item') return '';
      const { entity, ownId, index } = bound.item;
      // Entries of the reserved lists have no id: they go by their position.
      return entity.role === 'entity' ? ownId : String(index + 1);
    })
    .join('/');
}

/** “Ledger entries and supports dated after `as_of` do not count” (§3, Dates), wherever read. */
function upToAsOf(dossier: Dossier): Dossier {
  const { asOf, applicant } = dossier;
  const ledger = dossier.ledger.filter(({ date }) => date <= asOf);
  const supports = dossier.supports.filter(({ date }) => date === undefined || date <= asOf);
  const items = (entries: typeof ledger | typeof supports) => ({
    kind: 'list' as const,
    items: entries.map(({ facts }) => ({ kind: 'item' as const, item: facts })),
  });
  const fields = new Map(applicant.fields)
    .set('ledger', items(ledger))
    .set('other_supports', items(supports));
  return { ...dossier, applicant: { ...applicant, fields }, ledger, supports };
}

/** A condition of a guard and whether it holds as wanted. */
export interface Asked {
  readonly conjunct: Conjunct;
  /** Of the condition itself. */
  readonly answer: Result;
  /** Whether the guard has what it wants. */
  readonly holds: Result;
}

/** `when` and not `unless`, condition by condition. */
export function ask(guard: readonly Conjunct[], env: Env): readonly Asked[] {
  const asked = guard.map((conjunct) => {
    const answer = evaluate(conjunct.condition, env);
    return { conjunct, answer, holds: conjunct.wanted ? answer : not(answer) };
  });
  env.view.observe?.({ kind: 'guard', guard });
  return asked;
}

export function allHold(asked: readonly Asked[]): Result {
  return and(asked.map(({ holds }) => holds));
}

/** Whether a period has a date in it, both ends included (§3.1). */
export function isInForce(
  period: { readonly from: string | undefined; readonly until: string | undefined },
  date: string,
): boolean {
  if (period.from !== undefined && date < period.from) return false;
  return period.until === undefined || date <= period.until;
}
