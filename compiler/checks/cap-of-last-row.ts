// A cap on a line of its own under a table looks like the cap of the whole table, and is that of its
// last row (DESIGN §2.2, Caps).
import { type Bound, type Expression, fieldsOf, type Node, type Table, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { labelsOf } from '../model/written.ts';
import type { Check, Subject } from './check.ts';

/** No table stands in these, and a long policy has thousands of them. */
const without: ReadonlySet<Node['kind']> = new Set([
  'use',
  'enum',
  'unit',
  'cites',
  'reading',
  'number',
  'reference',
  'name',
  'text',
  'missing',
  'percent',
  'date',
  'boolean',
  'member',
  'memberLabel',
  'catchAll',
]);

/** By declaration: it is looked through once, for it says nothing else as long as it is not edited. */
const known = new WeakMap<Node, readonly Diagnostic[]>();

export const capOfLastRow: Check = (subject) =>
  subject.files.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'article'
        ? item.items.flatMap((inner) => lookThrough(subject, inner))
        : lookThrough(subject, item),
    ),
  );

function lookThrough(subject: Subject, declaration: Node): readonly Diagnostic[] {
  const before = known.get(declaration);
  if (before !== undefined) return before;
  const findings: Diagnostic[] = [];
  const rates = new Set<Table>();
  const below = (node: Node) => {
    if (node.kind === 'matches' && node.ratio.kind === 'table') rates.add(node.ratio);
    if (node.kind === 'table') findings.push(...lookAt(subject, node, rates.has(node)));
    eachChild(node, below);
  };
  below(declaration);
  known.set(declaration, findings);
  return findings;
}

/** In any order, and without a list of them: this looks at nearly every word of a policy. */
function eachChild(node: Node, visit: (child: Node) => void): void {
  const held = node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>;
  for (const field of fieldsOf(node.kind)) {
    const value = held[field];
    if (value === undefined) continue;
    if ('kind' in value) {
      if (!without.has(value.kind)) visit(value);
    } else for (const child of value) if (!without.has(child.kind)) visit(child);
  }
}

/** `isRate`: the table of `matches E by …`, which stands without `at`. */
function lookAt({ textAt }: Subject, table: Table, isRate: boolean): readonly Diagnostic[] {
  const last = table.rows.at(-1);
  const others = table.rows.slice(0, -1);
  if (last?.value.kind !== 'bound' || others.length === 0) return [];
  const row = columnAfter(
    textAt(withEnds(last.span, { start: table.span.start, end: last.span.start })),
  );
  // Where other rows are bounded too, one that stands no farther left than they do is of its row alone,
  // unless that has another one already.
  const isOneOfMany = others.some(({ value }) => value.kind === 'bound');
  const looksApart = (bound: Bound) => {
    const column = columnAfter(gapBefore(bound, textAt));
    if (column === undefined) return false;
    // Farther to the right than the label, it is a long row that goes on.
    if (row !== undefined && column > row) return false;
    return !isOneOfMany || bound.value.kind === 'bound' || row === undefined || column < row;
  };
  let cap: Bound | undefined;
  for (let bound: Expression = last.value; bound.kind === 'bound'; bound = bound.value) {
    if (looksApart(bound)) cap = bound;
  }
  if (cap === undefined) return [];
  const at = (offset: number) => withEnds(cap.span, { start: offset, end: offset });
  const start = cap.value.span.end + gapBefore(cap, textAt).length;
  const label = labelsOf(last);
  return [
    report(
      'capOfLastRow',
      withEnds(cap.span, { start }),
      { label },
      {
        fixes: [
          {
            title: 'everyRow',
            edits: [
              { span: at(table.span.start), text: isRate ? 'at (' : '(' },
              { span: at(cap.value.span.end), text: ')' },
            ],
          },
          {
            title: 'lastRow',
            edits: [
              { span: withEnds(cap.span, { start: cap.value.span.end, end: start }), text: ' ' },
            ],
          },
        ],
      },
    ),
  ];
}

/** The space between what is bounded and its bound. */
function gapBefore({ value, bound, span }: Bound, textAt: Subject['textAt']): string {
  const between = withEnds(span, { start: value.span.end, end: bound.span.start });
  return /^\s*/.exec(textAt(between))?.[0] ?? '';
}

/** How far into its line a text ends; undefined if it is all on one line. */
function columnAfter(text: string): number | undefined {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? undefined : text.length - end;
}
