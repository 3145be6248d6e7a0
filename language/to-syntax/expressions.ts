// From the CST to expressions. Here operators get their precedence.

import type { CstNode, IToken } from 'chevrotain';
import {
  comparisons,
  dateParts,
  dayOrders,
  elapsedUnits,
  roundedModes,
} from '../keywords/keywords.ts';
import { withEnds } from '../source.ts';
import type { Arithmetic, Binder, Comparison, Expression, Window } from '../syntax.ts';
import { k } from '../tokens.ts';
import {
  type Context,
  deeper,
  has,
  meaning,
  missing,
  name,
  node,
  nodes,
  nowhere,
  over,
  spanOf,
  text,
  token,
  tokenSpan,
  tokens,
} from './context.ts';
import { figure } from './figures.ts';
import * as lists from './lists.ts';

// ---------------------------------------------------------------- conditions

/** An expression of any kind: `and` binds closer than `or`. */
export function expression(cst: CstNode | undefined, context: Context): Expression {
  if (cst === undefined) return noValue(context);
  const operators = tokens(cst, 'operator');
  const conditions = nodes(cst, 'condition');
  const [only] = conditions;
  if (operators.length === 0 && only !== undefined) return condition(only, context);
  return deeper(2, cst, context, () => {
    const alternatives: Expression[][] = [[]];
    conditions.forEach((each, at) => {
      if (at > 0 && operators[at - 1]?.tokenType === k.or) alternatives.push([]);
      alternatives.at(-1)?.push(condition(each, context));
    });
    return logical(
      'or',
      alternatives.map((each) => logical('and', each)),
    );
  });
}

function logical(operator: 'and' | 'or', operands: readonly Expression[]): Expression {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) throw new Error('no operands');
  if (operands.length === 1) return first;
  return { kind: 'logical', operator, operands, span: over(first.span, last.span) };
}

function noValue(context: Context): Expression {
  return missing('value', nowhere(context));
}

function condition(cst: CstNode, context: Context): Expression {
  const nots = tokens(cst, 'Not');
  if (nots.length === 0) return comparison(cst, context);
  return deeper(nots.length, cst, context, () => {
    let operand = comparison(cst, context);
    for (const not of nots.toReversed()) {
      operand = { kind: 'not', operand, span: over(tokenSpan(not, context), operand.span) };
    }
    return operand;
  });
}

function comparison(cst: CstNode, context: Context): Expression {
  const value = bounded(node(cst, 'bounded'), context);
  const whole = spanOf(cst, context);
  const span = withEnds(whole, { start: value.span.start });
  const comparator = token(cst, 'Comparator');
  if (comparator !== undefined) {
    const operator: Comparison['operator'] = meaning(comparisons, comparator) ?? 'is';
    const right = bounded(node(cst, 'right'), context);
    const ofDays = meaning(dayOrders, comparator) ?? false;
    return { kind: 'comparison', operator, ofDays, left: value, right, span };
  }
  if (has(cst, 'IsBetween')) {
    const low = total(node(cst, 'low'), context);
    const high = total(node(cst, 'high'), context);
    return { kind: 'between', value, low, high, span };
  }
  if (has(cst, 'options')) {
    const options = optionsOf(node(cst, 'options'), context);
    return { kind: 'membership', value, negated: has(cst, 'IsNotIn'), options, span };
  }
  if (has(cst, 'IsGiven')) return { kind: 'given', value, negated: false, span };
  if (has(cst, 'IsNotGiven')) return { kind: 'given', value, negated: true, span };
  return value;
}

function optionsOf(cst: CstNode | undefined, context: Context): readonly Expression[] {
  return cst === undefined ? [] : nodes(cst, 'bounded').map((each) => bounded(each, context));
}

// ---------------------------------------------------------------- amounts

/** A value with its caps, floors and roundings, from left to right. */
export function bounded(cst: CstNode | undefined, context: Context): Expression {
  if (cst === undefined) return noValue(context);
  const bounds = nodes(cst, 'bound');
  if (bounds.length === 0) return total(node(cst, 'total'), context);
  return deeper(bounds.length, cst, context, () => {
    let value = total(node(cst, 'total'), context);
    for (const each of bounds) value = bound(value, each, context);
    return value;
  });
}

function bound(value: Expression, cst: CstNode, context: Context): Expression {
  const span = over(value.span, spanOf(cst, context));
  const limit = total(node(cst, 'total'), context);
  const rounded = token(cst, 'RoundedAs');
  if (rounded !== undefined) {
    return {
      kind: 'rounded',
      value,
      mode: meaning(roundedModes, rounded) ?? 'half up',
      step: limit,
      span,
    };
  }
  return {
    kind: 'bound',
    operator: has(cst, 'CappedAt') ? 'capped at' : 'floored at',
    value,
    bound: limit,
    window: window(node(cst, 'window'), context),
    span,
  };
}

export function window(cst: CstNode | undefined, context: Context): Window | undefined {
  if (cst === undefined) return undefined;
  const length = node(cst, 'total');
  return {
    kind: 'window',
    over: length === undefined ? undefined : total(length, context),
    calendar: has(cst, 'InEachCalendarYear') || has(cst, 'CalendarYears'),
    beginning: dayOfYear(node(cst, 'beginning'), context),
    span: spanOf(cst, context),
  };
}

function dayOfYear(cst: CstNode | undefined, context: Context): Window['beginning'] {
  if (cst === undefined) return undefined;
  const day = token(cst, 'NumberFigure');
  const month = token(cst, 'MonthWord');
  if (!day || !month || day.isInsertedInRecovery || month.isInsertedInRecovery) {
    return missing('month', spanOf(cst, context));
  }
  const number = context.vocabulary.months.get(month.image) ?? 1;
  const [first, last] = day.startOffset < month.startOffset ? [day, month] : [month, day];
  const span = over(tokenSpan(first, context), tokenSpan(last, context));
  return { kind: 'dayOfYear', day: day.image, month: number, span };
}

type Operator = Arithmetic['operator'] | 'after' | 'before';

/** How close each operator binds. Shifts of dates lean to the right, all else to the left. */
const precedence: Readonly<Record<Operator | 'unknown', number>> = {
  unknown: 1,
  '+': 1,
  '-': 1,
  'net of': 1,
  after: 2,
  before: 2,
  '*': 3,
  '/': 3,
  of: 3,
};

const operatorsByToken: Readonly<Record<string, Operator>> = {
  Plus: '+',
  Minus: '-',
  Star: '*',
  Slash: '/',
  Of: 'of',
  Net: 'net of',
  After: 'after',
  Before: 'before',
};

export function total(cst: CstNode | undefined, context: Context): Expression {
  if (cst === undefined) return noValue(context);
  const operators = tokens(cst, 'operator');
  const operands = nodes(cst, 'operand');
  const [only] = operands;
  if (operators.length === 0 && only !== undefined) return operand(only, context);
  return deeper(operators.length, cst, context, () => {
    const values: Expression[] = [];
    const waiting: (Operator | 'unknown')[] = [];
    const join = () => {
      const right = values.pop() ?? noValue(context);
      const left = values.pop() ?? noValue(context);
      values.push(joined(left, waiting.pop() ?? 'unknown', right));
    };
    operands.forEach((each, at) => {
      const sign = operators[at - 1];
      if (at > 0 && sign !== undefined) {
        const operator = sign.isInsertedInRecovery
          ? 'unknown'
          : (operatorsByToken[sign.tokenType.name] ?? 'unknown');
        const level = precedence[operator];
        for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
          if (precedence[top] < level || (precedence[top] === level && level === 2)) break;
          join();
        }
        waiting.push(operator);
      }
      values.push(operand(each, context));
    });
    while (waiting.length > 0) join();
    return values[0] ?? noValue(context);
  });
}

function joined(left: Expression, operator: Operator | 'unknown', right: Expression): Expression {
  const span = over(left.span, right.span);
  if (operator === 'unknown') return { kind: 'missing', expected: 'operator', span };
  return operator === 'after' || operator === 'before'
    ? { kind: 'dateShift', duration: left, direction: operator, date: right, span }
    : { kind: 'arithmetic', operator, left, right, span };
}

// ---------------------------------------------------------------- operands

function operand(cst: CstNode | undefined, context: Context): Expression {
  if (cst === undefined) return noValue(context);
  const span = spanOf(cst, context);
  for (const [rule, found] of Object.entries(cst.children)) {
    const first = found[0];
    if (first === undefined) continue;
    switch (rule) {
      case 'figure':
        return figure(first as CstNode, context);
      case 'path':
        return path(first as CstNode, context);
      case 'table':
        return deeper(2, cst, context, () => table(first as CstNode, context));
      case 'aggregate':
        return deeper(2, cst, context, () => lists.aggregate(first as CstNode, context, builders));
      case 'someOf':
        return deeper(2, cst, context, () => lists.someOf(first as CstNode, context, builders));
      case 'elapsed':
        return deeper(1, cst, context, () => elapsed(first as CstNode, context));
      case 'DateFigure':
        return { kind: 'date', iso: (first as IToken).image, span };
      case 'StringText':
        return stringOperand(first as IToken, context);
      case 'True':
      case 'False':
        return { kind: 'boolean', value: rule === 'True', span };
      case 'Minus':
        return deeper(1, cst, context, () => {
          const inner = operand(node(cst, 'operand'), context);
          return { kind: 'negation', operand: inner, span };
        });
      case 'DatePartWord':
        return deeper(1, cst, context, () => ({
          kind: 'datePart',
          part: meaning(dateParts, first as IToken) ?? 'year',
          date: operand(node(cst, 'operand'), context),
          span,
        }));
      case 'Open':
        return deeper(1 + tokens(cst, 'Name').length, cst, context, () => {
          const inner = expression(node(cst, 'expression'), context);
          const close = token(cst, 'Close');
          const end = close === undefined ? inner.span : tokenSpan(close, context);
          const brackets: Expression = {
            kind: 'parenthesised',
            inner,
            span: withEnds(span, { end: end.end }),
          };
          return members(brackets, tokens(cst, 'Name'), context);
        });
    }
  }
  return { kind: 'missing', expected: 'value', span };
}

function stringOperand(found: IToken, context: Context): Expression {
  const value = text(found, context);
  return value.kind === 'text' ? value : { ...value, expected: 'value' };
}

/** `a.b.c`. */
export function path(cst: CstNode | undefined, context: Context): Expression {
  if (cst === undefined) return noValue(context);
  const first = name(token(cst, 'OperandName'), context);
  const start: Expression =
    first.kind === 'missing'
      ? { ...first, expected: 'value' }
      : { kind: 'reference', name: first, span: first.span };
  const steps = tokens(cst, 'Name');
  return steps.length === 0
    ? start
    : deeper(steps.length, cst, context, () => members(start, steps, context));
}

function members(object: Expression, steps: readonly IToken[], context: Context): Expression {
  let whole = object;
  for (const step of steps) {
    const field = name(step, context);
    whole = { kind: 'member', object: whole, name: field, span: over(whole.span, field.span) };
  }
  return whole;
}

function elapsed(cst: CstNode, context: Context): Expression {
  return {
    kind: 'elapsed',
    unit: meaning(elapsedUnits, token(cst, 'FullUnit')) ?? 'year',
    from: total(node(cst, 'start'), context),
    to: operand(node(cst, 'end'), context),
    span: spanOf(cst, context),
  };
}

const builders: lists.Builders = { expression, bounded, total, path, options: optionsOf };

export function binders(cst: CstNode | undefined, context: Context): readonly Binder[] {
  return lists.binders(cst, context, builders);
}

export function table(cst: CstNode, context: Context): Expression {
  return lists.table(cst, context, builders);
}
