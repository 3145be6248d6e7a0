// The least and the most that a figure can be, from the ranges of its facts.
import Fraction from 'fraction.js';
import type { Expr } from '../../model/model.ts';

export interface Bounds {
  readonly low: Fraction | undefined;
  readonly high: Fraction | undefined;
}

const zero = new Fraction(0);
const anything: Bounds = { low: undefined, high: undefined };

/** Of defines, worked out once. */
const settled = new WeakMap<Expr, Bounds>();

/** Money facts are never negative (DESIGN §4); other facts as their ranges say. */
export function boundsOf(expr: Expr): Bounds {
  switch (expr.kind) {
    case 'constant':
      return expr.value.kind === 'numeric'
        ? { low: expr.value.value, high: expr.value.value }
        : anything;
    case 'field': {
      const { field } = expr;
      const low = field.type.kind === 'money' && !field.min?.gt(0) ? zero : field.min;
      return { low, high: field.max };
    }
    case 'award':
      return { low: zero, high: undefined };
    case 'definition': {
      const { value } = expr.definition;
      const known = settled.get(value) ?? boundsOf(value);
      settled.set(value, known);
      return known;
    }
    case 'round':
      return { low: boundsOf(expr.value).low?.gte(0) ? zero : undefined, high: undefined };
    case 'aggregate':
      return ofAggregate(expr);
    case 'arithmetic':
      return ofArithmetic(expr);
    case 'lookUp':
      return { low: least(expr.rows.map(({ value }) => boundsOf(value).low)), high: undefined };
    default:
      return anything;
  }
}

function ofAggregate(expr: Extract<Expr, { kind: 'aggregate' }>): Bounds {
  const counted = expr.operator === 'count' || (expr.value && boundsOf(expr.value).low?.gte(0));
  return { low: counted ? zero : undefined, high: undefined };
}

function ofArithmetic({ operator, left, right }: Extract<Expr, { kind: 'arithmetic' }>): Bounds {
  const a = boundsOf(left);
  const b = boundsOf(right);
  switch (operator) {
    case 'add':
      return {
        low: a.low && b.low && a.low.add(b.low),
        high: a.high && b.high && a.high.add(b.high),
      };
    case 'subtract':
      return {
        low: a.low && b.high && a.low.sub(b.high),
        high: a.high && b.low && a.high.sub(b.low),
      };
    case 'netOf':
      return { low: zero, high: b.low?.gte(0) ? a.high : undefined };
    case 'multiply':
    case 'divide':
      return { low: a.low?.gte(0) && b.low?.gte(0) ? zero : undefined, high: undefined };
    case 'min':
      return { low: least([a.low, b.low]), high: known(a.high, b.high, (x, y) => x.lt(y)) };
    case 'max':
      return { low: known(a.low, b.low, (x, y) => x.gt(y)), high: undefined };
    default:
      return operator satisfies never;
  }
}

/** The least of all, if all are known. */
function least(figures: readonly (Fraction | undefined)[]): Fraction | undefined {
  let low: Fraction | undefined;
  for (const figure of figures) {
    if (figure === undefined) return undefined;
    if (low === undefined || figure.lt(low)) low = figure;
  }
  return low;
}

/** The better of those that are known. */
function known(
  a: Fraction | undefined,
  b: Fraction | undefined,
  better: (a: Fraction, b: Fraction) => boolean,
): Fraction | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return better(a, b) ? a : b;
}
