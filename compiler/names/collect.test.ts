// Where a definition is known: everywhere, also when it stands after `applies`.
import { expect, test } from 'vitest';
import { parse } from '#language';
import { checkPolicy } from '../check-policy.ts';

test.each([
  ['before applies', 'define enough = staff is at least 3 applies when staff is at least 1'],
  ['after applies', 'applies when staff is at least 1 define enough = staff is at least 3'],
  ['in applies, and read there', 'applies define enough = staff is at least 3 when enough'],
])('a definition %s is known in clauses', (_, text) => {
  const file = parse(
    `policy p currency CNY applicant A staff: integer own: money ${text}
    article 1 clause c when enough grants own`,
    { file: 'a.clause' },
  );
  const { diagnostics } = checkPolicy([file]);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
});
