// Three-valued logic (DESIGN §3): false and unknown is false, true or unknown is true.
import { severalTerm, termOf } from '../ceiling/term.ts';
import type { SomeOf } from '../model/model.ts';
import { someHold } from '../model/some-of.ts';
import { NO, type Result, termFor, truth, unknownFrom, YES } from './result.ts';

export function and(operands: readonly Result[]): Result {
  if (operands.some(isFalse)) return NO;
  if (operands.every(isTrue)) return YES;
  return unknownFrom(operands, termOf('and', ...operands.map(termFor)));
}

export function or(operands: readonly Result[]): Result {
  if (operands.some(isTrue)) return YES;
  if (operands.every(isFalse)) return NO;
  return unknownFrom(operands, termOf('or', ...operands.map(termFor)));
}

/** Whether so many of the conditions hold: what is not known may go either way. */
export function someOf(expr: SomeOf, operands: readonly Result[]): Result {
  const answers = operands.map((one) => (one.kind === 'boolean' ? one.value : undefined));
  const held = someHold(expr, answers);
  if (held !== undefined) return truth(held);
  return unknownFrom(operands, severalTerm(expr.operator, expr.count, operands.map(termFor)));
}

export function not(operand: Result): Result {
  if (operand.kind === 'boolean') return truth(!operand.value);
  return unknownFrom([operand], termOf('not', termFor(operand)));
}

/** Whether a condition is known to hold. Where a ceiling is sought, that may hang on facts too. */
export function isHeld(condition: Result): Result {
  if (condition.kind !== 'unknown') return truth(isTrue(condition));
  // What is not known to hold is not asked for.
  return unknownFrom([], termOf('holds', condition.term));
}

export function isTrue(result: Result): boolean {
  return result.kind === 'boolean' && result.value;
}

export function isFalse(result: Result): boolean {
  return result.kind === 'boolean' && !result.value;
}
