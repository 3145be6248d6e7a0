// Exact arithmetic on results. With something unknown in it the outcome is unknown; its range
// follows, for where a ceiling is sought.

import {
  compare,
  minus,
  over,
  plus,
  type Rational,
  type RoundingMode,
  rounded,
  times,
  ZERO,
} from '@clause/runtime';
import {
  addIntervals,
  divideIntervals,
  EVERYTHING,
  type Interval,
  largerInterval,
  multiplyIntervals,
  negateInterval,
  negative,
  roundInterval,
  smallerInterval,
} from './interval.ts';
import {
  ANYTHING,
  figure,
  figuresOf,
  NIL,
  NOTHING,
  type Result,
  UNDEFINED,
  unknownFrom,
  type ValueRange,
} from './result.ts';

function within(interval: Interval): ValueRange {
  return { of: 'figures', interval };
}

function combined(
  left: Result,
  right: Result,
  exactly: (a: Rational, b: Rational) => Rational,
  roughly: (a: Interval, b: Interval) => Interval,
): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return figure(exactly(left.value, right.value));
  }
  return unknownFrom([left, right], within(roughly(figuresOf(left), figuresOf(right))));
}

export function sumOf(left: Result, right: Result): Result {
  return combined(left, right, plus, addIntervals);
}

export function differenceOf(left: Result, right: Result): Result {
  return combined(left, right, minus, (a, b) => addIntervals(a, negateInterval(b)));
}

/** a − b, not below 0. */
export function netOfResults(left: Result, right: Result): Result {
  return largerOf(differenceOf(left, right), NIL);
}

export function productOf(left: Result, right: Result): Result {
  return combined(left, right, times, multiplyIntervals);
}

/** By zero, it has no value: the award is undetermined (DESIGN §3). */
export function quotientOf(left: Result, right: Result): Result {
  if (right.kind === 'numeric') {
    const { value } = right;
    if (value.n === 0n) return withoutValue([left]);
    return productOf(left, figure(over({ n: 1n, d: 1n }, value)));
  }
  const interval = divideIntervals(figuresOf(left), figuresOf(right));
  return unknownFrom([left, right], interval ? within(interval) : NOTHING);
}

function withoutValue(parts: readonly Result[]): Result {
  return { ...unknownFrom(parts, NOTHING), undefined: true, range: UNDEFINED.range };
}

export function negativeOf(operand: Result): Result {
  if (operand.kind === 'numeric') return figure(negative(operand.value));
  return unknownFrom([operand], within(negateInterval(figuresOf(operand))));
}

/** Of two figures or two dates. */
export function smallerOf(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') return right.value < left.value ? right : left;
  if (left.kind === 'date' || right.kind === 'date') return unknownFrom([left, right], ANYTHING);
  return combined(left, right, (a, b) => (compare(b, a) < 0 ? b : a), smallerInterval);
}

/** Of two figures or two dates. */
export function largerOf(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') return right.value > left.value ? right : left;
  if (left.kind === 'date' || right.kind === 'date') return unknownFrom([left, right], ANYTHING);
  return combined(left, right, (a, b) => (compare(b, a) > 0 ? b : a), largerInterval);
}

/** To a multiple of a step; without value where the step is not above 0. */
export function roundedTo(value: Result, step: Result, mode: RoundingMode): Result {
  if (step.kind !== 'numeric') return unknownFrom([value, step], within(EVERYTHING));
  if (compare(step.value, ZERO) <= 0) return withoutValue([value]);
  if (value.kind === 'numeric') return figure(rounded(value.value, mode, step.value));
  return unknownFrom([value], within(roundInterval(figuresOf(value), step.value, mode)));
}
