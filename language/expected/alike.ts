// Keywords that may stand where another may, and nowhere else: one of them is tried for all. A test
// holds this to what trying each of them tells.
import type { KeywordId } from '../keywords/keywords.ts';
import { keywordIds } from '../tokens.ts';

/** The first of each speaks for the others. */
const groups: readonly (readonly [KeywordId, ...KeywordId[]])[] = [
  ['enum', 'policy', 'use', 'entity', 'unit', 'parameter', 'applies', 'article', 'clause'],
  ['grants', 'matches', 'recovers', 'permits', 'encourages', 'requires', 'empowers', 'overlap'],
  ['when', 'unless', 'reading'],
  ['issuer', 'version', 'language', 'source', 'currency'],
  ['roundingUp', 'roundingDown', 'roundingHalfUp', 'roundingHalfEven'],
  [
    ...(['exceeds', 'is', 'isNot', 'isAtLeast', 'isAtMost', 'isMoreThan', 'isLessThan'] as const),
    ...(['isBelow', 'isAbove', 'isBefore', 'isAfter', 'isOnOrBefore', 'isOnOrAfter'] as const),
    ...(['isBetween', 'isIn', 'isNotIn', 'isGiven', 'isNotGiven'] as const),
  ],
  ['cappedAt', 'flooredAt', 'roundedUp', 'roundedDown', 'roundedHalfUp', 'roundedHalfEven'],
  ['inEachCalendarYear', 'inEachYear', 'over'],
  ['theLargestOf', 'theSmallestOf'],
  ['fullYears', 'fullMonths', 'fullWeeks', 'fullDays', 'theYearOf', 'theMonthOf', 'theDayOf'],
  ['boolean', 'money', 'ratio', 'number', 'integer', 'date', 'text'],
  ['optional', 'default'],
  ['yearly', 'halfYearly', 'quarterly', 'monthly'],
  ['takesTheBetter', 'takesTheFirstOf', 'topsUp', 'excludes'],
  ['below', 'upTo', 'above'],
  ['true', 'false'],
];

/** Every keyword, by the one that is tried for it. */
export const alike: ReadonlyMap<KeywordId, readonly KeywordId[]> = (() => {
  const spokenFor = new Set(groups.flatMap(([, ...others]) => others));
  const first = new Map(groups.map((group) => [group[0], group]));
  return new Map(
    keywordIds.filter((id) => !spokenFor.has(id)).map((id) => [id, first.get(id) ?? [id]]),
  );
})();
