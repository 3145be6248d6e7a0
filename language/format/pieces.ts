// A file as a row of pieces: declarations that are formatted, and between them what stays byte for
// byte as it is because it holds an error.
import type { Article, Cites, Clause, Define, Item, Limit, SourceFile } from '../syntax.ts';
import type { WordIndex } from './tree.ts';
import type { OwnLineComment, Word } from './words.ts';

/** What stands in a file or in an article. */
export type Declaration = Item | Clause | Limit | Define | Cites;

/** Where a piece stands, with its comments. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

export type Piece = SoundPiece | (Extent & { readonly kind: 'verbatim' });

export interface SoundPiece extends Extent {
  readonly kind: 'sound';
  readonly node: Declaration;
  /** Words from `first` up to but not including `end`; an article's are those of its heading. */
  readonly first: number;
  readonly end: number;
  /** Steps of indentation: 1 in an article. */
  readonly depth: 0 | 1;
  /** Comments on lines of their own before it. */
  readonly above: readonly OwnLineComment[];
  /** A blank line stood between these and the declaration. */
  readonly apart: boolean;
}

interface Candidate {
  readonly node: Declaration;
  readonly first: number;
  readonly end: number;
  readonly depth: 0 | 1;
}

/**
 * The pieces of a file in the order of the text. A declaration that would not parse by itself, and
 * words that belong to no declaration, become verbatim pieces, with the comments among them.
 */
export function piecesOf(
  file: SourceFile,
  text: string,
  words: WordIndex,
  parses: (text: string) => boolean,
): readonly Piece[] {
  const sound = soundAmong(candidates(file, words), (candidate) => {
    const { from, to } = extentOf(words.list.slice(candidate.first, candidate.end));
    return parses(byItself(candidate.node, text.slice(from, to)));
  });
  const pieces: Piece[] = [];
  let at = 0;
  for (const candidate of sound) {
    if (candidate.first < at) continue;
    if (candidate.first > at) pieces.push(verbatim(text, words.list.slice(at, candidate.first)));
    const { above = [], apart = false } = words.list[candidate.first] ?? {};
    const extent = extentOf(words.list.slice(candidate.first, candidate.end));
    pieces.push({ kind: 'sound', ...candidate, ...extent, above, apart });
    at = candidate.end;
  }
  if (at < words.list.length) pieces.push(verbatim(text, words.list.slice(at)));
  return pieces;
}

/** The text of a declaration as a file: a citation of an article needs an article. */
export function byItself(node: Declaration, text: string): string {
  return node.kind === 'cites' ? `article 1\n${text}` : text;
}

/** Every declaration by itself; an article's heading is one, and so is each of its items. */
function candidates(file: SourceFile, words: WordIndex): readonly Candidate[] {
  const found: Candidate[] = [];
  const add = (node: Declaration, start: number, end: number, depth: 0 | 1) => {
    found.push({ node, first: words.from(start), end: words.from(end), depth });
  };
  for (const item of file.items) {
    if (item.kind !== 'article') {
      add(item, item.span.start, item.span.end, 0);
      continue;
    }
    add(item, item.span.start, headingEnd(item), 0);
    for (const inner of item.items) add(inner, inner.span.start, inner.span.end, 1);
  }
  return found;
}

/** Where the heading of an article ends: at its first item. */
export function headingEnd(article: Article): number {
  return article.items[0]?.span.start ?? article.span.end;
}

/** The sound candidates; a citation of an article is one only if what it stands under is. */
function soundAmong(
  all: readonly Candidate[],
  isSound: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  let above = false;
  return all.filter((candidate) => {
    const lost = candidate.node.kind === 'cites' && !above;
    above = !lost && candidate.end > candidate.first && isSound(candidate);
    return above;
  });
}

function verbatim(text: string, words: readonly Word[]): Piece {
  const { from, to } = extentOf(words);
  return { kind: 'verbatim', from: indentationBefore(text, from), to };
}

/** Where the indentation before an offset begins; the offset itself if it starts no line. */
export function indentationBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[^\S\r\n]/u.test(text[start - 1] ?? '')) start--;
  const startsLine = start === 0 || /[\r\n]/u.test(text[start - 1] ?? '');
  return startsLine ? start : offset;
}

/** From the first to the last of the words and their comments. */
function extentOf(words: readonly Word[]): Extent {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const word of words) {
    for (const part of [word, ...word.above, ...(word.behind ? [word.behind] : [])]) {
      from = Math.min(from, part.start);
      to = Math.max(to, part.end);
    }
  }
  return { from, to };
}
