// Boundaries: where a comparison or a row turns from one answer to the other. A case exactly on the
// figure and one just beyond it, together, hold the figure to what it is.
import Fraction from 'fraction.js';
import { addToDate } from '../../interpret/dates.ts';
import type { Result } from '../../interpret/result.ts';
import { constantFigure } from '../../model/constant.ts';
import type { Compare, Expr } from '../../model/model.ts';
import type { Type } from '../../model/types.ts';

/** How something lies to a boundary. */
export const LYING = ['on', 'below', 'above'] as const;
export type Lying = (typeof LYING)[number];
export type Side = Exclude<Lying, 'on'>;

/** Where a comparison of order answers otherwise than on its figure; undefined for an equation. */
export function beyondOf(operator: Compare['operator']): Side | undefined {
  switch (operator) {
    case '>=':
    case '<':
      return 'below';
    case '<=':
    case '>':
      return 'above';
    case '=':
    case '!=':
      return undefined;
    default:
      return operator satisfies never;
  }
}

/** How a value lies to a boundary: on it, next to it on one side, or neither. */
export function lies(value: Result, at: Result, type: Type): Lying | undefined {
  if (value.kind === 'date' && at.kind === 'date') {
    if (value.value === at.value) return 'on';
    if (value.value === addToDate(at.value, 1n, 'day')) return 'above';
    return value.value === addToDate(at.value, -1n, 'day') ? 'below' : undefined;
  }
  if (value.kind !== 'numeric' || at.kind !== 'numeric') return undefined;
  const apart = value.value.sub(at.value);
  if (apart.n === 0n) return 'on';
  if (apart.abs().compare(stepOf(type, at.value)) > 0) return undefined;
  return apart.s < 0n ? 'below' : 'above';
}

/** The smallest step of money and whole figures; of others a thousandth of the boundary. */
function stepOf(type: Type, at: Fraction): Fraction {
  const whole = type.kind === 'money' || (type.kind === 'number' && type.integer);
  return whole || at.n === 0n ? ONE : at.abs().div(THOUSAND);
}

const ONE = new Fraction(1n);
const THOUSAND = new Fraction(1000n);

/** The type whose steps count between two expressions: whole only where both are. */
export function stepType(left: Expr, right: Expr): Type {
  const { type } = left;
  if (type.kind !== 'number' || !type.integer) return type;
  return right.type.kind === 'number' && right.type.integer ? type : right.type;
}

/** Whether a whole figure is held against one that is none: then it never lies on it. */
export function isBetweenSteps(left: Expr, right: Expr): boolean {
  const fixed = constantFigure(right);
  const whole = left.type.kind === 'number' && left.type.integer;
  return whole && fixed !== undefined && fixed.d !== 1n;
}
