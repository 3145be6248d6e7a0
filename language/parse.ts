// From text to tree: the language's one way in. Never throws; what it cannot read is a problem.
import type { IToken } from 'chevrotain';
import { type Closing, closingsIn } from './closings.ts';
import type { KeywordId } from './keywords/keywords.ts';
import { knownReadings } from './known-readings.ts';
import { vocabularyOf } from './phrases.ts';
import type { SyntaxProblem } from './problems.ts';
import { type Circumstances, type Reading, readText } from './reading.ts';
import { readAgain, takeOver } from './reading-again.ts';
import type { LocatedProblem } from './recovery/recover.ts';
import { tellSlips } from './slips.ts';
import type { Span } from './source.ts';
import type { SourceFile } from './syntax.ts';
import { tokenSpan } from './to-syntax/context.ts';
import { assemble } from './to-syntax/declarations.ts';
import { isClosed, keywordOf, StringText } from './tokens.ts';

export interface ParseOptions {
  /** Path of the file, for the spans. */
  readonly file: string;
  /** The natural language of the keywords; `en` if not said. */
  readonly language?: string;
  /** Units declared in other files that this one uses. */
  readonly units?: Iterable<string>;
}

/** A word, figure, text or sign; the words of one keyword are one token. */
export interface Token {
  readonly kind: TokenKind;
  /** As written; the words of a keyword with one space between them. */
  readonly text: string;
  readonly span: Span;
  /** The keyword that it is; where only a name can stand, it may be a name all the same. */
  readonly keyword: KeywordId | undefined;
}

export type TokenKind =
  | 'keyword'
  | 'name'
  | 'number'
  | 'date'
  | 'text'
  | 'scale'
  | 'unit'
  | 'punctuation';

export interface Comment {
  /** With its `#`, without the end of the line. */
  readonly text: string;
  readonly span: Span;
}

export interface ParseResult {
  readonly file: SourceFile;
  readonly text: string;
  /** In order. Characters that mean nothing are not among them; they stand in `errors`. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxProblem[];
}

/** Reads a file. The tree is as whole as the text allows; `errors` are in the order of the text. */
export function parse(text: string, options: ParseOptions): ParseResult {
  return resultOf(readText(text, circumstancesOf(options), false));
}

/**
 * What `parse` makes of a text, at less cost where the text is an edited version of one that was
 * parsed before. That result, and its tree, stay as they were; it may share the new one's trees, so the
 * new one holds as long as nobody reads on from the old one with `readOn`.
 */
export function reparse(
  before: ParseResult | undefined,
  text: string,
  options: ParseOptions,
): ParseResult {
  const circumstances = circumstancesOf(options);
  const known = before && knownReadings.get(before);
  const again = known && readAgain(known, text, circumstances);
  return resultOf(again ?? readText(text, circumstances, false));
}

/**
 * What `parse` makes of a text, for a text that is being edited: trees that no edit touches are not made
 * again. They go over from the result before, the very same nodes, and their spans tell where they stand
 * now. So that result is let go: its places are no longer those of its text, and reading on from it a
 * second time gives the same at the cost of reading it all.
 */
export function readOn(
  before: ParseResult | undefined,
  text: string,
  options: ParseOptions,
): ParseResult {
  const circumstances = circumstancesOf(options);
  const known = before && knownReadings.get(before);
  const again = known && takeOver(known, text, circumstances);
  return resultOf(again ?? readText(text, circumstances, true));
}

function circumstancesOf({ file, language, units }: ParseOptions): Circumstances {
  return { file, vocabulary: vocabularyOf(language ?? 'en'), given: [...(units ?? [])] };
}

function resultOf(reading: Reading): ParseResult {
  const { text, circumstances, comments, pieces } = reading;
  const { file } = circumstances;
  const found = assemble(pieces.flatMap(({ items }) => items));
  let tokens: readonly Token[] | undefined;
  const result: ParseResult = {
    file: { kind: 'file', items: found, span: { file, start: 0, end: text.length } },
    text,
    get tokens() {
      tokens ??= reading.tokens.map((each) => publicToken(each, circumstances));
      return tokens;
    },
    comments: comments.map((each) => ({
      text: each.image,
      span: tokenSpan(each, circumstances),
    })),
    errors: errorsOf(reading),
  };
  knownReadings.set(result, reading);
  return result;
}

function errorsOf(reading: Reading): readonly SyntaxProblem[] {
  const { text, tokens, located, problems, circumstances } = reading;
  const closings = closingsIn(reading);
  const lexical = [...strangeProblems(reading), ...closings.map(openText)];
  // What else cannot be read in a declaration follows from the text that swallowed a part of it.
  const others = located.filter(
    ({ index }) => !closings.some(({ mends }) => mends && mends[0] <= index && index <= mends[1]),
  );
  const all = [...lexical, ...apart(others, lexical, tokens), ...problems]
    .sort((a, b) => a.span.start - b.span.start)
    .slice(0, mostProblems);
  if (all.length === 0) return all;
  return tellSlips(all, text, hiddenIn(reading), circumstances.vocabulary.table.slips)
    .toSorted((a, b) => a.span.start - b.span.start)
    .map((each) => ({ ...each, found: shortened(each.found) }));
}

/** Where texts and comments stand. */
function hiddenIn({ tokens, comments }: Reading): readonly { start: number; end: number }[] {
  const texts = tokens.filter((each) => each.tokenType === StringText && isClosed(each));
  return [...texts, ...comments].map(({ startOffset, endOffset = startOffset }) => ({
    start: startOffset,
    end: endOffset + 1,
  }));
}

/** Nobody reads more; a file that is no policy at all has millions. */
const mostProblems = 500;

/** Words of this many letters and more are cut, for the sake of messages. */
const longestFound = 60;

function shortened(found: string): string {
  return found.length < longestFound ? found : `${found.slice(0, longestFound - 1)}…`;
}

/** How many tokens apart two problems must stand to be two. */
const leastDistance = 4;

/** Leaves out what only follows from another problem right beside it. */
function apart(
  located: readonly LocatedProblem[],
  lexical: readonly SyntaxProblem[],
  tokens: readonly IToken[],
): readonly SyntaxProblem[] {
  const sorted = located.toSorted((a, b) => a.index - b.index);
  let last = Number.NEGATIVE_INFINITY;
  const kept = sorted.filter(({ index }) => {
    const far = index - last >= leastDistance;
    if (far) last = index;
    return far;
  });
  return kept
    .filter(({ index }) => {
      const from = tokens[Math.max(0, index - leastDistance)]?.startOffset ?? 0;
      const to = tokens[index + leastDistance]?.startOffset ?? Number.POSITIVE_INFINITY;
      return !lexical.some(({ span }) => span.start >= from && span.start <= to);
    })
    .map(({ problem }) => problem);
}

function strangeProblems({ strange, circumstances }: Reading): SyntaxProblem[] {
  return strange.map(({ token, meant }) => ({
    problem: 'badCharacter',
    span: tokenSpan(token, circumstances),
    expected: [],
    found: token.image,
    hint: meant && circumstances.vocabulary.table.keywords[meant][0],
  }));
}

function openText({ text, repairs, span }: Closing): SyntaxProblem {
  const [repair, ...otherRepairs] = repairs;
  return {
    problem: 'unterminatedText',
    span,
    expected: [],
    found: text.image,
    hint: undefined,
    repair,
    otherRepairs,
  };
}

const kinds: Readonly<Record<string, TokenKind>> = {
  Word: 'name',
  QuotedName: 'name',
  NumberFigure: 'number',
  DateFigure: 'date',
  StringText: 'text',
  ScaleWord: 'scale',
  UnitWord: 'unit',
  CurrencyBefore: 'unit',
};

function publicToken(token: IToken, circumstances: Circumstances): Token {
  const keyword = keywordOf(token.tokenType);
  return {
    kind: keyword !== undefined ? 'keyword' : (kinds[token.tokenType.name] ?? 'punctuation'),
    text: token.image,
    span: tokenSpan(token, circumstances),
    keyword,
  };
}
