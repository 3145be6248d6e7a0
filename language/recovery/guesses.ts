// The repairs that recovery tries on a broken stretch, best guess first: which word may be
// missing, too much, or in the wrong place.
import type { IToken, TokenType } from 'chevrotain';
import { declarationOpeners, endsLabel } from '../grammar/lookahead.ts';
import type { LanguageTable } from '../keywords/keywords.ts';
import {
  Close,
  Colon,
  Comma,
  Dot,
  Equals,
  Hole,
  k,
  NumberFigure,
  Open,
  Plus,
  StringText,
  Word,
} from '../tokens.ts';
import { unmatchedBracket } from './brackets.ts';
import {
  contentStart,
  deletion,
  type Edit,
  insertion,
  invented,
  replacement,
  swap,
} from './edits.ts';
import { isOpener, lostOpener, lostPart } from './lost-keywords.ts';
import type { Lines } from './segments.ts';

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
  table?: LanguageTable,
): Generator<Edit> {
  yield* lostName(tokens, error);
  yield* lostStep(tokens, error);
  yield* lostDot(tokens, error, lines);
  yield* filler(tokens, error, table);
  for (const at of [error, error - 1]) {
    const isLacking = tokens[at - 1]?.tokenType === k.list && tokens[at]?.tokenType !== k.of;
    if (isLacking) yield insertion(k.of, tokens, at);
  }
  yield* doubled(tokens, error);
  yield* lostCount(tokens, error);
  yield* emptyRow(tokens, error, lines);
  yield* lostOpener(tokens, error, lines);
  yield* emptyPart(tokens, error, lines);
  if (tokens[0]?.tokenType === k.enum && accepted.includes(Comma)) {
    yield insertion(Comma, tokens, error);
  }
  yield* lostPart(tokens, error, lines);
  yield* unmatchedBracket(tokens, error, accepted, lines);
  yield* sideBySide(tokens, error);
  // A word alone on its line is rather too much than joined to what stands above it.
  if (lines.startsLine(tokens[error])) yield deletion(error);
  for (const type of usual) {
    if (type === Plus || accepted.includes(type)) yield insertion(type, tokens, error);
  }
  for (const type of accepted) {
    // Declarations start on lines of their own; `lostOpener` has tried that.
    if (!lines.areSeveral || !declarationOpeners.has(type)) yield insertion(type, tokens, error);
  }
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

/** `rounded half up`, and not to what. */
function* lostStep(tokens: readonly IToken[], error: number): Generator<Edit> {
  for (const at of [error, error + 1]) {
    const mode = tokens[at - 1]?.tokenType;
    if (mode === undefined || !modes.has(mode) || tokens[at]?.tokenType === k.to) continue;
    const step = insertion(k.to, tokens, at);
    yield { ...step, insert: [...step.insert, invented(Hole, tokens, at)] };
    yield { ...step, insert: [...step.insert, invented(NumberFigure, tokens, at)] };
  }
}

const modes: ReadonlySet<TokenType> = new Set([
  ...[k.roundedUp, k.roundedDown, k.roundedHalfUp, k.roundedHalfEven],
  ...[k.roundingUp, k.roundingDown, k.roundingHalfUp, k.roundingHalfEven],
]);

/** `clause "Relief"`: the name between the keyword and the label. */
function* lostName(tokens: readonly IToken[], error: number): Generator<Edit> {
  for (const at of [error, error + 1]) {
    const opener = tokens[at - 1]?.tokenType;
    if (opener === undefined || !named.has(opener)) continue;
    const behind = tokens[at]?.tokenType;
    const isClause = opener === k.clause && behind === k.forEach;
    if (behind === StringText || behind === Colon || behind === Equals || isClause) {
      yield insertion(Hole, tokens, at);
    }
  }
}

const named: ReadonlySet<TokenType> = new Set([
  ...[k.policy, k.enum, k.entity, k.applicant, k.unit, k.define, k.parameter, k.clause],
]);

/** `project level` where `project` is what the clause goes through. */
function* lostDot(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  const start = contentStart(tokens, error);
  const items = new Set<string>();
  tokens.forEach(({ tokenType }, at) => {
    const before = tokens[at - 1];
    if (tokenType === k.in && before?.tokenType === Word) items.add(before.image);
  });
  for (let at = error; at > start; at--) {
    const [item, fact] = [tokens[at - 1], tokens[at]];
    const isItem = item?.tokenType === Word && items.has(item.image);
    if (isItem && fact?.tokenType === Word && !lines.startsLine(fact)) {
      yield insertion(Dot, tokens, at);
    }
  }
}

/** `when the project is …`. */
function* filler(
  tokens: readonly IToken[],
  error: number,
  table: LanguageTable | undefined,
): Generator<Edit> {
  for (const at of [error, error - 1]) {
    const token = tokens[at];
    if (token?.tokenType === Word && table?.fillers.has(token.image) === true) yield deletion(at);
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

/** The label of the next row, taken for the value of this one or for a field after a dot. */
function* emptyRow(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  const start = contentStart(tokens, error);
  for (let at = error - 1; at > start; at--) {
    const afterDot = tokens[at - 1]?.tokenType === Dot;
    if (afterDot && lines.startsLine(tokens[at])) yield insertion(Hole, tokens, at);
  }
  const label = tokens[error];
  if (label !== undefined && endsLabel(label) && lines.startsLine(tokens[error - 1])) {
    yield insertion(Hole, tokens, error - 1);
  }
}

/** `2 of (a, b)`, which counts conditions: only `at least` is lacking before it. */
function* lostCount(tokens: readonly IToken[], error: number): Generator<Edit> {
  if (tokens[error]?.tokenType !== Comma) return;
  let open = error - 1;
  for (let depth = 0; open > 1; open--) {
    const type = tokens[open]?.tokenType;
    if (type === Close) depth++;
    else if (type === Open && depth-- === 0) break;
  }
  const isCount =
    tokens[open - 2]?.tokenType === NumberFigure && tokens[open - 1]?.tokenType === k.of;
  if (isCount) yield insertion(k.atLeast, tokens, open - 2);
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
