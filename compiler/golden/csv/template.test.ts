// The table that a tester begins with: read back without a finding, and answered as it says.
import { describe, expect, test } from 'vitest';
import { inventedPolicies, publishedPolicies, sampleModel } from '#test/support/policies.ts';
import { interpretDossier } from '../../interpret/interpret-dossier.ts';
import { differences } from '../compare.ts';
import { tableTemplate } from './template.ts';
import { model, readTable } from './testing.ts';

const options = {
  labels: false,
  items: 2,
  asOf: '2026-01-31',
  name: 'an example',
  reason: 'why the figures are right',
};

test('names every fact and every clause', () => {
  expect(tableTemplate(model, { ...options, items: 1 })).toMatchInlineSnapshot(`
    "name,reason,article,as_of,registered,dossier.name,staff,share,founded,seat.town,projects.1.level,projects.1.investment,projects.1.major,projects.1.area,projects.1.lender,projects.1.years.1.turnover,ventures.1.level,ventures.1.investment,ventures.1.major,ventures.1.area,ventures.1.lender,ventures.1.years.1.turnover,expect.total,expect.clauses.aid,expect.clauses.yearly,expect.clauses.once
    an example,why the figures are right,,2026-01-31,yes,,,,,text,national,100000.00,,,,100000.00,national,100000.00,,,,100000.00,11000.00,10000.00,1000.00,
    "
  `);
});

test('by labels, where each is understood without doubt', () => {
  expect(
    tableTemplate(model, { ...options, items: 1, labels: true }).split('\r\n')[0],
  ).toMatchInlineSnapshot(
    `"name,reason,article,as_of,Registered,Name of the firm,Staff,Share of women,Founded on,Seat Town,Projects 1 Level,Projects 1 Actual investment (yuan),Projects 1 Major project,Projects 1 Area,Projects 1 Lender,Projects 1 Years 1 Turnover,Projects abroad 1 Level,Projects abroad 1 Actual investment (yuan),Projects abroad 1 Major project,Projects abroad 1 Area,Projects abroad 1 Lender,Projects abroad 1 Years 1 Turnover,expect.total,expect.clauses Aid for projects,expect.clauses yearly,expect.clauses Once"`,
  );
});

describe.each([
  ...publishedPolicies(),
  ...inventedPolicies(),
  { name: 'the sample', model: sampleModel() },
])('$name', ({ model: policy }) => {
  test.each([true, false])('labels: %s', (labels) => {
    const { suite, findings } = readTable(tableTemplate(policy, { ...options, labels }), policy);
    expect(findings).toEqual([]);
    const [one] = suite.cases;
    if (one === undefined) throw new Error('no case');
    expect(differences(one.expect, interpretDossier(policy, one.dossier), one.span)).toEqual([]);
  });
});
