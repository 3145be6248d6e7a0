// What stands beside a clause while a dossier is in use.
import { expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { figuresOf } from './clause-figures.ts';

const POLICY = `policy p "P"
  currency CNY

entity Project "Project"
  cost:  money "Cost"
  major: boolean "Major"

applicant Firm "Firm"
  cost:     money "Cost"
  young:    boolean optional "Young"
  projects: list of Project "Projects"

article 1
  clause whole
    grants 10% of cost
  clause held
    grants cost capped at 3 million yuan
  clause each for each project in projects
    when project.major
    grants project.cost capped at 1,000 yuan
    limit each Firm to 1,500 yuan
  clause young
    when young
    grants 5 yuan
  clause back
    when cost exceeds 10 yuan
    recovers 20% of cost capped at 5 yuan
`;

const figures = (dossier: object, policy = POLICY) => {
  const analysis = analyse('p.clause', memoryHost({ 'p.clause': policy }));
  return figuresOf(analysis, { value: dossier }, '2025-06-30').map(
    ({ clause, text }) => `${clause} ${text}`,
  );
};

test('a clause shows what it pays and what cut it', () => {
  const projects = [
    { id: 'P1', cost: '900.00', major: true },
    { id: 'P2', cost: '5000.00', major: true },
    { id: 'P3', cost: '5000.00', major: false },
  ];
  expect(figures({ cost: '18000000.00', projects })).toEqual([
    'whole → ¥1,800,000.00',
    'held → ¥3,000,000.00, cap binds',
    'each → ¥1,500.00, limit binds',
    'young → ¥0.00, facts missing',
    'back → ¥5.00 owed back, cap binds',
  ]);
});

test('a clause that pays nothing says why', () => {
  const projects = [{ id: 'P1', cost: '900.00', major: false }];
  expect(figures({ cost: '1.00', young: false, projects })).toEqual([
    'whole → ¥0.10',
    'held → ¥1.00',
    'each → ¥0.00, conditions not met',
    'young → ¥0.00, conditions not met',
    'back → ¥0.00 owed back, conditions not met',
  ]);
  expect(figures({ cost: '1.00' })[2]).toBe('each → ¥0.00, no items');
});

test('money has the sign of its currency, of the many dollars each its own', () => {
  const first = (code: string, word: string) =>
    figures(
      { cost: '300.00' },
      `policy p "P"
  currency ${code}
applicant Firm "Firm"
  cost: money "Cost"
article 1
  clause whole
    grants cost capped at 100 ${word}
`,
    );
  expect(first('TWD', 'dollars')).toEqual(['whole → NT$100.00, cap binds']);
  expect(first('AUD', 'dollars')).toEqual(['whole → A$100.00, cap binds']);
  expect(first('EUR', 'euros')).toEqual(['whole → €100.00, cap binds']);
});

test('a policy with errors and a refused dossier have no figures', () => {
  expect(figures({ cost: '1.00' }, POLICY.replace('when young', 'when yung'))).toEqual([]);
  expect(figures({})).toEqual([]);
});
