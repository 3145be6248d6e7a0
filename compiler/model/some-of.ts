// `at least 2 of (a, b, c)`: what is known of it once some of its conditions are.
import type { SomeOf } from './model.ts';

/** `answers`: of each condition, undefined where it is not known. */
export function someHold(
  { operator, count }: Pick<SomeOf, 'operator' | 'count'>,
  answers: readonly (boolean | undefined)[],
): boolean | undefined {
  const least = answers.filter((answer) => answer === true).length;
  const most = answers.filter((answer) => answer !== false).length;
  const low = operator === '<=' ? 0 : count;
  const high = operator === '>=' ? answers.length : count;
  if (low <= least && most <= high) return true;
  return most < low || high < least ? false : undefined;
}
