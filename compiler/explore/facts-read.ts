// Which facts of a dossier an expression reads at a place, by their paths.

import { type Env, seenBy, viewOf } from '../interpret/env.ts';
import { evaluate } from '../interpret/evaluate.ts';
import type { Result } from '../interpret/result.ts';
import type { Expr } from '../model/model.ts';

/**
 * Paths of the facts (`$.projects[0].investment`) that the expressions read, through definitions and
 * over lists, each once, in the order in which they are read; absent facts too, lists and groups not.
 */
export function factsRead(exprs: readonly Expr[], env: Env): readonly string[] {
  const paths = new Set<string>();
  const last = new Map<Expr, Result>();
  const { dossier, digits, awardOf } = env.view;
  const view = viewOf(dossier, digits, {
    awardOf,
    observe: (event) => {
      if (event.kind !== 'value') return;
      const { expr, result } = event;
      last.set(expr, result);
      if (expr.kind !== 'field' || isWhole(expr)) return;
      const owner = expr.object === undefined ? '$' : pathOf(last.get(expr.object));
      if (owner !== undefined) paths.add(`${owner}.${expr.field.name}`);
    },
  });
  // What is defined is worked out once at a place: each expression is asked anew.
  for (const expr of exprs) evaluate(expr, seenBy(env, view));
  return [...paths];
}

function isWhole({ type }: Expr): boolean {
  return type.kind === 'list' || type.kind === 'entity';
}

function pathOf(owner: Result | undefined): string | undefined {
  if (owner?.kind === 'item') return owner.item.path;
  return owner?.kind === 'absentItem' ? owner.path : undefined;
}
