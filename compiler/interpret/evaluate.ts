// The value of an expression at a place (DESIGN §2.2, §3): one short case for each kind.

import Fraction from 'fraction.js';
import type { DatePart, DefinitionRead, Expr } from '../model/model.ts';
import { aggregate } from './aggregates.ts';
import * as arithmetic from './arithmetic.ts';
import { compare } from './compare.ts';
import { addToDate, fullUnits } from './dates.ts';
import { bind, type Env, seenBy } from './env.ts';
import { and, not, or, someOf } from './logic.ts';
import { readApplicant, readField, valueOfKey } from './read-field.ts';
import {
  ANYTHING,
  type Cause,
  figure,
  figuresOf,
  type ItemResult,
  oneOf,
  type Range,
  type Result,
  truth,
  unknownFrom,
  ZERO,
} from './result.ts';
import { byParts, chooseRow } from './tables.ts';

export type Evaluate = (expr: Expr, env: Env) => Result;

export function evaluate(expr: Expr, env: Env): Result {
  const result = worthOf(expr, env);
  env.view.observe?.({ kind: 'value', expr, result });
  return result;
}

function worthOf(expr: Expr, env: Env): Result {
  const at = (part: Expr): Result => evaluate(part, env);
  switch (expr.kind) {
    case 'constant':
      return expr.value;
    case 'variable':
      return env.variables.get(expr.variable) ?? impossible(`no item for ${expr.variable.name}`);
    case 'field':
      return expr.object === undefined
        ? readApplicant(env.view, expr.field)
        : readField(env.view, itemOf(at(expr.object)), expr.field);
    case 'asOf':
      return { kind: 'date', value: env.view.dossier.asOf };
    case 'definition':
      return definition(expr, env);
    case 'award':
      return env.view.awardOf?.(expr.clause) ?? impossible('an award read outside a measure');
    case 'arithmetic':
      return calculate(expr, at(expr.left), at(expr.right), env);
    case 'negate':
      return arithmetic.negate(at(expr.operand));
    case 'round':
      return arithmetic.round(at(expr.value), at(expr.step), expr.mode);
    case 'compare':
      return compare(env.view, expr.operator, at(expr.left), at(expr.right));
    case 'not':
      return not(at(expr.operand));
    case 'logical':
      return (expr.operator === 'and' ? and : or)(expr.operands.map(at));
    case 'someOf':
      return someOf(expr, expr.operands.map(at));
    case 'given':
      return given(expr.operand, env);
    case 'aggregate':
      return aggregate(env, expr, evaluate);
    case 'lookUp': {
      const { rows, subjects, known } = chooseRow(env, expr.subjects, expr.rows, evaluate);
      const values = rows.map((row) => at(row.value));
      const [value] = values;
      if (value === undefined) return { ...unknownFrom(subjects, ANYTHING), undefined: true };
      return known ? value : oneOf(subjects, values);
    }
    case 'byParts':
      return byParts(env, expr, evaluate);
    case 'shiftDate':
      return shiftDate(at(expr.date), at(expr.duration), (date, count) =>
        addToDate(date, expr.direction === 'after' ? count : -count, expr.unit),
      );
    case 'elapsed':
      return elapsed(at(expr.from), at(expr.to), (from, to) => fullUnits(from, to, expr.unit));
    case 'datePart':
      return datePart(at(expr.date), expr.part);
    case 'hole':
      return impossible('a policy with errors is never evaluated');
    default:
      return expr satisfies never;
  }
}

function calculate(
  { operator, right: divisor }: Extract<Expr, { kind: 'arithmetic' }>,
  left: Result,
  right: Result,
  env: Env,
): Result {
  switch (operator) {
    case 'add':
      return arithmetic.add(left, right);
    case 'subtract':
      return arithmetic.subtract(left, right);
    case 'netOf':
      return arithmetic.netOf(left, right);
    case 'multiply':
      return arithmetic.multiply(left, right);
    case 'divide':
      // What has no value turns at 0.
      if (right.kind === 'unknown') compare(env.view, '=', right, figure(ZERO));
      return withCause(arithmetic.divide(left, right), { kind: 'zero', of: divisor });
    case 'min':
      return arithmetic.smaller(left, right);
    case 'max':
      return arithmetic.larger(left, right);
    default:
      return operator satisfies never;
  }
}

/** Says what left a result without a value, where nothing before it did. */
function withCause(result: Result, cause: Cause): Result {
  if (result.kind !== 'unknown' || !result.undefined || result.cause !== undefined) return result;
  return { ...result, cause };
}

/** A define is worked out once at a place, one of an entity once for each item. */
function definition(read: DefinitionRead, env: Env): Result {
  const { definition: define, object } = read;
  const told = toldByKeys(read, env);
  if (told !== undefined) return told;
  if (define.of === undefined || object === undefined) {
    return remembered(env.defined, read, () => evaluate(define.value, env));
  }
  const item = itemOf(evaluate(object, env));
  const whose = item.kind === 'item' ? item.item : item;
  const known = env.view.definedOfItems.get(whose) ?? new Map();
  env.view.definedOfItems.set(whose, known);
  const { of } = define;
  return remembered(known, read, () => evaluate(define.value, bind(env, of, item)));
}

function remembered(
  known: Map<DefinitionRead['definition'], Result>,
  { definition: define }: DefinitionRead,
  work: () => Result,
): Result {
  const before = known.get(define);
  if (before !== undefined) return before;
  const value = work();
  known.set(define, value);
  return value;
}

/** `keys` of a prior award may name a define as they name a fact. */
function toldByKeys({ definition: define, object }: DefinitionRead, env: Env): Result | undefined {
  const { keys, digits } = env.view;
  if (keys === undefined) return undefined;
  const path = object?.kind === 'variable' ? `${object.variable.name}.${define.name}` : define.name;
  const key = keys.get(path);
  return key === undefined ? undefined : valueOfKey(key, define.type, digits);
}

/** Never unknown itself. Where a ceiling is sought, the facts that are missing come to be given. */
function given(operand: Expr, env: Env): Result {
  const asItStands = { ...env.view, box: undefined, definedOfItems: new Map() };
  const found = evaluate(operand, seenBy(env, asItStands));
  const { box } = env.view;
  const supplied = (path: string): boolean => box?.missing.has(path) === true;
  if (found.kind === 'absentItem') return truth(supplied(found.missing.path));
  if (found.kind !== 'unknown') return truth(true);
  return truth(!found.undefined && found.facts.every(({ missing }) => supplied(missing.path)));
}

function itemOf(result: Result): ItemResult {
  switch (result.kind) {
    case 'item':
    case 'absentItem':
    case 'keyedItem':
      return result;
    case 'boolean':
    case 'numeric':
    case 'member':
    case 'text':
    case 'date':
    case 'list':
    case 'unknown':
      return impossible('a fact read of something that has none');
    default:
      return result satisfies never;
  }
}

function shiftDate(
  date: Result,
  duration: Result,
  shift: (date: string, count: bigint) => string,
): Result {
  const by = duration.kind === 'numeric' ? wholeOf(duration.value) : undefined;
  if (date.kind === 'date' && by !== undefined) {
    return { kind: 'date', value: shift(date.value, by) };
  }
  const days = daysOf(date);
  const counts = endsOf(duration);
  if (days === undefined || counts === undefined) return unknownFrom([date, duration], ANYTHING);
  const corners = days.flatMap((day) => counts.map((count) => shift(day, count))).sort();
  return unknownFrom([date, duration], {
    of: 'dates',
    first: corners[0] ?? '',
    last: corners.at(-1) ?? '',
  });
}

function elapsed(from: Result, to: Result, count: (from: string, to: string) => bigint): Result {
  if (from.kind === 'date' && to.kind === 'date') {
    return figure(new Fraction(count(from.value, to.value)));
  }
  const starts = daysOf(from);
  const ends = daysOf(to);
  if (starts === undefined || ends === undefined) return unknownFrom([from, to], ANYTHING);
  const low = { at: new Fraction(count(starts[1], ends[0])), included: true };
  const high = { at: new Fraction(count(starts[0], ends[1])), included: true };
  return unknownFrom([from, to], { of: 'figures', interval: { low, high } });
}

function datePart(date: Result, part: DatePart['part']): Result {
  if (date.kind === 'date') return figure(partOfDate(date.value, part));
  const days = daysOf(date);
  if (days === undefined) return unknownFrom([date], ANYTHING);
  const [first, last] = days;
  // Within one year months ascend, and within one month days do.
  const ascends =
    part === 'year' ||
    first.slice(0, part === 'month' ? 4 : 7) === last.slice(0, part === 'month' ? 4 : 7);
  const [low, high] = ascends
    ? [partOfDate(first, part), partOfDate(last, part)]
    : [new Fraction(1n), new Fraction(part === 'month' ? 12n : 31n)];
  const interval = { low: { at: low, included: true }, high: { at: high, included: true } };
  return unknownFrom([date], { of: 'figures', interval });
}

function partOfDate(date: string, part: DatePart['part']): Fraction {
  const [year = '', month = '', day = ''] = date.split('-');
  return new Fraction(BigInt({ year, month, day }[part]));
}

/** The first and the last day that a date may be. */
function daysOf(result: Result): readonly [string, string] | undefined {
  if (result.kind === 'date') return [result.value, result.value];
  const range: Range = result.kind === 'unknown' ? result.range : ANYTHING;
  return range.of === 'dates' ? [range.first, range.last] : undefined;
}

function endsOf(duration: Result): readonly bigint[] | undefined {
  const { low, high } = figuresOf(duration);
  return low && high && [wholeOf(low.at), wholeOf(high.at)];
}

/** A duration in whole units: what is begun and not complete does not count. */
function wholeOf(value: Fraction): bigint {
  return value.s * (value.n / value.d);
}

/** What a checked model cannot hold. */
function impossible(what: string): never {
  throw new Error(`The model is not one that the checker passed: ${what}.`);
}
