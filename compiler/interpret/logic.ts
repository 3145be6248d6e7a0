// Three-valued logic (DESIGN §3): false and unknown is false, true or unknown is true.
import { ANYTHING, NO, type Result, truth, unknownFrom, YES } from './result.ts';

export function and(operands: readonly Result[]): Result {
  if (operands.some(isFalse)) return NO;
  return operands.every(isTrue) ? YES : unknownFrom(operands, ANYTHING);
}

export function or(operands: readonly Result[]): Result {
  if (operands.some(isTrue)) return YES;
  return operands.every(isFalse) ? NO : unknownFrom(operands, ANYTHING);
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
