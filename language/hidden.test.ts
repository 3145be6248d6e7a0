import { expect, test } from 'vitest';
import { hiddenIn, visible } from './hidden.ts';
import { parse } from './parse.ts';

test('controls, marks of direction and separators are hidden, tabs and ends of lines are not', () => {
  expect(hiddenIn('a\tb\r\nc ä 项目 \u200c\u200d')).toEqual([]);
  expect(hiddenIn('a\u202eb\u0000\u0007c\u2028\u0085')).toEqual([
    { start: 1, end: 2, kind: 'direction', name: 'U+202E' },
    { start: 3, end: 5, kind: 'control', name: 'U+0000' },
    { start: 6, end: 8, kind: 'separator', name: 'U+2028' },
  ]);
});

test('they are named where they stood', () => {
  expect(visible('a\u001b[31m\n\u2066b')).toBe('a⟨U+001B⟩[31m\n⟨U+2066⟩b');
});

test.each(['\u2028', '\u2029', '\u0085', '\u000b', '\u000c'])(
  'a text goes on behind %j',
  (sign) => {
    const { errors } = parse(`clause a cites "one${sign}two" permits "x"`, { file: 'x.clause' });
    expect(errors).toEqual([]);
  },
);
