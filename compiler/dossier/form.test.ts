// What a form asks for each fact, told for people; a small invented policy.
import { expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { formOf } from './form.ts';

const form = formOf(
  modelFrom(`
unit m2 "square metre"
enum Level "Level": high "High level", low "Low level"
entity Seat "Seat"
  town: text "Town"
entity Year "Year"
  cost: money "Cost of the year"
entity Project "Project"
  cost:  money from 100 yuan to 9,000.50 yuan "Cost"
  level: Level default low "Level"
  area:  number in m2 optional "Area"
  years: list of Year "Years"
applicant Firm "Firm"
  rate:     ratio from 1/3 to 40% "Rate"
  staff:    integer from 0 default 3 "Staff"
  young:    boolean default true "Young"
  since:    date optional "Since"
  seat:     Seat "Seat"
  projects: list of Project "Projects"
article 1
  clause a "Grant for projects" for each project in projects
    grants 10% of project.cost
  clause b
    permits "something"
`),
);

test('every fact has its label, its kind, and what it may be, as a dossier writes it', () => {
  expect(form.currency).toEqual({ code: 'CNY', word: 'yuan', digits: 2 });
  expect(form.facts).toEqual([
    { name: 'rate', label: 'Rate', kind: 'ratio', required: true, min: '1/3', max: '0.4' },
    { name: 'staff', label: 'Staff', kind: 'integer', required: false, min: '0', default: '3' },
    { name: 'young', label: 'Young', kind: 'boolean', required: false, default: true },
    { name: 'since', label: 'Since', kind: 'date', required: false },
    {
      name: 'seat',
      label: 'Seat',
      kind: 'group',
      required: true,
      fields: [{ name: 'town', label: 'Town', kind: 'text', required: true }],
    },
    {
      name: 'projects',
      label: 'Projects',
      kind: 'items',
      required: false,
      hasId: true,
      fields: [
        {
          name: 'cost',
          label: 'Cost',
          kind: 'money',
          required: true,
          min: '100.00',
          max: '9000.50',
        },
        {
          name: 'level',
          label: 'Level',
          kind: 'choice',
          required: false,
          default: 'low',
          choices: [
            { value: 'high', label: 'High level' },
            { value: 'low', label: 'Low level' },
          ],
        },
        { name: 'area', label: 'Area', kind: 'number', required: false, unit: 'in m2' },
        {
          name: 'years',
          label: 'Years',
          kind: 'items',
          required: false,
          hasId: true,
          fields: [{ name: 'cost', label: 'Cost of the year', kind: 'money', required: true }],
        },
      ],
    },
  ]);
});

test('a prior award is chosen among the clauses that grant', () => {
  const clause = form.ledger.fields?.find(({ name }) => name === 'clause');
  expect(clause).toMatchObject({
    kind: 'choice',
    choices: [{ value: 'a', label: 'Grant for projects' }],
  });
  expect(form.supports.fields?.map(({ name }) => name)).toContain('authority');
});
