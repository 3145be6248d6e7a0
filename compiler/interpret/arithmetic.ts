// Exact arithmetic on results. With something unknown in it the outcome is unknown; its term says how
// it follows, for where a ceiling is sought.
import type Fraction from 'fraction.js';
import type { RoundingMode } from '#language';
import {
  differenceTerm,
  NO_TERM,
  negativeTerm,
  type Operation,
  type Term,
  termOf,
} from '../ceiling/term.ts';
import { figure, type Result, termFor, UNDEFINED, unknownFrom, ZERO } from './result.ts';
import { roundTo } from './rounding.ts';

function combine(
  left: Result,
  right: Result,
  exactly: (a: Fraction, b: Fraction) => Fraction,
  otherwise: Operation | ((left: Term, right: Term) => Term),
): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return figure(exactly(left.value, right.value));
  }
  const terms = [termFor(left), termFor(right)] as const;
  const term = typeof otherwise === 'string' ? termOf(otherwise, ...terms) : otherwise(...terms);
  return unknownFrom([left, right], term);
}

export function add(left: Result, right: Result): Result {
  return combine(left, right, (a, b) => a.add(b), 'add');
}

export function subtract(left: Result, right: Result): Result {
  return combine(left, right, (a, b) => a.sub(b), differenceTerm);
}

/** a − b, not below 0. */
export function netOf(left: Result, right: Result): Result {
  return larger(subtract(left, right), figure(ZERO));
}

export function multiply(left: Result, right: Result): Result {
  return combine(left, right, (a, b) => a.mul(b), 'multiply');
}

/** By zero, it has no value: the award is undetermined (DESIGN §3). */
export function divide(left: Result, right: Result): Result {
  if (right.kind !== 'numeric') {
    return unknownFrom([left, right], termOf('divide', termFor(left), termFor(right)));
  }
  if (right.value.equals(ZERO)) return withoutValue(left);
  return multiply(left, figure(right.value.inverse()));
}

function withoutValue(because: Result): Result {
  return { ...unknownFrom([because], NO_TERM), undefined: true, never: UNDEFINED.never };
}

export function negate(operand: Result): Result {
  if (operand.kind === 'numeric') return figure(operand.value.neg());
  return unknownFrom([operand], negativeTerm(termFor(operand)));
}

/** Of two figures or two dates. */
export function smaller(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') {
    return right.value < left.value ? right : left;
  }
  return combine(left, right, (a, b) => (b.compare(a) < 0 ? b : a), 'min');
}

/** Of two figures or two dates. */
export function larger(left: Result, right: Result): Result {
  if (left.kind === 'date' && right.kind === 'date') {
    return right.value > left.value ? right : left;
  }
  return combine(left, right, (a, b) => (b.compare(a) > 0 ? b : a), 'max');
}

/** To a multiple of a step; without value where the step is not above 0. */
export function round(value: Result, step: Result, mode: RoundingMode): Result {
  if (step.kind === 'numeric') {
    if (step.value.compare(ZERO) <= 0) return withoutValue(value);
    if (value.kind === 'numeric') return figure(roundTo(value.value, step.value, mode));
  }
  const term: Term = { ...termOf('round', termFor(value), termFor(step)), by: mode };
  return unknownFrom([value, step], term);
}

export function sum(terms: readonly Result[]): Result {
  return terms.reduce(add, figure(ZERO));
}
