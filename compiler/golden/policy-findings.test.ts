// Which of several policies a case file is called after.
import { expect, test } from 'vitest';
import { namesakeOf } from './policy-findings.ts';

const POLICIES = ['a/farms.clause', 'a/farms.hill.clause', 'a/rules.clause'];

test.each([
  ['a/rules.cases.csv', 'a/rules.clause'],
  ['a/rules.more.cases.yaml', 'a/rules.clause'],
  ['a/farms.cases.yml', 'a/farms.clause'],
  ['a/farms.hill.cases.csv', 'a/farms.hill.clause'],
  ['a/rulesets.cases.csv', undefined],
  ['a/cases.csv', undefined],
  ['rules.b/cases.csv', undefined],
])('%s', (file, policy) => {
  expect(namesakeOf(file, POLICIES)).toBe(policy);
});
