// A table of cases, CSV → a suite: the first row names the columns, each row below it is a case
// (docs/cases-csv.md; DESIGN §4). What is wrong is told at its cell, and the other rows still run.
import { type Span, withEnds } from '#language';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { reportTo } from '../../diagnostics/reporter.ts';
import { term } from '../../diagnostics/terms.ts';
import type { Model } from '../../model/model.ts';
import type { Case, Suite } from '../suite.ts';
import { type Cell, cellsOf } from './cells.ts';
import { columnsOf } from './columns.ts';
import { decodeTable } from './decode.ts';
import { readHeader } from './read-header.ts';
import { type CaseTable, readRow } from './read-row.ts';

/** Reads a table of cases for a policy. Places count in the text that `decodeTable` gives. */
export function readCsvSuite(bytes: Uint8Array, file: string, model: Model): Suite {
  const diagnostics: Diagnostic[] = [];
  const report = reportTo(diagnostics);
  const suiteOf = (cases: readonly Case[]): Suite => {
    return { file, form: 'csv', policy: undefined, cases, diagnostics, reads: [] };
  };
  const start: Span = { file, start: 0, end: 0 };
  const decoded = decodeTable(bytes);
  if ('problem' in decoded) {
    const problem = term(decoded.problem === 'workbook' ? 'tableWorkbook' : 'tableEncoding');
    report('tableUnreadable', start, { problem });
    return suiteOf([]);
  }
  const table = cellsOf(decoded.text, file);
  const filled = table.rows.filter((row) => row.some(({ text }) => text.trim() !== ''));
  const [first, ...rows] = filled;
  const cases: Case[] = [];
  if (first !== undefined) {
    const header = readHeader(first, columnsOf(model), report);
    if (header.name === undefined) report('nameColumnMissing', spanOf(first), {});
    const { separator } = table;
    const read: CaseTable = { header, separator, model, report, names: new Map() };
    for (const row of rows) {
      const one = readRow(row, read);
      if (one !== undefined) cases.push(one);
    }
  }
  if (table.unclosed) {
    report('tableQuote', table.unclosed, { problem: term('quoteNeverCloses') });
  } else if (rows.length === 0) report('tableEmpty', first ? spanOf(first) : start, {});
  return suiteOf(cases);
}

/** From the first to the last cell. */
export function spanOf(row: readonly Cell[]): Span {
  const from = row[0]?.span ?? { file: '', start: 0, end: 0 };
  return withEnds(from, { end: row.at(-1)?.span.end ?? from.end });
}
