// The formatter's one function: text to text, the same tree and the same comments, or the text as
// it was.
import { type ParseResult, reparse } from '../parse.ts';
import type { Span } from '../source.ts';
import { sameText } from './same.ts';
import { sameWords } from './same-words.ts';
import { type Settings, type Written, write } from './write.ts';

export interface FormatOptions {
  /** Name of the file, for the spans of problems. */
  readonly file?: string;
  /** The natural language of the keywords, if the file does not say. */
  readonly language?: string;
  /** Units declared in files that this one uses. */
  readonly units?: Iterable<string>;
  /**
   * What the text, or one like it, was read as before, with the same settings: then only what differs
   * is read again.
   */
  readonly known?: ParseResult;
  /**
   * Only declarations that this stretch of the text touches are laid out; between others the blank
   * lines may change all the same. Of a text with errors all are.
   */
  readonly within?: { readonly start: number; readonly end: number };
}

/** Why something was left as it was. */
export interface FormatProblem {
  /**
   * `error`: the declarations at the span hold an error and stand as they were.
   * `unsafe`: formatting would have changed the meaning or lost a comment, so the whole text
   * stands as it was; this is a fault of the formatter.
   */
  readonly problem: 'error' | 'unsafe';
  readonly span: Span;
}

export interface Formatted {
  readonly text: string;
  readonly changed: boolean;
  readonly problems: readonly FormatProblem[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text in its canonical layout. What cannot be parsed stays byte for byte as it is; white
 * space, the order of clause parts and needless backquotes are all that ever changes. Formatting
 * formatted text changes nothing.
 */
export function format(text: string, options: FormatOptions = {}): Formatted {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const body = text.slice(mark.length);
  const { known, within, ...given } = options;
  const settings = { file: '', language: 'en', ...given, units: [...(options.units ?? [])] };
  const before = known?.text === body ? known : reparse(known, body, settings);
  const span = (from: number, to: number): Span => ({
    file: before.file.span.file,
    start: from + mark.length,
    end: to + mark.length,
  });
  const touches = (from: number, to: number) =>
    within === undefined || (from <= within.end - mark.length && within.start - mark.length <= to);
  const first =
    before.errors.length === 0 ? write(before, settings, touches) : write(before, settings);
  const lines = settled(before, first, settings);
  if (lines === undefined) {
    return { text, changed: false, problems: [{ problem: 'unsafe', span: span(0, body.length) }] };
  }
  const problems = first.pieces
    .filter((piece) => piece.kind === 'verbatim')
    .map((piece) => ({ problem: 'error' as const, span: span(piece.from, piece.to) }));
  const result = mark + lines;
  return { text: result, changed: result !== text, problems };
}

/** How often a file with errors is read anew until its layout is settled. */
const MOST_READINGS = 4;

/**
 * The layout once it is safe and formatting it again changes nothing; undefined if there is none.
 * Without errors that is the first layout; with them, what stands around an error may be read
 * another way the second time.
 */
function settled(before: ParseResult, first: Written, settings: Settings): string | undefined {
  let source = before;
  let written = first;
  for (let count = 0; count < MOST_READINGS; count++) {
    if (written.lines === source.text || sameWords(source, written.lines)) return written.lines;
    const after = reparse(source, written.lines, settings);
    if (!isSafe(source, after, written)) return undefined;
    if (source.errors.length === 0) return written.lines;
    source = after;
    written = write(source, settings);
  }
  return undefined;
}

/**
 * Every comment once, and the same tree. Of a file with errors only what is sound is compared, as
 * it stood and as it was laid out: around an error the tree is a guess.
 */
function isSafe(before: ParseResult, after: ParseResult, written: Written): boolean {
  if (!sameComments(before, after)) return false;
  if (before.errors.length === 0) return sameText(before, after);
  return written.sound.every(({ before, after }) => written.alone.areSame(before, after));
}

function sameComments(before: ParseResult, after: ParseResult): boolean {
  const texts = (source: ParseResult) => source.comments.map((c) => c.text.trimEnd()).sort();
  const [a, b] = [texts(before), texts(after)];
  return a.length === b.length && a.every((comment, i) => comment === b[i]);
}
