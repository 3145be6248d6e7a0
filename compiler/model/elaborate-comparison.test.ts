// “At most 5 years before” asks how long, “on or before” asks which day comes first.
import { expect, test } from 'vitest';
import { decide } from '../../test/support/decide.ts';

/** Which of three days, 2 months either side of half a year from `as_of` and on it, are taken. */
function taken(condition: string): string {
  const decision = decide(
    `entity Day day: date applicant A days: list of Day
     article 1 clause c for each d in days when d.day ${condition} grants 1 yuan`,
    {
      as_of: '2025-07-01',
      days: ['2024-11-01', '2025-01-01', '2025-03-01'].map((day) => ({ id: day, day })),
    },
  );
  return decision.awards.map(({ status }) => (status === 'granted' ? 'y' : 'n')).join('');
}

test.each([
  ['is at most 6 months before as_of', 'nyy'],
  ['is at least 6 months before as_of', 'yyn'],
  ['is more than 6 months before as_of', 'ynn'],
  ['is less than (6 months before as_of)', 'nny'],
  ['is 6 months before as_of', 'nyn'],
  ['is on or before 6 months before as_of', 'yyn'],
  ['is before 6 months before as_of', 'ynn'],
  ['is on or after 6 months before as_of', 'nyy'],
  ['is after 6 months before as_of', 'nny'],
  ['is at most 2 months after 2024-11-01', 'yyn'],
  ['is at least 2 months after 2024-11-01', 'nyy'],
])('%s', (condition, days) => {
  expect(taken(condition)).toBe(days);
});
