// The operations of expressions on the exact path: comparisons, tables, lists, dates.

import {
  addToDate,
  compare,
  type DateUnit,
  fullUnits,
  type Rational,
  whole,
} from '@clause/runtime';
import { lessTerm, sameTerm, type Term, termOf } from '../../../ceiling/term.ts';
import {
  largerOf,
  negativeOf,
  netOfResults,
  productOf,
  quotientOf,
  smallerOf,
  sumOf,
} from './arithmetic.ts';
import {
  allOf,
  anyOf,
  choose,
  chosenTerm,
  figure,
  firstTerm,
  type GivenPlace,
  isFalse,
  isTrue,
  NIL,
  NO,
  notOf,
  oneOf,
  type Result,
  termFor,
  truth,
  UNDEFINED,
  unknownFrom,
  type Value,
  wholeFigure,
  withoutRow,
  YES,
} from './result.ts';
import type { View } from './view.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export function compared(operator: Comparison, left: Result, right: Result): Result {
  const equality = operator === '=' || operator === '!=';
  const order = equality ? differenceIn(left, right) : orderOf(left, right);
  if (order === undefined) {
    return unknownFrom([left, right], comparedTerm(operator, termFor(left), termFor(right)));
  }
  switch (operator) {
    case '=':
      return truth(order === 0);
    case '!=':
      return truth(order !== 0);
    case '<':
      return truth(order < 0);
    case '<=':
      return truth(order <= 0);
    case '>':
      return truth(order > 0);
    case '>=':
      return truth(order >= 0);
    default:
      return operator satisfies never;
  }
}

function comparedTerm(operator: Comparison, left: Term, right: Term): Term {
  switch (operator) {
    case '=':
      return sameTerm(left, right);
    case '!=':
      return termOf('not', sameTerm(left, right));
    case '<':
      return lessTerm(left, right);
    case '>':
      return lessTerm(right, left);
    case '>=':
      return termOf('not', lessTerm(left, right));
    case '<=':
      return termOf('not', lessTerm(right, left));
    default:
      return operator satisfies never;
  }
}

/** 0 where two values are the same; undefined where one is not known. */
function differenceIn(left: Result, right: Result): number | undefined {
  if (left.kind === 'numeric' && right.kind === 'numeric') return compare(left.value, right.value);
  const [a, b] = [plainOf(left), plainOf(right)];
  return a === undefined || b === undefined ? undefined : a === b ? 0 : 1;
}

function orderOf(left: Result, right: Result): number | undefined {
  if (left.kind === 'numeric' && right.kind === 'numeric') return compare(left.value, right.value);
  if (left.kind !== 'date' || right.kind !== 'date') return undefined;
  return left.value < right.value ? -1 : left.value === right.value ? 0 : 1;
}

/** Truths, members, texts and dates as something `===` compares. */
function plainOf(result: Result): string | boolean | undefined {
  switch (result.kind) {
    case 'boolean':
    case 'text':
    case 'date':
      return result.value;
    case 'member':
      return result.value.name;
    default:
      return undefined;
  }
}

/** Told why, where it has no value. */
export function dividedBy(left: Result, right: Result, cause: string): Result {
  const result = quotientOf(left, right);
  if (result.kind !== 'unknown' || !result.undefined || result.cause !== undefined) return result;
  return { ...result, cause };
}

/**
 * Never unknown itself. Where a ceiling is sought, the facts that are missing come to be given, and
 * no others: so the operand is asked as it stands.
 */
export function givenOf(view: View, operand: (view: View) => Result): Result {
  const found = operand({ ...view, supposed: undefined });
  const isSupposed = (path: string): boolean => view.supposed?.has(path) === true;
  if (found.kind === 'absentItem') return truth(isSupposed(found.missing.path));
  if (found.kind !== 'unknown') return YES;
  return truth(!found.undefined && found.facts.every(({ missing }) => isSupposed(missing.path)));
}

// ---------------------------------------------------------------- tables

export interface RowChoice<Row> {
  /** The rows that may be the first to hold. */
  readonly rows: readonly Row[];
  /** Whether each of them holds. */
  readonly holds: readonly Result[];
  readonly subjects: readonly Result[];
  /** Whether there is one, and it is known which. */
  readonly known: boolean;
}

/** Picks the row; each row says whether it holds for the subjects. */
export function chooseRow<Row extends { readonly holds: (subjects: readonly Result[]) => Result }>(
  subjects: readonly Result[],
  rows: readonly Row[],
): RowChoice<Row> {
  const possible: Row[] = [];
  const answers: Result[] = [];
  for (const row of rows) {
    const holds = row.holds(subjects);
    if (isFalse(holds)) continue;
    possible.push(row);
    answers.push(holds);
    if (isTrue(holds)) break;
  }
  const known = possible.length === 1 && answers.every(isTrue);
  return { rows: possible, holds: answers, subjects, known };
}

/** The value of the first row that holds. */
export function lookedUp(
  subjects: readonly Result[],
  rows: readonly {
    readonly holds: (subjects: readonly Result[]) => Result;
    readonly value: () => Result;
  }[],
  noRow?: string,
): Result {
  const choice = chooseRow(subjects, rows);
  const values = choice.rows.map((row) => row.value());
  const [value] = values;
  if (!value) return withoutRow(subjects, noRow);
  const reasons = [...subjects, ...choice.holds];
  return choice.known ? value : oneOf(reasons, values, firstTerm(choice.holds, values));
}

/** What a table looks up. */
export function subjectAt(subjects: readonly Result[], index: number): Result {
  return subjects[index] ?? UNDEFINED;
}

/** Whether a subject is one of several values. */
export function isOneOf(subject: Result, values: readonly Value[]): Result {
  return anyOf(values.map((value) => compared('=', subject, value)));
}

export interface Bracket {
  readonly low: (() => Result) | undefined;
  readonly high: (() => Result) | undefined;
  readonly value: () => Result;
}

/**
 * The sum over brackets of value × the portion of start … start + quantity in them. A bracket starts
 * where those before it ended, even if a calculated edge comes out lower.
 */
export function partsOf(quantity: Result, start: Result, brackets: readonly Bracket[]): Result {
  let total: Result = NIL;
  for (const { row, portion } of portionsOf(quantity, start, brackets)) {
    // A bracket that nothing falls in is not asked for its value.
    const nothing = portion.kind === 'numeric' && portion.value.n === 0n;
    total = sumOf(total, nothing ? portion : partFrom(row.value(), portion));
  }
  return total;
}

/** What falls in each bracket, as far as it is asked for. */
export function* portionsOf<Row extends Pick<Bracket, 'low' | 'high'>>(
  quantity: Result,
  start: Result,
  brackets: readonly Row[],
): Iterable<{ readonly row: Row; readonly portion: Result }> {
  const end = sumOf(start, quantity);
  let reached = start;
  for (const row of brackets) {
    const low = row.low ? largerOf(reached, row.low()) : reached;
    const edge = row.high ? row.high() : end;
    yield { row, portion: netOfResults(smallerOf(end, edge), low) };
    reached = largerOf(low, edge);
  }
}

/** A bracket's part. Where nothing falls in it, its value need not be one. */
function partFrom(value: Result, portion: Result): Result {
  const part = productOf(value, portion);
  if (value.kind !== 'unknown' || portion.kind !== 'unknown') return part;
  const term = chosenTerm(compared('=', portion, NIL), NIL, part);
  return part.kind === 'unknown' ? { ...part, term } : part;
}

// ---------------------------------------------------------------- lists

/** The items of a list; with `before`, those that stand before that item in it. */
export function itemsOf(list: Result, before?: Result): readonly GivenPlace[] {
  if (list.kind !== 'list') return [];
  if (before?.kind !== 'item') return list.items;
  const last = list.items.findIndex(({ record }) => record === before.record);
  return last < 0 ? list.items : list.items.slice(0, last);
}

export interface Case {
  readonly taken: Result;
  readonly value: () => Result;
}

export function aggregated(
  operator: 'sum' | 'count' | 'any' | 'every' | 'largest' | 'smallest',
  cases: readonly Case[],
  none: Result = NIL,
): Result {
  switch (operator) {
    case 'any':
      return anyOf(
        cases.map(({ taken, value }) => (isFalse(taken) ? taken : allOf([taken, value()]))),
      );
    case 'every':
      return allOf(
        cases.map(({ taken, value }) =>
          isFalse(taken) ? notOf(taken) : anyOf([notOf(taken), value()]),
        ),
      );
    case 'sum':
    case 'count':
      return cases.map(({ taken, value }) => choose(taken, value, () => NIL)).reduce(sumOf, NIL);
    case 'largest':
      return bestOf(cases, largerOf, none);
    case 'smallest':
      return bestOf(cases, smallerOf, none);
    default:
      return operator satisfies never;
  }
}

/** The best of the items taken so far; undefined while none may be taken. */
function bestOf(
  cases: readonly Case[],
  better: (a: Result, b: Result) => Result,
  none: Result,
): Result {
  let best: Result | undefined;
  // Whether one of those before is taken.
  let any: Result = NO;
  for (const { taken, value } of cases) {
    if (isFalse(taken)) continue;
    const before: Result | undefined = best;
    const here = value();
    const withIt = before ? better(before, here) : here;
    const without = before ?? none;
    best = choose(
      taken,
      () => withIt,
      () => without,
    );
    // An item that none before it competes with is the best whatever it is.
    const first = any;
    const chosen = choose(
      taken,
      () =>
        choose(
          first,
          () => withIt,
          () => here,
        ),
      () => without,
    );
    if (best.kind === 'unknown') best = { ...best, term: termFor(chosen) };
    any = anyOf([any, taken]);
  }
  return best ?? none;
}

/** The latest or the earliest of no days. */
export function noneOf(cause: string): Result {
  return { ...UNDEFINED, cause };
}

// ---------------------------------------------------------------- dates

/** A duration in whole units: what is begun and not complete does not count. */
function wholeOf({ n, d }: Rational): bigint {
  return n / d;
}

/** Units after a date (`sign` −1: before it). */
export function shifted(date: Result, duration: Result, unit: DateUnit, sign: 1 | -1): Result {
  if (date.kind === 'date' && duration.kind === 'numeric') {
    const by = wholeOf(duration.value) * BigInt(sign);
    return { kind: 'date', value: addToDate(date.value, by, unit) };
  }
  const count = sign === 1 ? duration : negativeOf(duration);
  const term: Term = { ...termOf('shift', termFor(date), termFor(count)), by: unit };
  return unknownFrom([date, duration], term);
}

/** Full units from one date to another. */
export function elapsedOf(from: Result, to: Result, unit: DateUnit): Result {
  if (from.kind === 'date' && to.kind === 'date') {
    return wholeFigure(fullUnits(from.value, to.value, unit));
  }
  return unknownFrom([from, to], { ...termOf('elapsed', termFor(from), termFor(to)), by: unit });
}

/** The calendar year, the month or the day of the month. */
export function datePartOf(date: Result, part: DatePart): Result {
  if (date.kind === 'date') return figure(partOfDate(date.value, part));
  return unknownFrom([date], { ...termOf('part', termFor(date)), by: part });
}

export type DatePart = 'year' | 'month' | 'day';

function partOfDate(date: string, part: DatePart): Rational {
  const [year = '', month = '', day = ''] = date.split('-');
  return whole(Number({ year, month, day }[part]));
}
