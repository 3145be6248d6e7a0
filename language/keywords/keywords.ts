// Keywords by what they mean. How a natural language spells them is one table (en.ts); nothing
// else in the language knows a spelling (DESIGN §2.3).
import type {
  ComparisonOperator,
  DatePart,
  DurationUnit,
  PlainTypeName,
  RoundingMode,
} from '../syntax.ts';
import type { Slips } from './slips.ts';

/**
 * Keywords of one word that join or begin operands. They are names only where nothing but a name
 * can stand (after a dot, before a field's colon), never operands.
 */
export const reservedKeywords = [
  'and',
  'or',
  'not',
  'true',
  'false',
  'of',
  'in',
  'to',
  'each',
  'where',
  'satisfies',
  'by',
  'is',
  'exceeds',
] as const;

/** The other keywords of one word: where an operand may stand, they may be the name of one. */
export const softKeywords = [
  'policy',
  'use',
  'enum',
  'entity',
  'applicant',
  'unit',
  'define',
  'parameter',
  'applies',
  'article',
  'clause',
  'limit',
  'source',
  'issuer',
  'currency',
  'version',
  'language',
  'from',
  'until',
  'cites',
  'reading',
  'when',
  'unless',
  'grants',
  'matches',
  'recovers',
  'permits',
  'encourages',
  'requires',
  'empowers',
  'overlap',
  'at',
  'boolean',
  'money',
  'ratio',
  'number',
  'integer',
  'date',
  'text',
  'list',
  'optional',
  'default',
  'per',
  'total',
  'count',
  'quantity',
  'over',
  'counting',
  'with',
  'otherSupports',
  'matter',
  'excludes',
  'equal',
  'yearly',
  'quarterly',
  'monthly',
  'parts',
  'net',
  'sum',
  'any',
  'every',
  'after',
  'before',
  'below',
  'above',
  'exactly',
  'otherwise',
] as const;

/** Keywords of several words, which are never names. */
export const phraseKeywords = [
  'isNot',
  'isAtLeast',
  'isAtMost',
  'isMoreThan',
  'isLessThan',
  'isBelow',
  'isAbove',
  'isBefore',
  'isAfter',
  'isOnOrBefore',
  'isOnOrAfter',
  'isBetween',
  'isIn',
  'isNotIn',
  'isGiven',
  'isNotGiven',
  'atLeast',
  'atMost',
  'cappedAt',
  'flooredAt',
  'roundedUp',
  'roundedDown',
  'roundedHalfUp',
  'roundedHalfEven',
  'inEachCalendarYear',
  'calendarYears',
  'inEachYear',
  'beginningOn',
  'forEach',
  'byPartsOf',
  'runningOver',
  'theRest',
  'roundingUp',
  'roundingDown',
  'roundingHalfUp',
  'roundingHalfEven',
  'inForce',
  'split',
  'orNothing',
  'allGrants',
  'onSame',
  'takesTheBetter',
  'takesTheFirstOf',
  'topsUp',
  'halfYearly',
  'theLargestOf',
  'theSmallestOf',
  'theYearOf',
  'theMonthOf',
  'theDayOf',
  'fullYears',
  'fullMonths',
  'fullWeeks',
  'fullDays',
  'upTo',
] as const;

export type ReservedKeyword = (typeof reservedKeywords)[number];
export type SoftKeyword = (typeof softKeywords)[number];
export type PhraseKeyword = (typeof phraseKeywords)[number];
export type KeywordId = ReservedKeyword | SoftKeyword | PhraseKeyword;

/** The words with which a message says what was expected where no single keyword fits. */
export type ExpectedClass =
  | 'name'
  | 'value'
  | 'text'
  | 'number'
  | 'month'
  | 'operator'
  | 'part'
  | 'declaration';

/** Everything that a natural language spells in its own way. */
export interface LanguageTable {
  /** Each keyword: its words, one space between them. The first spelling is the one to print. */
  readonly keywords: Readonly<Record<KeywordId, readonly [string, ...string[]]>>;
  /** What people write for a keyword: not understood, and told by what is meant, misspelt or not. */
  readonly saidFor: Readonly<Partial<Record<KeywordId, readonly string[]>>>;
  /** Words that say nothing where a name is meant: `when the project is …`. */
  readonly fillers: ReadonlySet<string>;
  /** Scale words after a number, each with its power of ten. */
  readonly scales: Readonly<Record<string, number>>;
  /**
   * Currency words after a number. Where a word belongs to several currencies, the policy's own
   * is meant if it is among them, and otherwise the first.
   */
  readonly currencies: Readonly<Record<string, readonly [string, ...string[]]>>;
  /** Names of currencies that are no codes, each with its code. */
  readonly currencyNames: Readonly<Record<string, string>>;
  /** What several units of a currency are called, where that is another of its words. */
  readonly currencyPlurals: Readonly<Record<string, string>>;
  readonly durations: Readonly<Record<string, DurationUnit>>;
  /** Words for one and the same measure: a policy that declares one of them means it by the others. */
  readonly measures: readonly (readonly string[])[];
  /** Names of the months, each with its number from 1. */
  readonly months: Readonly<Record<string, number>>;
  /** Signs that other notations use for a keyword: understood, and reported with a hint. */
  readonly signs: Readonly<Record<string, KeywordId>>;
  /** Words of other notations for a kind of value: not understood, and told by what is meant. */
  readonly kindsElsewhere: Readonly<Record<string, PlainTypeName>>;
  /** Words that people write for a value or a row's label that the language has a word for. */
  readonly valuesElsewhere: Readonly<Record<string, KeywordId>>;
  readonly slips: Slips;
  readonly expected: Readonly<Record<ExpectedClass, string>>;
}

export const comparisons = {
  is: 'is',
  isNot: 'is not',
  isAtLeast: '>=',
  isAtMost: '<=',
  isMoreThan: '>',
  exceeds: '>',
  isLessThan: '<',
  isBelow: '<',
  isAbove: '>',
  isBefore: '<',
  isAfter: '>',
  isOnOrBefore: '<=',
  isOnOrAfter: '>=',
} as const satisfies Partial<Record<KeywordId, ComparisonOperator>>;

/** Comparisons that say which of two days comes first; the others say how much, or how long. */
export const dayOrders = {
  isBefore: true,
  isAfter: true,
  isOnOrBefore: true,
  isOnOrAfter: true,
} as const satisfies Partial<Record<keyof typeof comparisons, true>>;

export const roundedModes = {
  roundedUp: 'up',
  roundedDown: 'down',
  roundedHalfUp: 'half up',
  roundedHalfEven: 'half even',
} as const satisfies Partial<Record<KeywordId, RoundingMode>>;

export const roundingModes = {
  roundingUp: 'up',
  roundingDown: 'down',
  roundingHalfUp: 'half up',
  roundingHalfEven: 'half even',
} as const satisfies Partial<Record<KeywordId, RoundingMode>>;

export const elapsedUnits = {
  fullYears: 'year',
  fullMonths: 'month',
  fullWeeks: 'week',
  fullDays: 'day',
} as const satisfies Partial<Record<KeywordId, DurationUnit>>;

export const dateParts = {
  theYearOf: 'year',
  theMonthOf: 'month',
  theDayOf: 'day',
} as const satisfies Partial<Record<KeywordId, DatePart['part']>>;

export const plainTypes = [
  'boolean',
  'money',
  'ratio',
  'number',
  'integer',
  'date',
  'text',
] as const satisfies readonly (KeywordId & PlainTypeName)[];
