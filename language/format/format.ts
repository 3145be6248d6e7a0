// The formatter's one function: text to text, the same tree and the same comments, or the text as
// it was.
import { type ParseResult, parse } from '../parse.ts';
import type { Span } from '../source.ts';
import { type Paper, render } from './document.ts';
import { flow, type Layout } from './flow.ts';
import { layoutFor } from './layout.ts';
import { headingEnd, type Piece, piecesOf } from './pieces.ts';
import { sameMeaning } from './same.ts';
import { declaredUnits, takenWords, withoutNeedlessQuotes } from './spelling.ts';
import { elementsOf, indexed } from './tree.ts';
import { type OwnLineComment, type Stretch, type Token, type Word, wordsOf } from './words.ts';

export interface FormatOptions {
  /** Name of the file, for the spans of problems. */
  readonly file?: string;
  /** The natural language of the keywords, if the file does not say. */
  readonly language?: string;
  /** Units declared in files that this one uses. */
  readonly units?: Iterable<string>;
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

const PAPER: Paper = { width: 100, step: 2, start: 0 };
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text in its canonical layout. What cannot be parsed stays byte for byte as it is; white
 * space, the order of clause parts and needless backquotes are all that ever changes. Formatting
 * formatted text changes nothing.
 */
export function format(text: string, options: FormatOptions = {}): Formatted {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const body = text.slice(mark.length);
  const settings = { file: '', language: 'en', ...options, units: [...(options.units ?? [])] };
  const before = parse(body, settings);
  const span = (from: number, to: number): Span => ({
    file: before.file.span.file,
    start: from + mark.length,
    end: to + mark.length,
  });
  const first = write(before, settings);
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
    if (written.lines === source.text) return written.lines;
    const after = parse(written.lines, settings);
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
  return sameText(written.sound.before(), written.sound.after());
}

function sameText(before: ParseResult, after: ParseResult): boolean {
  return (
    before.errors.length === 0 && after.errors.length === 0 && sameMeaning(before.file, after.file)
  );
}

function sameComments(before: ParseResult, after: ParseResult): boolean {
  const texts = (source: ParseResult) => source.comments.map((c) => c.text.trimEnd()).sort();
  const [a, b] = [texts(before), texts(after)];
  return a.length === b.length && a.every((comment, i) => comment === b[i]);
}

interface Settings {
  readonly file: string;
  readonly language: string;
  readonly units: readonly string[];
}

interface Written {
  readonly lines: string;
  readonly pieces: readonly Piece[];
  /** The declarations without errors, one after another: as they stood, and as they are laid out. */
  readonly sound: { readonly before: () => ParseResult; readonly after: () => ParseResult };
}

function write(source: ParseResult, settings: Settings): Written {
  const { text, file } = source;
  const comments = source.comments.map(stretch);
  const { list, closing } = wordsOf(
    text,
    everyWord(text, source.tokens.map(token), comments),
    comments,
  );
  // A declaration by itself does not know the units that others declare.
  const units = [...settings.units, ...declaredUnits(file)];
  const read = (part: string) => parse(part, { ...settings, units });
  const whole = source.errors.length === 0;
  const pieces = piecesOf(
    file,
    text,
    indexed(list),
    (alone) => whole || read(alone).errors.length === 0,
  );
  const taken = takenWords(settings.language, units);
  const how = layoutFor({
    words: indexed(withoutHeads(list, pieces)),
    spelling: (word) => withoutNeedlessQuotes(word.text, taken),
  });
  const endOfLine = /\r\n|\r|\n/u.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const blocks = pieces.map((piece) => blockOf(piece, text, how, endOfLine));
  let lines = '';
  for (const [i, block] of blocks.entries()) {
    const previous = blocks[i - 1];
    if (previous) lines += endOfLine.repeat(areTight(previous, block) ? 1 : 2);
    lines += block.text;
  }
  if (closing.length > 0) {
    if (lines !== '') lines += endOfLine.repeat(2);
    lines += commentLines(closing, '').join(endOfLine);
  }
  const sound = blocks.filter(({ piece }) => piece.kind === 'sound');
  return {
    lines: lines === '' ? '' : lines + endOfLine,
    pieces,
    sound: {
      before: () => read(sound.map(({ piece }) => text.slice(piece.from, piece.to)).join('\n')),
      after: () => read(sound.map((block) => block.text).join('\n')),
    },
  };
}

function stretch({ span }: { readonly span: Span }): Stretch {
  return { start: span.start, end: span.end };
}

function token({ span, text }: { readonly span: Span; readonly text: string }): Token {
  return { start: span.start, end: span.end, image: text };
}

/** The words without the comments above declarations, which are written with the pieces. */
function withoutHeads(list: readonly Word[], pieces: readonly Piece[]): readonly Word[] {
  const words = [...list];
  for (const piece of pieces) {
    const head = piece.kind === 'sound' ? words[piece.first] : undefined;
    if (piece.kind === 'sound' && head) words[piece.first] = { ...head, above: [] };
  }
  return words;
}

interface Block {
  readonly piece: Piece;
  readonly text: string;
}

function blockOf(piece: Piece, text: string, how: Layout, endOfLine: string): Block {
  if (piece.kind === 'verbatim') return { piece, text: text.slice(piece.from, piece.to) };
  const { node } = piece;
  const start = piece.depth * PAPER.step;
  const doc =
    node.kind === 'article'
      ? flow(
          elementsOf(node, how.words).filter(
            (e) => (e.word ?? e.node.span).start < headingEnd(node),
          ),
          node,
          how,
        )
      : how.layOut(node);
  const lines = [
    ...commentLines(piece.above, ' '.repeat(start)),
    ...(piece.apart ? [''] : []),
    ...render(doc, { ...PAPER, start }).split('\n'),
  ];
  return { piece, text: lines.join(endOfLine) };
}

/** Comments a line each; blank lines between them stay, one at a time. */
function commentLines(comments: readonly OwnLineComment[], indentation: string): readonly string[] {
  return comments.flatMap((comment, i) => {
    const written = indentation + comment.text;
    return comment.apart && i > 0 ? ['', written] : [written];
  });
}

/** Declarations of one line and one kind stand together, and so does a citation with what it is for. */
function areTight(above: Block, below: Block): boolean {
  if (above.piece.kind !== 'sound' || below.piece.kind !== 'sound') return false;
  if (below.piece.above.length > 0) return false;
  const [first, second] = [above.piece.node.kind, below.piece.node.kind];
  if (second === 'cites') return first === 'cites' || first === 'article';
  if (first !== second || above.text.includes('\n') || below.text.includes('\n')) return false;
  return first === 'use' || first === 'unit' || first === 'define' || first === 'parameter';
}

/** The tokens, and whatever else stands in the text and is no comment: nothing is ever lost. */
function everyWord(
  text: string,
  tokens: readonly Token[],
  comments: readonly Stretch[],
): readonly Token[] {
  const known = [...tokens, ...comments].sort((a, b) => a.start - b.start);
  const words: Token[] = [...tokens];
  let at = 0;
  for (const { start, end } of [...known, { start: text.length, end: text.length }]) {
    for (const stray of text.slice(at, Math.max(at, start)).matchAll(/\S+/gu)) {
      const from = at + stray.index;
      words.push({ start: from, end: from + stray[0].length, image: stray[0] });
    }
    at = Math.max(at, end);
  }
  return words.length === tokens.length ? tokens : words.sort((a, b) => a.start - b.start);
}
