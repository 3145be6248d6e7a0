// Exact arithmetic on results. With something unknown in it the outcome is unknown; its range
// follows, for where a ceiling is sought.
import type Fraction from 'fraction.js';
import type { RoundingMode } from '#language';
import type { Interval } from './interval.ts';
import * as intervals from './interval.ts';
import {
  ANYTHING,
  figure,
  figuresOf,
  NOTHING,
  type Range,
  type Result,
  UNDEFINED,
  unknownFrom,
  ZERO,
} from './result.ts';
import { roundTo } from './rounding.ts';

const between = (interval: Interval): Range => ({ of: 'figures', interval });

function combine(
  left: Result,
  right: Result,
  exactly: (a: Fraction, b: Fraction) => Fraction,
  roughly: (a: Interval, b: Interval) => Interval,
): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return figure(exactly(left.value, right.value));
  }
  return unknownFrom([left, right], between(roughly(figuresOf(left), figuresOf(right))));
}

export function add(left: Result, right: Result): Result {
  return combine(left, right, (a, b) => a.add(b), intervals.add);
}

export function subtract(left: Result, right: Result): Result {
  return combine(left, right, (a, b) => a.sub(b), intervals.subtract);
}

/** a − b, not below 0. */
export function netOf(left: Result, right: Result): Result {
  return larger(subtract(left, right), figure(ZERO));
}

export function multiply(left: Result, right: Result): Result {
  return combine(left, right, (a, b) => a.mul(b), intervals.multiply);
}

/** By zero, it has no value: the award is undetermined (DESIGN §3). */
export function divide(left: Result, right: Result): Result {
  if (right.kind === 'numeric') {
    if (right.value.equals(ZERO)) return { ...unknownFrom([left], NOTHING), ...WITHOUT_VALUE };
    return multiply(left, figure(right.value.inverse()));
  }
  const interval = intervals.divide(figuresOf(left), figuresOf(right));
  return unknownFrom([left, right], interval === undefined ? NOTHING : between(interval));
}

const WITHOUT_VALUE = { undefined: UNDEFINED.undefined, range: UNDEFINED.range };

export function negate(operand: Result): Result {
  if (operand.kind === 'numeric') return figure(operand.value.neg());
  return unknownFrom([operand], between(intervals.negate(figuresOf(operand))));
}

/** Of two figures or two dates. */
export function smaller(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') {
    return right.value < left.value ? right : left;
  }
  if (left.kind === 'date' || right.kind === 'date') return unknownFrom([left, right], ANYTHING);
  return combine(left, right, (a, b) => (b.compare(a) < 0 ? b : a), intervals.smaller);
}

/** Of two figures or two dates. */
export function larger(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') {
    return right.value > left.value ? right : left;
  }
  if (left.kind === 'date' || right.kind === 'date') return unknownFrom([left, right], ANYTHING);
  return combine(left, right, (a, b) => (b.compare(a) > 0 ? b : a), intervals.larger);
}

/** To a multiple of a step; without value where the step is not above 0. */
export function round(value: Result, step: Result, mode: RoundingMode): Result {
  if (step.kind !== 'numeric') {
    return unknownFrom([value, step], between(intervals.EVERYTHING));
  }
  if (step.value.compare(ZERO) <= 0) return { ...unknownFrom([value], NOTHING), ...WITHOUT_VALUE };
  if (value.kind === 'numeric') return figure(roundTo(value.value, step.value, mode));
  const rounded = intervals.round(figuresOf(value), step.value, mode);
  return unknownFrom([value], between(rounded));
}

export function sum(terms: readonly Result[]): Result {
  return terms.reduce(add, figure(ZERO));
}
