// All expressions of a model, or of a part of it, each once, for checks that look at them one by one.
import type { Slice } from '../model/elaborate.ts';
import type { Amount, Expr, Model } from '../model/model.ts';
import { childrenOf } from '../model/walk.ts';

/** Every expression, the parts inside others too. */
export function everyExpr(model: Slice): Iterable<Expr> {
  const seen = new Set<Expr>();
  const visit = (expr: Expr) => {
    if (seen.has(expr)) return;
    seen.add(expr);
    for (const child of childrenOf(expr)) visit(child);
  };
  for (const root of rootsOf(model)) visit(root);
  return seen;
}

function rootsOf(model: Slice): readonly Expr[] {
  const { applies, definitions, parameters, clauses, limits, overlaps } = model;
  const guards = [applies, ...clauses, ...overlaps].flatMap(({ guard }) => guard);
  const defines = [...definitions, ...parameters, ...clauses.flatMap((one) => one.definitions)];
  return [
    ...guards.map(({ condition }) => condition),
    ...defines.map(({ value }) => value),
    ...clauses.flatMap((clause) => [
      ...clause.loops.map(({ list }) => list),
      ...(clause.kind === 'measure'
        ? present(clause.sum)
        : [...amountExprs(clause.amount), ...splitExprs(clause.split)]),
    ]),
    ...limits.flatMap(({ scopes, counting }) => [
      ...scopes.flatMap(({ to, where, quantity }) => [to, ...present(where), ...present(quantity)]),
      ...present(counting?.where),
    ]),
    ...overlaps.flatMap(({ supports }) => present(supports?.where)),
  ];
}

function splitExprs(split: Extract<Model['clauses'][number], { kind: 'grant' }>['split']) {
  if (split === undefined) return [];
  if (split.kind === 'equal') return [split.count];
  return split.parts.flatMap(({ share }) => present(share));
}

/** The expressions of an amount: values, caps, subjects and edges. */
export function amountExprs(amount: Amount): readonly Expr[] {
  if (amount.kind === 'plain') return [amount.value, ...present(amount.cap?.value)];
  const edges = amount.rows.flatMap(({ tests }) =>
    tests.flatMap((test) =>
      test.kind === 'interval' ? [...present(test.low?.value), ...present(test.high?.value)] : [],
    ),
  );
  return [...amount.subjects, ...edges, ...amount.rows.flatMap((row) => amountExprs(row.amount))];
}

function present(expr: Expr | undefined): readonly Expr[] {
  return expr === undefined ? [] : [expr];
}
