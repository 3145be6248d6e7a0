// The operations of expressions on the exact path: comparisons, tables, lists, dates.

import { addToDate, type DateUnit, fullUnits, type Rational, whole } from '@clause/runtime';
import { largerOf, netOfResults, productOf, quotientOf, smallerOf, sumOf } from './arithmetic.ts';
import { isBelow, onlyFigure } from './interval.ts';
import {
  ANYTHING,
  allOf,
  anyOf,
  choose,
  figure,
  figuresOf,
  type GivenPlace,
  isFalse,
  isFigures,
  isTrue,
  NIL,
  notOf,
  oneOf,
  type Result,
  truth,
  UNDEFINED,
  unknownFrom,
  type Value,
  wholeFigure,
  YES,
} from './result.ts';
import type { View } from './view.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export function compared(view: View, operator: Comparison, left: Result, right: Result): Result {
  const answer = answered(view, operator, left, right);
  // Facts are missing in the order in which they are written.
  return answer.kind === 'unknown' ? unknownFrom([left, right], ANYTHING) : answer;
}

function answered(view: View, operator: Comparison, left: Result, right: Result): Result {
  switch (operator) {
    case '=':
      return equalTo(view, left, right);
    case '!=':
      return notOf(equalTo(view, left, right));
    case '<':
      return lessThan(view, left, right);
    case '>':
      return lessThan(view, right, left);
    case '>=':
      return notOf(lessThan(view, left, right));
    case '<=':
      return notOf(lessThan(view, right, left));
    default:
      return operator satisfies never;
  }
}

function equalTo(view: View, left: Result, right: Result): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return truth(left.value.n === right.value.n && left.value.d === right.value.d);
  }
  const [a, b] = [plainOf(left), plainOf(right)];
  if (a !== undefined && b !== undefined) return truth(a === b);
  return settled(view, left, right, () => {
    if (isFigures(left) || isFigures(right)) {
      const [x, y] = [figuresOf(left), figuresOf(right)];
      return isBelow(x, y) === true || isBelow(y, x) === true ? false : undefined;
    }
    const [x, y] = [daysOf(left), daysOf(right)];
    if (x && y) return x.last < y.first || y.last < x.first ? false : undefined;
    const [names, others] = [membersOf(left), membersOf(right)];
    return others && names?.every((name) => !others.includes(name)) ? false : undefined;
  });
}

function lessThan(view: View, left: Result, right: Result): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return truth(left.value.n * right.value.d < right.value.n * left.value.d);
  }
  if (left.kind === 'date' && right.kind === 'date') return truth(left.value < right.value);
  return settled(view, left, right, () => {
    const [x, y] = [daysOf(left), daysOf(right)];
    if (!x || !y) return isBelow(figuresOf(left), figuresOf(right));
    return x.last < y.first ? true : x.first >= y.last ? false : undefined;
  });
}

/** Unknown, unless a box settles it; where it does not, the box learns where the answer turns. */
function settled(
  view: View,
  left: Result,
  right: Result,
  byRange: () => boolean | undefined,
): Result {
  if (!view.box) return unknownFrom([left, right], ANYTHING);
  const known = byRange();
  if (known !== undefined) return truth(known);
  turn(view, left, right);
  turn(view, right, left);
  return unknownFrom([left, right], ANYTHING);
}

function turn(view: View, side: Result, other: Result): void {
  if (side.kind !== 'unknown' || !side.fact) return;
  const at = exactlyOne(other);
  if (at) view.box?.turns.push({ path: side.fact.path, at });
}

function exactlyOne(result: Result): Value | undefined {
  if (result.kind === 'numeric' || result.kind === 'date') return result;
  const only = onlyFigure(figuresOf(result));
  return only && figure(only);
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

interface Days {
  readonly first: string;
  readonly last: string;
}

function daysOf(result: Result): Days | undefined {
  if (result.kind === 'date') return { first: result.value, last: result.value };
  return result.kind === 'unknown' && result.range.of === 'dates' ? result.range : undefined;
}

function membersOf(result: Result): readonly string[] | undefined {
  if (result.kind === 'member') return [result.value.name];
  return result.kind === 'unknown' && result.range.of === 'members'
    ? result.range.members.map(({ name }) => name)
    : undefined;
}

/** What has no value turns at 0: a ceiling is sought on both sides of it. */
export function dividedBy(view: View, left: Result, right: Result, cause: string): Result {
  if (right.kind === 'unknown') compared(view, '=', right, NIL);
  const result = quotientOf(left, right);
  if (result.kind !== 'unknown' || !result.undefined || result.cause !== undefined) return result;
  return { ...result, cause };
}

/**
 * Never unknown itself. Where a ceiling is sought, the facts that are missing come to be given, and
 * no others: so the operand is asked as it stands.
 */
export function givenOf(view: View, operand: (view: View) => Result): Result {
  const found = operand({ ...view, box: undefined });
  const supplied = (path: string): boolean => view.box?.missing.has(path) === true;
  if (found.kind === 'absentItem') return truth(supplied(found.missing.path));
  if (found.kind !== 'unknown') return YES;
  return truth(!found.undefined && found.facts.every(({ missing }) => supplied(missing.path)));
}

// ---------------------------------------------------------------- tables

export interface RowChoice<Row> {
  /** The rows that may be the first to hold. */
  readonly rows: readonly Row[];
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
  for (const row of rows) {
    const holds = row.holds(subjects);
    if (isFalse(holds)) continue;
    possible.push(row);
    if (isTrue(holds)) return { rows: possible, subjects, known: possible.length === 1 };
  }
  return { rows: possible, subjects, known: false };
}

/** The value of the first row that holds. */
export function lookedUp(
  subjects: readonly Result[],
  rows: readonly {
    readonly holds: (subjects: readonly Result[]) => Result;
    readonly value: () => Result;
  }[],
): Result {
  const choice = chooseRow(subjects, rows);
  const values = choice.rows.map((row) => row.value());
  const [value] = values;
  if (!value) return { ...unknownFrom(subjects, ANYTHING), undefined: true };
  return choice.known ? value : oneOf(subjects, values);
}

/** What a table looks up. */
export function subjectAt(subjects: readonly Result[], index: number): Result {
  return subjects[index] ?? UNDEFINED;
}

/** Whether a subject is one of several values. */
export function isOneOf(view: View, subject: Result, values: readonly Value[]): Result {
  return anyOf(values.map((value) => compared(view, '=', subject, value)));
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
  const end = sumOf(start, quantity);
  let reached = start;
  let total: Result = NIL;
  for (const row of brackets) {
    const low = row.low ? largerOf(reached, row.low()) : reached;
    const edge = row.high ? row.high() : end;
    const portion = netOfResults(smallerOf(end, edge), low);
    // A bracket that nothing falls in is not asked for its value.
    const nothing = portion.kind === 'numeric' && portion.value.n === 0n;
    total = sumOf(total, nothing ? portion : productOf(row.value(), portion));
    reached = largerOf(low, edge);
  }
  return total;
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

/** The best of the items taken so far; undefined while none is taken for certain. */
function bestOf(
  cases: readonly Case[],
  better: (a: Result, b: Result) => Result,
  none: Result,
): Result {
  let best: Result | undefined;
  for (const { taken, value } of cases) {
    if (isFalse(taken)) continue;
    const before: Result | undefined = best;
    const here = value();
    const withIt = before ? better(before, here) : here;
    best = choose(
      taken,
      () => withIt,
      () => before ?? none,
    );
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
  const shift = (day: string, by: Rational) => addToDate(day, wholeOf(by) * BigInt(sign), unit);
  if (date.kind === 'date' && duration.kind === 'numeric') {
    return { kind: 'date', value: shift(date.value, duration.value) };
  }
  const days = daysOf(date);
  const { low, high } = figuresOf(duration);
  if (!days || !low || !high) return unknownFrom([date, duration], ANYTHING);
  const corners = [days.first, days.last]
    .flatMap((day) => [shift(day, low.at), shift(day, high.at)])
    .sort();
  return unknownFrom([date, duration], {
    of: 'dates',
    first: corners[0] ?? '',
    last: corners.at(-1) ?? '',
  });
}

/** Full units from one date to another. */
export function elapsedOf(from: Result, to: Result, unit: DateUnit): Result {
  if (from.kind === 'date' && to.kind === 'date') {
    return wholeFigure(fullUnits(from.value, to.value, unit));
  }
  const starts = daysOf(from);
  const ends = daysOf(to);
  if (!starts || !ends) return unknownFrom([from, to], ANYTHING);
  const end = (start: string, day: string) => ({
    at: { n: BigInt(fullUnits(start, day, unit)), d: 1n },
    included: true,
  });
  const interval = { low: end(starts.last, ends.first), high: end(starts.first, ends.last) };
  return unknownFrom([from, to], { of: 'figures', interval });
}

/** The calendar year, the month or the day of the month. */
export function datePartOf(date: Result, part: DatePart): Result {
  if (date.kind === 'date') return figure(partOfDate(date.value, part));
  const days = daysOf(date);
  if (!days) return unknownFrom([date], ANYTHING);
  // Within one year months ascend, and within one month days do.
  const common = part === 'year' ? 0 : part === 'month' ? 4 : 7;
  const ascends = days.first.slice(0, common) === days.last.slice(0, common);
  const low = ascends ? partOfDate(days.first, part) : whole(1);
  const high = ascends ? partOfDate(days.last, part) : whole(part === 'month' ? 12 : 31);
  const interval = { low: { at: low, included: true }, high: { at: high, included: true } };
  return unknownFrom([date], { of: 'figures', interval });
}

export type DatePart = 'year' | 'month' | 'day';

function partOfDate(date: string, part: DatePart): Rational {
  const [year = '', month = '', day = ''] = date.split('-');
  return whole(Number({ year, month, day }[part]));
}
