// Edges that go down again: the rows of a table stand in rising order.
import Fraction from 'fraction.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { report } from '../../diagnostics/report.ts';
import { constantFigure, constantValue } from '../../model/constant.ts';
import { sameTest } from '../../model/elaborate-label.ts';
import type { Edge, Expr } from '../../model/model.ts';
import { sameExpr } from '../../model/walk.ts';
import { orderOf, throughDefines } from './conditions.ts';
import type { TableContext } from './findings.ts';
import type { AskedRow, AskedTable } from './tables-of.ts';

/** A finding for each row whose edge lies below that of the row before it. */
export function descendingEdges(context: TableContext, table: AskedTable): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (let column = 0; column < table.subjects.length; column++) {
    table.rows.forEach((row, at) => {
      const before = table.rows
        .slice(0, at)
        .reverse()
        .find((other) => edgeWritten(other, column) && alike(row, other, column));
      const high = before && edgeWritten(before, column);
      const edge = edgeWritten(row, column);
      if (before === undefined || high === undefined || edge === undefined || !isBelow(edge, high))
        return;
      const texts = {
        edge: context.textAt(edge.value.span),
        before: context.textAt(high.value.span),
      };
      const related = [{ span: high.value.span, note: 'before' as const }];
      const sorted = sortedRows(context, table, column);
      const fixes = sorted.length > 0 ? sorted : meetingEdges(context, { high, edge, row, before });
      findings.push(report('edgesDescend', edge.value.span, texts, { related, fixes }));
    });
  }
  return findings;
}

/** The rows in the order of their edges, where all of them say where they end, or all where they begin. */
function sortedRows(context: TableContext, { rows, subjects }: AskedTable, column: number) {
  if (subjects.length !== 1) return [];
  const sideOf = (row: AskedRow) => {
    const [test] = row.tests;
    if (test?.kind !== 'interval') return undefined;
    return (['low', 'high'] as const).find((side) => {
      const edge = test[side];
      return edge !== undefined && standsIn(row, edge);
    });
  };
  // The last row may go on from the highest edge, and the first one end at the lowest.
  const sides = rows.map(sideOf);
  const ends = sides.slice(0, -1).every((side) => side === 'high');
  const begins = sides.slice(1).every((side) => side === 'low');
  if (!ends && !begins) return [];
  const from = begins && sides[0] !== 'low' ? 1 : 0;
  const to = ends && sides.at(-1) !== 'high' ? rows.length - 1 : rows.length;
  const moved = rows.slice(from, to);
  const sorted = moved.toSorted((a, b) => {
    const [x, y] = [edgeWritten(a, column), edgeWritten(b, column)];
    return x && y ? (isBelow(x, y) ? -1 : isBelow(y, x) ? 1 : 0) : 0;
  });
  const [ending, lowest] = [rows[0], sorted[0]].map((row) => row && edgeWritten(row, column));
  if (from === 1 && (!ending || !lowest || isBelow(lowest, ending))) return [];
  const edits = moved.flatMap(({ span }, at) => {
    const text = context.textAt(sorted[at]?.span ?? span);
    return text === context.textAt(span) ? [] : [{ span, text }];
  });
  return edits.length > 0 ? [{ title: 'sort' as const, edits }] : [];
}

interface Crossing {
  readonly high: Edge;
  readonly edge: Edge;
  readonly before: AskedRow;
  readonly row: AskedRow;
}

/**
 * Where a row ends at one edge and the next begins below it, they cannot change places: one of the two
 * edges is a slip.
 */
function meetingEdges(context: TableContext, { high, edge, before, row }: Crossing) {
  const [ends, begins] = [before.tests[0], row.tests[0]];
  const meet =
    ends?.kind === 'interval' &&
    begins?.kind === 'interval' &&
    before.tests.length === 1 &&
    ends.high === high &&
    begins.low === edge;
  if (!meet) return [];
  return [
    { from: edge, to: high },
    { from: high, to: edge },
  ].map(({ from, to }) => {
    const suggestion = context.textAt(to.value.span);
    const edits = [{ span: from.value.span, text: suggestion }];
    const parameters = { suggestion, written: context.textAt(from.value.span) };
    return { title: 'meet' as const, parameters, edits, unsure: true };
  });
}

/** The edge that stands in the row itself, not one taken from its neighbour. */
function edgeWritten(row: AskedRow, column: number): Edge | undefined {
  const test = row.tests[column];
  if (test?.kind !== 'interval') return undefined;
  return [test.low, test.high].find((edge) => edge !== undefined && standsIn(row, edge));
}

export function standsIn(row: AskedRow, { value: { span } }: Edge): boolean {
  return span.start >= row.span.start && span.end <= row.span.end;
}

function alike(a: AskedRow, b: AskedRow, column: number): boolean {
  return a.tests.every((test, at) => {
    const other = b.tests[at];
    return at === column || (other !== undefined && sameTest(test, other));
  });
}

function isBelow(edge: Edge, other: Edge): boolean {
  const [a, b] = [constantValue(edge.value), constantValue(other.value)];
  const order = a && b ? orderOf(a, b) : shiftOrder(edge.value, other.value);
  return order === undefined ? isBelowInEveryRow(edge.value, other.value) : order < 0;
}

/** Of two tables of figures over the same, whether each row's is below that of the other. */
function isBelowInEveryRow(edge: Expr, other: Expr): boolean {
  const [a, b] = [throughDefines(edge), throughDefines(other)];
  if (a.kind !== 'lookUp' || b.kind !== 'lookUp' || a.rows.length !== b.rows.length) return false;
  const sameSubjects = a.subjects.every((one, at) => {
    const same = b.subjects[at];
    return same !== undefined && sameExpr(throughDefines(one), throughDefines(same));
  });
  if (!sameSubjects || a.subjects.length !== b.subjects.length) return false;
  return a.rows.every(({ tests, value }, at) => {
    const row = b.rows[at];
    const [figure, most] = [constantFigure(value), row && constantFigure(row.value)];
    const sameRow = row?.tests.every((test, column) => sameTest(test, tests[column] ?? test));
    return sameRow === true && figure !== undefined && most !== undefined && figure.lt(most);
  });
}

/** Of days reckoned from one and the same day, which comes first; undefined where that hangs on it. */
function shiftOrder(a: Expr, b: Expr): number | undefined {
  const [left, right] = [shiftOf(a), shiftOf(b)];
  if (left === undefined || right === undefined || !sameExpr(left.from, right.from))
    return undefined;
  if (left.months.equals(right.months)) return left.days.compare(right.days);
  return left.days.equals(right.days) ? left.months.compare(right.months) : undefined;
}

interface Shift {
  readonly from: Expr;
  readonly months: Fraction;
  readonly days: Fraction;
}

function shiftOf(edge: Expr): Shift | undefined {
  const expr = throughDefines(edge);
  const none = new Fraction(0);
  if (expr.kind !== 'shiftDate') {
    return expr.type.kind === 'date' ? { from: expr, months: none, days: none } : undefined;
  }
  const by = constantFigure(expr.duration);
  if (by === undefined) return undefined;
  const count = by.mul(sizes[expr.unit]).mul(expr.direction === 'after' ? 1 : -1);
  const inMonths = expr.unit === 'year' || expr.unit === 'month';
  const [months, days] = inMonths ? [count, none] : [none, count];
  return { from: expr.date, months, days };
}

/** In months, or in days. */
const sizes = { year: 12, month: 1, week: 7, day: 1 } as const;
