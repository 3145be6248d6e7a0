// Days for the random dossiers: beside, a month or some years from the days that a policy names.

import fc from 'fast-check';
import type { Window } from '#compiler';

/** Some days later, or earlier. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Days on both sides of where each window may begin. */
export function windowEdges(windows: readonly Window[], asOf: string): readonly string[] {
  return windows.flatMap((window) => {
    const [year = 0, month = 1, day = 1] = asOf.split('-').map(Number);
    const begins =
      window.kind === 'years'
        ? [0, 1].map((more) => `${year - window.years + more}-${window.begins}`)
        : [dayBefore([year, month, day], window)];
    return begins.flatMap((edge) => [addDays(edge, -1), edge, addDays(edge, 1)]);
  });
}

/** Roughly so long before a day: at a month's end it may come out in the month after. */
function dayBefore(
  [year, month, day]: readonly [number, number, number],
  { count, unit }: Extract<Window, { kind: 'stretch' }>,
): string {
  const months = unit === 'year' ? 12 * count : unit === 'month' ? count : 0;
  const days = unit === 'week' ? 7 * count : unit === 'day' ? count : 0;
  return new Date(Date.UTC(year, month - 1 - months, day - days)).toISOString().slice(0, 10);
}

/** Days at and near the given ones, and at the turns of their years. */
export function dateNear(days: readonly string[]): fc.Arbitrary<string> {
  const near = days.flatMap((day) => {
    const year = Number(day.slice(0, 4));
    const turns = [year - 3, year - 2, year - 1, year].flatMap((y) => [`${y}-01-01`, `${y}-12-31`]);
    const steps = [-1096, -366, -365, -31, -1, 0, 1, 28, 31, 183, 365, 366];
    return [...steps.map((step) => addDays(day, step)), ...turns];
  });
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...near) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2018-01-01', n)),
    },
  );
}
