// Edges that go down again: the rows of a table stand in rising order.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { report } from '../../diagnostics/report.ts';
import { constantValue } from '../../model/constant.ts';
import { sameTest } from '../../model/elaborate-label.ts';
import type { Edge } from '../../model/model.ts';
import { orderOf } from './conditions.ts';
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
      if (high === undefined || edge === undefined || !isBelow(edge, high)) return;
      const texts = {
        edge: context.textAt(edge.value.span),
        before: context.textAt(high.value.span),
      };
      const related = [{ span: high.value.span, note: 'before' as const }];
      findings.push(report('edgesDescend', edge.value.span, texts, { related }));
    });
  }
  return findings;
}

/** The edge that stands in the row itself, not one taken from its neighbour. */
function edgeWritten(row: AskedRow, column: number): Edge | undefined {
  const test = row.tests[column];
  if (test?.kind !== 'interval') return undefined;
  return [test.low, test.high].find(
    (edge) =>
      edge !== undefined &&
      edge.value.span.start >= row.span.start &&
      edge.value.span.end <= row.span.end,
  );
}

function alike(a: AskedRow, b: AskedRow, column: number): boolean {
  return a.tests.every((test, at) => {
    const other = b.tests[at];
    return at === column || (other !== undefined && sameTest(test, other));
  });
}

function isBelow(edge: Edge, other: Edge): boolean {
  const [a, b] = [constantValue(edge.value), constantValue(other.value)];
  const order = a && b && orderOf(a, b);
  return order !== undefined && order < 0;
}
