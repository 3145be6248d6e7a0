// Guesses at a bracket that is missing. Where it belongs cannot be known; what usually stands in
// brackets, and how lines are indented, say where it probably does.
import type { IToken, TokenType } from 'chevrotain';
import { Close, Colon, Comma, k, Minus, Open, Plus, Slash, Star } from '../tokens.ts';
import { contentStart, deletion, type Edit, insertion } from './edits.ts';
import type { Lines } from './segments.ts';

/**
 * An opening bracket is put behind the last operator that is usually followed by one, a closing
 * one before what usually stands outside.
 */
export function* unmatchedBracket(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
  lines: Lines,
): Generator<Edit> {
  const start = contentStart(tokens, error);
  if (tokens[error]?.tokenType === Close) {
    if (!isPlausible(tokens, start, error, lines)) yield deletion(error);
    yield* openingByColumn(tokens, error, lines);
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
  } else if (tokens[error]?.tokenType === Comma && !accepted.includes(Close)) {
    for (let at = error - 1; at >= start; at--) {
      const type = tokens[at]?.tokenType;
      if (type === k.theLargestOf || type === k.theSmallestOf)
        yield insertion(Open, tokens, at + 1);
    }
  } else if (accepted.includes(Close)) {
    const open = tokens.findLastIndex(
      ({ tokenType }, at) => tokenType === Open && at >= start && at < error,
    );
    if (open > 0 && tokens[error]?.tokenType === Comma) {
      yield insertion(k.theLargestOf, tokens, open);
    }
    yield* closingByColumn(tokens, open, error, lines);
    for (let at = open + 1; open >= 0 && at < error; at++) {
      const type = tokens[at]?.tokenType;
      if (type !== undefined && outside.has(type)) yield insertion(Close, tokens, at);
    }
  }
}

/** Whether there is anything before a `)` that brackets would hold together. */
function isPlausible(
  tokens: readonly IToken[],
  start: number,
  close: number,
  lines: Lines,
): boolean {
  if (lines.startsLine(tokens[close])) return true;
  let depth = 0;
  let isTable = false;
  const next = tokens[close + 1]?.tokenType;
  for (let at = close - 1; at >= start; at--) {
    const type = tokens[at]?.tokenType;
    if (type === Close) depth++;
    else if (type === Open) depth--;
    else if (type === Colon) isTable = true;
    else if (depth === 0 && type !== undefined) {
      // A whole table is in brackets where it is calculated with.
      if (isTable ? type === k.by && next !== undefined && arithmetic.has(next) : held.has(type)) {
        return true;
      }
    }
    if (isTable && lines.startsLine(tokens[at]) && type === k.by) return false;
  }
  return false;
}

const arithmetic: ReadonlySet<TokenType> = new Set([Plus, Minus, Star, Slash]);

const held: ReadonlySet<TokenType> = new Set([
  ...[Plus, Minus, Comma, k.and, k.or, k.isIn, k.isNotIn, k.theLargestOf, k.theSmallestOf, k.by],
]);

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

/** A `)` on a line of its own has its `(` at the end of the last line that starts in its column. */
function* openingByColumn(tokens: readonly IToken[], close: number, lines: Lines): Generator<Edit> {
  if (!lines.startsLine(tokens[close])) return;
  const column = lines.columnOf(tokens[close]);
  let behind = close;
  for (let at = close - 1; at > 0; at--) {
    if (!lines.startsLine(tokens[at])) continue;
    if (lines.columnOf(tokens[at]) <= column) {
      yield insertion(Open, tokens, behind);
      return;
    }
    behind = at;
  }
}

/** A `(` at the end of a line is closed before the next line that starts no farther to the right. */
function* closingByColumn(
  tokens: readonly IToken[],
  open: number,
  error: number,
  lines: Lines,
): Generator<Edit> {
  if (open < 0 || !lines.startsLine(tokens[open + 1])) return;
  let first = open;
  while (first > 0 && !lines.startsLine(tokens[first])) first--;
  const column = lines.columnOf(tokens[first]);
  for (let at = open + 1; at <= error; at++) {
    if (lines.startsLine(tokens[at]) && lines.columnOf(tokens[at]) <= column) {
      yield insertion(Close, tokens, at);
      return;
    }
  }
}
