// What one search for a repair comes to, and how what it found in an excerpt is said of all tokens.
import type { IToken, TokenType } from 'chevrotain';
import type { Edit } from './edits.ts';

export interface Step {
  /** Undefined where nothing helped. */
  readonly edit: Edit | undefined;
  /** The token at which the tokens could not be read any further. */
  readonly error: number;
  /** What could have stood there. */
  readonly accepted: readonly TokenType[];
  /** What the words there nearly are. */
  readonly near: string | undefined;
  /** Other words with which all reads as well: which of them is meant, only the writer knows. */
  readonly alternatives?: readonly TokenType[];
  /** The places above are those of the tokens without these. */
  readonly left?: LeftOut;
  readonly isTooDeep?: boolean;
}

/** Tokens from `from` up to but not including `to`. */
export interface LeftOut {
  readonly from: number;
  readonly to: number;
}

export function without(tokens: readonly IToken[], { from, to }: LeftOut): readonly IToken[] {
  return [...tokens.slice(0, from), ...tokens.slice(to)];
}

/** An edit of tokens without some, as one of all of them. */
export function widened(edit: Edit, { from, to }: LeftOut): Edit {
  const { at, remove, place } = edit;
  const shift = (index: number) => (index < from ? index : index + to - from);
  return { ...edit, at: shift(at), remove: shift(at + remove) - shift(at), place: shift(place) };
}
