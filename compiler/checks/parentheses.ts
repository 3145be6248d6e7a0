// `20% of a + b`: of a, or of the whole sum? A reader would have to guess (DESIGN §2.2, Expressions).
import { type Arithmetic, type Expression, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { PartCheck, PartSubject } from './check.ts';

export const parentheses: PartCheck = (subject) => {
  const sums = [...subject.meanings].flatMap(([node]) => (isSum(node) ? [node] : []));
  const inside = new Map(sums.map((sum) => [sum.left, sum]));
  return sums.flatMap((sum) => {
    const product = productBefore(sum.left);
    const share = shareAtStart(product);
    if (share === undefined || shareAtStart(sum.right) !== undefined) return [];
    return [doubt(subject, { share, product, whole: wholeChain(sum, inside) })];
  });
};

function isSum(node: Expression): node is Arithmetic {
  return node.kind === 'arithmetic' && ['+', '-', 'net of'].includes(node.operator);
}

/** What stands right before the sign. */
function productBefore(node: Expression): Expression {
  return isSum(node) ? node.right : node;
}

/** The `x of a` that a product begins with: `x of a * b` is one. */
function shareAtStart(product: Expression): Arithmetic | undefined {
  if (product.kind !== 'arithmetic') return undefined;
  const { operator, left } = product;
  switch (operator) {
    case 'of':
      return product;
    case '*':
    case '/':
      return shareAtStart(left);
    case '+':
    case '-':
    case 'net of':
      return undefined;
    default:
      return operator satisfies never;
  }
}

/** The sum that goes on to the right as far as it goes. */
function wholeChain(sum: Arithmetic, inside: ReadonlyMap<Expression, Arithmetic>): Arithmetic {
  let whole = sum;
  for (let next = inside.get(whole); next !== undefined; next = inside.get(whole)) whole = next;
  return whole;
}

interface Doubtful {
  readonly share: Arithmetic;
  /** All of what is multiplied, beginning with the share. */
  readonly product: Expression;
  readonly whole: Arithmetic;
}

function doubt({ textAt }: PartSubject, { share, product, whole }: Doubtful): Diagnostic {
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
        { title: 'firstOnly', edits: around(share.span.start, product.span.end) },
      ],
    },
  );
}
