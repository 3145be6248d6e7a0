import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#test/support/runs.ts';
import { type Edit, editsBetween } from './edits-between.ts';

const piece = fc.constantFrom(
  'a',
  'bb',
  'grants',
  '国',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\u3000',
  ',',
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function applied(before: string, edits: readonly Edit[]): string {
  let at = 0;
  let out = '';
  for (const edit of edits) {
    expect(edit.start).toBeGreaterThanOrEqual(at);
    out += before.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + before.slice(at);
}

test('the edits, in order and apart, make the one text of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, editsBetween(before, after))).toBe(after);
    }),
    runs(500),
  );
});

test('where only white space differs, nothing else is touched', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.constantFrom(' ', '\n', '\r\n', '   '))), (parts) => {
      const before = parts.map(([words, gap]) => `${words}x${gap}`).join('');
      const after = parts.map(([words]) => `${words}x\n`).join('');
      const edits = editsBetween(before, after);
      expect(applied(before, edits)).toBe(after);
      for (const { start, end, text: fresh } of edits) {
        expect((before.slice(start, end) + fresh).trim()).toBe('');
      }
    }),
    runs(300),
  );
});

test('a word that is another is replaced alone', () => {
  expect(editsBetween('a  b\r\nc d', 'a b\r\ne d')).toEqual([
    { start: 2, end: 3, text: '' },
    { start: 6, end: 7, text: 'e' },
  ]);
});
