// A table that has no row for what it asks (below zero, which is only warned of): on every machine
// the award says so, and speaks of no division.
import type { Decision } from '@clause/runtime';
import { describe, expect, test } from 'vitest';
import { modelFrom } from '../support/decide.ts';
import { machinesFor } from '../support/machines.ts';

const model = modelFrom(`
  applicant A
    income: money "Income"
    costs:  money "Costs"
    big:    boolean "Large"
    more:   money optional "More"
  article 1
    clause whole
      grants by income - costs
        from 0 yuan:   50 yuan
        from 100 yuan: 30 yuan
    clause inside
      grants 2 * (by income - costs, big
        from 0 yuan,   any: 50 yuan
        below 0 yuan, true: 30 yuan
        below 0 yuan, false: income * (by income - costs up to -10 yuan: 2 otherwise: 1))
    clause share
      grants income * (by income - costs from 0 yuan: 20%)
    clause open
      grants by income - costs + more
        from 0 yuan:   50 yuan
        from 100 yuan: 30 yuan
  article 2
    clause own
      requires "own money" of (by income - costs from 0 yuan: 5 yuan)`);

describe.each(['interpret', 'explain', 'evaluate'] as const)('%s', (machine) => {
  const decide = (facts: object): Decision => {
    const answer = machinesFor(model)[machine]({ as_of: '2025-06-30', big: false, ...facts });
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    return answer.decision as unknown as Decision;
  };

  test('says what no row fits', () => {
    const { awards, measures } = decide({ income: '10.00', costs: '15.00' });
    const reason = 'Cannot be calculated: no row of the table fits “Income − Costs”.';
    const none = { status: 'undetermined', code: 'undetermined_division', reason };
    expect(awards.map(({ clause, amount }) => [clause, amount])).toEqual([
      ['whole', '0.00'],
      ['inside', '20.00'],
      ['share', '0.00'],
      ['open', '0.00'],
    ]);
    expect(awards[0]).toMatchObject({ ...none, ceiling: null, missing: [] });
    expect(awards[2]).toMatchObject(none);
    expect(awards[3]).toMatchObject({ code: 'undetermined', missing: ['$.more'] });
    expect(measures[0]).toMatchObject({ status: 'undetermined', reason });
  });

  test('takes the row that there is', () => {
    const { awards } = decide({ income: '150.00', costs: '15.00', more: '0.00' });
    expect(awards.map(({ amount }) => amount)).toEqual(['30.00', '100.00', '30.00', '30.00']);
  });
});
