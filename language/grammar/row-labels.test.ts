// A colon after a row's label is the row's, not a ratio's: `below 40: 0 yuan`.
import { expect, test } from 'vitest';
import { parse } from '../parse.ts';

test.each([
  'below 40: 0 yuan up to 60: 10,000 yuan',
  'below 40 : 1 yuan from 40: 2 yuan',
  'exactly 1: 500,000 yuan exactly 2: 5 yuan',
  'from 1: 1:2 from 2: 1:3',
])('%s', (rows) => {
  const { errors, file } = parse(`clause a grants by b ${rows}`, { file: 'x.clause' });
  expect(errors).toEqual([]);
  expect(JSON.stringify(file).match(/"kind":"row"/g)).toHaveLength(2);
});
