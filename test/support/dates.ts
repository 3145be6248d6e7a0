// Days for the random dossiers: beside, a month or some years from the days that a policy names.

import fc from 'fast-check';

/** Some days later, or earlier. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
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
