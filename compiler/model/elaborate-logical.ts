// `a and b`, `a or b`. “is national or municipal” says in English what must be written
// “is in (national, municipal)”: that slip is told by what it means.
import { type Comparison, type Expression, type Logical, type SomeOf, withEnds } from '#language';
import { term } from '../diagnostics/terms.ts';
import { describeType } from '../types/describe.ts';
import { boolean } from '../types/kinds.ts';
import { constantFigure } from './constant.ts';
import { type Context, hole, type Names } from './context.ts';
import { elaborateCondition } from './elaborate-as.ts';
import type { Expr } from './model.ts';
import type { EnumType } from './types.ts';
import { sourceOf } from './written.ts';

export function elaborateLogical(context: Context, names: Names, node: Logical): Expr {
  const { operator, span } = node;
  const operands = elaborateOperands(context, names, node.operands, operator);
  return { kind: 'logical', operator, operands, type: boolean, span };
}

const counts = { 'at least': '>=', 'at most': '<=', exactly: '=' } as const;

/** `at least 2 of (a, b, c)`: one whole number for everybody, of as many conditions or more. */
export function elaborateSomeOf(context: Context, names: Names, node: SomeOf): Expr {
  const { operator, span } = node;
  const operands = node.operands.map((operand) => elaborateCondition(context, names, operand));
  const count = context.elaborate(context, names, node.count);
  if (count.type.kind === 'unknown') return hole(span);
  const bare = count.type.kind === 'number' && count.type.units.length === 0;
  const figure = bare ? constantFigure(count) : undefined;
  const least = operator === 'at most' ? 0 : 1;
  if (figure?.d !== 1n || figure.lt(least) || figure.gt(operands.length)) {
    context.report('someOfCount', node.count.span, { conditions: operands.length });
    return hole(span);
  }
  const held = { operator: counts[operator], count: Number(figure.n), operands };
  return { kind: 'someOf', ...held, type: boolean, span };
}

/** The operands of one chain, as conditions. */
export function elaborateOperands(
  context: Context,
  names: Names,
  nodes: readonly Expression[],
  operator: Logical['operator'],
): readonly Expr[] {
  let compared: { readonly node: Comparison; readonly of: EnumType; told: boolean } | undefined;
  return nodes.map((node, at) => {
    if (operator === 'or' && compared !== undefined && isMemberOf(compared.of, node)) {
      if (!compared.told) reportAlternatives(context, compared.node, compared.of, nodes.slice(at));
      compared.told = true;
      return hole(node.span);
    }
    const expr = elaborateCondition(context, names, node);
    const of = node.kind === 'comparison' ? enumOf(expr) : undefined;
    compared = node.kind === 'comparison' && of ? { node, of, told: false } : undefined;
    return expr;
  });
}

function enumOf(expr: Expr): EnumType | undefined {
  return expr.kind === 'compare' && expr.left.type.kind === 'enum'
    ? expr.left.type.enum
    : undefined;
}

function isMemberOf(of: EnumType, node: Expression): boolean {
  return node.kind === 'reference' && of.members.some(({ name }) => name === node.name.text);
}

function reportAlternatives(
  context: Context,
  compared: Comparison,
  of: EnumType,
  following: readonly Expression[],
): void {
  const stranger = following.findIndex((node) => !isMemberOf(of, node));
  const others = following.slice(0, stranger < 0 ? following.length : stranger);
  const [first] = others;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return;
  const { keywords } = context.vocabulary.table;
  const [isIn] = compared.operator === 'is not' ? keywords.isNotIn : keywords.isIn;
  const instead = `${isIn} (${[compared.right, ...others].map(sourceOf).join(', ')})`;
  const edits = [
    {
      span: withEnds(compared.left.span, { start: compared.left.span.end, end: last.span.end }),
      text: ` ${instead}`,
    },
  ];
  context.report(
    'wrongKind',
    first.span,
    {
      wanted: describeType(boolean),
      found: describeType({ kind: 'enum', enum: of }),
      advice: term('oneOfSeveral', { instead }),
    },
    { fixes: [{ title: 'write', parameters: { suggestion: instead }, edits }] },
  );
}
