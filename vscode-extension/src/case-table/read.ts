// A case file as a table: a row a case, a column a fact or an expectation, each cell with its place in
// the text, so that one changed cell is one changed line.
import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';

export interface CaseTable {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  /** `facts.projects.P1.investment`, `expect.clauses.grant`. */
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
  /** Where changes to the dossier that it starts from are written; absent for a dossier of its own. */
  readonly changes?: Owner | NewChanges;
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

/** The case has no `changes` yet: a line of its own for them. */
export interface NewChanges {
  readonly form: 'new';
  readonly at: number;
  readonly indent: string;
}

/** The parts of a case in the order of the table; what else it holds is not shown. */
const PARTS = ['name', 'expect', 'reason', 'article', 'base', 'dossier', 'changes'];
/** Facts stand in one column each, whether the case says all of its dossier or what it changes. */
const FACTS = 'facts';
const ORDER = ['name', 'expect', 'reason', 'article', 'base', FACTS];

/** Undefined where the text is no list of cases: then it is for the text editor. */
export function readTable(text: string): CaseTable | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  const cases = document.get('cases', true);
  if (document.errors.length > 0 || !isSeq(cases)) return undefined;
  const rows = cases.items.filter(isMap).map((item) => rowOf(item, text));
  return { columns: columnsFor(rows.flatMap(({ cells }) => [...cells.keys()])), rows };
}

/** Columns of one part stand in the order in which the file first names them. */
export function columnsFor(keys: readonly string[]): readonly Column[] {
  const rank = ({ key }: Column) => ORDER.indexOf(key.split('.')[0] ?? '');
  return [...new Set(keys)].map(columnOf).sort((a, b) => rank(a) - rank(b));
}

function columnOf(key: string): Column {
  const [part = '', ...rest] = key.split('.');
  const title = rest.length === 0 ? part : rest.join('.');
  if (part === 'expect') return { key, title, group: 'expected' };
  return { key, title, group: part === FACTS ? 'facts' : 'case' };
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
        if (isScalar(name)) visit(value, `${key}.${name.value}`);
      }
    } else if (isSeq(node)) {
      node.items.forEach((each, at) => {
        // A list of changes is made one after another, each a group of facts.
        visit(each, key === FACTS ? key : `${key}.${nameOf(each, at)}`);
      });
    }
  };
  for (const { key, value } of item.items) {
    const part = isScalar(key) ? String(key.value) : '';
    if (!PARTS.includes(part) || (part === 'base' && !isScalar(value))) continue;
    // The name of a dossier is no fact.
    if (part === 'dossier' && isScalar(value)) visit(value, 'base');
    else visit(value, part === 'dossier' || part === 'changes' ? FACTS : part);
  }
  const changes = changesOf(item, owners.get(FACTS), text);
  const name = cells.get('name')?.text ?? '';
  return { name, cells, owners, ...(changes === undefined ? {} : { changes }) };
}

/** A dossier of its own is changed where it stands; one that it starts from, under `changes`. */
function changesOf(
  item: YAMLMap,
  facts: Owner | undefined,
  text: string,
): Owner | NewChanges | undefined {
  if (isMap(item.get('dossier', true))) return undefined;
  if (isMap(item.get('changes', true))) return facts;
  if (item.has('changes')) return undefined;
  const own = ownerOf(item, text);
  if (own === undefined || own.form === 'flow') return undefined;
  const before = item.get('base', true) ?? item.get('dossier', true) ?? item.get('name', true);
  const end = isScalar(before) ? before.range?.[1] : undefined;
  if (end === undefined) return undefined;
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return { form: 'new', at: text[at - 1] === '\r' ? at - 1 : at, indent: own.indent };
}

/** Items go by their id; expected awards and measures by clause and item. */
function nameOf(node: unknown, at: number): string {
  const own = (name: string): string | undefined => {
    const value = isMap(node) ? node.get(name) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const name = own('id') ?? [own('clause'), own('item')].filter(Boolean).join(' ');
  return name === '' ? String(at + 1) : inKey(name);
}

/** A name as a key has it, whose steps are parted by full stops. */
function inKey(name: string): string {
  return name.replaceAll('.', '·');
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

/**
 * A dossier's facts by their keys in the table, as texts: what a case says and what it takes over from
 * the dossier that it starts from.
 */
export function factsOf(dossier: unknown): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, at) => {
        const id = isRecord(item) ? item.id : undefined;
        visit(item, `${key}.${typeof id === 'string' && id !== '' ? inKey(id) : at + 1}`);
      });
    } else if (isRecord(value)) {
      for (const [name, held] of Object.entries(value)) visit(held, `${key}.${name}`);
    } else if (value !== null && value !== undefined) {
      facts.set(key, String(value));
    }
  };
  visit(dossier, FACTS);
  return facts;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
