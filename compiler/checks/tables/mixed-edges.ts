// Rows that say where they begin, followed by rows that say where they end: `from 60 ha`, `up to 100 ha`.
// Each takes the edge that it lacks from its neighbour (DESIGN §2.2, Tables), and between these two none has it.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { report } from '../../diagnostics/report.ts';
import { standsIn } from './descending.ts';
import type { AskedRow, AskedTable } from './tables-of.ts';

/** One finding for the first such row, which is the cause of all overlaps below it. */
export function mixedEdges(
  { subjects, rows }: AskedTable,
  labelOf: (row: AskedRow) => string,
  labelSpan: (row: AskedRow) => AskedRow['span'],
): readonly Diagnostic[] {
  if (subjects.length !== 1) return [];
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (next === undefined || written(row) !== 'begin' || written(next) !== 'end') continue;
    const related = [{ span: labelSpan(next), note: 'next' as const }];
    const parameters = { row: labelOf(row), next: labelOf(next) };
    return [report('edgesMixed', labelSpan(row), parameters, { related })];
  }
  return [];
}

/** Which of its ends a row of figures or days says itself. */
function written(row: AskedRow): 'begin' | 'end' | 'other' {
  const [test] = row.tests;
  if (test?.kind !== 'interval') return 'other';
  const [begins, ends] = [test.low, test.high].map(
    (edge) => edge !== undefined && standsIn(row, edge),
  );
  if (begins === ends) return 'other';
  return begins ? 'begin' : 'end';
}
