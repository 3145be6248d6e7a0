// Sums, counts and the like over lists (DESIGN §2.2). Of no items: sum, count, largest and smallest
// are 0, any is false, every true; the latest of no days has no value.
import type { Aggregate, Loop, Variable } from '../model/model.ts';
import * as arithmetic from './arithmetic.ts';
import { bind, type Env } from './env.ts';
import type { Evaluate } from './evaluate.ts';
import { and, isFalse, not, or } from './logic.ts';
import {
  choose,
  figure,
  type GivenItem,
  NO,
  type Result,
  termFor,
  UNDEFINED,
  YES,
  ZERO,
} from './result.ts';

export function aggregate(env: Env, expr: Aggregate, evaluate: Evaluate): Result {
  const places = itemsOf(env, expr.loops, evaluate, expr.before);
  const cases = places.map((place) => ({
    taken: expr.where === undefined ? YES : evaluate(expr.where, place),
    value: (): Result => (expr.value === undefined ? figure(ONE) : evaluate(expr.value, place)),
  }));
  const none: Result =
    expr.type.kind === 'date'
      ? { ...UNDEFINED, cause: { kind: 'none', of: [expr] } }
      : figure(ZERO);
  switch (expr.operator) {
    case 'any':
      return or(cases.map(({ taken, value }) => (isFalse(taken) ? taken : and([taken, value()]))));
    case 'every':
      return and(
        cases.map(({ taken, value }) => (isFalse(taken) ? not(taken) : or([not(taken), value()]))),
      );
    case 'sum':
    case 'count':
      return arithmetic.sum(
        cases.map(({ taken, value }) => choose(taken, value, () => figure(ZERO))),
      );
    case 'largest':
      return extreme(cases, arithmetic.larger, none);
    case 'smallest':
      return extreme(cases, arithmetic.smaller, none);
    default:
      return expr.operator satisfies never;
  }
}

const ONE = ZERO.add(1n, 1n);

interface Case {
  readonly taken: Result;
  readonly value: () => Result;
}

/** The best of the items taken so far; `undefined` while none may be taken. */
function extreme(
  cases: readonly Case[],
  better: (a: Result, b: Result) => Result,
  none: Result,
): Result {
  let best: Result | undefined;
  // Whether one of those before is taken.
  let any: Result = NO;
  for (const { taken, value } of cases) {
    if (isFalse(taken)) continue;
    const so: Result | undefined = best;
    const here = value();
    const withIt = so === undefined ? here : better(so, here);
    const without = so ?? none;
    best = choose(
      taken,
      () => withIt,
      () => without,
    );
    // An item that none before it competes with is the best whatever it is.
    const first = any;
    const chosen = choose(
      taken,
      () =>
        choose(
          first,
          () => withIt,
          () => here,
        ),
      () => without,
    );
    if (best.kind === 'unknown') best = { ...best, term: termFor(chosen) };
    any = or([any, taken]);
  }
  return best ?? none;
}

/**
 * Where each item of the loops is bound, in array order, the last loop running fastest. With
 * `before`, only items that stand before that variable's item in the same list.
 */
export function itemsOf(
  env: Env,
  loops: readonly Loop[],
  evaluate: Evaluate,
  before?: Variable,
): readonly Env[] {
  const [loop, ...inner] = loops;
  if (loop === undefined) return [env];
  const list = evaluate(loop.list, env);
  if (list.kind !== 'list') return [];
  const items = list.items.flatMap((known): readonly GivenItem[] =>
    known.kind === 'item' ? [known] : [],
  );
  const mark = before === undefined ? undefined : env.variables.get(before);
  const last = mark?.kind === 'item' ? items.findIndex(({ item }) => item === mark.item) : -1;
  const taken = last < 0 ? items : items.slice(0, last);
  return taken.flatMap((item) => itemsOf(bind(env, loop.variable, item), inner, evaluate, before));
}
