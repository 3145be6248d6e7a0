// Expressions on the fast path: plain numbers, booleans and texts, for facts that are all there and
// figures proved to be safe integers (scaled.ts). Where a dossier goes beyond (an optional fact is
// absent, a sum is enormous), the code leaves by its `leave` statement for the exact path; where an
// expression goes beyond, lowering throws `NotFast` and its clause has an exact path only. So the
// fast path may be partial, and is never wrong.

import { fitsNumber } from './facts.ts';
import type { RuntimeValue } from './file.ts';
import type {
  Aggregate,
  ByParts,
  Compare,
  Definition,
  Edge,
  Expr,
  FieldRead,
  LabelTest,
  LookUp,
  Loop,
  Round,
  Type,
  Value,
  Variable,
} from './ir.ts';
import type { Names } from './names.ts';
import { camelCase } from './names.ts';
import type { Scaled } from './scaled.ts';
import * as scaled from './scaled.ts';
import { propertyRead, quote } from './text.ts';
import { annotation } from './writer.ts';

export type Lowered =
  | Scaled
  /** JavaScript that is `true` or `false`; `loose` if it needs parentheses as an operand. */
  | { readonly kind: 'boolean'; readonly code: string; readonly loose: boolean }
  /** A text, a date or an enum member: all are strings at run time. */
  | { readonly kind: 'text'; readonly code: string }
  | { readonly kind: 'item'; readonly code: string }
  | { readonly kind: 'list'; readonly code: string };

/** Thrown and caught within the generator: this expression has no fast form. */
export class NotFast extends Error {}

/** Bounds of what a dossier may hold: below 10^15 minor units (DESIGN §4). */
export const LARGEST_FACT = 10n ** 15n - 1n;
const MOST_ITEMS = 2n ** 32n - 1n;

export interface FastScope {
  readonly names: Names;
  /** Statements that must run before the expression. */
  readonly lines: string[];
  readonly variables: ReadonlyMap<Variable, string>;
  /** What was computed already, by key: code of a read or the define itself. */
  readonly known: Map<unknown, Lowered>;
  /** The statement that gives up the fast path. */
  readonly leave: string;
  /** Facts of money and counts above this leave the fast path; absent: no fact does. */
  readonly assumed: bigint | undefined;
  /** Code of the dossier. */
  readonly dossier: string;
  /** Imports a function of the runtime and answers its name here. */
  readonly use: (name: RuntimeValue) => string;
}

/** A block inside this one: its statements stay in it. */
export function innerScope(
  scope: FastScope,
  variables: ReadonlyMap<Variable, string> = scope.variables,
): FastScope {
  return { ...scope, lines: [], known: new Map(scope.known), variables };
}

export function lower(expr: Expr, scope: FastScope): Lowered {
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
    case 'given':
      return lowerGiven(expr.operand, scope);
    case 'aggregate':
      return lowerAggregate(expr, scope);
    case 'lookUp':
      return lowerLookUp(expr, scope);
    case 'byParts':
      return lowerByParts(expr, scope);
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

function proved(result: Scaled | undefined): Scaled {
  if (!result) throw new NotFast();
  return result;
}

function truth(code: string, loose: boolean): Lowered & { kind: 'boolean' } {
  return { kind: 'boolean', code, loose };
}

export function figure(expr: Expr, scope: FastScope): Scaled {
  const lowered = lower(expr, scope);
  if (lowered.kind !== 'scaled') throw new NotFast();
  return lowered;
}

export function condition(expr: Expr, scope: FastScope): Lowered & { kind: 'boolean' } {
  const lowered = lower(expr, scope);
  if (lowered.kind !== 'boolean') throw new NotFast();
  return lowered;
}

function text(expr: Expr, scope: FastScope): string {
  const lowered = lower(expr, scope);
  if (lowered.kind !== 'text') throw new NotFast();
  return lowered.code;
}

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

/** Whether a value of the type may be absent although its fact is declared. */
function isFigure(type: Type): type is Type & { kind: 'money' | 'ratio' | 'number' } {
  return type.kind === 'money' || type.kind === 'ratio' || type.kind === 'number';
}

function lowerField(expr: FieldRead, scope: FastScope): Lowered {
  const object = expr.object ? lower(expr.object, scope) : undefined;
  if (object && object.kind !== 'item') throw new NotFast();
  const { field } = expr;
  let code = `${object ? object.code : scope.dossier}${propertyRead(field.name)}`;
  const known = scope.known.get(code);
  if (known) return known;
  const key = code;
  // Entries dated after the decision do not count, wherever they are read.
  if (!expr.object && (field.name === 'ledger' || field.name === 'other_supports')) {
    throw new NotFast();
  }
  if (field.type.kind === 'list') {
    if (field.type.of.kind !== 'entity') throw new NotFast();
    return { kind: 'list', code };
  }
  if (field.presence === 'optional') {
    const name = scope.names.claim(camelCase(field.name));
    scope.lines.push(`const ${name} = ${code};`);
    scope.lines.push(`if (${name} === undefined) ${scope.leave}`);
    code = name;
  }
  const result = lowerFact(code, field.type, field, scope);
  scope.known.set(key, result);
  return result;
}

/** A fact that is given. */
export function lowerFact(
  code: string,
  type: Type,
  field: FieldRead['field'],
  scope: FastScope,
): Lowered {
  if (isFigure(type)) {
    // Ratios and decimals are rationals at run time.
    if (type.kind !== 'money' && !type.integer) throw new NotFast();
    let low = type.kind === 'money' ? 0n : -LARGEST_FACT;
    let high = LARGEST_FACT;
    const [least, most] = [field.min?.ceil(), field.max?.floor()];
    if (least && least.s * least.n > low) low = least.s * least.n;
    if (most && most.s * most.n < high) high = most.s * most.n;
    if (high < low) throw new NotFast();
    const assumed = scope.assumed ?? LARGEST_FACT;
    const mayBeLarge = type.kind !== 'money' && !fitsNumber(field);
    if (mayBeLarge || high > assumed || low < -assumed) {
      if (high > assumed) high = assumed;
      if (low < -assumed) low = -assumed;
      const name = scope.names.claim(camelCase(field.name));
      scope.lines.push(`const ${name} = ${code};`);
      const large = mayBeLarge ? [`typeof ${name} !== 'number'`] : [];
      const tests = [...large, `${name} > ${high}`, ...(low < 0n ? [`${name} < ${low}`] : [])];
      scope.lines.push(`if (${tests.join(' || ')}) ${scope.leave}`);
      return proved(scaled.integer(name, low, high));
    }
    return proved(scaled.integer(code, low, high));
  }
  switch (type.kind) {
    case 'boolean':
      return truth(code, false);
    case 'date':
    case 'text':
    case 'enum':
      return { kind: 'text', code };
    case 'entity':
      return { kind: 'item', code };
    default:
      throw new NotFast();
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

/** Gives a value a name, so that it is computed once. */
export function hold(value: Lowered, wanted: string, scope: FastScope): Lowered {
  if (value.kind === 'scaled' && scaled.isConstant(value)) return value;
  if (/^[\w$.]+$/.test(value.code) || /^'[^']*'$/.test(value.code)) return value;
  const name = scope.names.claim(wanted);
  scope.lines.push(`const ${name} = ${bare(value.code)};`);
  return { ...value, code: name, ...(value.kind === 'boolean' ? { loose: false } : {}) };
}

/** Without the outermost parentheses, if they belong together. */
export function bare(code: string): string {
  if (!code.startsWith('(') || !code.endsWith(')')) return code;
  let depth = 0;
  for (let at = 0; at < code.length - 1; at++) {
    const char = code[at];
    if (char === "'") return code;
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (depth === 0) return code;
  }
  return code.slice(1, -1);
}

/** A product that is safe for all but enormous facts: those leave. */
function product(a: Scaled, b: Scaled, scope: FastScope): Scaled {
  const name = scope.names.claim('product');
  scope.lines.push(`const ${name} = ${a.code} * ${b.code};`);
  return narrowed(name, a.low < 0n || b.low < 0n, scope, a.mul * b.mul, a.den * b.den);
}

/** A number that may be beyond the safe ones leaves if it is; rounding keeps it beyond. */
function narrowed(
  name: string,
  signed: boolean,
  scope: FastScope,
  mul: bigint,
  den: bigint,
): Scaled {
  const bound = scope.assumed ?? LARGEST_FACT;
  const test = signed ? `Math.abs(${name})` : name;
  scope.lines.push(`if (!(${test} <= ${bound})) ${scope.leave}`);
  const whole = proved(scaled.integer(name, signed ? -bound : 0n, bound));
  return proved(scaled.multiply(whole, scaled.constant(mul, den)));
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

function lowerGiven(operand: Expr, scope: FastScope): Lowered {
  if (operand.kind !== 'field') throw new NotFast();
  if (operand.field.presence !== 'optional') {
    if (operand.object && operand.object.kind !== 'variable') throw new NotFast();
    return truth('true', false);
  }
  const object = operand.object ? lower(operand.object, scope) : undefined;
  if (object && object.kind !== 'item') throw new NotFast();
  const code = `${object ? object.code : scope.dossier}${propertyRead(operand.field.name)}`;
  return truth(`${code} !== undefined`, true);
}

// ---------------------------------------------------------------- lists

/** Opens the loops of an aggregate; answers the scope of their body and how to close them. */
function openLoops(
  loops: readonly Loop[],
  before: Variable | undefined,
  scope: FastScope,
): { body: FastScope; close: () => void } {
  let variables = new Map(scope.variables);
  let current: FastScope = scope;
  const opened: { outer: FastScope; inner: FastScope; head: string }[] = [];
  for (const [index, loop] of loops.entries()) {
    const list = lower(loop.list, current);
    if (list.kind !== 'list') throw new NotFast();
    const name = scope.names.claim(camelCase(loop.variable.name));
    variables = new Map(variables).set(loop.variable, name);
    const inner = innerScope(current, variables);
    if (before && index === loops.length - 1) {
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

function lowerAggregate(expr: Aggregate, scope: FastScope): Lowered {
  const result = scope.names.claim(expr.operator);
  const declaration = scope.lines.length;
  scope.lines.push('');
  const { body, close } = openLoops(expr.loops, expr.before, scope);
  const guarded = (statement: string) => {
    body.lines.push(
      where ? `if (${where.loose ? where.code : where.code}) ${statement}` : statement,
    );
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

// ---------------------------------------------------------------- tables

/** The condition that one row's tests make of the subjects; undefined: it always holds. */
export function rowCondition(
  tests: readonly LabelTest[],
  subjects: readonly Lowered[],
  scope: FastScope,
): string | undefined {
  const parts: string[] = [];
  tests.forEach((test, index) => {
    const subject = subjects[index];
    if (!subject) throw new NotFast();
    switch (test.kind) {
      case 'any':
        break;
      case 'members': {
        const options = test.members.map((member) => `${subject.code} === ${quote(member.name)}`);
        parts.push(options.length === 1 ? `${options[0]}` : `(${options.join(' || ')})`);
        break;
      }
      case 'boolean':
        if (subject.kind !== 'boolean') throw new NotFast();
        if (test.values.length === 1) {
          const code = subject.loose ? `(${subject.code})` : subject.code;
          parts.push(test.values[0] ? code : `!${code}`);
        }
        break;
      case 'interval':
        parts.push(...intervalConditions(subject, test.low, test.high, scope));
        break;
      default:
        test satisfies never;
    }
  });
  return parts.length === 0 ? undefined : parts.join(' && ');
}

function intervalConditions(
  subject: Lowered,
  low: Edge | undefined,
  high: Edge | undefined,
  scope: FastScope,
): string[] {
  const parts: string[] = [];
  const side = (edge: Edge, operator: string) => {
    const value = lower(edge.value, scope);
    if (subject.kind === 'scaled' && value.kind === 'scaled') {
      const code = scaled.comparison(subject, value, operator);
      if (code === undefined) throw new NotFast();
      parts.push(code);
    } else if (subject.kind === 'text' && value.kind === 'text') {
      parts.push(`${subject.code} ${operator} ${value.code}`);
    } else throw new NotFast();
  };
  if (low) side(low, low.included ? '>=' : '>');
  if (high) side(high, high.included ? '<=' : '<');
  return parts;
}

/** A chain of rows as statements: a switch over one enum, or if … else if. */
export function writeRows<Row extends { readonly tests: readonly LabelTest[] }>(
  subjects: readonly Lowered[],
  rows: readonly Row[],
  scope: FastScope,
  body: (row: Row, index: number) => readonly string[],
): void {
  const [subject] = subjects;
  const plain =
    subjects.length === 1 &&
    subject?.kind === 'text' &&
    rows.every(({ tests }) => tests[0]?.kind === 'members' || tests[0]?.kind === 'any');
  if (plain) {
    scope.lines.push(`switch (${subject.code}) {`);
    let closed = false;
    const seen = new Set<string>();
    rows.forEach((row, index) => {
      const [test] = row.tests;
      if (closed || !test) return;
      const lines = body(row, index);
      if (test.kind === 'members') {
        const fresh = test.members.filter((member) => !seen.has(member.name));
        if (fresh.length === 0) return;
        for (const member of fresh) seen.add(member.name);
        const labels = fresh.map((member) => `case ${quote(member.name)}:`);
        scope.lines.push(...labels.slice(0, -1), `${labels.at(-1)} {`, ...lines, 'break;', '}');
      } else {
        closed = true;
        scope.lines.push('default: {', ...lines, '}');
      }
    });
    if (!closed) scope.lines.push('default: {', scope.leave, '}');
    scope.lines.push('}');
    return;
  }
  let opened = 0;
  // Edges may need statements of their own: all tests come before the chain opens.
  const tests = rows.map((row) => rowCondition(row.tests, subjects, scope));
  for (const [index, row] of rows.entries()) {
    const test = tests[index];
    if (test === undefined) {
      if (opened === 0) scope.lines.push(...body(row, index));
      else scope.lines.push('} else {', ...body(row, index), '}');
      return;
    }
    scope.lines.push(opened === 0 ? `if (${test}) {` : `} else if (${test}) {`);
    scope.lines.push(...body(row, index));
    opened++;
  }
  scope.lines.push('} else {', scope.leave, '}');
}

function lowerLookUp(expr: LookUp, scope: FastScope): Lowered {
  const subjects = expr.subjects.map((subject) => hold(lower(subject, scope), 'subject', scope));
  const inner = expr.rows.map(() => innerScope(scope));
  const values = expr.rows.map((row, index) => lower(row.value, inner[index] ?? scope));
  const name = scope.names.claim('value');
  const unified = unify(values);
  scope.lines.push(`let ${name}${unified.type};`);
  writeRows(subjects, expr.rows, scope, (_, index) => [
    ...(inner[index]?.lines ?? []),
    `${name} = ${unified.codes[index]};`,
  ]);
  return unified.result(name);
}

interface Unified {
  readonly codes: readonly string[];
  /** Annotation of the variable, a mark that JavaScript leaves out. */
  readonly type: string;
  result(name: string): Lowered;
}

/** The values of several rows as one kind of value over one denominator. */
function unify(values: readonly Lowered[]): Unified {
  const [first] = values;
  if (!first || values.some((value) => value.kind !== first.kind)) throw new NotFast();
  switch (first.kind) {
    case 'scaled': {
      const figures = values.filter((value) => value.kind === 'scaled');
      const over = scaled.unify(figures);
      if (!over) throw new NotFast();
      return {
        codes: over.codes,
        type: annotation('number'),
        result: (name) => over.result(name),
      };
    }
    case 'boolean':
      return {
        codes: values.map((value) => value.code),
        type: annotation('boolean'),
        result: (name) => truth(name, false),
      };
    case 'text':
      return {
        codes: values.map((value) => value.code),
        type: annotation('string'),
        result: (name) => ({ kind: 'text', code: name }),
      };
    default:
      throw new NotFast();
  }
}

function lowerByParts(expr: ByParts, scope: FastScope): Lowered {
  const quantity = proved(asScaled(hold(figure(expr.quantity, scope), 'quantity', scope)));
  const start = expr.start
    ? asScaled(hold(figure(expr.start, scope), 'start', scope))
    : scaled.constant(0n, 1n);
  const end = asScaled(hold(proved(scaled.add(proved(start), quantity)), 'end', scope));
  let total = scaled.constant(0n, 1n);
  let reached = proved(start);
  let calculated = false;
  for (const row of expr.rows) {
    let low = reached;
    let high = proved(end);
    if (row.low) low = proved(scaled.extreme(low, figure(row.low, scope), 'max'));
    if (row.high) {
      const edge = proved(asScaled(hold(figure(row.high, scope), 'edge', scope)));
      high = proved(scaled.extreme(high, edge, 'min'));
      // A calculated edge may come out lower than one above it; written ones ascend (CL4005).
      calculated ||= !scaled.isConstant(edge);
      if (calculated) {
        const furthest = proved(scaled.extreme(low, edge, 'max'));
        reached = proved(asScaled(hold(furthest, 'reached', scope)));
      }
    }
    const portion = proved(scaled.netOf(high, low));
    total = proved(scaled.add(total, proved(scaled.multiply(portion, figure(row.value, scope)))));
  }
  return total;
}

function asScaled(value: Lowered): Scaled | undefined {
  return value.kind === 'scaled' ? value : undefined;
}
