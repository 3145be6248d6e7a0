// What could as well be put where recovery puts a keyword: which of several words is meant, only the
// writer knows, unless the word that stands there says so.
import type { IToken, TokenType } from 'chevrotain';
import { declarationOpeners, partOpeners } from '../grammar/lookahead.ts';
import type { LanguageTable } from '../keywords/keywords.ts';
import { k, keywordOf } from '../tokens.ts';
import { wordDistance } from '../word-distance.ts';
import { type Edit, invented } from './edits.ts';

/** So many other words are offered. */
export const mostAlternatives = 4;

/**
 * `tops up` where `excludes` is put for a word that is no way to meet other supports.
 * @param accepted what could stand at the place
 * @param readsAsWell whether a change leads as far as the one chosen
 */
export function alternativesTo(
  edit: Edit,
  tokens: readonly IToken[],
  accepted: readonly TokenType[],
  readsAsWell: (changed: Edit) => boolean,
): readonly TokenType[] {
  const [put, ...more] = edit.insert;
  const type = put?.isInsertedInRecovery === true ? put.tokenType : undefined;
  if (type === undefined || more.length > 0 || edit.remove > 1) return [];
  if (keywordOf(type) === undefined || (edit.remove === 0 && isUsual(type))) return [];
  return accepted.filter((other) => {
    if (other === type || keywordOf(other) === undefined) return false;
    // What begins something else is no other way to say this.
    if (declarationOpeners.has(other)) return false;
    if (partOpeners.has(other) && !partOpeners.has(type)) return false;
    return readsAsWell({ ...edit, insert: [invented(other, tokens, edit.at)] });
  });
}

/**
 * A comparison without its word asks whether two things are the same, and a clause is there to grant; of
 * a text alone repairs.ts has the alternatives.
 */
function isUsual(type: TokenType): boolean {
  return type === k.is || type === k.grants || type === k.encourages;
}

/** The edit with the one word that has something of the word that stands there: `upto`, `better`. */
export function likeliestOf(
  edit: Edit,
  others: readonly TokenType[],
  tokens: readonly IToken[],
  { keywords }: LanguageTable,
): Edit | undefined {
  const [put] = edit.insert;
  const said = edit.remove === 1 ? tokens[edit.at]?.image.toLowerCase() : undefined;
  if (put === undefined || said === undefined || others.length === 0) return undefined;
  const [only, ...more] = [put.tokenType, ...others].filter((type) => {
    const id = keywordOf(type);
    return id !== undefined && isPartOf(said, keywords[id][0]);
  });
  if (only === undefined || more.length > 0) return undefined;
  return { ...edit, insert: [invented(only, tokens, edit.at)] };
}

/** Whether a word begins a keyword, is one of its words, or nearly is all of it without the blanks. */
function isPartOf(said: string, keyword: string): boolean {
  if (keyword.startsWith(said)) return true;
  if (said.length < 3) return false;
  return keyword.split(' ').includes(said) || wordDistance(keyword.replaceAll(' ', ''), said) <= 1;
}
