// Where a broken file can be cut: before each declaration, and within one before each part. White
// space means nothing to the grammar, but a keyword that is first on its line is good evidence.
import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { begins, declarationOpeners, endsLabel, partOpeners } from '../grammar/lookahead.ts';
import { Colon, Dot, Equals, k, Name, NumberFigure, OperandName, StringText } from '../tokens.ts';

/** The tokens of a file, and which of them are first on their line. */
export interface Lines {
  readonly tokens: readonly IToken[];
  readonly startsLine: (token: IToken | undefined) => boolean;
  /** Where a token stands in its line; lines mean nothing, but their indentation is evidence. */
  readonly columnOf: (token: IToken | undefined) => number;
  /** Whether lines tell anything: not if all stands on one. */
  readonly areSeveral: boolean;
}

export function linesOf(tokens: readonly IToken[], text: string): Lines {
  const first = new Set<IToken>();
  let end = 0;
  for (const token of tokens) {
    if (end === 0 || /[\r\n]/.test(text.slice(end, token.startOffset))) first.add(token);
    end = (token.endOffset ?? token.startOffset) + 1;
  }
  return {
    tokens,
    startsLine: (token) => token !== undefined && first.has(token),
    columnOf(token) {
      const at = token?.startOffset ?? 0;
      let start = at;
      while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
      return at - start + 1;
    },
    areSeveral: first.size > 1,
  };
}

/** Cuts a file before each declaration. Joined again, the segments are all of its tokens. */
export function segmentsOf(lines: Lines): readonly (readonly IToken[])[] {
  const segments: IToken[][] = [];
  let current: IToken[] = [];
  lines.tokens.forEach((token, at) => {
    if (current.length > 0 && startsItem(lines, at, current)) {
      segments.push(current);
      current = [];
    }
    current.push(token);
  });
  if (current.length > 0) segments.push(current);
  return segments;
}

/** Whether a declaration starts at a token that follows those of a segment. */
function startsItem(lines: Lines, at: number, segment: readonly IToken[]): boolean {
  const { tokens } = lines;
  const token = tokens[at];
  const type = token?.tokenType;
  if (type === undefined || !declarationOpeners.has(type)) return false;
  if (tokens[at - 1]?.tokenType === Dot && !lines.startsLine(token)) return false;
  if (isPart(tokens, at, segment)) return false;
  if (lines.startsLine(token)) {
    const next = tokens[at + 1];
    if (next !== undefined && endsLabel(next)) return false;
    if (next !== undefined && !begins(next) && !opensAnything(next.tokenType)) return false;
    return !isFieldAmongFields(lines, at, segment[0]?.tokenType);
  }
  return isWholeHeading(tokens, at);
}

function opensAnything(type: TokenType): boolean {
  return declarationOpeners.has(type) || partOpeners.has(type) || type === k.total;
}

/** `define` and `limit` are parts of a clause, unless the limit names several clauses. */
function isPart(tokens: readonly IToken[], at: number, segment: readonly IToken[]): boolean {
  const type = tokens[at]?.tokenType;
  if (type !== k.define && type !== k.limit) return false;
  const twice = tokens[at + 1]?.tokenType === type ? 1 : 0;
  const measure = tokens[at + 1 + twice]?.tokenType;
  const names = [k.total, k.count, k.each, k.forEach].some((word) => word === measure);
  if (names && tokens[at + 2 + twice]?.tokenType === k.of) return false;
  const opener = segment[0]?.tokenType;
  if (opener === k.clause || (opener === k.applies && type === k.define)) return true;
  // The keyword of the clause may be what is missing.
  return segment.some(
    ({ tokenType }, inside) =>
      clauseOnly.has(tokenType) &&
      segment[inside - 1]?.tokenType !== Dot &&
      segment[inside + 1]?.tokenType !== Colon,
  );
}

/** What stands in clauses and in `applies` alone. */
const clauseOnly: ReadonlySet<TokenType> = new Set([
  ...[k.forEach, k.reading, k.when, k.unless, k.grants, k.matches, k.recovers],
  ...[k.permits, k.encourages, k.requires, k.empowers, k.overlap, k.split],
]);

/** `unit text` on a line of its own between fields is rather a field without its colon. */
function isFieldAmongFields(lines: Lines, at: number, opener: TokenType | undefined): boolean {
  if (opener !== k.entity && opener !== k.applicant) return false;
  const { tokens } = lines;
  for (let next = at + 1; next < tokens.length; next++) {
    if (!lines.startsLine(tokens[next])) continue;
    return tokens[at]?.tokenType === k.unit && tokens[next + 1]?.tokenType === Colon;
  }
  return false;
}

/** Whether the three tokens that start here can only be the start of a declaration. */
function isWholeHeading(tokens: readonly IToken[], at: number): boolean {
  const [opener, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (opener === undefined || second === undefined) return false;
  const after = third?.tokenType;
  const named = tokenMatcher(second, OperandName) && !opensAnything(second.tokenType);
  const opens = after === undefined || opensAnything(after);
  switch (opener.tokenType) {
    case k.use:
      return second.tokenType === StringText;
    case k.article:
      return (second.tokenType === NumberFigure || named) && (after === StringText || opens);
    case k.enum:
      return named && (after === StringText || after === Colon);
    case k.define:
      return named && (after === StringText || after === Equals || after === k.of);
    case k.parameter:
      return named && (after === StringText || after === Equals);
    case k.clause:
      return named && (after === StringText || after === k.forEach || opens);
    case k.entity:
    case k.applicant:
      return named && (after === StringText || tokens[at + 3]?.tokenType === Colon);
    case k.policy:
    case k.unit:
      return named && (after === StringText || opens);
    case k.applies:
      return partOpeners.has(second.tokenType) && third !== undefined && begins(third);
    case k.limit:
      return second.tokenType === k.each || second.tokenType === k.total;
    default:
      return false;
  }
}

/** Whether a part of a declaration, a field or a row starts at a token. */
export function startsPart(tokens: readonly IToken[], at: number, lines: Lines): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined) return false;
  if (tokens[at - 1]?.tokenType === Dot && !lines.startsLine(token)) return false;
  const type = token.tokenType;
  if (declarationOpeners.has(type) || partOpeners.has(type)) {
    if (next !== undefined && endsLabel(next)) return false;
    return lines.startsLine(token) || (next !== undefined && begins(next));
  }
  return lines.startsLine(token) && next?.tokenType === Colon && tokenMatcher(token, Name);
}
