// New values for some cells of a table (`clause test --update`), everything else kept byte for byte:
// its encoding, its line ends, its quotation marks. A table that cannot take them is left as it is.
import type { Span } from '#language';
import { type Cell, cellsOf } from './cells.ts';
import { decodeTable, lengthInGb18030, type TableEncoding, textOf } from './decode.ts';

/** What is to stand in the place of a cell. */
export interface CellUpdate {
  /** The cell, as the suite gives it (`Placed.span`). */
  readonly span: Span;
  readonly value: string | boolean | null;
}

export type UpdatedTable =
  | { readonly bytes: Uint8Array }
  | {
      readonly refused: /** The table is not the one that the places were taken from, or cannot be read. */
        | 'changed'
        /** Letters that only UTF-8 and UTF-16 tables take here. */
        | 'encoding'
        /** A spreadsheet would take the value for a calculation. */
        | 'calculation';
    };

/** The table with the new values, or why not. Without updates: the same bytes. */
export function updateTable(bytes: Uint8Array, updates: readonly CellUpdate[]): UpdatedTable {
  if (updates.length === 0) return { bytes };
  const decoded = decodeTable(bytes);
  if ('problem' in decoded) return { refused: 'changed' };
  const { text, encoding, mark } = decoded;
  const { rows, separator } = cellsOf(text, '');
  const cells = new Map(rows.flat().map((cell) => [placeOf(cell.span), cell]));
  const pieces: Piece[] = [];
  for (const update of updates) {
    const cell = cells.get(placeOf(update.span));
    if (cell === undefined) return { refused: 'changed' };
    const value = String(update.value);
    if (isCalculation(value)) return { refused: 'calculation' };
    const { start, end } = cell.span;
    pieces.push({ start, end, written: written(value, cell, text, separator) });
  }
  pieces.sort((a, b) => a.start - b.start);
  const places = byteOffsets(pieces, text, bytes.subarray(mark), encoding);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const encoded = encode(piece.written, encoding);
    const place = places[index];
    if (encoded === undefined || place === undefined) return { refused: 'encoding' };
    parts.push(bytes.subarray(at, mark + place.start), encoded);
    at = mark + place.end;
  }
  parts.push(bytes.subarray(at));
  const updated = joined(parts);
  // The last word: the new bytes read as the text with its new values, and nothing else.
  const expected = replaced(text, pieces);
  return textOf(updated.subarray(mark), encoding) === expected
    ? { bytes: updated }
    : { refused: 'encoding' };
}

/** The same for one cell of a text; undefined where the text has no such cell or must not hold the value. */
export function cellEdit(
  text: string,
  { span, value }: CellUpdate,
): { readonly span: Span; readonly text: string } | undefined {
  const { rows, separator } = cellsOf(text, span.file);
  const cell = rows.flat().find((one) => placeOf(one.span) === placeOf(span));
  const letters = String(value);
  return cell === undefined || isCalculation(letters)
    ? undefined
    : { span, text: written(letters, cell, text, separator) };
}

/** What a spreadsheet would take for a formula. */
function isCalculation(value: string): boolean {
  return /^\s*(?:[=+@]|-(?!\d))/.test(value);
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

function placeOf({ start, end }: Span | Cell['span']): string {
  return `${start}-${end}`;
}

/** In quotation marks where the cell had them or the value needs them. */
function written(value: string, { span }: Cell, text: string, separator: string): string {
  const quoted = text[span.start] === '"' && span.end > span.start;
  const needs = /["\r\n]|^\s|\s$/.test(value) || value.includes(separator);
  return quoted || needs ? `"${value.replaceAll('"', '""')}"` : value;
}

function replaced(text: string, pieces: readonly Piece[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, written } of pieces) {
    result += text.slice(at, start) + written;
    at = end;
  }
  return result + text.slice(at);
}

/** Where the pieces stand in the bytes (without their mark). */
function byteOffsets(
  pieces: readonly Piece[],
  text: string,
  bytes: Uint8Array,
  encoding: TableEncoding,
): readonly { readonly start: number; readonly end: number }[] {
  let at = 0;
  let byte = 0;
  const advance = (to: number): number => {
    while (at < to) {
      const code = text.codePointAt(at) ?? 0;
      byte += lengthOf(code, bytes, byte, encoding);
      at += code < 0x10000 ? 1 : 2;
    }
    return byte;
  };
  return pieces.map(({ start, end }) => ({ start: advance(start), end: advance(end) }));
}

function lengthOf(code: number, bytes: Uint8Array, at: number, encoding: TableEncoding): number {
  switch (encoding) {
    case 'utf-8':
      return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    case 'utf-16le':
    case 'utf-16be':
      return code < 0x10000 ? 2 : 4;
    case 'gb18030':
      return lengthInGb18030(bytes, at);
    default:
      return encoding satisfies never;
  }
}

/** Figures and names are plain letters, which GB18030 writes as every encoding does. */
function encode(text: string, encoding: TableEncoding): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
    case 'utf-16be': {
      const bytes = new Uint8Array(text.length * 2);
      const low = encoding === 'utf-16le' ? 0 : 1;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        bytes[2 * at + low] = code & 0xff;
        bytes[2 * at + 1 - low] = code >> 8;
      }
      return bytes;
    }
    case 'gb18030':
      // Platforms decode it and do not encode it.
      return /^[\t\r\n -~]*$/.test(text) ? new TextEncoder().encode(text) : undefined;
    default:
      return encoding satisfies never;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
