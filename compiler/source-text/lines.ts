// Stretches of a source document, and its lines.

/** UTF-16 offsets into a source document, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A line without its end and without the white space around it. */
export interface Line extends Stretch {
  readonly text: string;
}

/** Every line, empty ones included. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const end of text.matchAll(/\r\n|[\r\n\u2028\u2029]|$/g)) {
    lines.push(trimStretch(text, { start, end: end.index }));
    start = end.index + end[0].length;
  }
  return lines;
}

/** The stretch without the white space at its ends, with its text. */
export function trimStretch(text: string, { start, end }: Stretch): Line {
  const piece = text.slice(start, end);
  const inner = piece.trim();
  const from = start + (inner === '' ? 0 : piece.length - piece.trimStart().length);
  return { start: from, end: from + inner.length, text: inner };
}
