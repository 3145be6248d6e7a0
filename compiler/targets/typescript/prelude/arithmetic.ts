// Exact arithmetic on results. With something unknown in it the outcome is unknown; its term says how
// it follows, for where a ceiling is sought.

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
  differenceTerm,
  negativeTerm,
  type Operation,
  type Term,
  termOf,
} from '../../../ceiling/term.ts';
import { figure, NIL, type Result, termFor, unknownFrom } from './result.ts';

function combined(
  left: Result,
  right: Result,
  exactly: (a: Rational, b: Rational) => Rational,
  otherwise: Operation | ((left: Term, right: Term) => Term),
): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return figure(exactly(left.value, right.value));
  }
  const terms = [termFor(left), termFor(right)] as const;
  const term = typeof otherwise === 'string' ? termOf(otherwise, ...terms) : otherwise(...terms);
  return unknownFrom([left, right], term);
}

export function sumOf(left: Result, right: Result): Result {
  return combined(left, right, plus, 'add');
}

export function differenceOf(left: Result, right: Result): Result {
  return combined(left, right, minus, differenceTerm);
}

/** a − b, not below 0. */
export function netOfResults(left: Result, right: Result): Result {
  return largerOf(differenceOf(left, right), NIL);
}

export function productOf(left: Result, right: Result): Result {
  return combined(left, right, times, 'multiply');
}

/** By zero, it has no value: the award is undetermined (DESIGN §3). */
export function quotientOf(left: Result, right: Result): Result {
  if (right.kind !== 'numeric') {
    return unknownFrom([left, right], termOf('divide', termFor(left), termFor(right)));
  }
  if (right.value.n === 0n) return withoutValue(left);
  return productOf(left, figure(over({ n: 1n, d: 1n }, right.value)));
}

function withoutValue(because: Result): Result {
  return { ...unknownFrom([because]), undefined: true, never: true };
}

export function negativeOf(operand: Result): Result {
  if (operand.kind === 'numeric') return figure(minus(ZERO, operand.value));
  return unknownFrom([operand], negativeTerm(termFor(operand)));
}

/** Of two figures or two dates. */
export function smallerOf(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') return right.value < left.value ? right : left;
  return combined(left, right, (a, b) => (compare(b, a) < 0 ? b : a), 'min');
}

/** Of two figures or two dates. */
export function largerOf(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') return right.value > left.value ? right : left;
  return combined(left, right, (a, b) => (compare(b, a) > 0 ? b : a), 'max');
}

/** To a multiple of a step; without value where the step is not above 0. */
export function roundedTo(value: Result, step: Result, mode: RoundingMode): Result {
  if (step.kind === 'numeric') {
    if (compare(step.value, ZERO) <= 0) return withoutValue(value);
    if (value.kind === 'numeric') return figure(rounded(value.value, mode, step.value));
  }
  const term: Term = { ...termOf('round', termFor(value), termFor(step)), by: mode };
  return unknownFrom([value, step], term);
}
