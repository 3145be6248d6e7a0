// Values over lists, and the largest and smallest of several.
import {
  type Aggregate as AggregateNode,
  type Expression,
  type Extreme,
  withEnds,
} from '#language';
import type { Parameters } from '../diagnostics/diagnostic.ts';
import { lookUp } from '../names/scope.ts';
import { describeType } from '../types/describe.ts';
import { boolean, integer, isNumeric, join } from '../types/kinds.ts';
import { type Context, hole, type Names } from './context.ts';
import { calculation, likeWithLike } from './elaborate-arithmetic.ts';
import { elaborateCondition, elaborateFigure, refuse } from './elaborate-as.ts';
import { elaborateLoops } from './elaborate-loop.ts';
import { elaborateName } from './elaborate-name.ts';
import type { Aggregate, Expr, Loop, Variable } from './model.ts';
import type { Type } from './types.ts';
import { sameExpr } from './walk.ts';
import { sourceOf } from './written.ts';

export function elaborateAggregate(context: Context, names: Names, node: AggregateNode): Expr {
  const inner = elaborateLoops(context, names, node.binders);
  const before = elaborateBefore(context, names, node, inner.loops);
  const where = node.where && elaborateWhere(context, inner.names, node, node.where);
  if (where === 'tooMuch') return hole(node.span);
  const value = node.value && elaborateValue(context, inner.names, node.operator, node.value);
  if (!inner.sound) return hole(node.span);
  const aggregate: Omit<Aggregate, 'type'> = {
    kind: 'aggregate',
    operator: node.operator,
    loops: inner.loops,
    before,
    where,
    value,
    span: node.span,
  };
  return { ...aggregate, type: typeOf(node.operator, value) };
}

/**
 * `where p.new is at least 5 yuan`: what is compared or capped is the sum, not the condition.
 */
function elaborateWhere(
  context: Context,
  names: Names,
  node: AggregateNode,
  where: Expression,
): Expr | 'tooMuch' {
  if (where.kind !== 'comparison' && where.kind !== 'bound') {
    return elaborateCondition(context, names, where);
  }
  const condition = where.kind === 'comparison' ? where.left : where.value;
  let isTooMuch = false;
  const report: Context['report'] = (name, span, parameters, more) => {
    const { left, found }: Parameters = parameters;
    const isCompared = name === 'unlikeComparison' && span === where.span && isTruth(left);
    const isCapped = name === 'wrongKind' && span === condition.span && isTruth(found);
    if (isCompared || (isCapped && where.kind === 'bound')) isTooMuch = true;
    else context.report(name, span, parameters, more);
  };
  const expr = elaborateCondition({ ...context, report }, names, where);
  if (!isTooMuch) return expr;
  const at = (offset: number) => withEnds(node.span, { start: offset, end: offset });
  const edits = [
    { span: at(node.span.start), text: '(' },
    { span: at(condition.span.end), text: ')' },
  ];
  const [operator, beyond] =
    where.kind === 'comparison' ? ['…', where.right] : [where.operator, where.bound];
  const part = `${operator} ${sourceOf(beyond)}`;
  const span = withEnds(where.span, { start: condition.span.end });
  context.report('whereReach', span, { part, item: '' }, { fixes: [{ title: 'apart', edits }] });
  return 'tooMuch';
}

function isTruth(parameter: Parameters[string] | undefined): boolean {
  return typeof parameter === 'object' && 'term' in parameter && parameter.term === 'boolean';
}

function elaborateValue(
  context: Context,
  names: Names,
  operator: AggregateNode['operator'],
  node: NonNullable<AggregateNode['value']>,
): Expr {
  if (operator === 'any' || operator === 'every') return elaborateCondition(context, names, node);
  if (operator !== 'largest' && operator !== 'smallest') {
    return elaborateFigure(context, names, node);
  }
  // Of figures or of days.
  const expr = context.elaborate(context, names, node);
  const { kind } = expr.type;
  if (isNumeric(expr.type) || kind === 'date' || kind === 'unknown') return expr;
  return refuse(context, node, expr.type, 'figure');
}

function typeOf(operator: AggregateNode['operator'], value: Expr | undefined): Type {
  switch (operator) {
    case 'count':
      return integer;
    case 'any':
    case 'every':
      return boolean;
    case 'sum':
    case 'largest':
    case 'smallest':
      return value?.type ?? { kind: 'unknown' };
    default:
      return operator satisfies never;
  }
}

/** `before y`: y goes through the same list outside. */
function elaborateBefore(
  context: Context,
  names: Names,
  { before }: AggregateNode,
  loops: readonly Loop[],
): Variable | undefined {
  if (before === undefined || before.kind === 'missing') return undefined;
  const binding = lookUp(names, before.text);
  if (binding?.kind !== 'variable') {
    if (binding === undefined) {
      elaborateName(
        context,
        names,
        { kind: 'reference', name: before, span: before.span },
        undefined,
      );
    } else if (binding.kind !== 'unread') {
      context.report('beforeElsewhere', before.span, { name: before.text });
    }
    return undefined;
  }
  context.notes.refer(before.span, binding.declaration);
  const { list } = binding;
  const same = list !== undefined && loops.some((loop) => sameExpr(loop.list, list));
  if (!same && loops.length > 0)
    context.report('beforeElsewhere', before.span, { name: before.text });
  return same ? binding.variable : undefined;
}

/** `the largest of (a, b, c)`: of figures of one kind, or of dates. */
export function elaborateExtreme(
  context: Context,
  names: Names,
  node: Extreme,
  wanted: Type | undefined,
): Expr {
  const operator = node.operator === 'largest' ? 'max' : 'min';
  const options = node.options.map((option) => {
    const expr = context.elaborate(context, names, option, wanted);
    const { kind } = expr.type;
    const fitting = isNumeric(expr.type) || kind === 'date' || kind === 'unknown';
    return [option, fitting ? expr : refuse(context, option, expr.type, 'figure')] as const;
  });
  const [first, ...others] = options;
  if (first === undefined) return hole(node.span);
  let [, best] = first;
  for (const [option, expr] of others) {
    const joined = join([best.type, expr.type]);
    if (best.type.kind === 'date' || expr.type.kind === 'date') {
      if (joined === undefined) {
        const wantedHere = { wanted: describeType(best.type), found: describeType(expr.type) };
        context.report('wrongKind', option.span, wantedHere);
        return hole(node.span);
      }
      best = calculation(operator, best, expr, joined, node.span);
    } else best = likeWithLike(context, option, operator, [first[0], best], [option, expr]);
    if (best.kind === 'arithmetic') best = { ...best, listed: true };
  }
  return best;
}
