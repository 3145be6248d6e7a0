// The marker helper itself.
import { expect, test } from 'vitest';
import { fixture } from './markers.ts';

test('markers are taken out, and their places told', () => {
  expect(fixture('cap<|>ped <|>at')).toEqual({ text: 'capped at', at: 3, marks: [3, 7] });
});

test('a snippet without a marker is a mistake', () => {
  expect(() => fixture('capped at')).toThrow('no <|>');
});
