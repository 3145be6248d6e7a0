import { expect, test } from 'vitest';
import { Lately } from './lately.ts';

test('what was asked for last is the last to go', () => {
  const lately = new Lately<number>(2);
  lately.set('a', 1);
  lately.set('b', 2);
  expect(lately.get('a')).toBe(1);
  lately.set('c', 3);
  expect(lately.get('b')).toBeUndefined();
  expect([lately.get('a'), lately.get('c')]).toEqual([1, 3]);
});

test('a result is made once, though it be false or none', () => {
  const lately = new Lately<boolean | null>(5);
  let made = 0;
  const ask = (key: string, result: boolean | null) =>
    lately.at(key, () => {
      made++;
      return result;
    });
  expect([ask('no', false), ask('no', true), ask('none', null), ask('none', true)]).toEqual([
    false,
    false,
    null,
    null,
  ]);
  expect(made).toBe(2);
});
