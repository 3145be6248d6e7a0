// Changes of a few tokens, of which recovery tries many, and their making.
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { partOpeners } from '../grammar/lookahead.ts';
import { Dot, Equals, Plus } from '../tokens.ts';
import type { Likeness } from './likeness.ts';

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

export function insertion(type: TokenType, tokens: readonly IToken[], at: number): Edit {
  // Two operands side by side: what joins them is unknown, and so is what they make together.
  const problem = type === Plus ? 'unexpected' : 'missing';
  return { at, remove: 0, insert: [invented(type, tokens, at)], problem, place: at };
}

export function deletion(at: number): Edit {
  return { at, remove: 1, insert: [], problem: 'unexpected', place: at };
}

export function swap(tokens: readonly IToken[], at: number): Edit | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined || second === undefined) return undefined;
  return { at, remove: 2, insert: [second, first], problem: 'unexpected', place: at };
}

export function replacement(type: TokenType, tokens: readonly IToken[], at: number): Edit {
  return { ...insertion(type, tokens, at), remove: 1, problem: 'unexpected' };
}

/** Tokens read as the keyword or unit that they nearly are. */
export function respelling(likeness: Likeness, tokens: readonly IToken[]): Edit {
  const { type, spelling, at, length, behind = [], taken = 0, end } = likeness;
  const first = tokens[at]?.startOffset ?? 0;
  const last = end === undefined ? (tokens[at + length - 1]?.endOffset ?? first) : end - 1;
  const meant = createTokenInstance(type, spelling, first, last, 0, 0, 0, 0);
  return {
    at,
    remove: length + taken,
    insert: [meant, ...behind],
    problem: 'unexpected',
    place: at,
  };
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
