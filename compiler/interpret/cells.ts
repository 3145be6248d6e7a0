// Cells of a box in parts, and single points of them (ceiling.ts).

import Fraction from 'fraction.js';
import { Temporal } from 'temporal-polyfill';
import type { Value } from '../model/types.ts';
import type { Cell } from './box.ts';
import { addToDate } from './dates.ts';
import { type End, type Interval, point } from './interval.ts';
import { ZERO } from './result.ts';

type FigureCell = Extract<Cell, { kind: 'figures' }>;
type DateCell = Extract<Cell, { kind: 'dates' }>;

/** Stands for a figure without bound: larger than anything that facts and policies name. */
const FAR = new Fraction(10n ** 60n);
/** Stands for as near as one likes. */
const NEAR = new Fraction(1n, 10n ** 40n);
/** Where a cell without an end is first cut. */
const BEYOND_FACTS = new Fraction(10n ** 16n);
const ONE = new Fraction(1n);

/** A cell in two or three: around a turn that lies in it, else in halves; one alone if it cannot. */
export function splitCell(cell: Cell, turn: Value | undefined): readonly Cell[] {
  switch (cell.kind) {
    case 'options':
      return cell.options.map((option) => ({ kind: 'options', options: [option] }));
    case 'figures':
      return splitFigures(cell, turn?.kind === 'numeric' ? turn.value : middle(cell.interval));
    case 'dates':
      return splitDates(cell, turn?.kind === 'date' ? turn.value : middleDay(cell));
    default:
      return cell satisfies never;
  }
}

function splitFigures(cell: FigureCell, at: Fraction): readonly Cell[] {
  const { interval, whole } = cell;
  const below = { at: whole ? at.ceil().sub(ONE) : at, included: whole };
  const above = { at: whole ? at.floor().add(ONE) : at, included: whole };
  const parts: readonly Interval[] = [
    { low: interval.low, high: lower(interval.high, below) },
    ...(whole && at.d !== 1n
      ? []
      : [{ low: upper(interval.low, point(at).low), high: lower(interval.high, point(at).high) }]),
    { low: upper(interval.low, above), high: interval.high },
  ];
  return parts.filter(hasFigures).map((part) => ({ kind: 'figures', interval: part, whole }));
}

function hasFigures({ low, high }: Interval): boolean {
  if (low === undefined || high === undefined) return true;
  const order = low.at.compare(high.at);
  return order < 0 || (order === 0 && low.included && high.included);
}

/** The lower of two upper ends. */
function lower(a: End | undefined, b: End | undefined): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = a.at.compare(b.at);
  return order < 0 || (order === 0 && !a.included) ? a : b;
}

/** The higher of two lower ends. */
function upper(a: End | undefined, b: End | undefined): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = a.at.compare(b.at);
  return order > 0 || (order === 0 && !a.included) ? a : b;
}

function middle({ low, high }: Interval): Fraction {
  if (low !== undefined && high !== undefined) return low.at.add(high.at).div(2n, 1n);
  if (low !== undefined) return low.at.compare(BEYOND_FACTS) < 0 ? BEYOND_FACTS : low.at.mul(FAR);
  if (high !== undefined) {
    const far = BEYOND_FACTS.neg();
    return high.at.compare(far) > 0 ? far : high.at.mul(FAR);
  }
  return ZERO;
}

function splitDates({ first, last }: DateCell, at: string): readonly Cell[] {
  const parts = [
    { first, last: earlier(last, addToDate(at, -1n, 'day')) },
    { first: later(first, at), last: earlier(last, at) },
    { first: later(first, addToDate(at, 1n, 'day')), last },
  ];
  return parts
    .filter((part) => part.first <= part.last)
    .map((part) => ({ kind: 'dates', ...part }));
}

function middleDay({ first, last }: DateCell): string {
  const start = Temporal.PlainDate.from(first);
  const days = start.until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days;
  return addToDate(first, BigInt(Math.floor(days / 2)), 'day');
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

// ---------------------------------------------------------------- points

/** The cell's largest point, or its first option. */
export function largestPoint(cell: Cell): Cell {
  const points = pointsOf(cell);
  return points[0] ?? cell;
}

/** Single points of a cell: all of its options, or its ends, the upper one first. */
export function pointsOf(cell: Cell): readonly Cell[] {
  switch (cell.kind) {
    case 'options':
      return cell.options.map((option) => ({ kind: 'options', options: [option] }));
    case 'figures': {
      const { whole, interval } = cell;
      return [highPoint(interval), lowPoint(interval)].map((at) => ({
        kind: 'figures',
        interval: point(at),
        whole,
      }));
    }
    case 'dates':
      return [cell.last, cell.first].map((day) => ({ kind: 'dates', first: day, last: day }));
    default:
      return cell satisfies never;
  }
}

function highPoint({ low, high }: Interval): Fraction {
  if (high === undefined) return low === undefined ? FAR : FAR.add(low.at);
  return high.included ? high.at : high.at.sub(within(low, high));
}

function lowPoint({ low, high }: Interval): Fraction {
  if (low === undefined) return high === undefined ? FAR.neg() : high.at.sub(FAR);
  return low.included ? low.at : low.at.add(within(low, high));
}

/** A distance from an end that stays inside. */
function within(low: End | undefined, high: End | undefined): Fraction {
  if (low === undefined || high === undefined) return NEAR;
  const third = high.at.sub(low.at).div(3n, 1n);
  return third.compare(NEAR) < 0 ? third : NEAR;
}
