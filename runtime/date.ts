// ISO dates as text (they compare as text) and their arithmetic in the Gregorian calendar.

import type { Whole } from './money.ts';

export type DateUnit = 'year' | 'month' | 'week' | 'day';

/** The calendar that dossiers can write; what would lie outside it ends at its edge. */
const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';
/** No more than the whole calendar in any unit. */
const FAR = 4_000_000;
const DAY = 86_400_000;

/** Days in a month of a year. */
function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a text is a day of the calendar written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month > 0 && month < 13 && day > 0 && day <= monthLength(yearOf(text), month);
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** Months since the year 0. */
function monthsOf(date: string): number {
  return yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;
}

/**
 * A date some units on (back, where `count` is negative). Adding months or years keeps the day, or
 * takes the month's last (DESIGN §3, Dates).
 */
export function addToDate(date: string, count: Whole, unit: DateUnit): string {
  if (count > FAR) return LAST_DAY;
  if (count < -FAR) return FIRST_DAY;
  const by = Number(count);
  let year: number;
  let rest: string;
  if (unit === 'day' || unit === 'week') {
    const at = new Date(Date.parse(date) + by * (unit === 'week' ? 7 * DAY : DAY));
    year = at.getUTCFullYear();
    rest = at.toISOString().slice(-20, -14);
  } else {
    const at = monthsOf(date) + by * (unit === 'year' ? 12 : 1);
    year = Math.floor(at / 12);
    const month = at - year * 12 + 1;
    const day = Math.min(Number(date.slice(8)), monthLength(year, month));
    rest = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  if (year < 0) return FIRST_DAY;
  return year > 9999 ? LAST_DAY : String(year).padStart(4, '0') + rest;
}

/**
 * Full units from one date to another: the most that can be added to the first without passing the
 * second. Negative if the second is earlier.
 */
export function fullUnits(from: string, to: string, unit: DateUnit): number {
  if (to < from) return 0 - fullUnits(to, from, unit);
  if (unit === 'day') return (Date.parse(to) - Date.parse(from)) / DAY;
  if (unit === 'week') return Math.floor(fullUnits(from, to, 'day') / 7);
  const months = monthsOf(to) - monthsOf(from);
  const full = addToDate(from, months, 'month') > to ? months - 1 : months;
  return unit === 'year' ? Math.floor(full / 12) : full;
}
