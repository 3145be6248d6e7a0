// Source text: files, spans, and the line and column of an offset.

/**
 * A stretch of one file: UTF-16 offsets, `end` exclusive. Every node of the tree, and everything
 * the later stages make of it, carries one, so that any figure leads back to its text.
 */
export interface Span {
  /** Path of the file as the host names it. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A place for people: both count from 1; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a text start; `\n`, `\r\n` and a lone `\r` each end a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return starts;
}

/** Line and column of an offset, given the text's `lineStarts`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
