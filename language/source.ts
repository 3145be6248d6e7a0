// Source text: files, spans, and the line and column of an offset.

/**
 * What a span tells. Written as a class's getters so that `{ ...span }` does not compile: some spans
 * are anchored, and spreading one would lose its place.
 */
declare abstract class Place {
  /** Path of the file as the host names it. */
  abstract get file(): string;
  abstract get start(): number;
  abstract get end(): number;
}

/**
 * A stretch of one file: UTF-16 offsets, `end` exclusive. Every node of the tree, and everything
 * the later stages make of it, carries one, so that any figure leads back to its text. A stretch is
 * made of another one with `withEnds`.
 */
export interface Span extends Place {}

/** What the places in a stretch of text are counted from: it moves when the text before it is edited. */
export interface Anchor {
  readonly file: string;
  at: number;
}

/** A stretch that goes along with its anchor. */
export class AnchoredSpan implements Span {
  readonly anchor: Anchor;
  /** From the anchor. */
  readonly from: number;
  readonly to: number;

  constructor(anchor: Anchor, from: number, to: number) {
    this.anchor = anchor;
    this.from = from;
    this.to = to;
  }

  get file(): string {
    return this.anchor.file;
  }

  get start(): number {
    return this.anchor.at + this.from;
  }

  get end(): number {
    return this.anchor.at + this.to;
  }

  /** As plain spans are written. */
  toJSON(): { readonly file: string; readonly start: number; readonly end: number } {
    const { file, start, end } = this;
    return { file, start, end };
  }
}

/**
 * A stretch of the text that a span is in, from and to other offsets of the file, or the span's own. It
 * moves with the text as the span does.
 */
export function withEnds(
  span: Span,
  { start = span.start, end = span.end }: { readonly start?: number; readonly end?: number },
): Span {
  return span instanceof AnchoredSpan
    ? new AnchoredSpan(span.anchor, start - span.anchor.at, end - span.anchor.at)
    : { file: span.file, start, end };
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
