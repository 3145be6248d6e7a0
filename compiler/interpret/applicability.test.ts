// DESIGN §3.1.
import { expect, test } from 'vitest';
import { awardIn, decide, measureIn, modelFrom, told } from '#test/support/decide.ts';

const policy = modelFrom(`policy p "P"
  currency CNY
  rounding half up to 0.01 yuan
  in force from 2025-01-01 until 2025-12-31

entity Plant "Plant"
  cost: money "Cost"

applicant Firm "Firm"
  local: boolean optional "Local"
  large: boolean default false "Large"
  plants: list of Plant "Plants"

applies
  when local
  unless large

article 1
  clause build for each plant in plants
    grants 10% of plant.cost capped at 50 yuan

  clause extra
    in force from 2025-07-01 until 2025-07-31
    grants 7 yuan

  clause hint
    encourages "building"
`);
const facts = {
  local: true,
  plants: [
    { id: 'A', cost: '100' },
    { id: 'B', cost: '900' },
  ],
};

test.each([
  ['2024-12-31', false],
  ['2025-01-01', true],
  ['2025-12-31', true],
  ['2026-01-01', false],
])('on %s the policy is in force: %s (end dates included)', (as_of, applicable) => {
  expect(decide(policy, { ...facts, as_of }).applicable).toBe(applicable);
});

test('not in force: every award and measure is not applicable, with the reason, and the total is 0', () => {
  const decision = decide(policy, { ...facts, as_of: '2026-01-01' });
  expect(decision).toMatchObject({
    applicable: false,
    code: 'not_in_force',
    reason:
      'On 2026-01-01 these rules are not in force; they are in force from 2025-01-01 until 2025-12-31.',
    totals: { clauses: { build: '0.00', extra: '0.00' }, articles: { 1: '0.00' }, policy: '0.00' },
  });
  expect(told(decision)).toEqual([
    'build A: not_applicable',
    'build B: not_applicable',
    'extra: not_applicable',
  ]);
  expect(awardIn(decision, 'build', 'A')).toMatchObject({
    code: 'not_in_force',
    computed: null,
    offered: null,
    amount: '0.00',
  });
  expect(measureIn(decision, 'hint').status).toBe('not_applicable');
});

test('out of scope names every condition that failed', () => {
  const decision = decide(policy, { ...facts, local: false, large: true });
  expect(decision).toMatchObject({
    applicable: false,
    code: 'out_of_scope',
    reason: 'These rules do not apply: “Local” does not hold; “Large” holds.',
  });
  expect(awardIn(decision, 'extra').code).toBe('out_of_scope');
  expect(measureIn(decision, 'hint').code).toBe('out_of_scope');
});

test.each([
  ['2025-06-30', 'not_applicable'],
  ['2025-07-01', 'granted'],
  ['2025-07-31', 'granted'],
  ['2025-08-01', 'not_applicable'],
])('on %s the clause with its own period is %s, alone', (as_of, status) => {
  const decision = decide(policy, { ...facts, as_of });
  expect(awardIn(decision, 'extra').status).toBe(status);
  expect(awardIn(decision, 'build', 'A').status).toBe('granted');
});

test('unknown scope: applicable is null and everything is undetermined, with what is missing', () => {
  const decision = decide(policy, { ...facts, local: null });
  expect(decision).toMatchObject({ applicable: null, code: 'undetermined' });
  expect(decision.reason).toContain('“Local”');
  expect(decision.awards).toMatchObject([
    { status: 'undetermined', code: 'scope_undetermined', ceiling: '10.00', missing: ['$.local'] },
    { status: 'undetermined', ceiling: '50.00', computed: null, offered: null, amount: '0.00' },
    { clause: 'extra', status: 'undetermined', ceiling: '0.00' },
  ]);
  expect(measureIn(decision, 'hint')).toMatchObject({
    status: 'undetermined',
    missing: ['$.local'],
  });
  expect(decision.totals.policy).toBe('0.00');
});

test('false and unknown is false: a scope that fails for certain is out of scope', () => {
  expect(decide(policy, { ...facts, local: null, large: true }).applicable).toBe(false);
});
