// Declarations and clauses: what stands on lines of its own, in columns, and in which order.
import type {
  ClausePart,
  EntityDeclaration,
  EnumDeclaration,
  Limit,
  Node,
  Row,
  Table,
} from '../syntax.ts';
import {
  columns,
  concat,
  type Doc,
  flatWidth,
  group,
  hardline,
  indent,
  line,
  padding,
  spansLines,
} from './document.ts';
import { breakable, elementDoc, flow, type Layout } from './flow.ts';
import { type Element, elementsOf } from './tree.ts';

/** Widest cell that a column makes room for; a longer one stands out of line. */
const WIDEST_CELL = 40;

/** Canonical order of the parts of a clause and of `applies` (DESIGN §2.2). */
const ORDER = {
  period: 0,
  cites: 1,
  reading: 2,
  define: 3,
  when: 4,
  unless: 5,
  grants: 6,
  matches: 6,
  recovers: 6,
  measure: 6,
  overlap: 6,
  limit: 7,
  equalSplit: 8,
  shareSplit: 8,
} as const satisfies Record<ClausePart['kind'], number>;

/** Parts of a clause in their canonical order; parts of one kind keep theirs. */
export function inOrder<Part extends ClausePart>(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

/**
 * The policy's header, a property a line, those of one word in columns; what cites the sentence of
 * a period stands under it.
 */
export function policyDoc(node: Node, parts: readonly Node[], how: Layout): Doc {
  const widths = parts.filter(isProperty).map((part) => keywordWidth(part, how));
  const column = widest(widths);
  let underPeriod = false;
  const lines = parts.map((part) => {
    underPeriod = part.kind === 'period' || (part.kind === 'cites' && underPeriod);
    const doc = isProperty(part)
      ? textsDoc(part, how, column - keywordWidth(part, how))
      : how.layOut(part);
    const line = concat(hardline, doc);
    return part.kind === 'cites' && underPeriod ? indent(line) : line;
  });
  return concat(flow(headOf(node, parts, how), node, how), indent(lines));
}

/** A part of the header that is one word and its texts or name. */
function isProperty(part: Node): boolean {
  switch (part.kind) {
    case 'source':
    case 'issuer':
    case 'currency':
    case 'version':
    case 'language':
      return true;
    default:
      return false;
  }
}

function keywordWidth(part: Node, how: Layout): number {
  return columns(elementsOf(part, how.words)[0]?.word?.text ?? '');
}

/** A clause or `applies`: its first line, then a part a line. */
export function partsDoc(node: Node, parts: readonly ClausePart[], how: Layout): Doc {
  const head = headOf(node, parts, how);
  const lines = inOrder(parts).map((p) => concat(hardline, how.layOut(p)));
  const binders = head.findIndex((e) => e.node?.kind === 'binder');
  if (binders < 2) return concat(flow(head, node, how), indent(lines));
  // `for each …` starts one element before the first binder.
  const first = flow(head.slice(0, binders - 1), node, how);
  const loop = flow(head.slice(binders - 1), node, how);
  return concat(group(first, indent(indent(line, loop))), indent(lines));
}

/** `enum N "label": a "A", b "B"` on one line, or a member a line. */
export function enumDoc(node: EnumDeclaration, how: Layout): Doc {
  const elements = elementsOf(node, how.words);
  const colon = elements.findIndex((e) => e.word?.text === ':');
  const members = elements.slice(colon + 1);
  const cells = new Map(node.members.map((m) => [m as Node, splitBefore(m, m.label, how)]));
  const room = columnWidth([...cells.values()].filter((c) => c.tail).map((c) => c.head));
  const docs = members.map((element) => {
    if (element.word) return elementDoc(element, how);
    const cell = cells.get(element.node);
    if (!cell?.tail) return concat(line, elementDoc(element, how));
    return concat(line, cell.head, padding(gap(cell.head, room)), ' ', cell.tail);
  });
  return group(flow(elements.slice(0, colon + 1), node, how), indent(docs));
}

/** A field a line, with their types and labels in columns. */
export function entityDoc(node: EntityDeclaration, how: Layout): Doc {
  const head = headOf(node, node.fields, how);
  const rows = node.fields.map((field) => {
    const elements = elementsOf(field, how.words);
    const colon = elements.findIndex((e) => e.word?.text === ':');
    const labelAt = elements.findIndex((e) => e.node !== undefined && e.node === field.label);
    const end = labelAt < 0 ? elements.length : labelAt;
    return {
      name: flow(elements.slice(0, colon + 1), field, how),
      type: flow(elements.slice(colon + 1, end), field, how),
      label: labelAt < 0 ? undefined : flow(elements.slice(labelAt), field, how),
    };
  });
  const names = columnWidth(rows.map((row) => row.name));
  const types = columnWidth(rows.filter((row) => row.label !== undefined).map((row) => row.type));
  const lines = rows.map((row) =>
    concat(
      hardline,
      filled(row.name, names),
      row.type,
      row.label === undefined ? [] : [...filled('', 0, gap(row.type, types)), row.label],
    ),
  );
  return concat(flow(head, node, how), indent(lines));
}

/** `by s` with a row a line, `split into` with a share a line: labels and values in columns. */
export function rowsDoc(node: Node, rows: readonly Node[], how: Layout): Doc {
  const head = headOf(node, rows, how);
  const cells = rows.map((row) => cellsOf(row, how));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [i, label] of row.labels.entries()) {
      widths[i] = Math.max(widths[i] ?? 0, countedWidth(label));
    }
  }
  const lines = cells.map((row) =>
    concat(
      hardline,
      row.labels.flatMap((label, i) => filled(label, widths[i] ?? 0)),
      row.value,
    ),
  );
  return concat(flow(head, node, how), indent(lines));
}

/** `by small true: 10% false: 0%` in parentheses, which decide whether it has lines of its own. */
export function choiceDoc(node: Table, how: Layout): Doc {
  const cells = node.rows.map((row) => cellsOf(row, how));
  const width = columnWidth(cells.map(({ labels }) => concat(labels)));
  const rows = cells.map(({ labels, value }) => {
    const label = concat(labels);
    return concat(line, label, padding(gap(label, width)), ' ', value);
  });
  return concat(flow(headOf(node, node.rows, how), node, how), indent(rows));
}

/** A table that only asks whether something is so. */
export function isChoice(node: Node): node is Table {
  const yesOrNo = (row: Row) =>
    row.labels.every((label) => label.options.every(({ kind }) => kind === 'boolean'));
  return node.kind === 'table' && node.subjects.length === 1 && node.rows.every(yesOrNo);
}

/** The labels of a row, each with its comma or colon, and the value. */
function cellsOf(row: Node, how: Layout): { labels: readonly Doc[]; value: Doc } {
  const elements = elementsOf(row, how.words);
  const colon = elements.findIndex((e) => e.word?.text === ':');
  const labels: Doc[] = [];
  let start = 0;
  for (let i = 0; i <= colon; i++) {
    const text = elements[i]?.word?.text;
    if (text !== ',' && text !== ':') continue;
    labels.push(flow(elements.slice(start, i + 1), row, how));
    start = i + 1;
  }
  return { labels, value: flow(elements.slice(start), row, how) };
}

/** `define x = E`: a formula that does not fit goes to the next line. */
export function definitionDoc(node: Node, value: Node, how: Layout): Doc {
  const elements = elementsOf(node, how.words);
  const at = elements.findIndex((e) => e.node === value);
  const head = flow(elements.slice(0, at), node, how);
  const doc = how.layOut(value);
  if (value.kind === 'table' || spansLines(doc)) return concat(head, ' ', doc);
  return group(head, indent(line, doc));
}

/** `cites "…", "…"`: a text a line if they do not fit on one. */
export function textsDoc(node: Node, how: Layout, spaces = 0): Doc {
  const [keyword, first, ...others] = elementsOf(node, how.words).map((e) => elementDoc(e, how));
  const rest = others.map((doc, i) => (i % 2 === 0 ? doc : concat(line, doc)));
  return group(keyword ?? '', ' '.repeat(spaces + 1), first ?? '', indent(rest));
}

/** `overlap of …`, and on the next line what it does. */
export function overlapDoc(node: Node, outcome: Node, how: Layout): Doc {
  const elements = elementsOf(node, how.words).filter((e) => e.node !== outcome);
  return concat(breakable(elements, node, how), indent(hardline, how.layOut(outcome)));
}

/** `or nothing` behind a condition gets a line of its own: `where a or nothing` reads as one. */
export function limitDoc(node: Limit, how: Layout): Doc {
  const elements = elementsOf(node, how.words);
  const asks = node.where !== undefined || node.counting?.where !== undefined;
  const last = elements.at(-1);
  if (!asks || !node.orNothing || last?.word === undefined) return breakable(elements, node, how);
  return concat(
    breakable(elements.slice(0, -1), node, how),
    indent(hardline, elementDoc(last, how)),
  );
}

/** The elements of a node without those that get lines of their own. */
function headOf(node: Node, own: readonly Node[], how: Layout): readonly Element[] {
  const without = new Set(own);
  return elementsOf(node, how.words).filter((e) => e.node === undefined || !without.has(e.node));
}

function splitBefore(
  node: Node,
  part: Node | undefined,
  how: Layout,
): { head: Doc; tail: Doc | undefined } {
  const elements = elementsOf(node, how.words);
  const at = part === undefined ? -1 : elements.findIndex((e) => e.node === part);
  if (at < 0) return { head: flow(elements, node, how), tail: undefined };
  return {
    head: flow(elements.slice(0, at), node, how),
    tail: flow(elements.slice(at), node, how),
  };
}

/** A cell and the spaces up to the next one. */
function filled(cell: Doc, width: number, spaces = gap(cell, width)): readonly Doc[] {
  return [cell, ' '.repeat(spaces + 1)];
}

function gap(cell: Doc, width: number): number {
  return Math.max(0, width - (flatWidth(cell) ?? width));
}

function columnWidth(cells: readonly Doc[]): number {
  return widest(cells.map(countedWidth));
}

function countedWidth(cell: Doc): number {
  const width = flatWidth(cell) ?? 0;
  return width > WIDEST_CELL ? 0 : width;
}

function widest(widths: readonly number[]): number {
  return widths.reduce((a, b) => Math.max(a, b), 0);
}
