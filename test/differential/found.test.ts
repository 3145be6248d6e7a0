// What the random tests have found, each kept as a small case: the answer that is right, on every
// machine.

import type { Decision } from '@clause/runtime';
import { describe, expect, test } from 'vitest';
import { analyse, interpretDossier, type Model, memoryHost } from '#compiler';
import { machinesFor } from '../support/machines.ts';
import { modelOf, PILOT_ZONE } from '../support/policies.ts';

describe.each(['interpret', 'explain', 'evaluate'] as const)('%s', (machine) => {
  const decide = (model: Model, dossier: object): Decision => {
    const answer = machinesFor(model)[machine](dossier);
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    return answer.decision as unknown as Decision;
  };

  test('a quantity above its limit is cut once, not again in payment', () => {
    // 12.50 euro × 80.25 m2 = 1,003.125; × 80/80.25 = 1,000.00; the purchase's limit leaves 900.00.
    const dossier = {
      as_of: '2026-01-02',
      purchases: [
        {
          id: 'A',
          kind: 'large',
          lender: 'x',
          price: '0.00',
          area: 80.25,
          rate: '0.05',
          green: true,
        },
      ],
    };
    const { awards } = decide(modelOf('test/differential/policies/limits.clause'), dossier);
    expect(awards.find(({ clause }) => clause === 'area')).toMatchObject({
      offered: '900.00',
      amount: '900.00',
    });
  });

  test('an entry whose `keys` tell nothing is counted by the item it names', () => {
    // The lender's 6,000 over three years are used up by what purchase A was given last year.
    const purchase = { kind: 'small', lender: 'x', price: '10000.00', area: 1, rate: '50%' };
    const had = { clause: 'purchase', amount: '6000.00', date: '2025-05-01' };
    const dossier = {
      as_of: '2026-01-02',
      purchases: [
        { ...purchase, id: 'A', green: false },
        { ...purchase, id: 'B', kind: 'large', green: true },
        { ...purchase, id: 'C', lender: 'y', green: false },
      ],
      ledger: [
        { ...had, item: 'A' },
        // Of the 2,000 for large purchases.
        { clause: 'bonus', item: 'B', amount: '1700.00', date: '2025-05-01' },
        { clause: 'bonus', item: 'gone', amount: '1700.00', date: '2025-05-01' },
      ],
    };
    const { awards } = decide(modelOf('test/differential/policies/limits.clause'), dossier);
    const offered = (clause: string) =>
      awards.filter((award) => award.clause === clause).map((award) => award.offered);
    expect(offered('purchase')).toEqual(['0.00', '0.00', '5000.00']);
    expect(offered('bonus')).toEqual([null, '300.00', null]);
  });

  test('an empty id is an id like any other', () => {
    const dossier = {
      as_of: '2024-10-15',
      registered_in_zone: true,
      operates_in_zone: true,
      data_element_related: true,
      platforms: [{ id: '', demonstration_effect: true, investment: '10.00' }],
    };
    const { awards } = decide(modelOf(`${PILOT_ZONE}/rules.clause`), dossier);
    expect(awards.map(({ item, amount }) => [item, amount])).toEqual([['', '3.00']]);
  });

  test('entries of the ledger have no id and go by their position', () => {
    const text = `policy p "P"
      currency CNY
      applicant Firm "Firm"
        young: boolean "Young"
      article 1
        clause work
          grants 1 yuan
        clause again for each entry in ledger
          grants 10% of entry.amount`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    const entry = { clause: 'work', amount: '10.00', date: '2024-01-01' };
    const { awards } = decide(model, { as_of: '2024-10-15', young: true, ledger: [entry, entry] });
    expect(awards.map(({ item, amount }) => [item, amount])).toEqual([
      [null, '1.00'],
      ['1', '1.00'],
      ['2', '1.00'],
    ]);
  });

  test('a table may give days', () => {
    const text = `policy p "P"
      currency EUR
      applicant Firm "Firm"
        early: boolean "Early"
        begun: date "Begun"
      define due = by early
        true:  2025-01-31
        false: begun
      clause first
        when due is before 2025-06-30
        grants 1 euro`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    const dossier = { as_of: '2025-01-01', begun: '2025-07-01' };
    const paid = (early: boolean) => decide(model, { ...dossier, early }).totals.policy;
    expect([true, false].map(paid)).toEqual(['1.00', '0.00']);
  });

  test('a table may ask for a day that is written down', () => {
    const text = `policy p "P"
      currency EUR
      applicant Firm "Firm"
        early: boolean "Early"
      define due = 2025-01-31
      clause first
        grants by due, early
          before 2025-06-30, true:  1 euro
          before 2025-06-30, false: 2 euro
          from 2025-06-30,   any:   3 euro
      clause second
        grants by (2025-01-31 is before due)
          true:  1 euro
          false: 2 euro`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    const { awards } = decide(model, { as_of: '2025-01-01', early: true });
    expect(awards.map(({ amount }) => amount)).toEqual(['1.00', '2.00']);
  });

  test('a ceiling takes no fact to be given that nothing waits for', () => {
    const text = `policy p "P"
      currency EUR
      applicant Firm "Firm"
        aid: money optional "Aid"
        due: money optional "Due"
      applies
        unless aid is given
      clause first
        grants due capped at 7 euro`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    const { awards } = decide(model, { as_of: '2025-01-01' });
    expect(awards.map(({ status, ceiling }) => [status, ceiling])).toEqual([
      ['undetermined', '7.00'],
    ]);
  });

  test('a ceiling is sought on both sides of where the amount divides by zero', () => {
    const text = `policy p "P"
      currency EUR
      entity Project "Project"
        aid:   money optional "Aid"
        share: ratio "Share"
      applicant Firm "Firm"
        cost:     money to 5 euro optional "Cost"
        projects: list of Project "Projects"
      clause first for each project in projects
        grants by parts of project.aid running over projects
          up to 2,500 euro:    0.98 euro / cost
          above 2,500 euro: project.share
        limit each Firm to 999 euro counting other_supports or nothing`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    const dossier = { as_of: '2025-12-31', projects: [{ id: 'C', share: '0.1' }] };
    const ceilings = ({ awards }: Decision) => awards.map(({ ceiling }) => ceiling);
    const outcome = interpretDossier(model, dossier);
    if ('errors' in outcome) throw new Error('refused');
    // How far the search gets is the interpreter's to say.
    expect(ceilings(decide(model, dossier))).toEqual(ceilings(outcome.decision));
  });

  test('`before` an outer item leaves out what later items hold', () => {
    const text = `policy p "P"
      currency EUR
      entity Year "Year"
        costs: money "Costs"
      entity Project "Project"
        years: list of Year "Years"
      applicant Firm "Firm"
        projects: list of Project "Projects"
      article 1
        clause earlier for each project in projects
          grants sum of y.costs for each p in projects, y in p.years before project`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    const projects = ['10.00', '20.00'].map((costs, at) => ({
      id: `P${at}`,
      years: [{ id: 'Y', costs }],
    }));
    const { awards } = decide(model, { as_of: '2025-12-31', projects });
    expect(awards.map(({ amount }) => amount)).toEqual(['0.00', '10.00']);
  });

  test.each([
    // × 9 cents is more than a double holds.
    ['integer from 0 to 5000000000000000', 4123456789012340, '371111111011110.60'],
    ['integer from -5000000000000000 to 5', -4123456789012340, '371111111011110.60'],
    ['integer', 4123456789012340, '371111111011110.60'],
  ])('%s: %d is multiplied exactly', (type, big, amount) => {
    const text = `policy p "P"
      currency EUR
      applicant Firm "Firm"
        big: ${type} "Big"
      article 1
        clause c
          grants by (big is at least 0) true: big * 0.09 euro false: 0 euro - big * 0.09 euro`;
    const { model } = analyse('p.clause', memoryHost({ 'p.clause': text }));
    if (model === undefined) throw new Error('not sound');
    expect(decide(model, { as_of: '2025-12-31', big }).totals.policy).toBe(amount);
  });
});
