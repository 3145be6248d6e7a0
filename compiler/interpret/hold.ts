// A limit as it holds one award: what it allows, and what is spent of it before this decision
// (DESIGN §2.2 Caps, §3.2). Step 2 asks what the ledger leaves, step 4 what the earlier awards do.
import Fraction from 'fraction.js';
import type { Support } from '../dossier/dossier.ts';
import type { GrantClause, Limit, LimitScope } from '../model/model.ts';
import { round } from './arithmetic.ts';
import { isCalculated } from './calculated.ts';
import type { Context, Place } from './context.ts';
import { bind, type Env, envOf, type View } from './env.ts';
import { evaluate } from './evaluate.ts';
import { keysOf } from './keys.ts';
import { entriesWith, inWindow } from './ledger.ts';
import { and, isTrue } from './logic.ts';
import { ANYTHING, figure, type Result, unknownFrom, YES, ZERO } from './result.ts';

/** What is used up of a limit. */
export interface Spent {
  /** Minor units. */
  readonly amount: Fraction;
  /** Awards above zero. */
  readonly count: Fraction;
  readonly quantity: Fraction;
}

export const NOTHING_SPENT: Spent = { amount: ZERO, count: ZERO, quantity: ZERO };

export interface Hold {
  readonly limit: Limit;
  readonly scope: LimitScope;
  /** Awards of one text share what is left; undefined where the keys are not known. */
  readonly bucket: string | undefined;
  /** Whether it covers the award: its `where`, and that its keys are known. */
  readonly covers: Result;
  /** Minor units, awards, or a quantity. */
  readonly to: Result;
  /** Of the award; 0 where the limit does not ask. */
  readonly quantity: Result;
  /** By the ledger, and by supports from elsewhere that count. */
  readonly spent: Spent;
}

/** The limits of the policy that cover an award, in file order. */
export function holdsOn(context: Context, place: Place<GrantClause>, env: Env): readonly Hold[] {
  return context.model.limits.flatMap((limit) => {
    const scope = limit.scopes.find(({ clause }) => clause.name === place.clause.name);
    return scope === undefined ? [] : [holdOf(context, limit, scope, env)];
  });
}

function holdOf(context: Context, limit: Limit, scope: LimitScope, env: Env): Hold {
  const keys = keysOf(scope.keys, env);
  const where = scope.where === undefined ? YES : evaluate(scope.where, env);
  const common = {
    limit,
    scope,
    to: allowed(context, limit, scope, env),
    quantity: scope.quantity === undefined ? figure(ZERO) : evaluate(scope.quantity, env),
  };
  if (!keys.known) {
    const unknown = unknownFrom(keys.because, ANYTHING);
    return { ...common, bucket: undefined, covers: and([where, unknown]), spent: NOTHING_SPENT };
  }
  const bucket = JSON.stringify([limit.index, ...keys.texts]);
  return {
    ...common,
    bucket,
    covers: where,
    spent: spentBefore(context, limit, keys.texts, env.view),
  };
}

/** “A cap or limit that is calculated rounds down.” (§3.2); a count is of whole awards. */
function allowed(context: Context, limit: Limit, scope: LimitScope, env: Env): Result {
  const to = evaluate(scope.to, env);
  if (limit.measure === 'count') return round(to, figure(ZERO.add(1n, 1n)), 'down');
  if (limit.measure === 'quantity' || !isCalculated(scope.to)) return to;
  return round(to, figure(context.model.rounding.step), 'down');
}

function spentBefore(context: Context, limit: Limit, keys: readonly string[], view: View): Spent {
  const entries = entriesWith(view, limit.scopes, keys, limit.window).map((entry) => ({
    amount: entry.amount,
    quantity: entry.quantity ?? ZERO,
  }));
  const supports = supportsWith(context, limit, keys, view.observe).map(({ amount }) => ({
    amount,
    quantity: ZERO,
  }));
  return [...entries, ...supports].reduce<Spent>(
    (total, { amount, quantity }) => spend(total, amount, quantity),
    NOTHING_SPENT,
  );
}

/** One more award, “counts the awards above zero” (§2.2). */
export function spend(spent: Spent, amount: Fraction, quantity: Fraction): Spent {
  const one = amount.compare(ZERO) > 0 ? new Fraction(1n) : ZERO;
  return {
    amount: spent.amount.add(amount),
    count: spent.count.add(one),
    quantity: spent.quantity.add(quantity),
  };
}

export function together(a: Spent, b: Spent): Spent {
  return {
    amount: a.amount.add(b.amount),
    count: a.count.add(b.count),
    quantity: a.quantity.add(b.quantity),
  };
}

/**
 * `counting other_supports where C`: the supports that use the limit up. Counted for the applicant,
 * all of them do; counted for an item or a path, those whose matter is an item of those keys.
 */
function supportsWith(
  context: Context,
  limit: Limit,
  keys: readonly string[],
  observe: View['observe'],
): readonly Support[] {
  const { counting } = limit;
  if (counting === undefined) return [];
  const { dossier, view } = context;
  const forApplicant = limit.scopes.every((scope) =>
    scope.keys.every(({ kind }) => kind === 'applicant'),
  );
  return dossier.supports.filter((support) => {
    const { date } = support;
    if (date !== undefined && !inWindow(date, limit.window, dossier.asOf)) return false;
    if (!forApplicant && !isMatterOf(context, limit, support, keys)) return false;
    if (counting.where === undefined) return true;
    const env = bind(envOf({ ...view, observe }), counting.variable, {
      kind: 'item',
      item: support.facts,
    });
    return isTrue(evaluate(counting.where, env));
  });
}

/** Whether an award of these keys is for the support's matter, or for what contains it. */
function isMatterOf(
  context: Context,
  limit: Limit,
  support: Support,
  keys: readonly string[],
): boolean {
  return context.awards.some((place) => {
    const scope = limit.scopes.find(({ clause }) => clause.name === place.clause.name);
    if (scope === undefined) return false;
    const own = keysOf(scope.keys, place.env);
    if (!own.known || own.texts.some((text, index) => text !== keys[index])) return false;
    if ((place.item ?? undefined) === support.matter) return true;
    return scope.keys.some((key) => {
      const item = key.kind === 'item' ? place.env.variables.get(key.variable) : undefined;
      return item?.kind === 'item' && item.item.id === support.matter;
    });
  });
}
