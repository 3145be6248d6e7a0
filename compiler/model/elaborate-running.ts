// `running over xs`: where the parts of this item start, which is what the items before it in the
// list came to.
import type { Expression } from '#language';
import { lookUp, namesInScope, tableScope } from '../names/scope.ts';
import { isNumeric } from '../types/kinds.ts';
import { type Binding, type Context, type Names, silently } from './context.ts';
import type { Expr, Variable } from './model.ts';
import { sameExpr } from './walk.ts';

/**
 * The sum of the quantity over the earlier items of the list, or undefined once it is reported that
 * the clause does not go through that list.
 */
export function startOf(
  context: Context,
  names: Names,
  list: Expression,
  quantity: Expression,
): Expr | undefined {
  const over = context.elaborate(context, names, list);
  if (over.type.kind === 'unknown') return undefined;
  const current = variableOver(names, over);
  if (current === undefined) {
    context.report('runningOver', list.span, {});
    return undefined;
  }
  // The quantity again, said of an earlier item: the same words, another item under the name.
  const earlier: Variable = { ...current.variable };
  const scope = tableScope<Binding>(names);
  scope.entries.set(current.variable.name, { ...current, variable: earlier });
  const value = context.elaborate(silently(context), scope, quantity);
  if (!isNumeric(value.type)) return undefined;
  return {
    kind: 'aggregate',
    operator: 'sum',
    loops: [{ variable: earlier, list: over, span: list.span }],
    before: current.variable,
    where: undefined,
    value,
    type: value.type,
    span: list.span,
  };
}

function variableOver(names: Names, over: Expr) {
  for (const name of namesInScope(names)) {
    const binding = lookUp(names, name);
    if (binding?.kind !== 'variable' || binding.list === undefined) continue;
    if (sameExpr(binding.list, over)) return binding;
  }
  return undefined;
}
