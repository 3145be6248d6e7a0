// Guesses at keywords that are missing or misplaced at the start of a line: there a declaration or
// a part of one begins, and without its keyword it would become part of what stands above it.
import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { declarationOpeners, partOpeners } from '../grammar/lookahead.ts';
import { Colon, Equals, k, Name, NumberFigure, StringText } from '../tokens.ts';
import { contentStart, type Edit, insertion, swap } from './edits.ts';
import type { Lines } from './segments.ts';

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
export function* lostOpener(
  tokens: readonly IToken[],
  error: number,
  lines: Lines,
): Generator<Edit> {
  for (const at of [error, error - 1]) {
    if (!lines.startsLine(tokens[at]) && at !== 0) continue;
    for (const opener of likelyOpeners(tokens, at)) {
      // A text that stands farther in than the clause above it belongs to that.
      const isInside =
        tokens[at]?.tokenType === StringText &&
        tokens[0]?.tokenType === k.clause &&
        lines.columnOf(tokens[at]) > lines.columnOf(tokens[0]);
      if (isInside) continue;
      yield insertion(opener, tokens, at);
    }
  }
}

/** What opens a part, before a word that is first on its line. */
export function* lostPart(tokens: readonly IToken[], error: number, lines: Lines): Generator<Edit> {
  if (tokens.slice(error, error + 3).some(({ tokenType }) => tokenType === Colon)) {
    yield insertion(k.by, tokens, contentStart(tokens, error));
    // The shares of a split read as rows of a table before it.
    for (let at = error - 2; at > error - 12; at--) {
      if (lines.startsLine(tokens[at])) yield insertion(k.split, tokens, at);
    }
  }
  for (const at of [error, error - 1]) {
    if (!lines.startsLine(tokens[at]) || isOpener(tokens[at])) continue;
    const isText = tokens[at]?.tokenType === StringText;
    for (const opener of isText ? likelyTexts(tokens) : likelyParts(tokens)) {
      yield insertion(opener, tokens, at);
    }
  }
}

function likelyOpeners(tokens: readonly IToken[], at: number): readonly TokenType[] {
  const first = tokens[at];
  if (first === undefined) return [];
  const type = first.tokenType;
  if (type === NumberFigure) return [k.article];
  if (type === StringText) {
    return tokens[at + 1]?.tokenType === StringText ? [k.article] : [k.use, k.article];
  }
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

/** What may be lacking before a text: a clause that does nothing yet says something with it. */
export function likelyTexts(tokens: readonly IToken[]): readonly TokenType[] {
  const isClause = tokens[0]?.tokenType === k.clause;
  const hasVerb = tokens.some(({ tokenType }) => verbs.includes(tokenType));
  return isClause && !hasVerb
    ? [k.encourages, k.permits, k.requires, ...likelyParts(tokens)]
    : likelyParts(tokens);
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

export function isOpener(token: IToken | undefined): boolean {
  const type = token?.tokenType;
  return type !== undefined && (partOpeners.has(type) || declarationOpeners.has(type));
}
