// What conditions say of given values: yes, no, or nothing certain (the other facts decide).
import type Fraction from 'fraction.js';
import { constantValue } from '../../model/constant.ts';
import type { Conjunct, Expr } from '../../model/model.ts';
import { someHold } from '../../model/some-of.ts';
import type { Value } from '../../model/types.ts';
import { sameExpr } from '../../model/walk.ts';

/** Subjects with the value that each is taken to have. */
export type Assignment = readonly (readonly [subject: Expr, value: Value])[];

/** Below, on, above. */
export type Side = -1 | 0 | 1;

/** Where a subject is taken to stand to a formula, whose value is not known. */
export interface Relation {
  readonly subject: Expr;
  readonly formula: Expr;
  readonly side: Side;
}

interface Given {
  readonly values: Assignment;
  readonly relations: readonly Relation[];
  /** What the values of defines came to, so that each is gone through once. */
  readonly decided: Map<Expr, boolean | undefined>;
}

/** Whether some dossier with these values may pass the guard. */
export function letsThrough(
  guard: readonly Conjunct[],
  values: Assignment,
  relations: readonly Relation[] = [],
): boolean {
  const given: Given = { values, relations, decided: new Map() };
  return guard.every(({ condition, wanted }) => {
    const answer = decide(condition, given);
    return answer === undefined || answer === wanted;
  });
}

function decide(condition: Expr, given: Given): boolean | undefined {
  const { values, relations, decided } = given;
  const known = knownValue(condition, values);
  if (known !== undefined) return known.kind === 'boolean' ? known.value : undefined;
  switch (condition.kind) {
    case 'definition': {
      if (condition.object !== undefined) return undefined;
      const { value } = condition.definition;
      if (!decided.has(value)) decided.set(value, decide(value, given));
      return decided.get(value);
    }
    case 'not': {
      const inner = decide(condition.operand, given);
      return inner === undefined ? undefined : !inner;
    }
    case 'logical': {
      const answers = condition.operands.map((operand) => decide(operand, given));
      const decisive = condition.operator === 'or';
      if (answers.includes(decisive)) return decisive;
      return answers.includes(undefined) ? undefined : !decisive;
    }
    case 'someOf': {
      const answers = condition.operands.map((operand) => decide(operand, given));
      return someHold(condition, answers);
    }
    case 'compare': {
      const left = knownValue(condition.left, values);
      const right = knownValue(condition.right, values);
      const order = left && right ? orderOf(left, right) : sideOf(condition, relations);
      return order === undefined ? undefined : holdsInOrder(order, condition.operator);
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

function sideOf(
  { left, right }: Extract<Expr, { kind: 'compare' }>,
  relations: readonly Relation[],
): number | undefined {
  const isOf = (a: Expr, b: Expr) => sameExpr(throughDefines(a), throughDefines(b));
  for (const { subject, formula, side } of relations) {
    if (isOf(left, subject) && isOf(right, formula)) return side;
    if (isOf(left, formula) && isOf(right, subject)) return -side;
  }
  return undefined;
}

function holdsInOrder(order: number, operator: Comparison): boolean {
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
