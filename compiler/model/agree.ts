// A bare 0 beside another figure: it is nothing of any kind.
import { fits, isNumeric } from '../types/kinds.ts';
import type { Expr } from './model.ts';
import type { Type } from './types.ts';

/** The types with which two sides are added or compared. */
export function agreeInSum(left: Expr, right: Expr): readonly [Type, Type] {
  const [a, b] = [left.type, right.type];
  if (isBareZero(left) && isNumeric(b)) return [b, b];
  if (isBareZero(right) && isNumeric(a)) return [a, a];
  return [a, b];
}

/** The expression's type where one is wanted. */
export function typeFor(expr: Expr, wanted: Type): Type {
  if (isBareZero(expr) && isNumeric(wanted) && !fits(expr.type, wanted)) {
    return { ...wanted, integer: true };
  }
  return expr.type;
}

function isBareZero(expr: Expr): boolean {
  return (
    expr.kind === 'constant' &&
    expr.value.kind === 'numeric' &&
    expr.value.value.equals(0) &&
    expr.type.kind === 'number' &&
    expr.type.units.length === 0
  );
}
