// Every table of a model, each with the conditions that hold where it is asked.
import type { Span } from '#language';
import type { Slice } from '../../model/elaborate.ts';
import type { Amount, ByParts, Conjunct, Expr, LabelTest } from '../../model/model.ts';
import type { Type } from '../../model/types.ts';
import { childrenOf, within } from '../../model/walk.ts';

export interface AskedTable {
  readonly mode: 'row' | 'parts';
  /** Parts that start where earlier items stopped: what bounds one item does not bound all of them. */
  readonly goesOn: boolean;
  readonly subjects: readonly Expr[];
  readonly rows: readonly AskedRow[];
  /** Conditions under which the table is asked at all. */
  readonly guard: readonly Conjunct[];
  /** What the rows say; undefined for the rows of an award. */
  readonly type: Type | undefined;
  readonly span: Span;
}

export interface AskedRow {
  readonly tests: readonly LabelTest[];
  readonly span: Span;
}

/** The tables of clauses, limits, rules and defines. `scope`: whom the policy is for. */
export function tablesOf(
  model: Slice,
  scope: readonly Conjunct[] = model.applies.guard,
): readonly AskedTable[] {
  const tables: AskedTable[] = [];
  const add = (expr: Expr | undefined, guard: readonly Conjunct[]) => {
    if (expr !== undefined) collect(expr, guard, tables);
  };
  for (const { condition } of model.applies.guard) add(condition, []);
  for (const { value } of [...model.definitions, ...model.parameters]) add(value, []);
  for (const clause of model.clauses) {
    const guard = [...scope, ...clause.guard];
    const inGuard = definitionsIn(clause.guard);
    for (const { condition } of clause.guard) add(condition, scope);
    for (const define of clause.definitions) add(define.value, inGuard.has(define) ? scope : guard);
    if (clause.kind === 'measure') add(clause.sum, guard);
    else {
      collectAmount(clause.amount, guard, tables);
      if (clause.split?.kind === 'equal') add(clause.split.count, guard);
      else for (const { share } of clause.split?.parts ?? []) add(share, guard);
    }
  }
  for (const limit of model.limits) {
    for (const { clause, to, where, quantity } of limit.scopes) {
      for (const expr of [to, where, quantity]) add(expr, [...scope, ...clause.guard]);
    }
    add(limit.counting?.where, scope);
  }
  for (const { guard, supports } of model.overlaps) {
    for (const { condition } of guard) add(condition, scope);
    add(supports?.where, [...scope, ...guard]);
  }
  return tables;
}

function definitionsIn(guard: readonly Conjunct[]): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const { condition } of guard) {
    for (const expr of within(condition, true)) {
      if (expr.kind === 'definition') found.add(expr.definition);
    }
  }
  return found;
}

function collectAmount(amount: Amount, guard: readonly Conjunct[], into: AskedTable[]): void {
  if (amount.kind === 'plain') {
    collect(amount.value, guard, into);
    if (amount.cap) collect(amount.cap.value, guard, into);
    return;
  }
  into.push({
    mode: 'row',
    goesOn: false,
    subjects: amount.subjects,
    rows: amount.rows,
    guard,
    type: undefined,
    span: amount.span,
  });
  for (const subject of amount.subjects) collect(subject, guard, into);
  const asked = new Set<Amount>();
  for (const row of amount.rows) {
    if (!asked.has(row.amount)) collectAmount(row.amount, guard, into);
    asked.add(row.amount);
  }
}

function collect(expr: Expr, guard: readonly Conjunct[], into: AskedTable[]): void {
  const { span, type } = expr;
  if (expr.kind === 'lookUp') {
    const { subjects, rows } = expr;
    into.push({ mode: 'row', goesOn: false, subjects, rows, guard, type, span });
  }
  if (expr.kind === 'byParts') {
    const rows = expr.rows.map((row) => ({ tests: [stretchOf(row)], span: row.span }));
    const goesOn = expr.start !== undefined;
    const known = goesOn ? [] : guard;
    const subjects = [expr.quantity];
    into.push({ mode: 'parts', goesOn, subjects, rows, guard: known, type, span });
  }
  for (const child of new Set(childrenOf(expr))) collect(child, guard, into);
}

/** A stretch of a figure: whether its ends belong to it makes no difference to a portion. */
function stretchOf({ low, high }: ByParts['rows'][number]): LabelTest {
  return {
    kind: 'interval',
    low: low && { value: low, included: true },
    high: high && { value: high, included: true },
  };
}
