// Tables taken apart: what each cell says, and where it stands to the character.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.ts';

/** Each cell as text and as the stretch that it covers. */
function shown(text: string) {
  const { rows } = cellsOf(text, 'cases.csv');
  return rows.map((row) =>
    row.map((cell) => [cell.text, text.slice(cell.span.start, cell.span.end)]),
  );
}

test('cells cover their stretch, quotation marks included, and nothing beside it', () => {
  expect(shown('name,"a ""x"""\r\n项目,"two\nlines"\n\n😀,\r"",é')).toEqual([
    [
      ['name', 'name'],
      ['a "x"', '"a ""x"""'],
    ],
    [
      ['项目', '项目'],
      ['two\nlines', '"two\nlines"'],
    ],
    [['', '']],
    [
      ['😀', '😀'],
      ['', ''],
    ],
    [
      ['', '""'],
      ['é', 'é'],
    ],
  ]);
});

test('any table that is written out is read back, cell by cell, with every separator and line end', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', ' ', '项', '😀'),
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });
  const separator = fc.constantFrom(',', ';', '\t');
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const written = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, separator, lineEnd, (rows, between, end) => {
      const text = rows.map((row) => row.map(written).join(between)).join(end);
      const read = cellsOf(`sep=${between}\n${text}`, 'cases.csv');
      expect(read.rows.map((row) => row.map((one) => one.text))).toEqual(rows);
      const raw = read.rows.map((row) =>
        row.map(({ span }) => `sep=${between}\n${text}`.slice(span.start, span.end)),
      );
      expect(raw).toEqual(rows.map((row) => row.map(written)));
    }),
  );
});

describe('the separator', () => {
  test.each([
    ['a,b;c,d', ','],
    ['a;b;c', ';'],
    ['a\tb\tc', '\t'],
    ['"a;b;c",d', ','],
    ['name', ','],
    ['sep=;\r\na,b;c', ';'],
    ['"sep=,"\na;b', ','],
    ['\n\na;b\n', ';'],
  ])('of %j', (text, separator) => {
    expect(cellsOf(text, '').separator).toBe(separator);
  });

  test('a line that says it is no row', () => {
    expect(shown('sep=;\r\na;b')).toEqual([
      [
        ['a', 'a'],
        ['b', 'b'],
      ],
    ]);
  });
});

test('a mark that is never closed leaves the rows before it, and is named by its line', () => {
  const text = 'a,b\n1,2\n3,"4\n5,6\n';
  const { rows, unclosed } = cellsOf(text, '');
  expect(rows.map((row) => row.map((one) => one.text))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(text.slice(unclosed?.start, unclosed?.end)).toBe('"4');
  const first = cellsOf('"a\nb', '');
  expect([first.rows, first.unclosed?.start, first.unclosed?.end]).toEqual([[], 0, 2]);
});

test('marks within a cell are text; a cell that goes on behind its closing mark is broken', () => {
  const { rows } = cellsOf('5" pipe,"a"b,"c""d"', '');
  expect(rows[0]?.map((one) => [one.text, one.broken])).toEqual([
    ['5" pipe', false],
    [expect.any(String), true],
    ['c"d', false],
  ]);
});
