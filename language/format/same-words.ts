// Whether a laid-out text has the words that were read before: then the grammar makes the same tree of
// it, and it need not be read again to know.
import type { IToken } from 'chevrotain';
import { knownReadings } from '../known-readings.ts';
import type { ParseResult } from '../parse.ts';
import { takenOver, wordsOf } from '../reading.ts';
import { NumberFigure } from '../tokens.ts';

/** False also where it cannot be told: of a text with errors, what lines there are has a say. */
export function sameWords(before: ParseResult, text: string): boolean {
  const reading = knownReadings.get(before);
  if (reading === undefined || takenOver.has(reading) || before.errors.length > 0) return false;
  const { tokens, comments, strange } = wordsOf(text, reading.circumstances);
  return (
    strange.length === 0 &&
    tokens.length === reading.tokens.length &&
    tokens.every((token, at) => areAlike(reading.tokens, tokens, token, at)) &&
    comments.length === reading.comments.length &&
    comments.every(({ image }, at) => image.trimEnd() === reading.comments[at]?.image.trimEnd())
  );
}

function areAlike(
  before: readonly IToken[],
  after: readonly IToken[],
  token: IToken,
  at: number,
): boolean {
  const was = before[at];
  if (was?.tokenType !== token.tokenType || was.image !== token.image) return false;
  // `article 7a`: the one place where the space between two words counts.
  return token.tokenType !== NumberFigure || isClose(before, at) === isClose(after, at);
}

/** Whether the next token stands right behind this one. */
function isClose(tokens: readonly IToken[], at: number): boolean {
  const token = tokens[at];
  return tokens[at + 1]?.startOffset === (token?.endOffset ?? token?.startOffset ?? 0) + 1;
}
