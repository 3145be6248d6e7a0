// `20% of a + b`: of a, or of the whole sum? A reader would have to guess (DESIGN §2.2, Expressions).
import { type Arithmetic, type Expression, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { PartCheck, PartSubject } from './check.ts';

export const parentheses: PartCheck = (subject) => {
  const sums = [...subject.meanings].flatMap(([node]) => (isSum(node) ? [node] : []));
  const inside = new Map(sums.map((sum) => [sum.left, sum]));
  return sums.flatMap((sum) => {
    const share = shareBefore(sum.left);
    if (share === undefined || isShare(sum.right)) return [];
    return [doubt(subject, share, wholeChain(sum, inside))];
  });
};

function isSum(node: Expression): node is Arithmetic {
  return node.kind === 'arithmetic' && ['+', '-', 'net of'].includes(node.operator);
}

function isShare(node: Expression): node is Arithmetic {
  return node.kind === 'arithmetic' && node.operator === 'of';
}

/** The `x of a` that stands right before the sign. */
function shareBefore(node: Expression): Arithmetic | undefined {
  if (node.kind !== 'arithmetic' || node.operator === 'of') return isShare(node) ? node : undefined;
  return isSum(node) && isShare(node.right) ? node.right : undefined;
}

/** The sum that goes on to the right as far as it goes. */
function wholeChain(sum: Arithmetic, inside: ReadonlyMap<Expression, Arithmetic>): Arithmetic {
  let whole = sum;
  for (let next = inside.get(whole); next !== undefined; next = inside.get(whole)) whole = next;
  return whole;
}

function doubt({ textAt }: PartSubject, share: Arithmetic, whole: Arithmetic): Diagnostic {
  const at = (offset: number) => withEnds(share.span, { start: offset, end: offset });
  const around = (start: number, end: number) => [
    { span: at(start), text: '(' },
    { span: at(end), text: ')' },
  ];
  const head = withEnds(share.span, { end: share.right.span.start });
  const operator = textAt(head).replace(/\s+/g, ' ').trim();
  return report(
    'needsParentheses',
    withEnds(share.span, { end: whole.span.end }),
    { operator },
    {
      fixes: [
        { title: 'wholeSum', edits: around(share.right.span.start, whole.span.end) },
        { title: 'firstOnly', edits: around(share.span.start, share.span.end) },
      ],
    },
  );
}
