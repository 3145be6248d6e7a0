// A case file as a table: a row a case, a column a fact or an expectation, each cell with its place in
// the text, so that one changed cell is one changed line.
import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';

export interface CaseTable {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  /** `dossier.projects.P1.investment`, `expect.clauses.grant`. */
  readonly key: string;
  /** The key without the part that its group says. */
  readonly title: string;
  readonly group: 'case' | 'facts' | 'expected';
}

export interface Row {
  readonly name: string;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Where a cell that is not there yet would be written, by the part of its key before the last name. */
  readonly owners: ReadonlyMap<string, Owner>;
}

export interface Cell {
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface Owner {
  readonly form: 'block' | 'flow';
  /** Where the next key goes. */
  readonly at: number;
  /** Of its keys. */
  readonly indent: string;
  readonly empty: boolean;
}

/** The parts of a case in the order of the table; what else it holds is not shown. */
const PARTS = ['name', 'expect', 'reason', 'article', 'base', 'dossier', 'changes'];

/** Undefined where the text is no list of cases: then it is for the text editor. */
export function readTable(text: string): CaseTable | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  const cases = document.get('cases', true);
  if (document.errors.length > 0 || !isSeq(cases)) return undefined;
  const rows = cases.items.filter(isMap).map((item) => rowOf(item, text));
  const keys = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const columns = [...keys].map(columnOf);
  const rank = ({ key }: Column) => PARTS.indexOf(key.split('.')[0] ?? '');
  // Columns of one part stand in the order in which the file first names them.
  columns.sort((a, b) => rank(a) - rank(b));
  return { columns, rows };
}

function columnOf(key: string): Column {
  const [part = '', ...rest] = key.split('.');
  const title = rest.length === 0 ? part : rest.join('.');
  if (part === 'expect') return { key, title, group: 'expected' };
  return { key, title, group: part === 'dossier' || part === 'changes' ? 'facts' : 'case' };
}

function rowOf(item: YAMLMap, text: string): Row {
  const cells = new Map<string, Cell>();
  const owners = new Map<string, Owner>();
  const visit = (node: unknown, key: string): void => {
    if (isScalar(node)) {
      const cell = cellOf(node, text);
      if (cell !== undefined) cells.set(key, cell);
    } else if (isMap(node)) {
      const owner = ownerOf(node, text);
      if (owner !== undefined) owners.set(key, owner);
      for (const { key: name, value } of node.items) {
        if (isScalar(name)) visit(value, key === '' ? String(name.value) : `${key}.${name.value}`);
      }
    } else if (isSeq(node)) {
      node.items.forEach((each, at) => {
        visit(each, `${key}.${nameOf(each, at)}`);
      });
    }
  };
  for (const { key, value } of item.items) {
    if (isScalar(key) && PARTS.includes(String(key.value))) visit(value, String(key.value));
  }
  return { name: cells.get('name')?.text ?? '', cells, owners };
}

/** Items go by their id; expected awards and measures by clause and item. */
function nameOf(node: unknown, at: number): string {
  const own = (name: string): string | undefined => {
    const value = isMap(node) ? node.get(name) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const name = own('id') ?? [own('clause'), own('item')].filter(Boolean).join(' ');
  return name === '' ? String(at + 1) : name.replaceAll('.', '·');
}

const STYLES: Readonly<Record<string, Cell['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

function cellOf(node: Scalar, text: string): Cell | undefined {
  const [start, end] = node.range ?? [];
  const style = STYLES[node.type ?? ''];
  if (start === undefined || end === undefined || style === undefined) return undefined;
  // As written: `600000.00` is not 600000.
  const shown = style === 'plain' ? text.slice(start, end) : String(node.value);
  return { text: shown, start, end, style };
}

function ownerOf(node: YAMLMap, text: string): Owner | undefined {
  const [start, end] = (node as Node).range ?? [];
  if (start === undefined || end === undefined) return undefined;
  if (node.flow === true) {
    return { form: 'flow', at: end - 1, indent: '', empty: node.items.length === 0 };
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const at = lastLineEnd(text, start, end);
  return { form: 'block', at, indent: ' '.repeat(start - lineStart), empty: false };
}

/** The end of the last line with something on it. */
function lastLineEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
