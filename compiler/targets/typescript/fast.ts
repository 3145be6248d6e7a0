// Expressions on the fast path: plain numbers, booleans and texts, for facts that are all there and
// figures proved to be safe integers (scaled.ts). Where a dossier goes beyond (an optional fact is
// absent, a sum is enormous), the code leaves by its `leave` statement for the exact path; where an
// expression goes beyond, lowering throws `NotFast` and its clause has an exact path only. So the
// fast path may be partial, and is never wrong.

import { lowerField, lowerGiven } from './fast-facts.ts';
import { lowerAggregate } from './fast-lists.ts';
import {
  condition,
  type FastScope,
  figure,
  hold,
  type Lowered,
  lower,
  NotFast,
  narrowed,
  proved,
  text,
  truth,
} from './fast-scope.ts';
import { lowerByParts, lowerLookUp } from './fast-tables.ts';
import type { Compare, Definition, Expr, Round, Value } from './ir.ts';
import { camelCase } from './names.ts';
import type { Scaled } from './scaled.ts';
import * as scaled from './scaled.ts';
import { quote } from './text.ts';

/** The one place where every kind of expression is lowered. */
export function lowerExpression(expr: Expr, scope: FastScope): Lowered {
  switch (expr.kind) {
    case 'constant':
      return lowerConstant(expr.value);
    case 'variable': {
      const code = scope.variables.get(expr.variable);
      if (code === undefined) throw new NotFast();
      return { kind: 'item', code };
    }
    case 'asOf':
      return { kind: 'text', code: `${scope.dossier}.as_of` };
    case 'field':
      return lowerField(expr, scope);
    case 'definition':
      return lowerDefinition(expr.definition, expr.object, scope);
    case 'award':
    case 'hole':
      throw new NotFast();
    case 'arithmetic': {
      const left = figure(expr.left, scope);
      const right = figure(expr.right, scope);
      switch (expr.operator) {
        case 'add':
          return proved(scaled.add(left, right));
        case 'subtract':
          return proved(scaled.subtract(left, right));
        case 'netOf':
          return proved(scaled.netOf(left, right));
        case 'multiply':
          return scaled.multiply(left, right) ?? product(left, right, scope);
        case 'divide':
          return proved(scaled.divide(left, right));
        case 'min':
        case 'max':
          return proved(scaled.extreme(left, right, expr.operator));
        default:
          return expr satisfies never;
      }
    }
    case 'negate':
      return scaled.negate(figure(expr.operand, scope));
    case 'round':
      return lowerRound(expr, scope);
    case 'compare':
      return lowerCompare(expr, scope);
    case 'not': {
      const operand = condition(expr.operand, scope);
      return truth(`!${operand.loose ? `(${operand.code})` : operand.code}`, false);
    }
    case 'logical': {
      const joiner = expr.operator === 'and' ? ' && ' : ' || ';
      const operands = expr.operands.map((operand) => condition(operand, scope));
      if (operands.length === 1 && operands[0]) return operands[0];
      const joined = operands.map((one, index) => {
        // Comparisons bind more tightly than what joins them.
        const plain =
          expr.operands[index]?.kind === 'compare' && !/[=!]== .* [=!]==/.test(one.code);
        return one.loose && !plain ? `(${one.code})` : one.code;
      });
      return truth(joined.join(joiner), true);
    }
    case 'someOf': {
      const ones = expr.operands.map((operand) => {
        const { code, loose } = condition(operand, scope);
        return `(${loose ? `(${code})` : code} ? 1 : 0)`;
      });
      const operator = expr.operator === '=' ? '===' : expr.operator;
      return truth(`${ones.join(' + ')} ${operator} ${expr.count}`, true);
    }
    case 'given':
      return lowerGiven(expr.operand, scope);
    case 'aggregate':
      return lowerAggregate(expr, scope);
    case 'lookUp':
      return lowerLookUp(expr, scope);
    case 'byParts':
      return lowerByParts(expr, scope);
    case 'datePart': {
      const date = text(expr.date, scope);
      const [from, most] = DATE_PARTS[expr.part];
      const part = `${/^[\w$.]+$/.test(date) ? date : `(${date})`}.slice(${from})`;
      return proved(scaled.integer(`Number(${part})`, 0n, most));
    }
    case 'shiftDate': {
      const date = text(expr.date, scope);
      const by = scaled.wholeCode(figure(expr.duration, scope));
      if (!by || !/^[\w$.]+$/.test(by.code)) throw new NotFast();
      const count = `${expr.direction === 'before' ? '-' : ''}${by.code}`;
      return { kind: 'text', code: `${scope.use('addToDate')}(${date}, ${count}, '${expr.unit}')` };
    }
    case 'elapsed': {
      const from = text(expr.from, scope);
      const to = text(expr.to, scope);
      const code = `${scope.use('fullUnits')}(${from}, ${to}, '${expr.unit}')`;
      return proved(scaled.integer(code, -4_000_000n, 4_000_000n));
    }
    default:
      return expr satisfies never;
  }
}

/** Where the parts of an ISO date stand in it, and the most that each can be. */
const DATE_PARTS = {
  year: ['0, 4', 9999n],
  month: ['5, 7', 12n],
  day: ['8', 31n],
} as const;

function lowerConstant(value: Value): Lowered {
  switch (value.kind) {
    case 'numeric':
      return scaled.constant(value.value.s * value.value.n, value.value.d);
    case 'boolean':
      return truth(String(value.value), false);
    case 'member':
      return { kind: 'text', code: quote(value.value.name) };
    case 'text':
    case 'date':
      return { kind: 'text', code: quote(value.value) };
    default:
      return value satisfies never;
  }
}

function lowerDefinition(
  definition: Definition,
  object: Expr | undefined,
  scope: FastScope,
): Lowered {
  let within = scope;
  let key: unknown = definition;
  if (definition.of) {
    if (!object) throw new NotFast();
    const item = lower(object, scope);
    if (item.kind !== 'item') throw new NotFast();
    within = { ...scope, variables: new Map(scope.variables).set(definition.of, item.code) };
    key = `${definition.span.file}:${definition.span.start}@${item.code}`;
  }
  const known = scope.known.get(key);
  if (known) return known;
  const result = hold(lower(definition.value, within), camelCase(definition.name), scope);
  scope.known.set(key, result);
  return result;
}

/** A product that is safe for all but enormous facts: those leave. */
function product(a: Scaled, b: Scaled, scope: FastScope): Scaled {
  const name = scope.names.claim('product');
  scope.lines.push(`const ${name} = ${a.code} * ${b.code};`);
  return narrowed(name, a.low < 0n || b.low < 0n, scope, a.mul * b.mul, a.den * b.den);
}

function lowerRound(expr: Round, scope: FastScope): Lowered {
  const value = figure(expr.value, scope);
  const step = figure(expr.step, scope);
  if (!scaled.isConstant(step) || step.mul <= 0n) throw new NotFast();
  return proved(scaled.round(value, expr.mode, step.mul, step.den, scope.use));
}

function lowerCompare(expr: Compare, scope: FastScope): Lowered {
  const left = lower(expr.left, scope);
  const right = lower(expr.right, scope);
  const operator = expr.operator === '=' ? '===' : expr.operator === '!=' ? '!==' : expr.operator;
  if (left.kind === 'scaled' && right.kind === 'scaled') {
    const code = scaled.comparison(left, right, operator);
    if (code === undefined) throw new NotFast();
    return truth(code, true);
  }
  if (left.kind === 'text' && right.kind === 'text') {
    return truth(`${left.code} ${operator} ${right.code}`, true);
  }
  if (left.kind === 'boolean' && right.kind === 'boolean') {
    if (right.code === 'true' && operator === '===') return left;
    const code = (one: typeof left) => (one.loose ? `(${one.code})` : one.code);
    return truth(`${code(left)} ${operator} ${code(right)}`, true);
  }
  throw new NotFast();
}
