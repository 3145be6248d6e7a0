// Days of the calendar as numbers, so that dates have neighbours.

const dayLength = 86_400_000;

/** Days since 0001-01-01, which is day 1. */
export function dayOfDate(iso: string): number {
  const [year = 1, month = 1, day = 1] = iso.split('-').map(Number);
  return Math.floor(at(year, month, day) / dayLength) - origin + 1;
}

/** The date of such a day; dates stay within the years 1 to 9999. */
export function dateOfDay(day: number): string {
  const latest = dayOfDate('9999-12-31');
  const moment = new Date((Math.min(Math.max(day, 1), latest) - 1 + origin) * dayLength);
  return moment.toISOString().slice(0, 10);
}

function at(year: number, month: number, day: number): number {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return moment.getTime();
}

const origin = Math.floor(at(1, 1, 1) / dayLength);
