// What a misspelled word was probably meant to be: a keyword of one word or several, or a unit.
import type { IToken, TokenType } from 'chevrotain';
import type { Units, Vocabulary } from '../phrases.ts';
import { k, keywordIds, NumberFigure, ScaleWord, UnitWord, Word } from '../tokens.ts';
import { wordDistance } from '../word-distance.ts';

/** Tokens that can be read as a keyword or unit that they nearly are. */
export interface Likeness {
  readonly type: TokenType;
  /** As it should be spelled. */
  readonly spelling: string;
  readonly at: number;
  readonly length: number;
  /** The word behind it is a unit, once this is a scale. */
  readonly isUnitNext: boolean;
}

/** How many letters of a word may be wrong before it is another word. */
const tolerance = (word: string) => (word.length > 5 ? 2 : word.length > 3 ? 1 : 0);

/** The likeliest reading of the words around an error, if they are nearly something. */
export function likenessAt(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
  { vocabulary, units }: KnownWords,
): Likeness | undefined {
  return (
    nearlyUnit(tokens, error, vocabulary, units) ??
    nearlyKeyword(tokens, error, accepted, vocabulary)
  );
}

export interface KnownWords {
  readonly vocabulary: Vocabulary;
  readonly units: Units;
}

/** `3 milion yuan`. */
function nearlyUnit(
  tokens: readonly IToken[],
  at: number,
  vocabulary: Vocabulary,
  units: Units,
): Likeness | undefined {
  const word = tokens[at];
  const before = tokens[at - 1]?.tokenType;
  if (word?.tokenType !== Word || (before !== NumberFigure && before !== ScaleWord))
    return undefined;
  const near = (spelled: string) => wordDistance(word.image, spelled) <= tolerance(spelled);
  const scale = [...vocabulary.scales.keys()].find(near);
  const type = scale === undefined ? UnitWord : ScaleWord;
  const { currencies, durations } = vocabulary;
  // A policy has few units of its own: one wrong letter is rather a slip than another.
  const nearlyDeclared = (unit: string) => near(unit) || wordDistance(word.image, unit) === 1;
  const own = [...currencies].filter(([, codes]) => codes.includes(units.currency ?? ''));
  const spelling =
    scale ??
    [...units.declared].find(nearlyDeclared) ??
    [...own.map(([spelled]) => spelled), ...durations.keys(), ...currencies.keys()].find(near);
  if (spelling === undefined) return undefined;
  const isUnitNext = scale !== undefined && currencies.has(tokens[at + 1]?.image ?? '');
  return { type, spelling, at, length: 1, isUnitNext };
}

/** `caped at`, `is at leest`, or `capped` alone. */
function nearlyKeyword(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
  { table }: Vocabulary,
): Likeness | undefined {
  let best: Likeness | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const id of keywordIds) {
    const type = k[id];
    for (const spelling of table.keywords[id]) {
      const words = spelling.split(' ');
      for (let at = Math.max(0, error - words.length + 1); at <= error; at++) {
        if (at === error && !accepted.includes(type)) continue;
        const said = tokens.slice(at, at + words.length).map(({ image }) => image);
        const wrong = difference(said, words);
        if (wrong === undefined || wrong === 0 || wrong >= least) continue;
        if (!tokens.slice(at, at + words.length).some(({ tokenType }) => tokenType === Word))
          continue;
        least = wrong;
        best = { type, spelling, at, length: words.length, isUnitNext: false };
      }
      const first = tokens[error];
      if (best === undefined && words.length > 1 && first?.tokenType === Word) {
        if (first.image === words[0] && accepted.includes(type)) {
          best = { type, spelling, at: error, length: 1, isUnitNext: false };
        }
      }
    }
  }
  return best;
}

/** How many letters differ; undefined if too many. */
function difference(said: readonly string[], words: readonly string[]): number | undefined {
  let sum = 0;
  for (const [at, word] of words.entries()) {
    const here = said[at];
    if (here === undefined) return undefined;
    const far = wordDistance(here.toLowerCase(), word);
    if (far > tolerance(word)) return undefined;
    sum += here === word ? 0 : Math.max(far, 1);
  }
  return sum;
}

/** `artcle 1`, `lists of Work`: a word that was taken for a name, so that the one behind it shows. */
export function* likenessBefore(
  tokens: readonly IToken[],
  error: number,
  { table }: Vocabulary,
): Generator<Likeness> {
  const word = tokens[error - 1];
  if (word?.tokenType !== Word) return;
  for (const id of keywordIds) {
    for (const spelling of table.keywords[id]) {
      if (spelling.includes(' ') || wordDistance(word.image, spelling) > tolerance(spelling))
        continue;
      yield { type: k[id], spelling, at: error - 1, length: 1, isUnitNext: false };
    }
  }
}
