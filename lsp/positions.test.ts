// Positions in each encoding, held to the definition: the bytes, or units, before the place in its line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { chooseEncoding, type Encoding, toOffset, toPosition } from './positions.ts';

const textOf = (text: string) => TextDocument.create('file:///a.clause', 'clause', 1, text);

/** Columns counted by encoding what stands before the place, as the protocol defines them. */
function counted(text: string, units: Encoding): number {
  switch (units) {
    case 'utf-8':
      return new TextEncoder().encode(text).length;
    case 'utf-16':
      return text.length;
    case 'utf-32':
      return [...text].length;
  }
}

describe.each(['utf-8', 'utf-16', 'utf-32'] as const)('%s', (units) => {
  const letter = fc.constantFrom(
    'a',
    '\t',
    ' ',
    'é',
    '补',
    '贴',
    '𠮷',
    '👩‍💻',
    '\n',
    '\r\n',
    '\r',
    '"',
  );
  const texts = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));

  test('a position counts what stands before the place in its line, and leads back to it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const letters = [...text];
        const offset = letters.slice(0, seed % (letters.length + 1)).join('').length;
        // Between the two characters of one line's end there is no place.
        fc.pre(!(text[offset - 1] === '\r' && text[offset] === '\n'));
        const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
        const position = toPosition(textOf(text), offset, units);
        expect(position).toEqual({
          line: lines.length - 1,
          character: counted(lines.at(-1) ?? '', units),
        });
        expect(toOffset(textOf(text), position, units)).toBe(offset);
      }),
    );
  });

  test('a column beyond the line is the line’s end; a line beyond the text is the text’s end', () => {
    const text = textOf('补贴\r\n资金');
    expect(toOffset(text, { line: 0, character: 99 }, units)).toBe(2);
    expect(toOffset(text, { line: 9, character: 0 }, units)).toBe(6);
  });
});

test('a column inside a character is that character’s start', () => {
  expect(toOffset(textOf('补贴'), { line: 0, character: 4 }, 'utf-8')).toBe(1);
});

test('the client’s first known encoding is taken, UTF-16 if it says none', () => {
  expect(chooseEncoding(['utf-7', 'utf-8', 'utf-16'])).toBe('utf-8');
  expect(chooseEncoding(['utf-16', 'utf-8'])).toBe('utf-16');
  expect(chooseEncoding([])).toBe('utf-16');
  expect(chooseEncoding(undefined)).toBe('utf-16');
});
