// A file's text in its canonical layout: its declarations one after another, what does not parse
// among them as it stands.
import { Lately } from '../lately.ts';
import type { ParseResult } from '../parse.ts';
import type { Span } from '../source.ts';
import type { SourceFile } from '../syntax.ts';
import { type Alone, readingAlone } from './alone.ts';
import { flow, type Layout } from './flow.ts';
import { layoutFor } from './layout.ts';
import {
  byItself,
  headingEnd,
  indentationBefore,
  type Piece,
  piecesOf,
  type SoundPiece,
} from './pieces.ts';
import { type Paper, render } from './render.ts';
import { readSoundly } from './soundly.ts';
import { declaredUnits, takenWords, withoutNeedlessQuotes } from './spelling.ts';
import { elementsOf, indexed } from './tree.ts';
import { type OwnLineComment, type Stretch, type Token, type Word, wordsOf } from './words.ts';

const PAPER: Paper = { width: 100, step: 2, start: 0 };

/** How a file is read. */
export interface Settings {
  readonly file: string;
  readonly language: string;
  readonly units: readonly string[];
}

export interface Written {
  readonly lines: string;
  readonly pieces: readonly Piece[];
  /** Every declaration that is laid out, by itself: as it stood, and as it is laid out. */
  readonly sound: readonly { readonly before: string; readonly after: string }[];
  readonly alone: Alone;
}

/**
 * Lays out a file, as far as it parses. `wanted`: whether what stands from one offset to another is
 * laid out, too, or stays as it stands.
 */
export function write(
  source: ParseResult,
  settings: Settings,
  wanted: (from: number, to: number) => boolean = () => true,
): Written {
  const { text, file } = source;
  const comments = source.comments.map(stretch);
  const { list, closing } = wordsOf(
    text,
    everyWord(text, source.tokens.map(token), comments),
    comments,
  );
  const units = [...settings.units, ...declaredUnits(file)];
  const alone = readingAlone({ ...settings, units });
  const whole = source.errors.length === 0;
  const pieces = piecesOf(file, text, indexed(list), (part) => whole || alone.isSound(part));
  const taken = takenWords(settings.language, units);
  const how = layoutFor({
    words: indexed(withoutHeads(list, pieces)),
    spelling: (word) => withoutNeedlessQuotes(word.text, taken),
  });
  const endOfLine = /\r\n|\r|\n/u.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const scope = [settings.language, currencyOf(file), endOfLine.length, ...units].join(' ');
  const isReadSoundly = readSoundly(source);
  const laidOut = (piece: Piece): string => {
    if (piece.kind === 'verbatim') return text.slice(piece.from, piece.to);
    const make = () => layOut(piece, how, endOfLine);
    const { node, depth, from, to, first, end } = piece;
    const words = { start: list[first]?.start ?? from, end: list[end - 1]?.end ?? to };
    // Around an error the same words may have been read in another way.
    if (!isReadSoundly(words)) return make();
    return layouts.at(`${scope}\n${node.kind} ${depth}\n${text.slice(from, to)}`, make);
  };
  const blocks = pieces.map((piece) =>
    piece.kind === 'sound' && !wanted(piece.from, piece.to)
      ? { piece, text: text.slice(indentationBefore(text, piece.from), piece.to) }
      : { piece, text: laidOut(piece) },
  );
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
  return {
    lines: lines === '' ? '' : lines + endOfLine,
    pieces,
    sound: blocks.flatMap(({ piece, text: after }) =>
      piece.kind === 'sound'
        ? [
            {
              before: byItself(piece.node, text.slice(piece.from, piece.to)),
              after: byItself(piece.node, after),
            },
          ]
        : [],
    ),
    alone,
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

/**
 * Declarations as they are laid out, by their words and comments and what tells how these are read:
 * between two layouts of a file few change. More than a long file has.
 */
const layouts = new Lately<string>(3000);

/** What the header says of it: without a currency, fewer words are units. */
function currencyOf({ items }: SourceFile): string {
  const parts = items.flatMap((item) => (item.kind === 'policy' ? item.parts : []));
  return parts
    .flatMap((part) =>
      part.kind === 'currency' && part.code.kind === 'name' ? part.code.text : [],
    )
    .join(' ');
}

function layOut(piece: SoundPiece, how: Layout, endOfLine: string): string {
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
  return lines.join(endOfLine);
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
    const between = text.slice(at, Math.max(at, start));
    for (const stray of /\S/u.test(between) ? between.matchAll(/\S+/gu) : []) {
      const from = at + stray.index;
      words.push({ start: from, end: from + stray[0].length, image: stray[0] });
    }
    at = Math.max(at, end);
  }
  return words.length === tokens.length ? tokens : words.sort((a, b) => a.start - b.start);
}
