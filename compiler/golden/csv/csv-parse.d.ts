// What of csv-parse is used, typed here: its own types bring all of Node's into sight, which the
// compiler must not see (DESIGN §5: it runs in browsers).

export interface FieldPlace {
  /** UTF-8 bytes from the start of the text to the end of this field, its quotation marks included. */
  readonly bytes: number;
  /** Its position in its record, from 0. */
  readonly index: number;
}

export interface ParseOptions {
  readonly delimiter: string;
  readonly record_delimiter: readonly string[];
  readonly relax_column_count: true;
  readonly relax_quotes: true;
  readonly cast: (value: string, place: FieldPlace) => string;
}

/** Throws where a quotation mark is never closed; the fields before it have been cast by then. */
export function parse(text: string, options: ParseOptions): unknown;
