import { expect, test } from 'vitest';
import { analyse } from '../analyse.ts';
import { memoryHost } from '../host.ts';

const POLICY = `policy small "Small"
  currency CNY
  rounding half up to 0.01 yuan

applicant Firm "Firm"
  young: boolean "Young"

article 1 "Grants"

  clause first
    when young
    grants 1 yuan

  clause second
    when yuong
    permits "to be young"
`;

const findingsOf = (text: string) =>
  analyse('rules.clause', memoryHost({ 'rules.clause': text })).diagnostics.map(({ name }) => name);

test('a slip is one finding, also where what is left means something else', () => {
  const sound = POLICY.replace('yuong', 'young');
  expect(findingsOf(sound)).toEqual([]);
  expect(findingsOf(sound.replace('permits', ''))).toHaveLength(1);
});

test('what is wrong elsewhere is told all the same', () => {
  expect(findingsOf(POLICY)).toEqual(['unknownName']);
  expect(findingsOf(POLICY.replace('grants 1 yuan', 'grants grants'))).toHaveLength(2);
});
