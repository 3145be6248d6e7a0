// Offsets into a text and the protocol's positions: a line, and a column counted in the units that
// client and server have agreed on. The compiler counts UTF-16 units everywhere; only here, at the
// protocol's edge, is anything else known.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from './requests.ts';

/** What a column counts. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * The first of a client's encodings, in its order of preference, that is known here; UTF-16, which
 * every client must know, where it says nothing.
 */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  return offered?.find(isKnown) ?? 'utf-16';
}

function isKnown(name: string): name is Encoding {
  return name === 'utf-8' || name === 'utf-16' || name === 'utf-32';
}

/** The position of an offset; offsets beyond the text are its end. */
export function toPosition(document: TextDocument, offset: number, units: Encoding): Position {
  const position = document.positionAt(offset);
  if (units === 'utf-16') return position;
  const start = document.offsetAt({ line: position.line, character: 0 });
  const text = document.getText();
  return { line: position.line, character: count(text, start, start + position.character, units) };
}

/**
 * The offset of a position. As the protocol says, a column beyond its line is the line's end; a line
 * beyond the text is the text's end, and a column inside one character is that character's start.
 */
export function toOffset(document: TextDocument, position: Position, units: Encoding): number {
  if (units === 'utf-16') return document.offsetAt(position);
  const start = document.offsetAt({ line: position.line, character: 0 });
  const end = document.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER });
  return advance(document.getText(), start, end, position.character, units);
}

/** The range between two offsets. */
export function toRange(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
  units: Encoding,
): Range {
  return { start: toPosition(document, start, units), end: toPosition(document, end, units) };
}

function count(text: string, start: number, end: number, units: 'utf-8' | 'utf-32'): number {
  let counted = 0;
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) ?? 0;
    counted += width(code, units);
    at += code > 0xffff ? 2 : 1;
  }
  return counted;
}

/** The offset so many units after `start`, not beyond `end`. */
function advance(
  text: string,
  start: number,
  end: number,
  wanted: number,
  units: 'utf-8' | 'utf-32',
): number {
  let left = wanted;
  let at = start;
  while (at < end) {
    const code = text.codePointAt(at) ?? 0;
    left -= width(code, units);
    if (left < 0) break;
    at += code > 0xffff ? 2 : 1;
  }
  return Math.min(at, end);
}

function width(code: number, units: 'utf-8' | 'utf-32'): number {
  if (units === 'utf-32' || code < 0x80) return 1;
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
