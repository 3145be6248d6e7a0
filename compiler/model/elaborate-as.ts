// An expression in a place that wants something of a type.
import type { Expression } from '#language';
import { term } from '../diagnostics/terms.ts';
import { describeType } from '../types/describe.ts';
import { boolean, fits, isNumeric, isPlainFigure } from '../types/kinds.ts';
import { type Advice, adviceIn, adviseFigure } from './advise-figure.ts';
import { typeFor } from './agree.ts';
import { type Context, hole, type Names } from './context.ts';
import type { Expr } from './model.ts';
import type { NumericType, Type } from './types.ts';
import { sourceOf } from './written.ts';

/**
 * An expression that must be of a type; what is not is reported and becomes a hole.
 * @param advice what to write instead, where the place knows better than the figure tells
 */
export function elaborateAs(
  context: Context,
  names: Names,
  node: Expression,
  wanted: Type,
  advice?: Advice,
): Expr {
  return demand(context, node, context.elaborate(context, names, node, wanted), wanted, advice);
}

/** A condition: yes, no, or unknown. */
export function elaborateCondition(context: Context, names: Names, node: Expression): Expr {
  return elaborateAs(context, names, node, boolean);
}

/** Money, a ratio or a number, in any unit. */
export function elaborateFigure(context: Context, names: Names, node: Expression): Expr {
  const expr = context.elaborate(context, names, node);
  return isNumeric(expr.type) || expr.type.kind === 'unknown'
    ? expr
    : refuse(context, node, expr.type, 'figure');
}

/** Reports an expression whose type does not fit; it becomes a hole. */
export function demand(
  context: Context,
  node: Expression,
  expr: Expr,
  wanted: Type,
  known?: Advice,
): Expr {
  const { type } = expr;
  if (fits(typeFor(expr, wanted), wanted)) return expr;
  if (type.kind === 'entity' && type.entity.role === 'entity' && wanted.kind !== 'entity') {
    return reportItem(context, node);
  }
  const advice = known ?? adviseFigure(context, node, type, wanted);
  const { fixes } = advice;
  const sides = { wanted: describeType(wanted), found: describeType(type) };
  const parameters = { ...sides, ...adviceIn(advice) };
  const unitsOnly = isNumeric(type) && isNumeric(wanted) && sameButUnits(type, wanted);
  context.report(unitsOnly ? 'unitsLeft' : 'wrongKind', node.span, parameters, { fixes });
  return hole(node.span);
}

function sameButUnits(a: NumericType, b: NumericType): boolean {
  if (a.units.length === 0 && b.units.length === 0) return false;
  const bare = (type: NumericType): NumericType => ({ ...type, units: [] });
  return a.kind === b.kind || (isPlainFigure(bare(a)) && isPlainFigure(bare(b)));
}

/** Reports an expression that is of no kind this place takes. */
export function refuse(
  context: Context,
  node: Expression,
  found: Type,
  wanted: 'figure' | 'value',
): Expr {
  context.report('wrongKind', node.span, { wanted: term(wanted), found: describeType(found) });
  return hole(node.span);
}

/** An item where one of its facts is meant; items are told apart by their id. */
export function reportItem(context: Context, node: Expression): Expr {
  const name = sourceOf(node);
  const byId = { title: 'byId' as const, edits: [{ span: node.span, text: `${name}.id` }] };
  const fixes = node.kind === 'reference' ? [byId] : [];
  context.report('itemAsValue', node.span, { name }, { fixes });
  return hole(node.span);
}
