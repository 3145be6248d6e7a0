// What conditions say of given values: yes, no, or nothing certain (the other facts decide).
import type Fraction from 'fraction.js';
import { constantValue } from '../../model/constant.ts';
import type { Conjunct, Expr } from '../../model/model.ts';
import { someHold } from '../../model/some-of.ts';
import type { Value } from '../../model/types.ts';
import { sameExpr } from '../../model/walk.ts';

/** Subjects with the value that each is taken to have. */
export type Assignment = readonly (readonly [subject: Expr, value: Value])[];

/** Whether some dossier with these values may pass the guard. */
export function letsThrough(guard: readonly Conjunct[], given: Assignment): boolean {
  const decided = new Map<Expr, boolean | undefined>();
  return guard.every(({ condition, wanted }) => {
    const answer = decide(condition, given, decided);
    return answer === undefined || answer === wanted;
  });
}

/** `decided`: what the values of defines came to, so that each is gone through once. */
function decide(
  condition: Expr,
  given: Assignment,
  decided: Map<Expr, boolean | undefined>,
): boolean | undefined {
  const known = knownValue(condition, given);
  if (known !== undefined) return known.kind === 'boolean' ? known.value : undefined;
  switch (condition.kind) {
    case 'definition': {
      if (condition.object !== undefined) return undefined;
      const { value } = condition.definition;
      if (!decided.has(value)) decided.set(value, decide(value, given, decided));
      return decided.get(value);
    }
    case 'not': {
      const inner = decide(condition.operand, given, decided);
      return inner === undefined ? undefined : !inner;
    }
    case 'logical': {
      const answers = condition.operands.map((operand) => decide(operand, given, decided));
      const decisive = condition.operator === 'or';
      if (answers.includes(decisive)) return decisive;
      return answers.includes(undefined) ? undefined : !decisive;
    }
    case 'someOf': {
      const answers = condition.operands.map((operand) => decide(operand, given, decided));
      return someHold(condition, answers);
    }
    case 'compare': {
      const left = knownValue(condition.left, given);
      const right = knownValue(condition.right, given);
      return left && right && compareValues(left, right, condition.operator);
    }
    default:
      return undefined;
  }
}

function knownValue(expr: Expr, given: Assignment): Value | undefined {
  const inner = throughDefines(expr);
  const assigned = given.find(([subject]) => sameExpr(throughDefines(subject), inner));
  return assigned?.[1] ?? constantValue(inner);
}

/** A name for a value is as good as the value. */
export function throughDefines(expr: Expr): Expr {
  let at = expr;
  for (let depth = 0; at.kind === 'definition' && at.object === undefined && depth < 100; depth++) {
    at = at.definition.value;
  }
  return at;
}

type Comparison = Extract<Expr, { kind: 'compare' }>['operator'];

function compareValues(left: Value, right: Value, operator: Comparison): boolean | undefined {
  const order = orderOf(left, right);
  if (order === undefined) return undefined;
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return operator satisfies never;
  }
}

/** Below, equal or above; 1 for unlike values without an order. */
export function orderOf(left: Value, right: Value): number | undefined {
  if (left.kind !== right.kind) return undefined;
  if (left.kind === 'numeric') return left.value.compare(right.value as Fraction);
  if (left.value === right.value) return 0;
  return left.value < right.value ? -1 : 1;
}
