// What a case holds of an answer, and what it is told where the answer is another.
import { describe, expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { readYamlSuite } from './read-yaml.ts';
import { machinesOf, type PolicyMachines, runCase, runSuite } from './run.ts';
import type { CaseResult } from './suite.ts';

const policy = machinesOf(
  modelFrom(`
entity Project "Project"
  cost: money "Cost"
applicant Firm "Firm"
  small:    boolean         "Small"
  grown:    boolean optional "Grown"
  projects: list of Project "Projects"
applies
  when small
article 3
  clause works "The works" for each project in projects
    grants 30% of project.cost capped at 500 yuan
    split into central "Central": 90% local "Local": the rest
  clause bonus
    when grown
    grants 100 yuan
article 4
  clause office
    empowers "the office" to "decide"
  clause back
    recovers 7 yuan
`),
);

const FIRM =
  '{as_of: 2025-01-01, small: true, projects: [{id: P1, cost: 1000}, {id: P2, cost: 9000}]}';

/** The results of one case that expects this. */
function run(expected: string, dossier = FIRM): CaseResult {
  const text = `cases:\n- name: c\n  dossier: ${dossier}\n  expect: ${expected}\n`;
  const suite = readYamlSuite(text, 'cases.yaml', { model: policy.model });
  expect(suite.diagnostics).toEqual([]);
  const [result] = runSuite(suite, policy);
  if (result === undefined) throw new Error('no case');
  expect(result.machinesDisagree).toBe(false);
  return result;
}

/** `path: expected → found`, one for each difference. */
function told(expected: string, dossier = FIRM): readonly string[] {
  const { differences, passed } = run(expected, dossier);
  const all = differences.get('interpreter') ?? [];
  expect(differences.get('generated')).toEqual(all);
  expect(passed).toBe(all.length === 0);
  return all.map(({ path, expected: wanted, found, update }) => {
    const how = update.kind === 'none' ? ` (${update.why})` : '';
    return `${path}: ${JSON.stringify(wanted)} → ${JSON.stringify(found)}${how}`;
  });
}

describe('is met by', () => {
  test.each([
    '{total: 800, clauses: {works: 800.0}}',
    '{clauses: {works: "800.00", bonus: 0}, articles: {3: 800, 4: 0.00}, recoveries: 7}',
    '{applicable: true, as_of: 2025-01-01, currency: CNY}',
    '{awards: [{clause: works, item: P1, status: granted, computed: 300, offered: 300.0, amount: "300"}]}',
    '{awards: [{clause: works, item: P2, code: capped_award, article: 3, computed: 2700}]}',
    '{awards: [{item: P2}, {status: capped}, {clause: bonus, item: null, computed: null, missing: [grown], ceiling: 100}]}',
    '{awards: [{item: P1, parts: [{name: central, amount: 270}, {amount: 30}]}, {item: P2, parts: {central: 450, local: 50}}]}',
    '{awards: [{item: P2, steps: [amount, {code: award_cap, amount: 500}, payment]}]}',
    '{measures: [{clause: office, status: empowered, modality: empowers, amount: null, cites: []}]}',
    '{errors: []}',
    '{totals: {clauses: {bonus: 0}, policy: 800}}',
  ])('%s', (expected) => {
    expect(told(expected)).toEqual([]);
  });

  test('errors of a dossier that is refused, among others', () => {
    const refused = '{as_of: 2025-01-01, small: 5, projects: [{id: P1}]}';
    expect(told('{errors: [missing]}', refused)).toEqual([]);
    expect(told('{errors: [{path: small, code: type}, "projects[0].cost"]}', refused)).toEqual([]);
  });

  test('a policy that does not apply', () => {
    const large = FIRM.replace('true', 'false');
    expect(told('{applicable: false, code: out_of_scope, clauses: {}}', large)).toEqual([]);
  });
});

describe('is not met by', () => {
  test.each([
    ['{total: 800.01}', ['totals.policy: "800.01" → "800.00"']],
    ['{clauses: {}}', ['totals.clauses.works: "0.00" → "800.00"']],
    [
      '{articles: {4: 1}, recoveries: 8}',
      ['totals.articles.4: "1" → undefined (nothingThere)', 'totals.recoveries: "8" → "7.00"'],
    ],
    ['{applicable: null}', ['applicable: null → true']],
    ['{currency: EUR}', ['currency: "EUR" → "CNY"']],
    ['{totals: {clauses: {bonus: 1}}}', ['totals.clauses.bonus: "1" → "0.00"']],
    ['{errors: [missing]}', ['errors: [{"code":"missing"}] → undefined (decided)']],
    [
      '{awards: [{clause: works, item: P2, amount: 5, status: granted, computed: 2700}]}',
      ['awards[1].amount: "5" → "500.00"', 'awards[1].status: "granted" → "capped"'],
    ],
    ['{awards: [{clause: bonus, amount: null}]}', ['awards[2].amount: null → "0.00"']],
    [
      '{awards: [{item: P1, parts: [300]}]}',
      [
        'awards[0].parts: [{"amount":"300"}] → [{"name":"central","amount":"270.00"},{"name":"local","amount":"30.00"}] (group)',
      ],
    ],
    [
      '{measures: [{clause: office, status: permitted}]}',
      ['measures[0].status: "permitted" → "empowered"'],
    ],
  ])('%s', (expected, wanted) => {
    expect(told(expected)).toEqual(wanted);
  });

  test('steps in another order', () => {
    expect(told('{awards: [{item: P2, steps: [payment, award_cap]}]}')).toHaveLength(1);
    expect(told('{awards: [{item: P2, steps: [payment, payment]}]}')).toHaveLength(1);
  });

  test('an entry that nothing is like is told beside those of its clause', () => {
    const [difference] =
      run('{awards: [{clause: works, item: P9, amount: 5}]}').differences.get('interpreter') ?? [];
    expect(difference?.update).toEqual({ kind: 'none', why: 'noneLike' });
    expect(difference?.found).toMatchObject([{ item: 'P1' }, { item: 'P2' }]);
  });

  test('an entry that several could be meant by is not guessed at', () => {
    const [difference] =
      run('{awards: [{clause: works, amount: 5}]}').differences.get('interpreter') ?? [];
    expect(difference?.update).toEqual({ kind: 'none', why: 'severalLike' });
  });

  test('a dossier that is refused', () => {
    const [only, ...more] = told('{total: 5}', '{as_of: 2025-01-01, projects: []}');
    expect(only).toMatch(/^errors: undefined → \[.*"\$\.small".*\] \(refused\)$/);
    expect(more).toEqual([]);
    expect(told('{errors: []}', '{}')).toHaveLength(1);
    expect(told('{errors: [{code: missing, path: grown}]}', '{}')).toHaveLength(1);
  });
});

describe('both machines are asked', () => {
  const text = `cases:\n- name: c\n  dossier: ${FIRM}\n  expect: {total: 800}\n`;
  const [example] = readYamlSuite(text, 'cases.yaml').cases;

  test.each([
    ['an amount', (amount: string) => amount.replace('800.00', '800.01')],
    [
      'a word that no case looks at',
      (amount: string) => amount.replace('"as_of":"2025', '"as_of":"2024'),
    ],
  ])('%s that differs fails the case', (_, change) => {
    const other: PolicyMachines = {
      ...policy,
      answer: {
        ...policy.answer,
        generated: (dossier, steps) =>
          JSON.parse(change(JSON.stringify(policy.answer.generated(dossier, steps)))),
      },
    };
    if (example === undefined) throw new Error('no case');
    expect(runCase(example, other)).toMatchObject({ passed: false, machinesDisagree: true });
    expect(runCase(example, policy)).toMatchObject({ passed: true, machinesDisagree: false });
  });
});
