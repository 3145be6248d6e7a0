// The value of an expression that depends on no fact: through defines and parameters, exactly.
import { addToDate } from '@clause/runtime';
import Fraction from 'fraction.js';
import type { RoundingMode } from '#language';
import type { Expr } from './model.ts';
import type { Value } from './types.ts';

/** What a define is worth, worked out once; its value is one object from then on. */
const settled = new WeakMap<Expr, { readonly value: Value | undefined }>();

/** The value that an expression always has, or undefined if it hangs on facts or has no value. */
export function constantValue(expr: Expr): Value | undefined {
  switch (expr.kind) {
    case 'constant':
      return expr.value;
    case 'definition': {
      if (expr.object !== undefined) return undefined;
      const { value } = expr.definition;
      const known = settled.get(value) ?? { value: constantValue(value) };
      settled.set(value, known);
      return known.value;
    }
    case 'shiftDate': {
      const start = constantDate(expr.date);
      const by = constantFigure(expr.duration);
      if (start === undefined || by?.d !== 1n) return undefined;
      const count = expr.direction === 'after' ? by : by.neg();
      return { kind: 'date', value: addToDate(start, count.s * count.n, expr.unit) };
    }
    default: {
      const figure = constantFigure(expr);
      return figure && { kind: 'numeric', value: figure };
    }
  }
}

/** As `constantValue`, for figures: minor units for money. */
export function constantFigure(expr: Expr): Fraction | undefined {
  switch (expr.kind) {
    case 'constant':
    case 'definition': {
      const value = constantValue(expr);
      return value?.kind === 'numeric' ? value.value : undefined;
    }
    case 'negate':
      return constantFigure(expr.operand)?.neg();
    case 'arithmetic': {
      const a = constantFigure(expr.left);
      const b = constantFigure(expr.right);
      return a && b && manageable(calculate(expr.operator, a, b));
    }
    case 'round': {
      const value = constantFigure(expr.value);
      const step = constantFigure(expr.step);
      return value && step?.gt(0) ? roundTo(value, expr.mode, step) : undefined;
    }
    default:
      return undefined;
  }
}

const mostDigits = 2n ** 512n;

/** Figures that squaring over and over has blown up are not worth holding as constants. */
function manageable(figure: Fraction | undefined): Fraction | undefined {
  return figure && figure.n < mostDigits && figure.d < mostDigits ? figure : undefined;
}

/** As `constantValue`, for dates. */
export function constantDate(expr: Expr): string | undefined {
  const value = constantValue(expr);
  return value?.kind === 'date' ? value.value : undefined;
}

type Operator = Extract<Expr, { kind: 'arithmetic' }>['operator'];

function calculate(operator: Operator, a: Fraction, b: Fraction): Fraction | undefined {
  switch (operator) {
    case 'add':
      return a.add(b);
    case 'subtract':
      return a.sub(b);
    case 'netOf':
      return a.gt(b) ? a.sub(b) : new Fraction(0);
    case 'multiply':
      return a.mul(b);
    case 'divide':
      return b.equals(0) ? undefined : a.div(b);
    case 'min':
      return a.lt(b) ? a : b;
    case 'max':
      return a.gt(b) ? a : b;
    default:
      return operator satisfies never;
  }
}

/** To a multiple of `step`; halves away from zero for `half up`. */
function roundTo(value: Fraction, mode: RoundingMode, step: Fraction): Fraction {
  const steps = value.div(step);
  const below = steps.floor();
  const rest = steps.sub(below);
  if (rest.equals(0)) return value;
  const away = value.lt(0) ? below : below.add(1);
  const half = rest.compare('1/2');
  const near = half < 0 ? below : below.add(1);
  switch (mode) {
    case 'up':
      return away.mul(step);
    case 'down':
      return (value.lt(0) ? below.add(1) : below).mul(step);
    case 'half up':
      return (half === 0 ? away : near).mul(step);
    case 'half even':
      return (half === 0 ? (below.mod(2).equals(0) ? below : below.add(1)) : near).mul(step);
    default:
      return mode satisfies never;
  }
}
