// Three-valued logic (DESIGN §3): false and unknown is false, true or unknown is true.
import type { SomeOf } from '../model/model.ts';
import { someHold } from '../model/some-of.ts';
import { ANYTHING, NO, type Result, truth, unknownFrom, YES } from './result.ts';

export function and(operands: readonly Result[]): Result {
  if (operands.some(isFalse)) return NO;
  return operands.every(isTrue) ? YES : unknownFrom(operands, ANYTHING);
}

export function or(operands: readonly Result[]): Result {
  if (operands.some(isTrue)) return YES;
  return operands.every(isFalse) ? NO : unknownFrom(operands, ANYTHING);
}

/** Whether so many of the conditions hold: what is not known may go either way. */
export function someOf(expr: SomeOf, operands: readonly Result[]): Result {
  const answers = operands.map((one) => (one.kind === 'boolean' ? one.value : undefined));
  const held = someHold(expr, answers);
  return held === undefined ? unknownFrom(operands, ANYTHING) : truth(held);
}

export function not(operand: Result): Result {
  return operand.kind === 'boolean' ? truth(!operand.value) : unknownFrom([operand], ANYTHING);
}

export function isTrue(result: Result): boolean {
  return result.kind === 'boolean' && result.value;
}

export function isFalse(result: Result): boolean {
  return result.kind === 'boolean' && !result.value;
}
