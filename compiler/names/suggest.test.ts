import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

test.each([
  ['pionering', ['pioneering', 'approved'], ['pioneering']],
  ['pioneering', ['pioneering_result', 'approved'], ['pioneering_result']],
  ['actual_investment', ['investment', 'income'], ['investment']],
  ['rate', ['date', 'rate_of_aid'], ['date', 'rate_of_aid']],
  ['age', ['age_reached', 'income'], []],
  ['level', ['income'], []],
])('for “%s” among %j: %j', (name, candidates, wanted) => {
  expect(suggest(name, candidates)).toEqual(wanted);
});
