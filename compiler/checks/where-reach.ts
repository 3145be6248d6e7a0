// `where` behind a list takes in all that follows with “and” or “or” (DESIGN §2.2, Expressions). A condition
// of it that says nothing of the items was most likely meant to stand beside the sum, not inside.
import { type Aggregate, type Expression, type Logical, walk, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { PartCheck, PartSubject } from './check.ts';

export const whereReach: PartCheck = (subject) =>
  [...subject.meanings].flatMap(([node]) =>
    node.kind === 'aggregate' ? swallowed(subject, node) : [],
  );

function swallowed({ textAt }: PartSubject, node: Aggregate): readonly Diagnostic[] {
  const { where, operator } = node;
  // There “satisfies” ends it.
  if (where?.kind !== 'logical' || operator === 'any' || operator === 'every') return [];
  const items = node.binders.flatMap(({ variable }) =>
    variable.kind === 'name' ? [variable.text] : [],
  );
  const at = where.operands.findIndex((operand) => !mentions(operand, items));
  const [stranger, before] = [where.operands[at], where.operands[at - 1]];
  if (stranger === undefined || before === undefined) return [];
  const place = (offset: number) => withEnds(node.span, { start: offset, end: offset });
  const around = (start: number, end: number) => [
    { span: place(start), text: '(' },
    { span: place(end), text: ')' },
  ];
  const fixes = [
    { title: 'apart' as const, edits: around(node.span.start, before.span.end) },
    { title: 'together' as const, edits: around(where.span.start, where.span.end) },
  ];
  const part = shortened(textAt(stranger.span));
  const parameters = { part, item: items.join(', ') };
  return [
    report('whereReach', withEnds(stranger.span, { end: endOf(where) }), parameters, { fixes }),
  ];
}

function mentions(node: Expression, items: readonly string[]): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner.kind === 'reference' && items.includes(inner.name.text)) found = true;
  });
  return found;
}

function endOf({ operands, span }: Logical): number {
  return operands.at(-1)?.span.end ?? span.end;
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

const longest = 60;
