// ISO dates as text (they compare as text) and their arithmetic in the Gregorian calendar.

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
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= monthLength(Number(text.slice(0, 4)), month)
  );
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function iso(year: number, month: number, day: number): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Months since the year 0. */
function months(date: string): number {
  return yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Whole days between the epoch and a date, as the proleptic Gregorian calendar counts. */
function days(date: string): number {
  return Date.parse(date) / 86_400_000;
}
export function addDays(date: string, count: number): string {
  return new Date((days(date) + count) * 86_400_000).toISOString().slice(0, 10);
}

/** The same day `count` months on (back, if negative), or that month's last day (DESIGN §3). */
export function addMonths(date: string, count: number): string {
  const at = months(date) + count;
  const year = Math.floor(at / 12);
  const month = at - year * 12 + 1;
  return iso(year, month, Math.min(Number(date.slice(8)), monthLength(year, month)));
}

/** Full days from one date to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return days(to) - days(from);
}

/** Full months from one date to another, complete on the clamped day; negative if backwards. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const count = months(to) - months(from);
  return addMonths(from, count) > to ? count - 1 : count;
}
