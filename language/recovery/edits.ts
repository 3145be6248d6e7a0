// The repairs that recovery tries on a broken stretch, best guess first: which word may be
// missing, too much, or in the wrong place.
import { createTokenInstance, type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { declarationOpeners, endsLabel, partOpeners } from '../grammar/lookahead.ts';
import {
  Close,
  Colon,
  Comma,
  Dot,
  Equals,
  Hole,
  k,
  Name,
  NumberFigure,
  Open,
  Plus,
  retag,
  Slash,
  Star,
  StringText,
  UnitWord,
  Word,
} from '../tokens.ts';
import type { Likeness } from './likeness.ts';
import type { Lines } from './segments.ts';

/** A change of the tokens, of which the tree is then made. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly IToken[];
  /** How it is reported: something is missing at `at`, or what stands at `place` should not. */
  readonly problem: 'missing' | 'unexpected';
  readonly place: number;
}

export function apply(tokens: readonly IToken[], edit: Edit): IToken[] {
  return [...tokens.slice(0, edit.at), ...edit.insert, ...tokens.slice(edit.at + edit.remove)];
}

/** A token that is not in the text, for the place before `tokens[at]`. */
export function invented(type: TokenType, tokens: readonly IToken[], at: number): IToken {
  const before = tokens[at - 1];
  const offset =
    before === undefined
      ? (tokens[at]?.startOffset ?? 0)
      : (before.endOffset ?? before.startOffset) + 1;
  const made = createTokenInstance(type, '', offset, offset - 1, NaN, NaN, NaN, NaN);
  made.isInsertedInRecovery = true;
  return made;
}

function insertion(type: TokenType, tokens: readonly IToken[], at: number): Edit {
  // Two operands side by side: what joins them is unknown, and so is what they make together.
  const problem = type === Plus ? 'unexpected' : 'missing';
  return { at, remove: 0, insert: [invented(type, tokens, at)], problem, place: at };
}

function deletion(at: number): Edit {
  return { at, remove: 1, insert: [], problem: 'unexpected', place: at };
}

function swap(tokens: readonly IToken[], at: number): Edit | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined || second === undefined) return undefined;
  return { at, remove: 2, insert: [second, first], problem: 'unexpected', place: at };
}

function replacement(type: TokenType, tokens: readonly IToken[], at: number): Edit {
  return { ...insertion(type, tokens, at), remove: 1, problem: 'unexpected' };
}

/** Tokens read as the keyword or unit that they nearly are. */
export function respelling(likeness: Likeness, tokens: readonly IToken[]): Edit {
  const { type, spelling, at, length } = likeness;
  const first = tokens[at]?.startOffset ?? 0;
  const last = tokens[at + length - 1]?.endOffset ?? first;
  const meant = createTokenInstance(type, spelling, first, last, 0, 0, 0, 0);
  const next = tokens[at + length];
  // The currency behind a scale that was not known for one.
  const unit = likeness.isUnitNext && next !== undefined ? [{ ...next }] : [];
  for (const each of unit) retag(each, UnitWord);
  return {
    at,
    remove: length + unit.length,
    insert: [meant, ...unit],
    problem: 'unexpected',
    place: at,
  };
}

const usual: readonly TokenType[] = [Hole, StringText, Colon, Comma, Equals, Close, Open, Plus];

/**
 * All single changes near the first token that could not be read.
 * @param accepted what could stand there instead of it, or before it
 */
export function* singleEdits(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
  lines: Lines,
): Generator<Edit> {
  yield* doubled(tokens, error);
  yield* emptyRow(tokens, error, lines);
  yield* lostOpener(tokens, error, lines);
  yield* emptyPart(tokens, error, lines);
  if (tokens[0]?.tokenType === k.enum && accepted.includes(Comma)) {
    yield insertion(Comma, tokens, error);
  }
  yield* lostPart(tokens, error, lines);
  yield* unmatchedBracket(tokens, error, accepted);
  yield* sideBySide(tokens, error);
  // A word alone on its line is rather too much than joined to what stands above it.
  if (lines.startsLine(tokens[error])) yield deletion(error);
  for (const type of usual) {
    if (type === Plus || accepted.includes(type)) yield insertion(type, tokens, error);
  }
  for (const type of accepted) yield insertion(type, tokens, error);
  for (const at of [error + 1, error - 1, error + 2]) {
    if (at < 0 || at > tokens.length) continue;
    for (const type of usual) yield insertion(type, tokens, at);
  }
  for (const at of [error, error - 1, error + 1, error - 2]) {
    if (at >= 0 && at < tokens.length) yield deletion(at);
  }
  for (const at of [error - 1, error, error - 2, error + 1]) {
    const swapped = swap(tokens, at);
    if (swapped !== undefined) yield swapped;
  }
  for (const at of [error, error - 1]) {
    if (at < 0 || at >= tokens.length) continue;
    for (const type of [Hole, StringText, NumberFigure]) yield replacement(type, tokens, at);
  }
  for (const at of [error - 1, error + 1, contentStart(tokens, error)]) {
    if (at < 0 || at > tokens.length) continue;
    for (const type of joining) yield insertion(type, tokens, at);
  }
  for (const type of accepted) {
    if (error < tokens.length) yield replacement(type, tokens, error);
  }
}

/** Keywords that may be lacking before or behind the token where that is noticed. */
const joining: readonly TokenType[] = [
  k.by,
  k.of,
  k.in,
  k.to,
  k.at,
  k.each,
  k.forEach,
  k.sum,
  k.count,
  k.any,
  k.from,
  k.and,
  k.is,
  k.equal,
  k.parts,
  k.total,
  k.where,
  k.satisfies,
];

/** A keyword first on its line with nothing after it, or taken for what is missing before it. */
function* emptyPart(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  for (const at of [error, error - 1]) {
    if (!isOpener(tokens[at]) || !lines.startsLine(tokens[at])) continue;
    for (const type of [Hole, StringText]) {
      if (at === error - 1) yield insertion(type, tokens, error);
      yield insertion(type, tokens, at);
    }
  }
}

/** The label of the next row, taken for the value of this one. */
function* emptyRow(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  const label = tokens[error];
  if (label !== undefined && endsLabel(label) && lines.startsLine(tokens[error - 1])) {
    yield insertion(Hole, tokens, error - 1);
  }
}

function isOpener(token: IToken | undefined): boolean {
  const type = token?.tokenType;
  return type !== undefined && (partOpeners.has(type) || declarationOpeners.has(type));
}

/** A word twice in a row, in the part in which the error shows. */
function* doubled(tokens: readonly IToken[], error: number): Generator<Edit> {
  const start = Math.max(1, contentStart(tokens, error) - 1);
  for (let at = Math.min(error + 1, tokens.length - 1); at >= start; at--) {
    if (tokens[at]?.image === tokens[at - 1]?.image) yield deletion(at);
  }
}

/** Two names with nothing between them, before the error that this became. */
function* sideBySide(tokens: readonly IToken[], error: number): Generator<Edit> {
  for (let at = error - 1; at > contentStart(tokens, error); at--) {
    const pair = [tokens[at - 1]?.tokenType, tokens[at]?.tokenType];
    if (pair[0] === Word && pair[1] === Word) yield insertion(Plus, tokens, at);
  }
}

/** The index behind the keyword (or the `=`) of the part in which a token stands. */
export function contentStart(tokens: readonly IToken[], error: number): number {
  for (let at = error - 1; at >= 0; at--) {
    const type = tokens[at]?.tokenType;
    if (type === undefined || tokens[at - 1]?.tokenType === Dot) continue;
    if (type === Equals || partOpeners.has(type)) return at + 1;
  }
  return 1;
}

/**
 * An opening bracket is put behind the last operator that is usually followed by one, a closing
 * one before what usually stands outside.
 */
function* unmatchedBracket(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
): Generator<Edit> {
  const start = contentStart(tokens, error);
  if (tokens[error]?.tokenType === Close) {
    let at = error - 1;
    for (; at >= start && tokens[at]?.tokenType !== Colon; at--) {
      const type = tokens[at]?.tokenType;
      if (type !== undefined && bracketed.has(type)) yield insertion(Open, tokens, at + 1);
    }
    yield insertion(Open, tokens, start);
    yield insertion(Open, tokens, at + 1);
    for (at = error - 1; at >= start; at--) {
      if (tokens[at]?.tokenType === k.or) yield insertion(Open, tokens, at + 1);
    }
  } else if (accepted.includes(Close)) {
    const open = tokens.findLastIndex(
      ({ tokenType }, at) => tokenType === Open && at >= start && at < error,
    );
    if (open > 0 && tokens[error]?.tokenType === Comma) {
      yield insertion(k.theLargestOf, tokens, open);
    }
    for (let at = open + 1; open >= 0 && at < error; at++) {
      const type = tokens[at]?.tokenType;
      if (type !== undefined && outside.has(type)) yield insertion(Close, tokens, at);
    }
  }
}

const outside: ReadonlySet<TokenType> = new Set([
  k.cappedAt,
  k.flooredAt,
  k.roundedUp,
  k.roundedDown,
  k.roundedHalfUp,
  k.roundedHalfEven,
]);

const bracketed: ReadonlySet<TokenType> = new Set([
  k.of,
  k.not,
  k.and,
  k.theLargestOf,
  k.theSmallestOf,
  Star,
  Slash,
]);

/** The keyword of a declaration behind the word that should follow it: `finance clause when …`. */
export function* misplacedOpener(
  tokens: readonly IToken[],
  error: number,
  lines: Lines,
): Generator<Edit> {
  for (const at of [error - 1, error]) {
    const opener = tokens[at + 1]?.tokenType;
    const swapped = swap(tokens, at);
    if (opener === undefined || !declarationOpeners.has(opener) || swapped === undefined) continue;
    if (lines.startsLine(tokens[at])) yield swapped;
  }
}

/** What opens a declaration, before a word that is first on its line. */
function* lostOpener(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  for (const at of [error, error - 1]) {
    if (!lines.startsLine(tokens[at]) && at !== 0) continue;
    for (const opener of likelyOpeners(tokens, at)) yield insertion(opener, tokens, at);
  }
}

/** What opens a part, before a word that is first on its line. */
function* lostPart(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  if (tokens.slice(error, error + 3).some(({ tokenType }) => tokenType === Colon)) {
    yield insertion(k.by, tokens, contentStart(tokens, error));
    // The shares of a split read as rows of a table before it.
    for (let at = error - 2; at > error - 12; at--) {
      if (lines.startsLine(tokens[at])) yield insertion(k.split, tokens, at);
    }
  }
  for (const at of [error, error - 1]) {
    if (!lines.startsLine(tokens[at]) || isOpener(tokens[at])) continue;
    for (const opener of likelyParts(tokens)) yield insertion(opener, tokens, at);
  }
}

function likelyOpeners(tokens: readonly IToken[], at: number): readonly TokenType[] {
  const first = tokens[at];
  if (first === undefined) return [];
  const type = first.tokenType;
  if (type === NumberFigure) return [k.article];
  if (type === StringText) return [k.use];
  if (type === k.each || type === k.forEach || type === k.total) return [k.limit];
  if ([k.cites, k.when, k.reading, k.unless].includes(type)) return [k.applies];
  if (!tokenMatcher(first, Name)) return [];
  const labelled = tokens[at + 1]?.tokenType === StringText ? 1 : 0;
  const next = tokens[at + 1 + labelled]?.tokenType;
  if (next === Colon) return [k.enum];
  if (next === Equals || next === k.of) return [k.define, k.parameter];
  if (tokens[at + 2 + labelled]?.tokenType === Colon) return [k.entity];
  if (next === k.forEach) return [k.clause];
  if (next === undefined || declarationOpeners.has(next)) {
    return isOpener(first) ? [] : [k.unit, k.clause];
  }
  return partOpeners.has(next) ? (at === 0 ? [k.policy, k.clause] : [k.clause]) : [];
}

function likelyParts(tokens: readonly IToken[]): readonly TokenType[] {
  const has = (types: readonly TokenType[]) =>
    tokens.some((token) => types.includes(token.tokenType));
  const parts = has(verbs) ? [k.when, k.cites, ...verbs] : [k.grants, ...verbs, k.when, k.cites];
  return [...(has([k.cites]) ? [] : [k.cites]), ...parts, k.reading, k.limit, k.split, k.define];
}

const verbs: readonly TokenType[] = [
  k.grants,
  k.matches,
  k.recovers,
  k.encourages,
  k.permits,
  k.requires,
  k.empowers,
  k.overlap,
];

/** Gives up on a stretch that no single change mends: up to the next part, or all of this one. */
export function* sweepingEdits(
  tokens: readonly IToken[],
  error: number,
  boundary: number,
): Generator<Edit> {
  const start = contentStart(tokens, error);
  const place = Math.min(error, tokens.length - 1);
  const from = (at: number, types: readonly TokenType[]): Edit => ({
    at,
    remove: boundary - at,
    insert: types.map((type) => invented(type, tokens, at)),
    problem: 'unexpected',
    place,
  });
  yield from(error, []);
  for (const type of usual) yield from(error, [type]);
  for (const at of [start, error - 1]) {
    if (at < 0 || at > boundary) continue;
    for (const type of [Hole, StringText]) yield from(at, [type]);
  }
  if (start > 0) yield from(start - 1, []);
}
