// The children of every kind of node, and the walks over a tree that need nothing else.
import type { Node, NodeKind } from './syntax.ts';

type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>;

/** Fields that hold a node or a list of nodes. */
type ChildField<N> = {
  [F in keyof N]-?: NonNullable<N[F]> extends Node | readonly Node[] ? F : never;
}[keyof N] &
  string;

/**
 * The fields with a node's children. A kind without its list does not compile, nor does a list
 * that leaves a field out. (`Overlap.on` is no node, but may hold one: see `childrenOf`.)
 */
export const children: {
  readonly [K in NodeKind]: { readonly [F in ChildField<NodeOf<K>>]: true };
} = {
  file: { items: true },
  policy: { name: true, title: true, parts: true },
  source: { documents: true },
  issuer: { issuer: true },
  currency: { code: true },
  rounding: { step: true },
  period: { from: true, until: true },
  version: { version: true },
  language: { language: true },
  use: { path: true },
  enum: { name: true, label: true, members: true },
  enumMember: { name: true, label: true },
  entity: { name: true, label: true, fields: true },
  field: { name: true, type: true, default: true, label: true },
  plainType: { from: true, to: true, units: true },
  unitUse: { unit: true },
  namedType: { name: true },
  listType: { of: true },
  unit: { name: true, plural: true, label: true },
  define: { name: true, of: true, label: true, value: true },
  parameter: { name: true, label: true, value: true },
  applies: { parts: true },
  article: { number: true, title: true, items: true },
  clause: { name: true, label: true, binders: true, parts: true },
  binder: { variable: true, list: true },
  cites: { quotes: true },
  reading: { text: true },
  when: { condition: true },
  unless: { condition: true },
  grants: { amount: true },
  matches: { amount: true, ratio: true },
  recovers: { amount: true },
  measure: { text: true, to: true, sum: true },
  clauseSet: { names: true },
  limit: {
    quantity: true,
    clauses: true,
    keys: true,
    to: true,
    window: true,
    where: true,
    counting: true,
  },
  window: { over: true, beginning: true },
  dayOfYear: {},
  counting: { where: true },
  overlap: { clauses: true, supports: true, outcome: true },
  outcome: {},
  firstOf: { order: true },
  equalSplit: { count: true },
  shareSplit: { parts: true },
  sharePart: { name: true, label: true, share: true },
  number: { scale: true, unit: true, per: true },
  scale: {},
  literalUnit: {},
  percent: {},
  ratio: {},
  date: {},
  boolean: {},
  reference: { name: true },
  member: { object: true, name: true },
  parenthesised: { inner: true },
  negation: { operand: true },
  arithmetic: { left: true, right: true },
  bound: { value: true, bound: true, window: true },
  rounded: { value: true, step: true },
  dateShift: { duration: true, date: true },
  elapsed: { from: true, to: true },
  datePart: { date: true },
  comparison: { left: true, right: true },
  between: { value: true, low: true, high: true },
  membership: { value: true, options: true },
  given: { value: true },
  not: { operand: true },
  logical: { operands: true },
  someOf: { count: true, operands: true },
  aggregate: { value: true, binders: true, before: true, where: true },
  extreme: { options: true },
  table: { subjects: true, runningOver: true, runningWhere: true, rows: true },
  row: { labels: true, value: true },
  rowLabel: { options: true },
  memberLabel: { name: true },
  catchAll: {},
  edge: { value: true },
  name: {},
  text: {},
  missing: {},
};

const fieldsByKind = new Map<NodeKind, readonly string[]>(
  Object.entries(children).map(([kind, fields]) => [kind as NodeKind, Object.keys(fields)]),
);

/** The names of the fields with a node's children. */
export function fieldsOf(kind: NodeKind): readonly string[] {
  return fieldsByKind.get(kind) ?? [];
}

/** The children of a node in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const fields = fieldsOf(node.kind);
  if (fields.length === 0) return leaf;
  const found: Node[] = [];
  for (const field of fields) {
    const value = (node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>)[
      field
    ];
    if (value === undefined) continue;
    if ('kind' in value) found.push(value);
    else for (const child of value) found.push(child);
  }
  if (node.kind === 'overlap' && node.on.by === 'field') found.push(node.on.field);
  // Most fields are declared in the order in which they are written.
  for (let at = 1; at < found.length; at++) {
    if ((found[at]?.span.start ?? 0) >= (found[at - 1]?.span.start ?? 0)) continue;
    return found.sort((a, b) => a.span.start - b.span.start);
  }
  return found;
}

const leaf: readonly Node[] = [];

/**
 * Visits a node and all below it, each before its children, in the order of the text. Where
 * `visit` returns false, what is below is left out.
 */
export function walk(root: Node, visit: (node: Node) => unknown): void {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (visit(node) === false) continue;
    const below = childrenOf(node);
    for (let at = below.length - 1; at >= 0; at--) {
      const child = below[at];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/**
 * The nodes that hold an offset, from the root down to the smallest. An offset between two nodes
 * belongs to the one after it; at the end of a word with nothing after it, to the word.
 */
export function pathAt(root: Node, offset: number): readonly Node[] {
  const path: Node[] = [];
  for (let node: Node | undefined = root; node !== undefined; ) {
    path.push(node);
    const below: readonly Node[] = childrenOf(node);
    node =
      below.find(({ span }) => span.start <= offset && offset < span.end) ??
      below.findLast(({ span }) => span.start <= offset && offset <= span.end);
  }
  return path;
}

/** The smallest node that holds an offset. */
export function nodeAt(root: Node, offset: number): Node {
  return pathAt(root, offset).at(-1) ?? root;
}
