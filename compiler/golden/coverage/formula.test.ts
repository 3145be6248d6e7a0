// Which condition decided: in a guard of some conditions, by what each of them came to.
import { describe, expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { type Result, truth, UNDEFINED } from '../../interpret/result.ts';
import type { Conjunct, Expr } from '../../model/model.ts';
import { decidingLeaves, formulaOfGuard } from './formula.ts';

const FACTS = ['a', 'b', 'c', 'd'];

function guardOf(text: string): readonly Conjunct[] {
  const facts = FACTS.map((name) => `  ${name}: boolean optional`).join('\n');
  const [clause] = modelFrom(
    `applicant Firm\n${facts}\n\nclause x\n  ${text}\n  permits "x"`,
  ).clauses;
  return clause?.guard ?? [];
}

/** The facts that decided, each with its value: `a+ b-`. `facts` has +, - or ? for a, b, c, d. */
function deciding(text: string, facts: string): string {
  const value = (leaf: Expr): Result => {
    const name = leaf.kind === 'field' ? leaf.field.name : '';
    const sign = facts[FACTS.indexOf(name)];
    return sign === '+' || sign === '-' ? truth(sign === '+') : UNDEFINED;
  };
  return decidingLeaves(formulaOfGuard(guardOf(text)), value)
    .map(([leaf, is]) => (leaf.kind === 'field' ? leaf.field.name : '?') + (is ? '+' : '-'))
    .join(' ');
}

describe.each([
  ['when a and b', { '++': 'a+ b+', '+-': 'b-', '-+': 'a-', '--': '' }],
  ['when a or b', { '++': '', '+-': 'a+', '-+': 'b+', '--': 'a- b-' }],
  ['when a\n  unless b', { '+-': 'a+ b-', '++': 'b+', '--': 'a-', '-+': '' }],
  ['unless a and not b', { '++': 'b+', '+-': 'a+ b-', '-+': '', '--': 'a-' }],
  [
    'when a and (b or not c)',
    { '++-': 'a+', '+++': 'a+ b+', '+--': 'a+ c-', '+-+': 'b- c+', '--+': '', '-++': 'a-' },
  ],
  [
    'when (a and b) or (c and d)',
    { '++--': 'a+ b+', '++++': '', '+-+-': 'b- d-', '-+-+': 'a- c-', '----': '' },
  ],
])('%s', (text, expected) => {
  test.each(Object.entries(expected))('%s: %s', (facts, decided) => {
    expect(deciding(text, facts)).toBe(decided);
  });
});

describe('where something is not known', () => {
  test.each([
    ['when a and b', '+?', '', 'the whole is not known'],
    ['when a and b', '-?', 'a-', 'false alone settles it: were it true, the whole were not known'],
    ['when a or b', '+?', 'a+', 'true alone settles it'],
    ['when a and (b or c)', '-+?', 'a-', 'what stands beside it lets it decide'],
    ['when a and (b or c)', '+-?', '', 'the whole is not known'],
  ])('%s with %s: %s (%s)', (text, facts, decided) => {
    expect(deciding(text, facts)).toBe(decided);
  });
});
