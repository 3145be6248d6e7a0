import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addToDate, fullUnits, isDate } from './date.ts';

const day = fc
  .integer({ min: -600_000, max: 2_900_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))
  .filter((text) => text.length === 10);
const unit = fc.constantFrom('day', 'week', 'month', 'year');

test('only days of the calendar are dates', () => {
  for (const good of ['2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01']) {
    expect(isDate(good), good).toBe(true);
  }
  for (const bad of ['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31']) {
    expect(isDate(bad), bad).toBe(false);
  }
  for (const bad of [
    '2024-1-01',
    '20240101',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '２０２４-01-01',
    '',
  ]) {
    expect(isDate(bad), bad).toBe(false);
  }
});

test('months are clamped to the end of the month', () => {
  expect(addToDate('2024-01-31', 1, 'month')).toBe('2024-02-29');
  expect(addToDate('2023-01-31', 1, 'month')).toBe('2023-02-28');
  expect(addToDate('2024-02-29', 1, 'year')).toBe('2025-02-28');
  expect(addToDate('2024-03-31', -1, 'month')).toBe('2024-02-29');
  expect(addToDate('2024-01-15', -13n, 'month')).toBe('2022-12-15');
});

test('what would leave the calendar ends at its edge', () => {
  expect(addToDate('9999-12-31', 1, 'day')).toBe('9999-12-31');
  expect(addToDate('9000-01-01', 1000, 'year')).toBe('9999-12-31');
  expect(addToDate('0001-01-01', -2, 'year')).toBe('0000-01-01');
  expect(addToDate('2024-01-01', 10n ** 40n, 'week')).toBe('9999-12-31');
  expect(addToDate('2024-01-01', -(10n ** 40n), 'day')).toBe('0000-01-01');
});

test('a full year is complete on the anniversary', () => {
  expect(fullUnits('2020-06-10', '2024-06-09', 'year')).toBe(3);
  expect(fullUnits('2020-06-10', '2024-06-10', 'year')).toBe(4);
  expect(fullUnits('2024-02-29', '2025-02-28', 'year')).toBe(1);
  expect(fullUnits('2024-06-10', '2020-06-11', 'year')).toBe(-3);
  expect(fullUnits('2024-06-10', '2024-06-10', 'week')).toBe(0);
});

test('full units are the most that can be added without passing the second date', () => {
  fc.assert(
    fc.property(day, day, unit, (a, b, each) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const count = fullUnits(from, to, each);
      expect(addToDate(from, count, each) <= to).toBe(true);
      if (to < '9990-01-01') expect(addToDate(from, count + 1, each) > to).toBe(true);
      expect(fullUnits(to, from, each)).toBe(0 - count);
    }),
  );
});
