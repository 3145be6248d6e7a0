// The value of an expression at a place (DESIGN §2.2, §3): one short case for each kind.

import Fraction from 'fraction.js';
import type { DurationUnit } from '#language';
import { type Term, termOf } from '../ceiling/term.ts';
import type { DatePart, DefinitionRead, Expr, ShiftDate } from '../model/model.ts';
import { aggregate } from './aggregates.ts';
import * as arithmetic from './arithmetic.ts';
import { compare } from './compare.ts';
import { addToDate, fullUnits } from './dates.ts';
import { bind, type Env, seenBy } from './env.ts';
import { and, not, or, someOf } from './logic.ts';
import { readApplicant, readField, valueOfKey } from './read-field.ts';
import {
  type AbsentItem,
  type Cause,
  figure,
  firstTerm,
  type ItemResult,
  oneOf,
  type Result,
  termFor,
  truth,
  type Unknown,
  unknownFrom,
  withoutRow,
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
      return calculate(expr, at(expr.left), at(expr.right));
    case 'negate':
      return arithmetic.negate(at(expr.operand));
    case 'round':
      return arithmetic.round(at(expr.value), at(expr.step), expr.mode);
    case 'compare':
      return compare(expr.operator, at(expr.left), at(expr.right));
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
      const { rows, holds, subjects, known } = chooseRow(env, expr.subjects, expr.rows, evaluate);
      const values = rows.map((row) => at(row.value));
      const [value] = values;
      if (value === undefined) return withoutRow(subjects, expr.subjects);
      return known ? value : oneOf([...subjects, ...holds], values, firstTerm(holds, values));
    }
    case 'byParts':
      return byParts(env, expr, evaluate);
    case 'shiftDate':
      return shiftDate(expr, at(expr.date), at(expr.duration));
    case 'elapsed':
      return elapsed(expr.unit, at(expr.from), at(expr.to));
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
      return withCause(arithmetic.divide(left, right), { kind: 'zero', of: [divisor] });
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
  const asItStands = { ...env.view, supposed: undefined, definedOfItems: new Map() };
  const found = evaluate(operand, seenBy(env, asItStands));
  const { supposed } = env.view;
  const isSupposed = (path: string): boolean => supposed?.has(path) === true;
  if (env.view.open && (found.kind === 'unknown' || found.kind === 'absentItem')) {
    return mayBeGiven(found);
  }
  if (found.kind === 'absentItem') return truth(isSupposed(found.missing.path));
  if (found.kind !== 'unknown') return truth(true);
  return truth(!found.undefined && found.facts.every(({ missing }) => isSupposed(missing.path)));
}

/** What is missing may be given later, and a group by any fact of it. */
function mayBeGiven(found: Unknown | AbsentItem): Unknown {
  if (found.kind === 'unknown') return unknownFrom([found]);
  const { entity, path, missing } = found;
  const facts = entity.fields.map((field) => ({ path: `${path}.${field.name}`, field, missing }));
  return { ...unknownFrom([]), facts };
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

function shiftDate({ direction, unit }: ShiftDate, date: Result, duration: Result): Result {
  const sign = direction === 'after' ? 1n : -1n;
  if (date.kind === 'date' && duration.kind === 'numeric') {
    return { kind: 'date', value: addToDate(date.value, sign * wholeOf(duration.value), unit) };
  }
  const count = direction === 'after' ? duration : arithmetic.negate(duration);
  const term: Term = { ...termOf('shift', termFor(date), termFor(count)), by: unit };
  return unknownFrom([date, duration], term);
}

function elapsed(unit: DurationUnit, from: Result, to: Result): Result {
  if (from.kind === 'date' && to.kind === 'date') {
    return figure(new Fraction(fullUnits(from.value, to.value, unit)));
  }
  return unknownFrom([from, to], { ...termOf('elapsed', termFor(from), termFor(to)), by: unit });
}

function datePart(date: Result, part: DatePart['part']): Result {
  if (date.kind === 'date') return figure(partOfDate(date.value, part));
  return unknownFrom([date], { ...termOf('part', termFor(date)), by: part });
}

function partOfDate(date: string, part: DatePart['part']): Fraction {
  const [year = '', month = '', day = ''] = date.split('-');
  return new Fraction(BigInt({ year, month, day }[part]));
}

/** A duration in whole units: what is begun and not complete does not count. */
function wholeOf(value: Fraction): bigint {
  return value.s * (value.n / value.d);
}

/** What a checked model cannot hold. */
function impossible(what: string): never {
  throw new Error(`The model is not one that the checker passed: ${what}.`);
}
