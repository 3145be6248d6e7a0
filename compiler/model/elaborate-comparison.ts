// Comparisons: `is`, `is at least`, `is between … and …`, `is in (…)`.
import type { Between, Comparison, Expression, Membership } from '#language';
import { describeType, describeUnits } from '../types/describe.ts';
import { boolean, isNumeric } from '../types/kinds.ts';
import { equalityType, orderType } from '../types/rules.ts';
import { shownUnits } from '../types/units.ts';
import { adviceIn, adviseFigure, noAdvice } from './advise-figure.ts';
import { agreeInSum } from './agree.ts';
import { type Context, hole, type Names } from './context.ts';
import { refuse, reportItem } from './elaborate-as.ts';
import type { Compare, Expr } from './model.ts';
import { unitFix } from './unit-fix.ts';

const operators = {
  is: '=',
  'is not': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
} as const satisfies Record<Comparison['operator'], Compare['operator']>;

type Side = readonly [node: Expression, expr: Expr];

export function elaborateComparison(context: Context, names: Names, node: Comparison): Expr {
  const left = context.elaborate(context, names, node.left);
  const right = context.elaborate(context, names, node.right, left.type);
  return compare(
    context,
    node.span,
    asksHowLongBefore(node) ? laterIsLess[node.operator] : operators[node.operator],
    [node.left, left],
    [node.right, right],
  );
}

/**
 * `is at most 5 years before d` says how long before: the fewer years, the later the day. In the
 * words of days, `is on or before 5 years before d`, the order is the days' own.
 */
function asksHowLongBefore({ ofDays, right }: Comparison): boolean {
  if (ofDays) return false;
  let end = right;
  while (end.kind === 'parenthesised') end = end.inner;
  return end.kind === 'dateShift' && end.direction === 'before';
}

const laterIsLess = {
  is: '=',
  'is not': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
} as const satisfies Record<Comparison['operator'], Compare['operator']>;

/** `x is between a and b` is `x is at least a and x is at most b`. */
export function elaborateBetween(context: Context, names: Names, node: Between): Expr {
  const value = context.elaborate(context, names, node.value);
  const low = context.elaborate(context, names, node.low, value.type);
  const high = context.elaborate(context, names, node.high, value.type);
  const subject: Side = [node.value, value];
  const operands = [
    compare(context, node.span, '>=', subject, [node.low, low]),
    compare(context, node.span, '<=', subject, [node.high, high]),
  ];
  return { kind: 'logical', operator: 'and', operands, type: boolean, span: node.span };
}

/** `x is in (a, b)` is `x is a or x is b`. */
export function elaborateMembership(context: Context, names: Names, node: Membership): Expr {
  const value = context.elaborate(context, names, node.value);
  const operands = node.options.map((option) => {
    const found = context.elaborate(context, names, option, value.type);
    return compare(context, option.span, '=', [node.value, value], [option, found]);
  });
  const [only, ...others] = operands;
  const some: Expr =
    only !== undefined && others.length === 0
      ? only
      : { kind: 'logical', operator: 'or', operands, type: boolean, span: node.span };
  return node.negated ? { kind: 'not', operand: some, type: boolean, span: node.span } : some;
}

function compare(
  context: Context,
  span: Expr['span'],
  operator: Compare['operator'],
  left: Side,
  right: Side,
): Expr {
  for (const [node, { type }] of [left, right]) {
    if (type.kind === 'entity') return reportItem(context, node);
    if (type.kind === 'list') return refuse(context, node, type, 'value');
  }
  const [a, b] = agreeInSum(left[1], right[1]);
  const equality = operator === '=' || operator === '!=';
  const ruling = equality ? equalityType(a, b) : orderType(a, b);
  if ('type' in ruling) {
    return { kind: 'compare', operator, left: left[1], right: right[1], type: boolean, span };
  }
  switch (ruling.refused) {
    case 'noOrder':
      context.report('noOrder', span, { found: describeType(a) });
      break;
    case 'unlikeUnits':
    case 'unlikeComparison': {
      const { suggestion, fixes } = unitFix(context, left, right);
      if (ruling.refused === 'unlikeUnits' && isNumeric(a) && isNumeric(b)) {
        const sides = { left: describeUnits(shownUnits(a)), right: describeUnits(shownUnits(b)) };
        context.report('unlikeUnits', span, { ...sides, suggestion }, { fixes });
      } else {
        const sides = { left: describeType(a), right: describeType(b) };
        const advice = suggestion ? noAdvice : adviseEither(context, left, right);
        const parameters = { ...sides, suggestion, ...adviceIn(advice) };
        const all = [...fixes, ...advice.fixes];
        context.report('unlikeComparison', span, parameters, { fixes: all });
      }
      break;
    }
    default:
      ruling.refused satisfies never;
  }
  return hole(span);
}

/** What to write instead of the side that does not fit the other. */
function adviseEither(context: Context, left: Side, right: Side) {
  const [a, b] = [left[1].type, right[1].type];
  const advised = adviseFigure(context, right[0], b, a);
  return advised.advice === '' ? adviseFigure(context, left[0], a, b) : advised;
}
