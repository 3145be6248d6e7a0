// Cells of a box in parts, and single points of them.

import {
  addToDate,
  compare,
  fullUnits,
  minus,
  over,
  plus,
  type Rational,
  times,
  ZERO,
} from '@clause/runtime';
import { type Cell, toWhole } from './box.ts';
import { type End, type Interval, negative, pointAt } from './interval.ts';
import type { Value } from './result.ts';

type FigureCell = Extract<Cell, { kind: 'figures' }>;
type DateCell = Extract<Cell, { kind: 'dates' }>;

/** Stands for a figure without bound: larger than anything that facts and policies name. */
const FAR_FIGURE: Rational = { n: 10n ** 60n, d: 1n };
/** Stands for as near as one likes. */
const NEAR_FIGURE: Rational = { n: 1n, d: 10n ** 40n };
/** Where a cell without an end is first cut. */
const BEYOND_FACTS: Rational = { n: 10n ** 16n, d: 1n };
const ONE: Rational = { n: 1n, d: 1n };

/** A cell in two or three: around a turn that lies in it, else in halves; one alone if it cannot. */
export function splitCell(cell: Cell, turn: Value | undefined): readonly Cell[] {
  if (cell.kind === 'options') {
    return cell.options.map((option) => ({ kind: 'options', options: [option] }));
  }
  if (cell.kind === 'figures') {
    return splitFigures(cell, turn?.kind === 'numeric' ? turn.value : middleOf(cell.interval));
  }
  return splitDates(cell, turn?.kind === 'date' ? turn.value : middleDay(cell));
}

function splitFigures({ interval, whole }: FigureCell, at: Rational): readonly Cell[] {
  const below = { at: whole ? minus(toWhole(at, 'up'), ONE) : at, included: whole };
  const above = { at: whole ? plus(toWhole(at, 'down'), ONE) : at, included: whole };
  const parts: readonly Interval[] = [
    { low: interval.low, high: lowerEnd(interval.high, below) },
    ...(whole && at.d !== 1n
      ? []
      : [
          {
            low: upperEnd(interval.low, pointAt(at).low),
            high: lowerEnd(interval.high, pointAt(at).high),
          },
        ]),
    { low: upperEnd(interval.low, above), high: interval.high },
  ];
  return parts.filter(hasFigures).map((part) => ({ kind: 'figures', interval: part, whole }));
}

function hasFigures({ low, high }: Interval): boolean {
  if (!low || !high) return true;
  const order = compare(low.at, high.at);
  return order < 0 || (order === 0 && low.included && high.included);
}

function lowerEnd(a: End | undefined, b: End | undefined): End | undefined {
  if (!a || !b) return a ?? b;
  const order = compare(a.at, b.at);
  return order < 0 || (order === 0 && !a.included) ? a : b;
}

function upperEnd(a: End | undefined, b: End | undefined): End | undefined {
  if (!a || !b) return a ?? b;
  const order = compare(a.at, b.at);
  return order > 0 || (order === 0 && !a.included) ? a : b;
}

function middleOf({ low, high }: Interval): Rational {
  if (low && high) return over(plus(low.at, high.at), { n: 2n, d: 1n });
  if (low) return compare(low.at, BEYOND_FACTS) < 0 ? BEYOND_FACTS : times(low.at, FAR_FIGURE);
  if (!high) return ZERO;
  const far = negative(BEYOND_FACTS);
  return compare(high.at, far) > 0 ? far : times(high.at, FAR_FIGURE);
}

function splitDates({ first, last }: DateCell, at: string): readonly Cell[] {
  const before = addToDate(at, -1, 'day');
  const after = addToDate(at, 1, 'day');
  const parts = [
    { first, last: last < before ? last : before },
    { first: first > at ? first : at, last: last < at ? last : at },
    { first: first > after ? first : after, last },
  ];
  return parts
    .filter((part) => part.first <= part.last)
    .map((part) => ({ kind: 'dates', ...part }));
}

function middleDay({ first, last }: DateCell): string {
  return addToDate(first, Math.floor(fullUnits(first, last, 'day') / 2), 'day');
}

/** The cell's largest point, or its first option. */
export function largestPoint(cell: Cell): Cell {
  return pointsOf(cell)[0] ?? cell;
}

/** Single points of a cell: all of its options, or its ends, the upper one first. */
export function pointsOf(cell: Cell): readonly Cell[] {
  if (cell.kind === 'options') {
    return cell.options.map((option) => ({ kind: 'options', options: [option] }));
  }
  if (cell.kind === 'dates') {
    return [cell.last, cell.first].map((day) => ({ kind: 'dates', first: day, last: day }));
  }
  const { whole, interval } = cell;
  return [highPoint(interval), lowPoint(interval)].map((at) => ({
    kind: 'figures',
    interval: pointAt(at),
    whole,
  }));
}

function highPoint({ low, high }: Interval): Rational {
  if (!high) return low ? plus(FAR_FIGURE, low.at) : FAR_FIGURE;
  return high.included ? high.at : minus(high.at, nearTo(low, high));
}

function lowPoint({ low, high }: Interval): Rational {
  if (!low) return high ? minus(high.at, FAR_FIGURE) : negative(FAR_FIGURE);
  return low.included ? low.at : plus(low.at, nearTo(low, high));
}

/** A distance from an end that stays inside. */
function nearTo(low: End | undefined, high: End | undefined): Rational {
  if (!low || !high) return NEAR_FIGURE;
  const third = over(minus(high.at, low.at), { n: 3n, d: 1n });
  return compare(third, NEAR_FIGURE) < 0 ? third : NEAR_FIGURE;
}
