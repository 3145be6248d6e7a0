// Dates (DESIGN §3, Dates): adding months clamps to the month's end, a full year is complete on the
// anniversary. ISO texts with four-digit years, which compare as the days they name.
import { Temporal } from 'temporal-polyfill';
import type { DurationUnit } from '#language';

/** The calendar that dossiers can write; a date that would lie outside it ends at its edge. */
export const FIRST_DAY = '0000-01-01';
export const LAST_DAY = '9999-12-31';

/** More days than the calendar has. */
const FAR = 4_000_000n;

/** Days, weeks, months or years after a date (before it, where `count` is negative). */
export function addToDate(date: string, count: bigint, unit: DurationUnit): string {
  if (count >= FAR) return LAST_DAY;
  if (count <= -FAR) return FIRST_DAY;
  const moved = shifted(Temporal.PlainDate.from(date), count, unit);
  if (moved.year < 0) return FIRST_DAY;
  return moved.year > 9999 ? LAST_DAY : moved.toString();
}

/**
 * Full units from one date to another: the most that can be added to the first without passing the
 * second. Negative if the second is earlier.
 */
export function fullUnits(from: string, to: string, unit: DurationUnit): bigint {
  if (to < from) return -fullUnits(to, from, unit);
  const start = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to);
  const between = start.until(end, { largestUnit: PLURAL[unit] });
  const count = BigInt(between[PLURAL[unit]]);
  // Temporal finds less than a year from 29 February to 28 February; here the anniversary of the
  // one is the other, for adding months clamps.
  const next = shifted(start, count + 1n, unit);
  return Temporal.PlainDate.compare(next, end) <= 0 ? count + 1n : count;
}

const PLURAL = { year: 'years', month: 'months', week: 'weeks', day: 'days' } as const;

function shifted(date: Temporal.PlainDate, count: bigint, unit: DurationUnit): Temporal.PlainDate {
  return date.add({ [PLURAL[unit]]: Number(count) }, { overflow: 'constrain' });
}

/** Of years that begin on a day `MM-DD`, the one that a date is in, by the calendar year it began in. */
export function yearBeginning(date: string, begins: string): number {
  return Number(date.slice(0, 4)) - (date.slice(5) < begins ? 1 : 0);
}
