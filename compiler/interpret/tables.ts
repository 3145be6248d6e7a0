// Tables (DESIGN §2.2): `by s[, s]` takes the first row that holds, `by parts of q` adds up.
import type { ByParts, Edge, Expr, LabelTest } from '../model/model.ts';
import { edgesOf } from '../model/walk.ts';
import { add, larger, multiply, netOf, smaller } from './arithmetic.ts';
import { compare } from './compare.ts';
import { type Env, seenBy } from './env.ts';
import type { Evaluate } from './evaluate.ts';
import { and, isFalse, isTrue, or } from './logic.ts';
import { chosenTerm, figure, type Result, truth, UNDEFINED, YES, ZERO } from './result.ts';

/** The rows that may be the first to hold; one alone if it is known which. */
export interface RowChoice<Row> {
  readonly rows: readonly Row[];
  /** Whether each of them holds. */
  readonly holds: readonly Result[];
  /** What the subjects come to: why it is not known, where it is not. */
  readonly subjects: readonly Result[];
  readonly known: boolean;
}

/** Picks the row. None at all holds only where the policy's own checks were passed over. */
export function chooseRow<Row extends { readonly tests: readonly LabelTest[] }>(
  env: Env,
  subjects: readonly Expr[],
  rows: readonly Row[],
  evaluate: Evaluate,
): RowChoice<Row> {
  const values = subjects.map((subject) => evaluate(subject, env));
  observeEdges(env, rows, values, evaluate);
  const possible: Row[] = [];
  const answers: Result[] = [];
  for (const row of rows) {
    const tests = row.tests.map((test, index) =>
      labelHolds(env, test, values[index] ?? UNDEFINED, evaluate),
    );
    const holds = and(tests);
    if (isFalse(holds)) continue;
    possible.push(row);
    answers.push(holds);
    if (isTrue(holds)) {
      const known = possible.length === 1;
      if (known) env.view.observe?.({ kind: 'row', row, subjects: values });
      return { rows: possible, holds: answers, subjects: values, known };
    }
  }
  return { rows: possible, holds: answers, subjects: values, known: false };
}

function labelHolds(env: Env, test: LabelTest, subject: Result, evaluate: Evaluate): Result {
  switch (test.kind) {
    case 'any':
      return YES;
    case 'members':
      return or(test.members.map((value) => compare('=', subject, { kind: 'member', value })));
    case 'boolean':
      return or(test.values.map((value) => compare('=', subject, truth(value))));
    case 'interval':
      return and([
        onSide(env, test.low, subject, ['>=', '>'], evaluate),
        onSide(env, test.high, subject, ['<=', '<'], evaluate),
      ]);
    default:
      return test satisfies never;
  }
}

function onSide(
  env: Env,
  edge: Edge | undefined,
  subject: Result,
  [included, left]: readonly ['>=' | '<=', '>' | '<'],
  evaluate: Evaluate,
): Result {
  if (edge === undefined) return YES;
  return compare(edge.included ? included : left, subject, evaluate(edge.value, env));
}

/** Tells how values stand to the edges of rows whose other labels hold. */
function observeEdges(
  env: Env,
  rows: readonly { readonly tests: readonly LabelTest[] }[],
  values: readonly Result[],
  evaluate: Evaluate,
): void {
  const { observe } = env.view;
  if (observe === undefined) return;
  // Rows below the one that is taken are not asked in earnest.
  const aside = unobserved(env);
  const valueAt = (column: number): Result => values[column] ?? UNDEFINED;
  for (const { tests } of rows) {
    tests.forEach((test, column) => {
      const others = tests.every(
        (other, at) => at === column || isTrue(labelHolds(aside, other, valueAt(at), evaluate)),
      );
      for (const edge of others ? edgesOf(test) : []) {
        observe({ kind: 'edge', edge, value: valueAt(column), at: evaluate(edge, aside) });
      }
    });
  }
}

/**
 * Marginal brackets: the sum over rows of the row's value × the portion of start … start + quantity
 * between its edges.
 */
export function byParts(env: Env, table: ByParts, evaluate: Evaluate): Result {
  const quantity = evaluate(table.quantity, env);
  const start = table.start === undefined ? figure(ZERO) : evaluate(table.start, env);
  const end = add(start, quantity);
  let total: Result = figure(ZERO);
  for (const { row, portion } of portionsOf(env, table, start, end, evaluate)) {
    // A bracket that nothing falls in is not asked for its value.
    const nothing = portion.kind === 'numeric' && portion.value.equals(ZERO);
    if (portion.kind === 'numeric' && !nothing) {
      env.view.observe?.({ kind: 'row', row, subjects: [quantity] });
    }
    total = add(total, nothing ? portion : partOf(evaluate(row.value, env), portion));
  }
  observeEnd(env, table, end, quantity, evaluate);
  return total;
}

/**
 * What falls in each bracket, as far as it is asked for. Edges ascend (DESIGN §2.2): a row starts
 * where the rows above it ended, even if a calculated edge comes out lower, so that no part is
 * counted twice.
 */
export function* portionsOf(
  env: Env,
  table: ByParts,
  start: Result,
  end: Result,
  evaluate: Evaluate,
): Iterable<{ readonly row: ByParts['rows'][number]; readonly portion: Result }> {
  let reached = start;
  for (const row of table.rows) {
    const low = row.low === undefined ? reached : larger(reached, evaluate(row.low, env));
    const edge = row.high === undefined ? end : evaluate(row.high, env);
    yield { row, portion: netOf(smaller(end, edge), low) };
    reached = larger(low, edge);
  }
}

/** A bracket's part. Where nothing falls in it, its value need not be one. */
function partOf(value: Result, portion: Result): Result {
  const part = multiply(value, portion);
  if (value.kind !== 'unknown' || portion.kind !== 'unknown') return part;
  const none = figure(ZERO);
  const term = chosenTerm(compare('=', portion, none), none, part);
  return part.kind === 'unknown' ? { ...part, term } : part;
}

/** Tells how the end of what was taken in parts stands to the edges. */
function observeEnd(
  env: Env,
  { rows }: ByParts,
  end: Result,
  quantity: Result,
  evaluate: Evaluate,
): void {
  const { observe } = env.view;
  const some = quantity.kind === 'numeric' && quantity.value.compare(ZERO) > 0;
  if (observe === undefined || !some) return;
  const aside = unobserved(env);
  for (const { low, high } of rows) {
    for (const edge of [low, high]) {
      if (edge === undefined) continue;
      observe({ kind: 'edge', edge, value: end, at: evaluate(edge, aside) });
    }
  }
}

function unobserved(env: Env): Env {
  return seenBy(env, { ...env.view, observe: undefined, definedOfItems: new Map() });
}
