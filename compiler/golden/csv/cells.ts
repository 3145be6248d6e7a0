// The text of a table → its rows of cells, each with its place. csv-parse takes the text apart and
// says where each cell ends; what it takes as text stays text here.
import type { Span } from '#language';
import { parse } from './csv-parse.js';

export interface Cell {
  /** Without its quotation marks, doubled ones made single. */
  readonly text: string;
  /** All of it, quotation marks included. */
  readonly span: Span;
  /** Quotation marks open it and stand where none can stand. */
  readonly broken: boolean;
}

export interface Table {
  readonly separator: Separator;
  /** Empty lines are rows of one empty cell. */
  readonly rows: readonly (readonly Cell[])[];
  /** A cell whose quotation mark is never closed; nothing after it can be read. */
  readonly unclosed: Span | undefined;
}

export type Separator = ',' | ';' | '\t';

/** In the order in which they are taken where a header has as many of each. */
const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** The cells of a text (without byte-order mark), whatever it holds. */
export function cellsOf(text: string, file: string): Table {
  const { separator, start } = separatorOf(text);
  const rows: Cell[][] = [];
  const place = placesIn(text, start);
  let end = start;
  let unclosed: Span | undefined;
  const cellAt = (to: number, value: string): Cell => {
    // Between two cells stands a separator or, before the first of a row, the end of a line.
    const from = end === start && rows.length === 0 ? start : end + gapAt(text, end);
    end = to;
    const raw = text.slice(from, to);
    const broken = raw.startsWith('"') && !/^"(?:[^"]|"")*"$/.test(raw);
    return { text: value, span: { file, start: from, end: to }, broken };
  };
  try {
    parse(text.slice(start), {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      cast(value, { bytes, index }) {
        const cell = cellAt(place(bytes), value);
        if (index === 0) rows.push([cell]);
        else rows.at(-1)?.push(cell);
        return value;
      },
    });
  } catch {
    // The one thing that stops it: a row with a quotation mark that is never closed.
    const from = rows.length === 0 ? start : end + gapAt(text, end);
    if (text.startsWith(separator, end) && rows.length > 0) rows.pop();
    const line = /[^\r\n]*/y;
    line.lastIndex = from;
    unclosed = { file, start: from, end: from + (line.exec(text)?.[0].length ?? 0) };
  }
  return { separator, rows, unclosed };
}

function gapAt(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? 2 : 1;
}

/** What separates the cells: said by a first line `sep=;`, or what the header has most of. */
function separatorOf(text: string): { readonly separator: Separator; readonly start: number } {
  const said = /^"?sep=([,;\t])"?(?:\r\n|\n|\r|$)/i.exec(text);
  const named = SEPARATORS.find((one) => one === said?.[1]);
  if (said && named) return { separator: named, start: said[0].length };
  const header = /^(?:"(?:[^"]|"")*"|[^\r\n"]|")*/.exec(text.replace(/^[\r\n]+/, ''))?.[0] ?? '';
  const plain = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => plain.split(separator).length);
  const most = counts.indexOf(Math.max(...counts));
  return { separator: SEPARATORS[most] ?? ',', start: 0 };
}

/** From UTF-8 bytes to offsets in a text, asked in rising order. */
function placesIn(text: string, start: number): (bytes: number) => number {
  let at = start;
  let passed = 0;
  return (bytes) => {
    while (passed < bytes && at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      passed += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      at += code < 0x10000 ? 1 : 2;
    }
    return at;
  };
}
