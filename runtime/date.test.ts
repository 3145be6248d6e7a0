import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDate, monthsBetween } from './date.ts';

const day = fc
  .integer({ min: -600_000, max: 2_900_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))
  .filter((text) => text.length === 10);

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
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
  expect(addMonths('2024-01-15', -13)).toBe('2022-12-15');
});

test('a full year is complete on the anniversary', () => {
  expect(monthsBetween('2020-06-10', '2024-06-09')).toBe(47);
  expect(monthsBetween('2020-06-10', '2024-06-10')).toBe(48);
  expect(monthsBetween('2024-02-29', '2025-02-28')).toBe(12);
});

test('days and months count as they are added', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, count) => {
      expect(daysBetween(date, addDays(date, count))).toBe(count);
    }),
  );
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 600 }), (date, count) => {
      expect(monthsBetween(date, addMonths(date, count))).toBe(count);
      expect(monthsBetween(date, addDays(addMonths(date, count), -1))).toBe(count - 1);
    }),
  );
});
