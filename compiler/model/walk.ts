// Walking expressions of the model: the children of each kind, in one place.
import type { Expr, LabelTest } from './model.ts';

/** The expressions directly inside one, in the order they are written. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'constant':
    case 'variable':
    case 'asOf':
    case 'award':
    case 'hole':
      return [];
    case 'datePart':
      return [expr.date];
    case 'field':
    case 'definition':
      return expr.object === undefined ? [] : [expr.object];
    case 'arithmetic':
    case 'compare':
      return [expr.left, expr.right];
    case 'negate':
    case 'not':
    case 'given':
      return [expr.operand];
    case 'round':
      return [expr.value, expr.step];
    case 'logical':
    case 'someOf':
      return expr.operands;
    case 'aggregate':
      return [
        ...expr.loops.map(({ list }) => list),
        ...present(expr.where),
        ...present(expr.value),
      ];
    case 'lookUp':
      return [
        ...expr.subjects,
        ...expr.rows.flatMap((row) => [...row.tests.flatMap(edgesOf), row.value]),
      ];
    case 'byParts':
      return [
        expr.quantity,
        ...present(expr.start),
        ...expr.rows.flatMap((row) => [...present(row.low), ...present(row.high), row.value]),
      ];
    case 'shiftDate':
      return [expr.duration, expr.date];
    case 'elapsed':
      return [expr.from, expr.to];
    default:
      return expr satisfies never;
  }
}

/** The expressions that are edges of a row's test. */
export function edgesOf(test: LabelTest): readonly Expr[] {
  if (test.kind !== 'interval') return [];
  return [...present(test.low?.value), ...present(test.high?.value)];
}

function present(expr: Expr | undefined): readonly Expr[] {
  return expr === undefined ? [] : [expr];
}

/**
 * Every expression inside one, itself first; definitions are entered where `throughDefinitions`,
 * each once.
 */
export function* within(expr: Expr, throughDefinitions = false): Iterable<Expr> {
  const entered = new Set<unknown>();
  const waiting: Expr[] = [expr];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    yield at;
    for (const child of [...childrenOf(at)].reverse()) waiting.push(child);
    if (throughDefinitions && at.kind === 'definition' && !entered.has(at.definition)) {
      entered.add(at.definition);
      waiting.push(at.definition.value);
    }
  }
}

/** Whether two expressions are written alike, so that they always have the same value. */
export function sameExpr(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  const childrenA = childrenOf(a);
  const childrenB = childrenOf(b);
  if (childrenA.length !== childrenB.length) return false;
  if (!ownPartsAlike(a, b)) return false;
  return childrenA.every((child, at) => {
    const other = childrenB[at];
    return other !== undefined && sameExpr(child, other);
  });
}

function ownPartsAlike(a: Expr, b: Expr): boolean {
  switch (a.kind) {
    case 'constant':
      return b.kind === 'constant' && sameValue(a, b);
    case 'variable':
      return b.kind === 'variable' && a.variable === b.variable;
    case 'field':
      return b.kind === 'field' && a.field === b.field;
    case 'definition':
      return b.kind === 'definition' && a.definition === b.definition;
    case 'award':
      return b.kind === 'award' && a.clause === b.clause;
    case 'arithmetic':
    case 'compare':
    case 'logical':
      return 'operator' in b && a.operator === b.operator;
    case 'someOf':
      return b.kind === 'someOf' && a.operator === b.operator && a.count === b.count;
    case 'asOf':
    case 'negate':
    case 'not':
    case 'given':
      return true;
    case 'shiftDate':
      return b.kind === 'shiftDate' && a.unit === b.unit && a.direction === b.direction;
    case 'elapsed':
      return b.kind === 'elapsed' && a.unit === b.unit;
    case 'datePart':
      return b.kind === 'datePart' && a.part === b.part;
    case 'round':
      return b.kind === 'round' && a.mode === b.mode;
    // Two aggregates bind variables of their own, and tables hold tests: alike only when the same.
    case 'aggregate':
    case 'lookUp':
    case 'byParts':
    case 'hole':
      return false;
    default:
      return a satisfies never;
  }
}

function sameValue(a: Expr & { kind: 'constant' }, b: Expr & { kind: 'constant' }): boolean {
  if (a.value.kind === 'numeric') {
    return b.value.kind === 'numeric' && a.value.value.equals(b.value.value);
  }
  return a.value.kind === b.value.kind && a.value.value === b.value.value;
}
