// What a misspelled word was probably meant to be: a keyword of one word or several, or a unit.
import type { IToken, TokenType } from 'chevrotain';
import type { KeywordId, LanguageTable } from '../keywords/keywords.ts';
import { Lately } from '../lately.ts';
import type { Units, Vocabulary } from '../phrases.ts';
import {
  k,
  keywordIds,
  MonthWord,
  NumberFigure,
  retag,
  ScaleWord,
  UnitWord,
  Word,
} from '../tokens.ts';
import { wordDistance } from '../word-distance.ts';

/** Tokens that can be read as a keyword or unit that they nearly are. */
export interface Likeness {
  readonly type: TokenType;
  /** As it should be spelled. */
  readonly spelling: string;
  readonly at: number;
  readonly length: number;
  /** How the words behind it are read then, and how many tokens these are now. */
  readonly behind?: readonly IToken[];
  readonly taken?: number;
  /** Where it ends, if that is within its last token: `haf` `up to`. */
  readonly end?: number;
}

/** How many letters of a word may be wrong before it is another word. */
const tolerance = (word: string) => (word.length > 5 ? 2 : word.length > 3 ? 1 : 0);

/** The readings of the words around an error that are nearly something, the likeliest first. */
export function likenessesAt(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
  { vocabulary, units }: KnownWords,
): readonly Likeness[] {
  const unit =
    nearlyUnit(tokens, error, vocabulary, units) ?? nearlyMonth(tokens, error, vocabulary);
  if (unit !== undefined) return [unit];
  return nearlyKeywords(tokens, error, accepted, vocabulary);
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
  const { measures } = vocabulary.table;
  const type = scale === undefined ? UnitWord : ScaleWord;
  const { currencies, durations } = vocabulary;
  // A policy has few units of its own: one wrong letter is rather a slip than another.
  const nearlyDeclared = (unit: string) =>
    near(unit) || (unit.length > 1 && wordDistance(word.image, unit) === 1);
  const own = [...currencies].filter(([, codes]) => codes.includes(units.currency ?? ''));
  const called = measures.find((words) => words.includes(word.image)) ?? [];
  const spelling =
    scale ??
    [...units.declared].find(nearlyDeclared) ??
    called.find((unit) => units.declared.has(unit)) ??
    [...own.map(([spelled]) => spelled), ...durations.keys(), ...currencies.keys()].find(near);
  if (spelling === undefined) return undefined;
  const next = tokens[at + 1];
  const isUnitNext = scale !== undefined && next !== undefined && currencies.has(next.image);
  const behind = isUnitNext ? [readAs(next, UnitWord)] : [];
  return { type, spelling, at, length: 1, behind, taken: behind.length };
}

function readAs(token: IToken, type: TokenType): IToken {
  const read = { ...token };
  retag(read, type);
  return read;
}

/** `beginning on 1 Octobr`. */
function nearlyMonth(
  tokens: readonly IToken[],
  at: number,
  { months }: Vocabulary,
): Likeness | undefined {
  const word = tokens[at];
  const isDay = tokens[at - 1]?.tokenType === NumberFigure;
  if (word?.tokenType !== Word || !isDay || tokens[at - 2]?.tokenType !== k.beginningOn) {
    return undefined;
  }
  const said = word.image.toLowerCase();
  const spelling = [...months.keys()].find((month) => {
    const meant = month.toLowerCase();
    const isCutShort = said.length >= 3 && meant.startsWith(said);
    return isCutShort || wordDistance(said, meant) <= tolerance(month);
  });
  if (spelling === undefined) return undefined;
  return { type: MonthWord, spelling, at, length: 1 };
}

/** A word of the text, and the token that it is or is a part of. */
interface TextWord {
  readonly image: string;
  readonly at: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** The most words that a keyword has, and what people write for it. */
const mostWords = 8;
/** Readings that are tried. */
const mostTried = 4;

/** `caped at`, `is more then`, `are at most`, or `capped` alone: the fewer letters are wrong, the likelier. */
function nearlyKeywords(
  tokens: readonly IToken[],
  error: number,
  accepted: readonly TokenType[],
  { table, months }: Vocabulary,
): readonly Likeness[] {
  const words = wordsAround(tokens, error);
  const found: (Likeness & { readonly wrong: number })[] = [];
  for (const id of keywordIds) {
    const type = k[id];
    const [spelling] = table.keywords[id];
    const sayings = [...table.keywords[id], ...(table.saidFor[id] ?? [])];
    for (const [number, saying] of sayings.entries()) {
      const meant = partsOf(saying);
      const isOwn = number < table.keywords[id].length;
      for (let from = 0; from + meant.length <= words.length; from++) {
        const said = words.slice(from, from + meant.length);
        const [first, last] = [said[0], said.at(-1)];
        if (first?.opens !== true || last === undefined) continue;
        const rest = last.closes
          ? []
          : words.slice(from + meant.length).filter(({ at }) => at === last.at);
        const restId = rest.length === 1 ? idOf(rest[0]?.image ?? '', table) : undefined;
        if (!last.closes && restId === undefined) continue;
        // One word alone is meant where it stands; the error may show right beside several.
        const isBeside = first.at === error + 1 || last.at === error - 1;
        if (isBeside && (meant.length === 1 || !isOwn)) continue;
        if (!isBeside && (last.at < error || first.at > error)) continue;
        if (first.at === error && !accepted.includes(type)) continue;
        if (!tokens.slice(first.at, last.at + 1).some(({ tokenType }) => tokenType === Word)) {
          continue;
        }
        const wrong = difference(said, meant);
        if (wrong === undefined || (wrong === 0 && isOwn)) continue;
        const length = last.at - first.at + 1;
        // A word that is right beside a wrong one is evidence, and so is what stands at the error.
        const right = said.filter(({ image }, at) => image === meant[at]).length;
        const weight = wrong - right / 2 + (isOwn ? 0 : 0.25) + (isBeside ? 0.5 : 0);
        found.push({
          type,
          spelling: isOwn ? saying : spelling,
          at: first.at,
          length,
          wrong: weight,
          ...(restId === undefined
            ? behindIt(type, tokens, first.at + length, months)
            : cutOff(tokens[last.at], rest[0]?.image ?? '', k[restId])),
        });
      }
    }
    const word = tokens[error];
    const [lead, ...more] = spelling.split(' ');
    if (
      more.length > 0 &&
      word?.tokenType === Word &&
      word.image === lead &&
      accepted.includes(type)
    ) {
      found.push({ type, spelling, at: error, length: 1, wrong: Number.MAX_SAFE_INTEGER });
    }
  }
  return found.toSorted((a, b) => a.wrong - b.wrong).slice(0, mostTried);
}

function idOf(word: string, { keywords }: LanguageTable): KeywordId | undefined {
  return keywordIds.find((id) => keywords[id].includes(word));
}

/** Of `up to`, `up` belongs to the keyword before, and `to` stands behind it. */
function cutOff(token: IToken | undefined, word: string, type: TokenType): Partial<Likeness> {
  if (token === undefined) return {};
  const end = (token.endOffset ?? token.startOffset) + 1;
  const start = end - word.length;
  const rest = { ...token, image: word, startOffset: start, endOffset: end - 1 };
  return { behind: [readAs(rest, type)], taken: 0, end: start - 1 };
}

/** Behind `beginning on` stand a day and a month. */
function behindIt(
  type: TokenType,
  tokens: readonly IToken[],
  at: number,
  months: Vocabulary['months'],
): Partial<Likeness> {
  if (type !== k.beginningOn) return {};
  const day = tokens.slice(at, at + 2);
  const behind = day.map((each) => (months.has(each.image) ? readAs(each, MonthWord) : each));
  return { behind, taken: day.length };
}

/** The words of a keyword; a hyphen is one of its own, as it is in a text. */
function partsOf(spelling: string): readonly string[] {
  return parts.at(spelling, () => spelling.split(/(-)| /).filter((part) => part));
}

/** Every keyword is taken apart for every error: more than there are, and words of texts with them. */
const parts = new Lately<readonly string[]>(2000);

/** The words near an error; those of a keyword of several words are apart again. */
function wordsAround(tokens: readonly IToken[], error: number): readonly TextWord[] {
  const words: TextWord[] = [];
  const from = Math.max(0, error - mostWords);
  for (let at = from; at < Math.min(tokens.length, error + mostWords); at++) {
    const parts = partsOf(tokens[at]?.image ?? '');
    parts.forEach((image, part) => {
      words.push({ image, at, opens: part === 0, closes: part === parts.length - 1 });
    });
    if (parts.length === 0) words.push({ image: '', at, opens: true, closes: true });
  }
  return words;
}

/** How many letters differ; undefined if too many. */
function difference(said: readonly TextWord[], meant: readonly string[]): number | undefined {
  const right = said.filter(({ image }, at) => image === meant[at]).length;
  let sum = 0;
  for (const [at, word] of meant.entries()) {
    const here = said[at]?.image ?? '';
    if (here === word) continue;
    if (!/^\p{L}/u.test(here)) return undefined;
    const far = wordDistance(here.toLowerCase(), word);
    // Beside words that are right, a short word may have a letter wrong too: `capped a`, `is nt`.
    const most = right > 0 && word.length > 1 ? Math.max(1, tolerance(word)) : tolerance(word);
    if (far > most || far >= word.length) return undefined;
    sum += Math.max(far, 1);
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
      yield { type: k[id], spelling, at: error - 1, length: 1 };
    }
  }
}
