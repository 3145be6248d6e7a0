// Sums, counts and the like on the fast path: loops ahead of the expression that asks for them.

import {
  bare,
  condition,
  type FastScope,
  figure,
  hold,
  innerScope,
  LARGEST_FACT,
  type Lowered,
  lower,
  NotFast,
  narrowed,
  proved,
  truth,
} from './fast-scope.ts';
import type { Aggregate, Loop, Variable } from './ir.ts';
import { camelCase } from './names.ts';
import * as scaled from './scaled.ts';

const MOST_ITEMS = 2n ** 32n - 1n;

/** Opens the loops of an aggregate; answers the scope of their body and how to close them. */
function openLoops(
  loops: readonly Loop[],
  before: Variable | undefined,
  scope: FastScope,
): { body: FastScope; close: () => void } {
  let variables = new Map(scope.variables);
  let current: FastScope = scope;
  const opened: { outer: FastScope; inner: FastScope; head: string }[] = [];
  // Which of several lists the item stands in is for exact code to ask.
  if (before && loops.length > 1) throw new NotFast();
  for (const loop of loops) {
    const list = lower(loop.list, current);
    if (list.kind !== 'list') throw new NotFast();
    const name = scope.names.claim(camelCase(loop.variable.name));
    variables = new Map(variables).set(loop.variable, name);
    const inner = innerScope(current, variables);
    if (before) {
      const stop = scope.variables.get(before);
      if (stop === undefined) throw new NotFast();
      inner.lines.push(`if (${name} === ${stop}) break;`);
    }
    opened.push({ outer: current, inner, head: `for (const ${name} of ${list.code}) {` });
    current = inner;
  }
  return {
    body: current,
    close() {
      for (const { outer, inner, head } of opened.reverse()) {
        outer.lines.push(head, ...inner.lines, '}');
      }
    },
  };
}

export function lowerAggregate(expr: Aggregate, scope: FastScope): Lowered {
  const result = scope.names.claim(expr.operator);
  const declaration = scope.lines.length;
  scope.lines.push('');
  const { body, close } = openLoops(expr.loops, expr.before, scope);
  const guarded = (statement: string) => {
    body.lines.push(where ? `if (${where.code}) ${statement}` : statement);
  };
  const where = expr.where ? condition(expr.where, body) : undefined;
  const finish = (start: string) => {
    close();
    scope.lines[declaration] = `let ${result} = ${start};`;
  };
  switch (expr.operator) {
    case 'count':
      guarded(`${result}++;`);
      finish('0');
      return proved(scaled.integer(result, 0n, MOST_ITEMS));
    case 'any':
    case 'every': {
      if (!expr.value) throw new NotFast();
      const value = condition(expr.value, body);
      const code = value.loose ? `(${value.code})` : value.code;
      const tested = expr.operator === 'any' ? code : `!${code}`;
      const all = where ? `${where.loose ? `(${where.code})` : where.code} && ${tested}` : tested;
      body.lines.push(`if (${bare(all)}) ${result} = ${expr.operator === 'any'};`);
      finish(String(expr.operator === 'every'));
      return truth(result, false);
    }
    case 'sum': {
      if (!expr.value) throw new NotFast();
      const value = figure(expr.value, body);
      // One code for all items: the constant factor waits outside the sum.
      guarded(`${result} += ${bare(value.code)};`);
      if (value.low < 0n)
        body.lines.push(`if (!(Math.abs(${result}) <= ${LARGEST_FACT})) ${scope.leave}`);
      finish('0');
      return narrowed(result, value.low < 0n, scope, value.mul, value.den);
    }
    case 'largest':
    case 'smallest': {
      if (!expr.value) throw new NotFast();
      const value = figure(expr.value, body);
      const whole = proved(scaled.integer(value.code, value.low, value.high));
      const first = scope.names.claim('first');
      const sign = (expr.operator === 'largest') === value.mul >= 0n ? '>' : '<';
      const held = hold(whole, 'value', body);
      guarded(
        `if (${first} || ${held.code} ${sign} ${result}) {\n${result} = ${held.code};\n${first} = false;\n}`,
      );
      close();
      scope.lines[declaration] = `let ${result} = 0;\nlet ${first} = true;`;
      const hull = proved(
        scaled.integer(result, value.low < 0n ? value.low : 0n, value.high > 0n ? value.high : 0n),
      );
      return proved(scaled.multiply(hull, scaled.constant(value.mul, value.den)));
    }
    default:
      return expr.operator satisfies never;
  }
}
