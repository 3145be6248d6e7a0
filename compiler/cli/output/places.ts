// From spans to what people and tools read: path, line, column, and the text of the line.
import { lineStarts, type Position, positionAt, type Span } from '#language';

/** The texts of the files that findings point into, by path. */
export type Texts = ReadonlyMap<string, string>;

export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Finds lines and columns; keeps what it has worked out of each file. */
export class Places {
  readonly #texts: Texts;
  readonly #starts = new Map<string, readonly number[]>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  of(span: Span): Place {
    const starts = this.#startsOf(span.file);
    return {
      file: span.file,
      start: positionAt(starts, span.start),
      end: positionAt(starts, span.end),
    };
  }

  /** A line's text without its end; empty where there is no such line. */
  line(file: string, line: number): string {
    const starts = this.#startsOf(file);
    const start = starts[line - 1];
    if (start === undefined) return '';
    const end = starts[line] ?? Number.POSITIVE_INFINITY;
    return (this.#texts.get(file) ?? '').slice(start, end).replace(/[\r\n]+$/, '');
  }

  #startsOf(file: string): readonly number[] {
    let starts = this.#starts.get(file);
    if (starts === undefined) {
      starts = lineStarts(this.#texts.get(file) ?? '');
      this.#starts.set(file, starts);
    }
    return starts;
  }
}
