// What there is to show of the rows of a table: each with the members that its labels join, and the
// edges between them, each once however many rows name it.
import { constantValue } from '../../model/constant.ts';
import { sameTest } from '../../model/elaborate-label.ts';
import type { Expr, LabelTest } from '../../model/model.ts';
import type { EnumMember } from '../../model/types.ts';
import { sameExpr } from '../../model/walk.ts';
import type { Side } from './boundary.ts';
import type { InColumn, Rows } from './reach-of-tables.ts';
import type { Outcome } from './target.ts';

export interface RowOutcome {
  readonly outcome: Outcome;
  /** The member for which the row is to be taken; absent: any value. */
  readonly of: InColumn | undefined;
}

/** One outcome, or one for each member that the row's labels join. */
export function outcomesOfRow(tests: readonly LabelTest[]): readonly RowOutcome[] {
  const members = tests.flatMap((test, column) =>
    test.kind === 'members' && test.members.length > 1
      ? test.members.map((member): readonly [number, EnumMember] => [column, member])
      : [],
  );
  if (members.length === 0) return [{ outcome: { name: 'taken', of: undefined }, of: undefined }];
  return members.map((of) => ({ outcome: { name: 'taken', of: of[1].label }, of }));
}

/** Expressions of one edge, written in one row or in both beside it. */
export type Edges = readonly [Expr, ...Expr[]];

export interface TableEdge {
  readonly edges: Edges;
  /** On which sides another row begins: of `exactly` on both. */
  readonly beyond: ReadonlySet<Side>;
  /** A row that has it, and in which column. */
  readonly at: number;
  readonly column: number;
}

/** The edges of a table, each once: of rows whose other labels are the same. */
export function edgesOfTable(rows: Rows): readonly TableEdge[] {
  const found: {
    edges: [Expr, ...Expr[]];
    beyond: Set<Side>;
    at: number;
    column: number;
  }[] = [];
  rows.forEach(({ tests }, at) => {
    tests.forEach((test, column) => {
      for (const { edge, beyond } of edgesWithSides(test)) {
        const known = found.find(
          (one) =>
            one.column === column &&
            isAlike(one.edges[0], edge) &&
            sameOtherwise(rows[one.at]?.tests ?? [], tests, column),
        );
        if (known === undefined) {
          found.push({ edges: [edge], beyond: new Set([beyond]), at, column });
        } else {
          known.edges.push(edge);
          known.beyond.add(beyond);
        }
      }
    });
  });
  return found;
}

/** The edges of a test, each with the side on which the row does not go on. */
function edgesWithSides(test: LabelTest): readonly { edge: Expr; beyond: Side }[] {
  if (test.kind !== 'interval') return [];
  const { low, high } = test;
  return [
    ...(low === undefined
      ? []
      : [{ edge: low.value, beyond: low.included ? ('below' as const) : ('above' as const) }]),
    ...(high === undefined
      ? []
      : [{ edge: high.value, beyond: high.included ? ('above' as const) : ('below' as const) }]),
  ];
}

function sameOtherwise(a: readonly LabelTest[], b: readonly LabelTest[], column: number): boolean {
  return a.every((test, at) => {
    const other = b[at];
    return at === column || (other !== undefined && sameTest(test, other));
  });
}

/** Edges in groups of those that always have the same value. */
export function alike(edges: readonly Expr[]): readonly Edges[] {
  const groups: [Expr, ...Expr[]][] = [];
  for (const edge of edges) {
    const known = groups.find(([first]) => isAlike(first, edge));
    if (known === undefined) groups.push([edge]);
    else known.push(edge);
  }
  return groups;
}

function isAlike(a: Expr, b: Expr): boolean {
  if (sameExpr(a, b)) return true;
  const [x, y] = [constantValue(a), constantValue(b)];
  if (x?.kind === 'numeric' && y?.kind === 'numeric') return x.value.equals(y.value);
  return x !== undefined && x.kind === y?.kind && x.value === y.value;
}
