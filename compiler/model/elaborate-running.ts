// `running over xs`: where the parts of this item start, which is what the items before it in the
// list came to.
import type { Expression, Span, Table as TableNode } from '#language';
import { lookUp, namesInside, type Table, tableScope } from '../names/scope.ts';
import { isNumeric } from '../types/kinds.ts';
import {
  type Binding,
  type Context,
  type DefineState,
  hole,
  type Names,
  silently,
} from './context.ts';
import { elaborateCondition } from './elaborate-as.ts';
import type { Expr, Variable } from './model.ts';
import { sameExpr } from './walk.ts';

/**
 * The sum of the quantity over the earlier items of the list that count, or undefined where the table
 * does not run, or once it is reported that the clause does not go through that list.
 */
export function startOf(
  context: Context,
  names: Names,
  { runningOver: list, runningWhere }: TableNode,
  quantity: Expression,
): Expr | undefined {
  if (list === undefined) return undefined;
  const over = context.elaborate(context, names, list);
  const current = over.type.kind === 'unknown' ? undefined : variableOver(names, over);
  if (current === undefined) {
    if (over.type.kind !== 'unknown') context.report('runningOver', list.span, {});
    if (runningWhere !== undefined) elaborateCondition(context, names, runningWhere);
    return undefined;
  }
  // The quantity again, said of an earlier item: the same words, another item under the name.
  const earlier: Variable = { ...current.variable };
  const scope = tableScope<Binding>(names);
  scope.entries.set(current.variable.name, { ...current, variable: earlier });
  sayAgain(context, names, scope, current.variable, list.span);
  const value = context.elaborate(silently(context), scope, quantity);
  const where = runningWhere && elaborateCondition(context, scope, runningWhere);
  if (!isNumeric(value.type)) return undefined;
  return {
    kind: 'aggregate',
    operator: 'sum',
    loops: [{ variable: earlier, list: over, span: list.span }],
    before: current.variable,
    where,
    value,
    type: value.type,
    span: list.span,
  };
}

/** What the defines behind a running quantity may come to in all, before they are too much to say again. */
const MOST = 1000;

/**
 * Puts the clause's own defines into the scope anew: what they say of this item, they then say of the
 * earlier one.
 */
function sayAgain(
  context: Context,
  names: Names,
  scope: Table<Binding>,
  item: Variable,
  span: Span,
): void {
  const silent = silently(context);
  const said = new Map<DefineState, { readonly value: Expr; readonly size: number } | 'underway'>();
  let total = 0;
  const read = (state: DefineState): Expr => {
    const known = said.get(state);
    if (known === 'underway') return hole(state.node.span); // a circle, which is reported
    if (known !== undefined) {
      total += known.size;
      return known.value;
    }
    said.set(state, 'underway');
    const before = total;
    total = 1;
    const value = silent.elaborate(silent, scope, state.node.value);
    const tooMuch = total > MOST;
    if (tooMuch) context.report('nestedTooDeeply', span, {});
    const kept = tooMuch ? hole(state.node.span) : value;
    if (tooMuch) total = 1;
    said.set(state, { value: kept, size: total });
    total += before;
    return kept;
  };
  for (const name of namesInside(names)) {
    const binding = lookUp(names, name);
    if (binding?.kind !== 'define' || scope.entries.has(name)) continue;
    const { state } = binding;
    const seen = lookUp(state.scope, item.name);
    if (seen?.kind !== 'variable' || seen.variable !== item) continue;
    const { declaration } = state.declared;
    scope.entries.set(name, { kind: 'value', declaration, read: () => read(state) });
  }
}

function variableOver(names: Names, over: Expr) {
  for (const name of namesInside(names)) {
    const binding = lookUp(names, name);
    if (binding?.kind !== 'variable' || binding.list === undefined) continue;
    if (sameExpr(binding.list, over)) return binding;
  }
  return undefined;
}
