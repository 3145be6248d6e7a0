// The days that a cap or a limit looks back over (DESIGN §2.2, Caps): calendar years, years that
// begin on another day, or a stretch of time that ends on the day of the decision.
import type { Expression, Window as WindowNode } from '#language';
import { daysIn } from '../types/dates.ts';
import { constantFigure } from './constant.ts';
import type { Context, Names } from './context.ts';
import { durationUnit } from './elaborate-date.ts';
import type { Window } from './model.ts';

/** Without a window, a cap or a limit holds for the policy's life. */
export function elaborateWindow(
  context: Context,
  names: Names,
  node: WindowNode | undefined,
): Window | undefined {
  if (node === undefined) return undefined;
  const { over, calendar, beginning } = node;
  if (!calendar && beginning === undefined) {
    return over === undefined ? ONE_YEAR : stretchOf(context, names, over);
  }
  const begins = beginning?.kind === 'dayOfYear' ? dayOf(context, beginning) : JANUARY;
  const years = over === undefined ? 1 : yearsOf(context, names, over, calendar);
  return { kind: 'years', years, begins };
}

const JANUARY = '01-01';
const ONE_YEAR: Window = { kind: 'years', years: 1, begins: JANUARY };

/** More years than any policy looks back over. */
const MOST = 1000;

/** `3` of `over 3 calendar years`, `3 years` of `over 3 years beginning on 1 April`. */
function yearsOf(context: Context, names: Names, node: Expression, calendar: boolean): number {
  const { type, count } = lengthOf(context, names, node);
  if (type.kind === 'unknown') return 1;
  const unit = durationUnit(type);
  const bare = calendar && type.kind === 'number' && type.units.length === 0;
  const fits = bare || unit === 'year';
  if (fits && count !== undefined && count <= MOST) return count;
  context.report('windowYears', node.span, {});
  return 1;
}

/** `3 years`, `36 months`: by the day, up to that of the decision. */
function stretchOf(context: Context, names: Names, node: Expression): Window {
  const { type, count } = lengthOf(context, names, node);
  if (type.kind === 'unknown') return ONE_YEAR;
  const unit = durationUnit(type);
  if (unit !== undefined && count !== undefined && count <= MOST * 366) {
    return { kind: 'stretch', count, unit };
  }
  context.report('windowYears', node.span, {});
  return ONE_YEAR;
}

function lengthOf(context: Context, names: Names, node: Expression) {
  const length = context.elaborate(context, names, node);
  const figure = constantFigure(length);
  const whole = figure?.d === 1n && figure.gt(0) && figure.lte(Number.MAX_SAFE_INTEGER);
  return { type: length.type, count: whole ? Number(figure.n) : undefined };
}

/** As `04-01`; a day that some years lack is reported. */
function dayOf(
  context: Context,
  { day, month, span }: Extract<WindowNode['beginning'], { kind: 'dayOfYear' }>,
) {
  const number = Number(day);
  if (Number.isInteger(number) && number >= 1 && number <= daysIn(2023, month)) {
    return `${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
  }
  context.report('dayOfNoYear', span, {});
  return JANUARY;
}
