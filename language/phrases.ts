// The pass between tokens and grammar: joins the words of a keyword into one token, and tells what
// a word after a number is (DESIGN §2.3: a unit only if it is a scale, currency, duration or
// declared unit).
import type { IToken } from 'chevrotain';
import { en } from './keywords/en.ts';
import { isoCurrencies } from './keywords/iso-4217.ts';
import { type KeywordId, type LanguageTable, plainTypes } from './keywords/keywords.ts';
import type { DurationUnit } from './syntax.ts';
import {
  Colon,
  Comma,
  CurrencyBefore,
  Dot,
  isSign,
  isStray,
  k,
  keywordIds,
  MonthWord,
  NumberFigure,
  QuotedName,
  retag,
  ScaleWord,
  UnitWord,
  Word,
} from './tokens.ts';

/** The natural languages that policies can be written in, by their code. */
export const languageTables: Readonly<Record<string, LanguageTable>> = { en };

interface Step {
  keyword: KeywordId | undefined;
  readonly next: Map<string, Step>;
}

/** A natural language, made ready for looking up. */
export interface Vocabulary {
  readonly table: LanguageTable;
  readonly phrases: Step;
  readonly scales: ReadonlyMap<string, number>;
  readonly currencies: ReadonlyMap<string, readonly string[]>;
  readonly durations: ReadonlyMap<string, DurationUnit>;
  readonly months: ReadonlyMap<string, number>;
  readonly signs: ReadonlyMap<string, KeywordId>;
}

const made = new Map<string, Vocabulary>();

/** The vocabulary of a natural language; of English, if there is no table for it. */
export function vocabularyOf(language: string): Vocabulary {
  const name = Object.hasOwn(languageTables, language) ? language : 'en';
  const known = made.get(name);
  if (known !== undefined) return known;
  const fresh = makeVocabulary(languageTables[name] ?? en);
  made.set(name, fresh);
  return fresh;
}

function makeVocabulary(table: LanguageTable): Vocabulary {
  const phrases: Step = { keyword: undefined, next: new Map() };
  for (const id of keywordIds) {
    for (const spelling of table.keywords[id]) {
      let step = phrases;
      for (const word of spelling.split(/(-)| /).filter((part) => part)) {
        const next = step.next.get(word) ?? { keyword: undefined, next: new Map() };
        step.next.set(word, next);
        step = next;
      }
      step.keyword = id;
    }
  }
  return {
    table,
    phrases,
    scales: new Map(Object.entries(table.scales)),
    currencies: new Map(Object.entries(table.currencies)),
    durations: new Map(Object.entries(table.durations)),
    months: new Map(Object.entries(table.months)),
    signs: new Map(Object.entries(table.signs)),
  };
}

/** What a word after a number can be in this file. */
export interface Units {
  readonly declared: ReadonlySet<string>;
  /** ISO code of the policy's currency, if its header says one. */
  readonly currency: string | undefined;
}

/** A place that says what a word after a number can be. */
export interface UnitPlace {
  readonly offset: number;
  readonly says: 'unit' | 'currency';
  readonly name: string;
}

/** What the places say together, with units that other files declare. */
export function unitsOf(
  places: readonly UnitPlace[],
  tokens: readonly IToken[],
  given: Iterable<string>,
): Units {
  const declared = new Set(given);
  for (const { says, name } of places) if (says === 'unit') declared.add(name);
  const own = places.find(({ says }) => says === 'currency')?.name;
  // The header may be broken, and the amounts are in its currency all the same.
  const currency = own ?? tokens.find(isCurrencyCode)?.image;
  return { declared, currency };
}

function isCurrencyCode({ tokenType, image }: IToken): boolean {
  return tokenType === Word && isoCurrencies.has(image);
}

/**
 * Looks ahead for `unit x` and `currency X`, which may stand after their first use. What a type
 * has after `in` or `per` is taken for a unit too, so that a broken declaration of it breaks no
 * more than itself. Each place is told by three tokens behind it and one before it, at most.
 */
export function findUnits(
  tokens: readonly IToken[],
  { table, currencies, durations }: Vocabulary,
): readonly UnitPlace[] {
  const places: UnitPlace[] = [];
  const { unit, currency, per, in: within, each } = table.keywords;
  const types = new Set(plainTypes.flatMap((type) => table.keywords[type]));
  for (let at = 0; at + 1 < tokens.length; at++) {
    const word = tokens[at]?.image;
    const offset = tokens[at]?.startOffset ?? 0;
    const isUnit = word === unit[0] || word === per[0];
    if (!isUnit && word !== currency[0] && word !== within[0]) continue;
    const before = tokens[at - 1];
    const name = tokens[at + 1];
    if (name === undefined || before?.tokenType === Dot) continue;
    if (name.tokenType !== Word && name.tokenType !== QuotedName) continue;
    if (tokens[at + 2]?.tokenType === Colon) continue;
    // `to 10 in each calendar year` names no unit, nor does a word that stands twice.
    if (each.includes(name.image) || name.image === word) continue;
    if (word === currency[0]) {
      if (isoCurrencies.has(name.image))
        places.push({ offset, says: 'currency', name: name.image });
    } else if (word === unit[0]) {
      places.push({ offset, says: 'unit', name: nameText(name) });
      const plural = tokens[at + 2]?.tokenType === Comma ? tokens[at + 3] : undefined;
      const isName = plural?.tokenType === Word || plural?.tokenType === QuotedName;
      if (isName) places.push({ offset, says: 'unit', name: nameText(plural) });
    } else if (isUnit || before?.tokenType === NumberFigure || types.has(before?.image ?? '')) {
      const known = currencies.has(name.image) || durations.has(name.image);
      if (!known && !isoCurrencies.has(name.image)) {
        places.push({ offset, says: 'unit', name: nameText(name) });
      }
    }
  }
  return places;
}

/** A name without its backquotes. */
export function nameText(token: IToken): string {
  return token.tokenType === QuotedName ? token.image.slice(1, -1) : token.image;
}

export interface Joined {
  /** What the grammar reads. */
  readonly tokens: IToken[];
  /** Signs and characters that the language does not have, in order. */
  readonly strange: readonly StrangeToken[];
}

export interface StrangeToken {
  readonly token: IToken;
  /** The keyword that a sign was taken for. */
  readonly meant: KeywordId | undefined;
}

/** Turns words into keywords and units. Changes the types of the tokens it is given. */
export function joinPhrases(
  source: readonly IToken[],
  vocabulary: Vocabulary,
  units: Units,
): Joined {
  const tokens: IToken[] = [];
  const strange: StrangeToken[] = [];
  const end = source.length - 1;
  let before: IToken | undefined;
  for (let at = 0; at < source.length; at++) {
    const token = source[at];
    if (token === undefined) break;
    // After a dot stands a name, never a keyword of several words.
    const isField = before?.tokenType === Dot;
    if (token.tokenType === Word) {
      if (vocabulary.months.has(token.image) && isDayOfYear(tokens)) retag(token, MonthWord);
      else if (!classifyAfterNumber(token, before, vocabulary, units)) {
        const [keyword, last] = longestPhrase(source, at, vocabulary.phrases, isField ? at : end);
        if (keyword !== undefined && last > at) {
          before = joined(source, at, last, keyword);
          tokens.push(before);
          at = last;
          continue;
        }
        if (keyword !== undefined) retag(token, k[keyword]);
        else if (source[at + 1]?.tokenType === NumberFigure && isoCurrencies.has(token.image)) {
          retag(token, CurrencyBefore);
        }
      }
    } else if (isStray(token)) {
      strange.push({ token, meant: undefined });
      continue;
    } else if (isSign(token)) {
      const meant = vocabulary.signs.get(token.image);
      strange.push({ token, meant });
      if (meant === undefined) continue;
      retag(token, k[meant]);
    }
    tokens.push(token);
    before = token;
  }
  return { tokens, strange };
}

/** Whether what was read last begins the day on which years begin, so that a month may follow. */
function isDayOfYear(read: readonly IToken[]): boolean {
  const opener = read.at(-1)?.tokenType === NumberFigure ? read.at(-2) : read.at(-1);
  return opener?.tokenType === k.beginningOn;
}

/** Whether the word is the scale or unit of the number before it; it then gets that type. */
function classifyAfterNumber(
  token: IToken,
  before: IToken | undefined,
  vocabulary: Vocabulary,
  units: Units,
): boolean {
  const afterNumber = before?.tokenType === NumberFigure;
  if (!afterNumber && before?.tokenType !== ScaleWord) return false;
  const word = token.image;
  if (afterNumber && vocabulary.scales.has(word)) retag(token, ScaleWord);
  else if (
    units.declared.has(word) ||
    vocabulary.currencies.has(word) ||
    vocabulary.durations.has(word) ||
    isoCurrencies.has(word)
  ) {
    retag(token, UnitWord);
  } else return false;
  return true;
}

/** The keyword of most words that starts at a word and ends by `end`, and its last token. */
function longestPhrase(
  source: readonly IToken[],
  from: number,
  phrases: Step,
  end: number,
): readonly [KeywordId | undefined, number] {
  let step = phrases.next.get(source[from]?.image ?? '');
  let found: KeywordId | undefined;
  let last = from;
  for (let at = from; step !== undefined; ) {
    if (step.keyword !== undefined) {
      found = step.keyword;
      last = at;
    }
    at++;
    const next = at > end ? undefined : source[at];
    step = next === undefined ? undefined : step.next.get(next.image);
  }
  return [found, last];
}

function joined(source: readonly IToken[], from: number, last: number, keyword: KeywordId): IToken {
  const words = source.slice(from, last + 1).map((token) => token.image);
  const type = k[keyword];
  return {
    image: words.join(' ').replaceAll(' - ', '-'),
    startOffset: source[from]?.startOffset ?? 0,
    endOffset: source[last]?.endOffset ?? 0,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
  };
}
