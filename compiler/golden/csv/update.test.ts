// New values written into tables: nothing but the cell changes, whatever the file is like.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.ts';
import { decodeTable } from './decode.ts';
import { updateTable } from './update.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Writes into the cells at these rows and columns, and reads the result. */
function write(bytes: Uint8Array, values: readonly (readonly [number, number, string])[]) {
  const decoded = decodeTable(bytes);
  if ('problem' in decoded) throw new Error(decoded.problem);
  const { rows } = cellsOf(decoded.text, '');
  const updates = values.map(([row, column, text]) => {
    const cell = rows[row]?.[column];
    if (cell === undefined) throw new Error('no such cell');
    return { span: cell.span, value: text };
  });
  return updateTable(bytes, updates);
}

function textAfter(text: string, values: readonly (readonly [number, number, string])[]) {
  const updated = write(bytesOf(text), values);
  return 'bytes' in updated
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(updated.bytes)
    : updated;
}

describe('one cell', () => {
  test.each([
    ['a,b\r\n1,2\r\n', '3.00', 'a,b\r\n1,3.00\r\n'],
    ['\ufeffa;b\n项目;"2"\n', '3', '\ufeffa;b\n项目;"3"\n'],
    ['a\tb\n1\t"2"', '3', 'a\tb\n1\t"3"'],
    ['a,b\n1,', '3', 'a,b\n1,3'],
    ['a,b\n1,2', 'x, "y"', 'a,b\n1,"x, ""y"""'],
    ['a,b\n1,2', '-3', 'a,b\n1,-3'],
  ])('of %j', (before, value, after) => {
    expect(textAfter(before, [[1, 1, value]])).toBe(after);
  });
});

test('in GB18030 and UTF-16 the rest keeps its bytes', () => {
  const gb = Uint8Array.of(0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x95, 0x32, 0x82, 0x36, 0x2c, 0x31, 0x0a);
  const updated = write(gb, [[0, 2, '20']]);
  expect(updated).toEqual({ bytes: Uint8Array.from([...gb.slice(0, 10), 0x32, 0x30, 0x0a]) });
  const wide = Uint8Array.of(0xff, 0xfe, 0x79, 0x98, 0x09, 0x00, 0x31, 0x00);
  expect(write(wide, [[0, 1, '项']])).toEqual({
    bytes: Uint8Array.of(0xff, 0xfe, 0x79, 0x98, 0x09, 0x00, 0x79, 0x98),
  });
});

test('nothing to write: the same bytes', () => {
  const bytes = bytesOf('a,b\r1,"2');
  expect(updateTable(bytes, [])).toEqual({ bytes });
});

test('what cannot be written is refused, and nothing is changed', () => {
  const gb = Uint8Array.of(0xcf, 0xee, 0x2c, 0x31);
  expect(write(gb, [[0, 1, '项']])).toEqual({ refused: 'encoding' });
  expect(textAfter('a,b', [[0, 1, '=1+1']])).toEqual({ refused: 'calculation' });
  const elsewhere = { span: { file: '', start: 1, end: 2 }, value: '3' };
  expect(updateTable(bytesOf('aa,b'), [elsewhere])).toEqual({ refused: 'changed' });
});

test('any values in any cells are read back, and the other cells are as they were', () => {
  const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '项', '😀', '1') });
  const table = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 4,
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, value, value, (rows, one, other) => {
      const text = `sep=,\n${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}`;
      const updated = write(bytesOf(text), [
        [1, 2, one],
        [0, 1, other],
      ]);
      if (!('bytes' in updated)) throw new Error(updated.refused);
      const read = cellsOf(new TextDecoder().decode(updated.bytes), '').rows;
      const wanted = rows.map((row) => [...row]);
      wanted[1]?.splice(2, 1, one);
      wanted[0]?.splice(1, 1, other);
      expect(read.map((row) => row.map((cell) => cell.text))).toEqual(wanted);
    }),
  );
});
