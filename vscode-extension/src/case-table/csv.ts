// A case file in CSV as a table: its own columns, each cell with its place, written as the file quotes.
import type { TableCell, CaseTable as Told } from '../../../lsp/index.ts';
import type { Column } from './read.ts';

export interface CsvTable {
  readonly columns: readonly Column[];
  readonly separator: string;
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  readonly name: string;
  /** By the keys of the columns; a short line has no cells at its end. */
  readonly cells: ReadonlyMap<string, TableCell>;
}

const ABOUT_CASES = ['name', 'reason', 'article', 'base'];

export function csvTable({ separator, rows }: NonNullable<Told['cells']>): CsvTable {
  const [header = [], ...lines] = rows;
  // Two columns may have one name while the header is being written.
  const columns = header.map(({ text }, at): Column => {
    const name = text.trim();
    const group = name.startsWith('expect.')
      ? 'expected'
      : ABOUT_CASES.includes(name)
        ? 'case'
        : 'facts';
    return { key: `${at}`, title: name.replace(/^expect\./, ''), group };
  });
  const nameAt = header.findIndex(({ text }) => text.trim() === 'name');
  const isFirst = ({ key }: Column) => key === `${nameAt}`;
  return {
    separator,
    columns: [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))],
    rows: lines.map((line) => ({
      name: (line[nameAt]?.text ?? '').replace(/\s+/g, ' ').trim(),
      cells: new Map(line.slice(0, header.length).map((cell, at) => [`${at}`, cell])),
    })),
  };
}

/**
 * A value as the file is to have it in the place of `raw`; undefined where a spreadsheet would take it
 * for a calculation, or it does not stand in one line.
 */
export function csvText(value: string, raw: string, separator: string): string | undefined {
  if (/[\r\n]/.test(value) || /^\s*(?:[=+@]|-(?!\d))/.test(value)) return undefined;
  const needs = /^\s|\s$|"/.test(value) || value.includes(separator);
  return raw.startsWith('"') || needs ? `"${value.replaceAll('"', '""')}"` : value;
}
