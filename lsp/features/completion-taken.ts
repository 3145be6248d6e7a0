// What the rows of the table that is being written take already: nobody looks for it again.
import { type Row, type Slot, type Table, walk } from '#language';
import type { Asked } from './completion-item.ts';
import { clauseFile } from './files.ts';

/** The rows of the table that begins at an offset, those behind the place too. */
export function rowsThere(
  { place: { analysis, file, offset } }: Asked,
  start: number,
): readonly Row[] {
  const tree = clauseFile(analysis, file)?.parsed.file;
  let found: Table | undefined;
  if (tree !== undefined) {
    walk(tree, (node) => {
      if (node.kind === 'table' && node.span.start === start) found = node;
      return node.span.start <= start && start <= node.span.end;
    });
  }
  // What is being written is no row yet.
  return (found?.rows ?? []).filter(({ span }) => span.end < offset || span.start > offset);
}

/**
 * The labels, as they are written, that the other rows have in the column of the place, and those that
 * this row has there. Of several columns those of the last, of rows that are alike in the others.
 */
export function takenInRows({ within }: Slot, asked: Asked): ReadonlySet<string> {
  const { text, expected } = asked;
  const table = within.findLast(({ rule }) => rule === 'table');
  const row = within.findLast(({ rule }) => rule === 'row');
  if (table === undefined || row === undefined) return new Set();
  const here = columnsIn(text.slice(row.start, expected.word.start));
  const own = here.at(-1) ?? '';
  const subjects = table.parts.filter(({ rule }) => rule === 'total').length;
  if (here.length !== subjects) return new Set(optionsIn(own));
  // What stands behind the place is known by the tree, what stands before it also where that broke.
  const behind = rowsThere(asked, table.start).filter(({ span }) => span.start > row.start);
  const others = [
    ...table.parts.filter(({ rule }) => rule === 'row'),
    ...behind.map(({ span }) => span),
  ]
    .map(({ start, end }) => columnsIn(text.slice(start, end)))
    .filter((labels) => here.slice(0, -1).every((label, at) => label === labels[at]));
  return new Set([own, ...others.map((labels) => labels[subjects - 1] ?? '')].flatMap(optionsIn));
}

/** The labels of a row up to its colon. */
function columnsIn(row: string): readonly string[] {
  const [labels = ''] = row.split(':');
  return labels.split(',').map((label) => label.trim());
}

/** `national or municipal`: each by itself, without its backquotes. */
function optionsIn(label: string): readonly string[] {
  return label.split(/\s+/).map((word) => word.replace(/^`|`$/g, ''));
}
