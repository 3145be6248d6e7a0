// Where docs/language.md explains each keyword: its heading's anchor.
import type { KeywordId } from '#language';

const sections = {
  'the-header': [
    'policy',
    'use',
    'source',
    'issuer',
    'currency',
    'roundingUp',
    'roundingDown',
    'roundingHalfUp',
    'roundingHalfEven',
    'version',
    'language',
    'inForce',
    'until',
  ],
  'choices-enum': ['enum'],
  'things-and-the-applicant-entity-applicant': ['entity', 'applicant', 'optional', 'default'],
  'types-of-fields': [
    'boolean',
    'money',
    'ratio',
    'number',
    'integer',
    'date',
    'text',
    'list',
    'in',
    'from',
    'to',
  ],
  'units-unit': ['unit'],
  'amounts-of-money': ['per'],
  'dates-and-durations': [
    'after',
    'before',
    'isBefore',
    'isAfter',
    'isOnOrBefore',
    'isOnOrAfter',
    'fullYears',
    'fullMonths',
    'fullWeeks',
    'fullDays',
    'theYearOf',
    'theMonthOf',
    'theDayOf',
  ],
  calculating: ['of', 'net', 'theLargestOf', 'theSmallestOf'],
  'bounds-and-rounding': [
    'flooredAt',
    'roundedUp',
    'roundedDown',
    'roundedHalfUp',
    'roundedHalfEven',
  ],
  conditions: [
    'and',
    'or',
    'not',
    'true',
    'false',
    'is',
    'isNot',
    'isAtLeast',
    'isAtMost',
    'isMoreThan',
    'exceeds',
    'isLessThan',
    'isBelow',
    'isAbove',
    'isBetween',
    'isIn',
    'isNotIn',
    'isGiven',
    'isNotGiven',
    'atLeast',
    'atMost',
  ],
  lists: ['sum', 'count', 'any', 'every', 'where', 'satisfies', 'otherSupports'],
  'one-row-by': ['by', 'below', 'upTo', 'above', 'exactly', 'otherwise'],
  'brackets-by-parts-of': ['byPartsOf', 'runningOver'],
  define: ['define'],
  parameter: ['parameter'],
  'who-the-policy-is-for-applies': ['applies'],
  'articles-and-clauses': ['article', 'clause'],
  'for-each': ['forEach', 'each'],
  'cites-and-reading': ['cites', 'reading'],
  'when-and-unless': ['when', 'unless'],
  'clauses-that-pay': ['grants', 'matches', 'recovers', 'at'],
  'clauses-that-state': ['permits', 'encourages', 'requires', 'empowers'],
  'the-cap-of-an-award': ['cappedAt'],
  limits: ['limit', 'total', 'quantity', 'counting', 'orNothing', 'allGrants'],
  'over-what-time': ['inEachCalendarYear', 'over', 'calendarYears', 'inEachYear', 'beginningOn'],
  overlap: [
    'overlap',
    'with',
    'onSame',
    'matter',
    'takesTheBetter',
    'takesTheFirstOf',
    'topsUp',
    'excludes',
  ],
  split: ['split', 'equal', 'yearly', 'halfYearly', 'quarterly', 'monthly', 'parts', 'theRest'],
} as const satisfies Readonly<Record<string, readonly KeywordId[]>>;

type Explained = (typeof sections)[keyof typeof sections][number];

const anchors: ReadonlyMap<KeywordId, string> = new Map(
  Object.entries(sections).flatMap(([anchor, ids]) => ids.map((id) => [id, anchor] as const)),
);

/**
 * The page of a keyword, as seen from `docs/`. While a keyword has no section here, a call of this
 * does not compile.
 */
export function keywordPage(keyword: Explained): string {
  return `language.md#${anchors.get(keyword) ?? ''}`;
}
