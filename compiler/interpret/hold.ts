// A limit as it holds one award: what it allows, and what is spent of it before this decision
// (DESIGN §2.2 Caps, §3.2). Step 2 asks what the ledger leaves, step 4 what the earlier awards do.
import Fraction from 'fraction.js';
import { NO_TERM, termOf } from '../ceiling/term.ts';
import type { Support } from '../dossier/dossier.ts';
import type { GrantClause, Limit, LimitScope } from '../model/model.ts';
import { round, sum } from './arithmetic.ts';
import { isCalculated } from './calculated.ts';
import type { Context, Place } from './context.ts';
import { bind, type Env, envOf, seenBy, type View } from './env.ts';
import { evaluate } from './evaluate.ts';
import { type KeyOf, type Keys, keysOf, sameKey } from './keys.ts';
import { entriesWith, inWindow } from './ledger.ts';
import { and, isFalse, isHeld, isTrue, or } from './logic.ts';
import { choose, figure, NO, type Result, truth, unknownFrom, YES, ZERO } from './result.ts';

/** What is used up of a limit. */
export interface Spent {
  /** Minor units. */
  readonly amount: Fraction;
  /** Awards above zero. */
  readonly count: Fraction;
  readonly quantity: Fraction;
}

export const NOTHING_SPENT: Spent = { amount: ZERO, count: ZERO, quantity: ZERO };

/** The same as results. */
export interface Used {
  readonly amount: Result;
  readonly count: Result;
  readonly quantity: Result;
}

export interface Hold {
  readonly limit: Limit;
  readonly scope: LimitScope;
  /** Awards of one text share what is left; undefined where the keys are not known. */
  readonly bucket: string | undefined;
  /** Whether it covers the award: its `where`, and that its keys are known. */
  readonly covers: Result;
  /** Minor units, awards, or a quantity; of a minimum, the least that is paid. */
  readonly to: Result;
  /** Of the award; 0 where the limit does not ask. */
  readonly quantity: Result;
  /** By the ledger, and by supports from elsewhere that count. */
  readonly spent: Spent;
  /** The same where a ceiling is sought: it may hang on the missing facts. */
  readonly supposed: Used | undefined;
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
  const used =
    limit.measure === 'award'
      ? usedUp(NOTHING_SPENT)
      : usedBefore(context, limit, keys.values, env.view);
  const common = {
    limit,
    scope,
    to: allowed(context, limit, scope, env),
    quantity: scope.quantity === undefined ? figure(ZERO) : evaluate(scope.quantity, env),
    spent: spentOf(used),
    supposed: env.view.supposed === undefined ? undefined : used,
  };
  const bucket = keys.texts && JSON.stringify([limit.index, ...keys.texts]);
  return { ...common, bucket, covers: bucket === undefined ? and([where, known(keys)]) : where };
}

/** Whether an award has keys: not known, where one of them is not. */
function known({ because }: Keys): Result {
  const terms = because.map(({ term }) => termOf('has', term));
  return unknownFrom(because, terms.length === 0 ? NO_TERM : termOf('and', ...terms));
}

/** “A cap or limit that is calculated rounds down.” (§3.2); a count is of whole awards. */
function allowed(context: Context, limit: Limit, scope: LimitScope, env: Env): Result {
  const to = evaluate(scope.to, env);
  if (limit.measure === 'count') return round(to, figure(ZERO.add(1n, 1n)), 'down');
  if (limit.measure === 'quantity' || !isCalculated(scope.to)) return to;
  return round(to, figure(context.model.rounding.step), 'down');
}

function usedBefore(context: Context, limit: Limit, keys: readonly KeyOf[], view: View): Used {
  const entries = entriesWith(view, limit.scopes, keys, limit.window).map(({ entry, counts }) => ({
    spent: spend(NOTHING_SPENT, entry.amount, entry.quantity ?? ZERO),
    counts,
  }));
  const supports = supportsWith(context, limit, keys, view).map(({ support, counts }) => ({
    spent: spend(NOTHING_SPENT, support.amount, ZERO),
    counts,
  }));
  const all = [...entries, ...supports].map(({ spent, counts }) => {
    const held = view.supposed === undefined ? truth(isTrue(counts)) : isHeld(counts);
    return { held, used: usedUp(spent) };
  });
  const total = (part: (used: Used) => Result): Result =>
    sum(
      all.map(({ held, used }) =>
        choose(
          held,
          () => part(used),
          () => figure(ZERO),
        ),
      ),
    );
  return {
    amount: total(({ amount }) => amount),
    count: total(({ count }) => count),
    quantity: total(({ quantity }) => quantity),
  };
}

export function usedUp({ amount, count, quantity }: Spent): Used {
  return { amount: figure(amount), count: figure(count), quantity: figure(quantity) };
}

function spentOf({ amount, count, quantity }: Used): Spent {
  const known = (used: Result): Fraction => (used.kind === 'numeric' ? used.value : ZERO);
  return { amount: known(amount), count: known(count), quantity: known(quantity) };
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
  keys: readonly KeyOf[],
  view: View,
): readonly { readonly support: Support; readonly counts: Result }[] {
  const { counting } = limit;
  if (counting === undefined) return [];
  const { dossier } = view;
  const forApplicant = limit.scopes.every((scope) =>
    scope.keys.every(({ kind }) => kind === 'applicant'),
  );
  return dossier.supports.flatMap((support) => {
    const { date } = support;
    if (date !== undefined && !inWindow(date, limit.window, dossier.asOf)) return [];
    const matters = forApplicant ? YES : isMatterOf(context, limit, support, keys, view);
    if (isFalse(matters) || counting.where === undefined) return [{ support, counts: matters }];
    const env = bind(envOf(view), counting.variable, { kind: 'item', item: support.facts });
    return [{ support, counts: and([matters, evaluate(counting.where, env)]) }];
  });
}

/** Whether an award of these keys is for the support's matter, or for what contains it. */
function isMatterOf(
  { awards }: Context,
  limit: Limit,
  support: Support,
  keys: readonly KeyOf[],
  view: View,
): Result {
  return or(
    awards.map((place) => {
      const scope = limit.scopes.find(({ clause }) => clause.name === place.clause.name);
      const within = scope?.keys.some((key) => {
        const item = key.kind === 'item' ? place.env.variables.get(key.variable) : undefined;
        return item?.kind === 'item' && item.item.id === support.matter;
      });
      const matters = within === true || (place.item ?? undefined) === support.matter;
      if (scope === undefined || !matters) return NO;
      const { values } = keysOf(scope.keys, seenBy(place.env, { ...view, observe: undefined }));
      return and(keys.map((key, at) => sameKey(key, values[at])));
    }),
  );
}
