// Calculations: products, sums, ceilings and floors inside a value, rounding.
import {
  type Arithmetic as ArithmeticNode,
  type Bound,
  type Expression,
  type Negation,
  type Rounded,
  withEnds,
} from '#language';
import { term } from '../diagnostics/terms.ts';
import { lookUp } from '../names/scope.ts';
import { describeType, describeUnits } from '../types/describe.ts';
import { isNumeric, ratio, unknown } from '../types/kinds.ts';
import {
  type ProductRefusal,
  productType,
  quotientType,
  type Ruling,
  type SumRefusal,
  sumType,
} from '../types/rules.ts';
import { shownUnits } from '../types/units.ts';
import { adviseFigure } from './advise-figure.ts';
import { agreeInSum } from './agree.ts';
import { constantFigure } from './constant.ts';
import { type Context, hole, type Names } from './context.ts';
import { elaborateFigure, refuse } from './elaborate-as.ts';
import { figure } from './elaborate-literal.ts';
import type { Arithmetic, Expr } from './model.ts';
import type { Type } from './types.ts';
import { unitFix } from './unit-fix.ts';
import { sourceOf } from './written.ts';

const operators = {
  '*': 'multiply',
  of: 'multiply',
  '/': 'divide',
  '+': 'add',
  '-': 'subtract',
  'net of': 'netOf',
} as const satisfies Record<ArithmeticNode['operator'], Arithmetic['operator']>;

export function elaborateArithmetic(context: Context, names: Names, node: ArithmeticNode): Expr {
  const operator = operators[node.operator];
  if (operator === 'divide' && isProduct(node.left)) {
    return quotientOfProduct(context, names, node, node.left);
  }
  if (operator === 'divide' && reportSlashUnit(context, names, node)) return hole(node.span);
  const left = context.elaborate(context, names, node.left);
  const right = context.elaborate(context, names, node.right);
  switch (operator) {
    case 'multiply':
    case 'divide':
      return productOrQuotient(context, node, operator, left, right);
    case 'add':
    case 'subtract':
    case 'netOf':
      return likeWithLike(context, node, operator, [node.left, left], [node.right, right]);
    default:
      return operator satisfies never;
  }
}

/** `100 euro/ha`: a price is said with “per”. */
function reportSlashUnit(context: Context, names: Names, { left, right }: ArithmeticNode): boolean {
  if (left.kind !== 'number' || right.kind !== 'reference') return false;
  const { text, span } = right.name;
  const unit = context.declarations.units.get(text);
  if (unit === undefined || left.unit === undefined || lookUp(names, text)) return false;
  context.notes.refer(span, unit);
  const per = ` ${context.vocabulary.table.keywords.per[0]} ${text}`;
  const suggestion = `${sourceOf(left)}${per}`;
  const edits = [{ span: withEnds(span, { start: left.span.end }), text: per }];
  context.report(
    'notAValue',
    span,
    {
      name: text,
      kind: term('unitKind'),
      advice: term('writePrice', { price: suggestion }),
    },
    { fixes: [{ title: 'write', parameters: { suggestion }, edits }] },
  );
  return true;
}

function isProduct(node: Expression): node is ArithmeticNode {
  return node.kind === 'arithmetic' && (node.operator === '*' || node.operator === 'of');
}

/** `money * money / money` is read from the left; the share that was meant wants parentheses. */
function quotientOfProduct(
  context: Context,
  names: Names,
  node: ArithmeticNode,
  product: ArithmeticNode,
): Expr {
  let isRefused = false;
  const report: Context['report'] = (name, span, parameters, more) => {
    if (name === 'moneyTimesMoney' && span === product.span) isRefused = true;
    else context.report(name, span, parameters, more);
  };
  const left = context.elaborate({ ...context, report }, names, product);
  const right = context.elaborate(context, names, node.right);
  if (!isRefused) return productOrQuotient(context, node, 'divide', left, right);
  if (right.type.kind !== 'money') context.report('moneyTimesMoney', product.span, {});
  else {
    const start = product.right.span.start;
    const at = (offset: number) => withEnds(node.span, { start: offset, end: offset });
    const edits = [
      { span: at(start), text: '(' },
      { span: at(node.span.end), text: ')' },
    ];
    const fixes = [{ title: 'quotientFirst' as const, edits }];
    context.report('moneyTimesMoney', product.span, { advice: term('quotientFirst') }, { fixes });
  }
  return hole(node.span);
}

function productOrQuotient(
  context: Context,
  node: ArithmeticNode,
  operator: 'multiply' | 'divide',
  left: Expr,
  right: Expr,
): Expr {
  const { span } = node;
  const rule: (left: Type, right: Type) => Ruling<ProductRefusal> =
    operator === 'multiply' ? productType : quotientType;
  const ruling = rule(left.type, right.type);
  if ('type' in ruling) {
    const fraction = literalFraction(operator, left, right);
    return fraction ?? calculation(operator, left, right, ruling.type, span);
  }
  switch (ruling.refused) {
    case 'wrongLeft':
      return refuse(context, node.left, left.type, 'figure');
    case 'wrongRight':
      return refuse(context, node.right, right.type, 'figure');
    case 'moneyTimesMoney':
      context.report('moneyTimesMoney', span, {});
      return hole(span);
    case 'badDivision': {
      const sides = { left: describeType(left.type), right: describeType(right.type) };
      context.report('badDivision', span, sides);
      return hole(span);
    }
    default:
      return ruling.refused satisfies never;
  }
}

/** `2/3` of two plain figures is a ratio. */
function literalFraction(
  operator: Arithmetic['operator'],
  left: Expr,
  right: Expr,
): Expr | undefined {
  if (operator !== 'divide' || left.kind !== 'constant' || right.kind !== 'constant')
    return undefined;
  if (left.value.kind !== 'numeric' || right.value.kind !== 'numeric') return undefined;
  const plain = (type: Type) => type.kind === 'number' && type.units.length === 0;
  if (!plain(left.type) || !plain(right.type) || right.value.value.equals(0)) return undefined;
  const span = withEnds(left.span, { end: right.span.end });
  return figure(left.value.value.div(right.value.value), ratio, span);
}

/** A calculation whose type is known to be one of figures. */
export function calculation(
  operator: Arithmetic['operator'],
  left: Expr,
  right: Expr,
  type: Type,
  span: Expr['span'],
): Arithmetic {
  const fitting = isNumeric(type) || type.kind === 'date' ? type : ({ kind: 'unknown' } as const);
  return { kind: 'arithmetic', operator, left, right, type: fitting, span };
}

type Side = readonly [node: Expression, expr: Expr];

/** Sums, differences, ceilings and floors: both sides of one kind and one unit. */
export function likeWithLike(
  context: Context,
  node: { readonly span: Expr['span'] },
  operator: Exclude<Arithmetic['operator'], 'multiply' | 'divide'>,
  [leftNode, left]: Side,
  [rightNode, right]: Side,
): Expr {
  const ruling = sumType(...agreeInSum(left, right));
  if ('type' in ruling) return calculation(operator, left, right, ruling.type, node.span);
  reportUnlike(context, node, ruling.refused, [leftNode, left], [rightNode, right]);
  return hole(node.span);
}

function reportUnlike(
  context: Context,
  node: { readonly span: Expr['span'] },
  refused: SumRefusal,
  left: Side,
  right: Side,
): void {
  const [a, b] = [left[1].type, right[1].type];
  if (refused === 'dateSum') {
    context.report('dateSum', node.span, {});
    return;
  }
  const { suggestion, fixes } = unitFix(context, left, right);
  if (refused === 'unlikeUnits' && isNumeric(a) && isNumeric(b)) {
    const sides = { left: describeUnits(shownUnits(a)), right: describeUnits(shownUnits(b)) };
    context.report('unlikeUnits', node.span, { ...sides, suggestion }, { fixes });
  } else {
    const sides = { left: describeType(a), right: describeType(b) };
    context.report('unlikeSum', node.span, { ...sides, suggestion }, { fixes });
  }
}

/** A ceiling or floor inside a value; the outermost `capped at` of an amount is met before. */
export function elaborateBound(context: Context, names: Names, node: Bound): Expr {
  if (node.window !== undefined) context.report('yearlyCapInside', node.window.span, {});
  const value = elaborateFigure(context, names, node.value);
  const bound = elaborateFigure(context, names, node.bound);
  const operator = node.operator === 'capped at' ? 'min' : 'max';
  return likeWithLike(context, node, operator, [node.value, value], [node.bound, bound]);
}

export function elaborateNegation(context: Context, names: Names, node: Negation): Expr {
  const operand = elaborateFigure(context, names, node.operand);
  const { type } = operand;
  if (operand.kind === 'constant' && operand.value.kind === 'numeric' && isNumeric(type)) {
    return figure(operand.value.value.neg(), type, node.span);
  }
  return { kind: 'negate', operand, type, span: node.span };
}

export function elaborateRounded(context: Context, names: Names, node: Rounded): Expr {
  const value = elaborateFigure(context, names, node.value);
  const step = elaborateFigure(context, names, node.step);
  const ruling = sumType(...agreeInSum(value, step));
  if (!('type' in ruling)) {
    if (ruling.refused !== 'unlikeSum') {
      reportUnlike(context, node, ruling.refused, [node.value, value], [node.step, step]);
    } else {
      const sides = { wanted: describeType(value.type), found: describeType(step.type) };
      const { advice, fixes } = adviseFigure(context, node.step, step.type, value.type);
      context.report('wrongKind', node.step.span, { ...sides, advice }, { fixes });
    }
    return hole(node.span);
  }
  const size = constantFigure(step);
  if (size !== undefined && !size.gt(0)) context.report('badStep', node.step.span, {});
  const whole = size?.d === 1n && ruling.type.kind === 'number';
  const type: Type = value.type.kind === 'unknown' ? unknown : value.type;
  return {
    kind: 'round',
    value,
    mode: node.mode,
    step,
    type: whole && isNumeric(type) ? { ...type, integer: true } : type,
    span: node.span,
  };
}
