// The first row of a table → its columns, and what is wrong with them.
import type { Reporter } from '../../diagnostics/reporter.ts';
import { suggest } from '../../names/suggest.ts';
import type { Cell } from './cells.ts';
import type { Target } from './columns.ts';
import { lookUp, namesNear } from './header.ts';
import type { HeaderNode } from './header-tree.ts';

export interface Column {
  readonly target: Target;
  /** Its name in full: `projects.1.investment`. */
  readonly path: string;
  /** Its header. */
  readonly cell: Cell;
}

export interface Header {
  /** One for each cell of the first row; undefined: empty, or told of. */
  readonly columns: readonly (Column | undefined)[];
  /** Whether the column has a header, be it one that means nothing. */
  readonly named: readonly boolean[];
  /** How many columns a row must have: empty ones at the end, which spreadsheets add, do not count. */
  readonly width: number;
  /** Where the cases' names stand. */
  readonly name: number | undefined;
}

/** Names compared for “did you mean”. */
const MOST_NAMES = 2000;

export function readHeader(
  row: readonly Cell[],
  tree: HeaderNode<Target>,
  report: Reporter,
): Header {
  const width = row.findLastIndex(({ text }) => text.trim() !== '') + 1;
  const first = new Map<string, Cell>();
  const columns = row.slice(0, width).map((cell): Column | undefined => {
    const header = cell.text.trim();
    if (header === '') return undefined;
    const [found, ...others] = lookUp(header, tree);
    if (found === undefined) {
      reportUnknown(cell, tree, report);
      return undefined;
    }
    if (others.length > 0) {
      const names = [found, ...others].map(({ path }) => path);
      report('ambiguousColumn', cell.span, { header, names });
      return undefined;
    }
    const path = found.path.replace(/^dossier\./, '');
    const key = found.target.kind === 'fact' ? `dossier.${path}` : path;
    const earlier = first.get(key);
    if (earlier !== undefined) {
      const related = [{ span: earlier.span, note: 'first' as const }];
      report('repeatedColumn', cell.span, { name: found.path }, { related });
      return undefined;
    }
    first.set(key, cell);
    return { target: found.target, path: found.path, cell };
  });
  const named = row.map(({ text }) => text.trim() !== '');
  const name = columns.findIndex((column) => column?.target.kind === 'name');
  return { columns, named, width, name: name < 0 ? undefined : name };
}

function reportUnknown(cell: Cell, tree: HeaderNode<Target>, report: Reporter): void {
  const header = cell.text.trim();
  const names = namesNear(header, tree, MOST_NAMES);
  // `total` for `expect.total`: what follows `expect` is often written alone.
  const alone = names.find((name) => name.startsWith('expect.') && name.endsWith(`.${header}`));
  const close = suggest(header, names);
  const suggestions = close.length > 0 || alone === undefined ? close : [alone];
  const fixes = suggestions.map((suggestion) => ({
    title: 'replace' as const,
    parameters: { suggestion },
    edits: [{ span: cell.span, text: suggestion }],
  }));
  report('unknownColumn', cell.span, { header, suggestions }, { fixes });
}
