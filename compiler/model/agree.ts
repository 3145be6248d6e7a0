// Two figures beside each other. `full years from a to b` is a plain count, and counts years where
// the other side does (`is at least 3` and `is at least 3 years` both read well); a bare 0 is nothing
// of any kind.
import type { DurationUnit } from '#language';
import { fits, isNumeric } from '../types/kinds.ts';
import { unit } from '../types/units.ts';
import type { Expr } from './model.ts';
import type { NumericType, Type } from './types.ts';

/** The types with which two sides are added or compared. */
export function agreeInSum(left: Expr, right: Expr): readonly [Type, Type] {
  const [a, b] = agreeInProduct(left, right);
  if (isBareZero(left) && isNumeric(b)) return [b, b];
  if (isBareZero(right) && isNumeric(a)) return [a, a];
  return [a, b];
}

/** The types with which two sides are multiplied or divided. */
export function agreeInProduct(left: Expr, right: Expr): readonly [Type, Type] {
  return [besides(left, right.type), besides(right, left.type)];
}

/** The expression's type where one is wanted, with its soft unit if that makes it fit. */
export function typeFor(expr: Expr, wanted: Type): Type {
  if (isBareZero(expr) && isNumeric(wanted) && !fits(expr.type, wanted)) {
    return { ...wanted, integer: true };
  }
  return besides(expr, wanted);
}

function besides(expr: Expr, other: Type): Type {
  const { type } = expr;
  if (!isNumeric(type) || type.units.length > 0 || !isNumeric(other)) return type;
  const soft = softUnit(expr);
  return soft !== undefined && other.units.some(([name]) => name === soft)
    ? ({ ...type, units: unit(soft) } satisfies NumericType)
    : type;
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

/** Of defines, worked out once; a define’s value is one object from then on. */
const settled = new WeakMap<Expr, { readonly unit: DurationUnit | undefined }>();

/** The unit that a plain count of elapsed time counts in, through defines and calculations. */
export function softUnit(expr: Expr): DurationUnit | undefined {
  switch (expr.kind) {
    case 'elapsed':
      return expr.unit;
    case 'definition': {
      const { value } = expr.definition;
      const known = settled.get(value) ?? { unit: softUnit(value) };
      settled.set(value, known);
      return known.unit;
    }
    case 'negate':
      return softUnit(expr.operand);
    case 'arithmetic':
      if (expr.operator === 'divide') return softUnit(expr.left);
      return softUnit(expr.left) ?? softUnit(expr.right);
    default:
      return undefined;
  }
}
