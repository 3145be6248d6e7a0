// The bytes of a table → its text: what spreadsheets write when they save one. (Comma-separated
// files have no place to say their encoding, so it is told by the bytes.)

import { decodeUtf8 } from '../../host.ts';

export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** `workbook`: a spreadsheet's own file, not a table of text. */
export type DecodingProblem = 'encoding' | 'workbook';

export interface DecodedTable {
  /** Without its byte-order mark. */
  readonly text: string;
  readonly encoding: TableEncoding;
  /** Bytes of the byte-order mark. */
  readonly mark: number;
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: TableEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** The text of a table in UTF-8, in UTF-16 with its mark, or as Chinese spreadsheets save it. */
export function decodeTable(
  bytes: Uint8Array,
): DecodedTable | { readonly problem: DecodingProblem } {
  if (isWorkbook(bytes)) return { problem: 'workbook' };
  const marked = MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  const mark = marked?.bytes.length ?? 0;
  const encodings: readonly TableEncoding[] = marked ? [marked.encoding] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    if (encoding === 'gb18030' && !looksChinese(bytes)) continue;
    const text = textOf(bytes.subarray(mark), encoding);
    if (text !== undefined && !text.includes('\0')) return { text, encoding, mark };
  }
  return { problem: 'encoding' };
}

/**
 * The text of any file that Clause reads, by its name: tables as spreadsheets save them, all else in
 * UTF-8. Without a byte-order mark; undefined where the bytes are not in it.
 */
export function decodeFile(name: string, bytes: Uint8Array): string | undefined {
  if (!/\.csv$/i.test(name)) return decodeUtf8(bytes);
  const decoded = decodeTable(bytes);
  return 'text' in decoded ? decoded.text : undefined;
}

/** Bytes in an encoding to text; undefined where they are not in it. */
export function textOf(bytes: Uint8Array, encoding: TableEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first bytes of a ZIP file (.xlsx, .ods) and of the older .xls. */
function isWorkbook(bytes: Uint8Array): boolean {
  const starts = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ];
  return starts.some((start) => start.every((byte, at) => bytes[at] === byte));
}

/**
 * Letters with accents of a Western spreadsheet can be read as GB18030, too, and give nonsense.
 * In Chinese text nearly every character is two high bytes; an accented letter stands before a
 * plain one.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at += lengthInGb18030(bytes, at)) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    if ((bytes[at + 1] ?? 0) >= 0xa1) pairs++;
    else others++;
  }
  return pairs > others;
}

/** Bytes of the character at `at`, GB18030: one, two, or four with a digit in second place. */
export function lengthInGb18030(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x81 || first === 0xff) return 1;
  const second = bytes[at + 1] ?? 0;
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}
