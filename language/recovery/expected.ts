// What a message says was expected.
import type { TokenType } from 'chevrotain';
import { declarationOpeners, partOpeners } from '../grammar/lookahead.ts';
import type { LanguageTable } from '../keywords/keywords.ts';
import {
  CurrencyBefore,
  DateFigure,
  Hole,
  k,
  keywordOf,
  MonthWord,
  NumberFigure,
  Open,
  Percent,
  Plus,
  punctuationSpelling,
  ScaleWord,
  Star,
  StringText,
  UnitWord,
} from '../tokens.ts';

/** Words that go on with a value: too many to name, and rarely what was forgotten. */
const operators: ReadonlySet<TokenType> = new Set([
  ...[k.and, k.or, k.of, k.net, k.per, k.after, k.before, k.is, k.isNot, k.isAtLeast, k.isAtMost],
  ...[k.isMoreThan, k.exceeds, k.isLessThan, k.isBelow, k.isAbove, k.isBefore, k.isAfter],
  ...[k.isOnOrBefore, k.isOnOrAfter, k.isBetween, k.isIn, k.isNotIn, k.isGiven, k.isNotGiven],
  ...[k.cappedAt, k.flooredAt, k.roundedUp, k.roundedDown, k.roundedHalfUp, k.roundedHalfEven],
  ...[...punctuationSpelling].filter(([, sign]) => '+-*/.'.includes(sign)).map(([type]) => type),
]);

const valueStarts: ReadonlySet<TokenType> = new Set([
  ...[k.true, k.false, k.not, k.by, k.byPartsOf, k.sum, k.count, k.any, k.every],
  ...[
    k.theLargestOf,
    k.theSmallestOf,
    k.fullYears,
    k.fullMonths,
    k.fullWeeks,
    k.fullDays,
    k.atLeast,
    k.atMost,
  ],
  ...[k.theYearOf, k.theMonthOf, k.theDayOf],
  ...[NumberFigure, DateFigure, StringText, CurrencyBefore, Hole, Percent, ScaleWord, UnitWord],
]);

/** The most that a message names before it is no help any more. */
const most = 5;

/** What most often joins two values, likeliest first. */
const joining: readonly TokenType[] = [k.of, k.and, k.or, Plus, Star, k.cappedAt];

/** What could join the values on both sides of a place. */
export function operatorWords(
  accepted: readonly TokenType[],
  table: LanguageTable,
): readonly string[] {
  const likely = joining.filter((type) => accepted.includes(type));
  if (likely.length === 0) return [table.expected.operator];
  return likely.flatMap((type) => spelling(type, table)).slice(0, most);
}

/** The accepted tokens in words: classes of them where there are many. */
export function expectedWords(
  accepted: readonly TokenType[],
  table: LanguageTable,
): readonly string[] {
  const words: string[] = [];
  const has = (type: TokenType) => accepted.includes(type);
  const isValue = has(Hole) && has(NumberFigure);
  const isName = has(Hole) && !isValue;
  if (isValue) words.push(table.expected.value);
  else if (isName) words.push(table.expected.name);
  else if (has(NumberFigure)) words.push(table.expected.number);
  if (has(StringText) && !isValue) words.push(table.expected.text);
  const opening = accepted.filter((type) => declarationOpeners.has(type));
  const parts = accepted.filter((type) => partOpeners.has(type) && !declarationOpeners.has(type));
  const rest = accepted.filter((type) => {
    if (valueStarts.has(type) || declarationOpeners.has(type) || partOpeners.has(type))
      return false;
    if (operators.has(type)) return false;
    // Where a name may stand, so may every keyword.
    return isValue || isName ? punctuationSpelling.has(type) && type !== Open : true;
  });
  const spelled = rest.flatMap((type) => spelling(type, table));
  words.push(...spelled.slice(0, most));
  if (isValue || isName) return words;
  if (parts.length > 3) words.push(table.expected.part);
  else words.push(...parts.flatMap((type) => spelling(type, table)));
  if (opening.length > 3) words.push(table.expected.declaration);
  else words.push(...opening.flatMap((type) => spelling(type, table)));
  if (words.length === 0 && accepted.some((type) => operators.has(type))) {
    words.push(...operatorWords(accepted, table));
  }
  return words;
}

/** How a token that was left out is spelled, or the word for its class. */
export function spelling(type: TokenType, table: LanguageTable): readonly string[] {
  if (type === Hole) return [table.expected.value];
  if (type === StringText) return [table.expected.text];
  if (type === NumberFigure) return [table.expected.number];
  if (type === MonthWord) return [table.expected.month];
  const sign = punctuationSpelling.get(type);
  if (sign !== undefined) return [sign];
  const id = keywordOf(type);
  return id === undefined ? [] : [table.keywords[id][0]];
}
