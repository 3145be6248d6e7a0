// What a form should still ask; and the law that what is left out can change nothing.
import { describe, expect, test } from 'vitest';
import { interpret, type Model } from '#compiler';
import { modelFrom } from '#test/support/decide.ts';
import { randomCases } from '#test/support/random-cases.ts';
import { PATIENCE } from '#test/support/runs.ts';
import { fieldAt, readPath, valueAt, withValueAt } from './fact-path.ts';
import { factsThatMatter } from './facts-that-matter.ts';

const POLICY = `
enum Level "Level": high "High", low "Low"
entity Project "Project"
  cost:  money "Cost"
  level: Level "Level"
  major: boolean default false "Major"
applicant Firm "Firm"
  here:     boolean "Here"
  young:    boolean "Young"
  cost:     money to 1 million yuan "Cost"
  rate:     ratio from 5% to 10% "Rate"
  asked:    money optional "Asked for"
  staff:    integer from 0 "Staff"
  projects: list of Project "Projects"
applies
  when here
article 1
  clause young
    when young and staff is at least 3
    grants rate * cost
  clause small
    when not young
    grants 100 yuan
  clause named
    when asked is given
    grants 7 yuan
  clause build for each project in projects
    when project.major
    grants by project.level
      high: 20% of project.cost capped at 50,000 yuan
      low:  10% of project.cost capped at 20,000 yuan
    limit each Firm to 60,000 yuan
  clause told
    when staff is at least 10
    requires "a report"
`;

const model = modelFrom(POLICY);

/** `$.cost 100000.00 young`: heaviest first. */
function told(dossier: object, of: Model = model): readonly string[] {
  return factsThatMatter(of, { as_of: '2025-06-30', ...dossier }, '2025-06-30').map(
    ({ path, atStake, awards }) => {
      const names = awards.map(({ clause, item }) =>
        item === null ? clause : `${clause}/${item}`,
      );
      return `${path} ${atStake ?? 'unbounded'} ${names.join(' ')}`.trim();
    },
  );
}

describe('what is still asked for', () => {
  test('of an empty dossier everything, and who the policy is for before all', () => {
    expect(told({})).toEqual([
      '$.here 160107.00 young small named build told',
      '$.cost 100000.00 young',
      '$.staff 100000.00 young told',
      '$.young 99900.00 young small',
      '$.projects 60000.00 build',
      '$.rate 50000.00 young',
      '$.asked 7.00 named',
    ]);
  });

  test('nothing of whom the policy is not for', () => {
    expect(told({ here: false })).toEqual([]);
    expect(told({ here: true, young: false, staff: 3, asked: '1.00', projects: [] })).toEqual([]);
  });

  test('what conditions have settled is left out', () => {
    const facts = { here: true, young: false, projects: [], asked: '1.00' };
    expect(told(facts)).toEqual(['$.staff 0.00 told']);
    expect(told({ ...facts, young: true, staff: 12 })).toEqual([
      '$.cost 100000.00 young',
      '$.rate 50000.00 young',
    ]);
  });

  test('of an item, with the money that hangs on each fact; defaults may still be changed', () => {
    const facts = { here: true, young: false, staff: 1, asked: '1.00' };
    expect(told({ ...facts, projects: [{ id: 'P1', cost: '300000.00' }] })).toEqual([
      '$.projects[0].major 50000.00 build/P1',
      '$.projects[0].level 30000.00 build/P1',
    ]);
    const sure = { id: 'P1', cost: '300000.00', level: 'low' };
    expect(told({ ...facts, projects: [sure] })).toEqual(['$.projects[0].major 20000.00 build/P1']);
    const items = [1, 2].map((at) => ({ id: `P${at}`, level: 'high', major: true }));
    expect(told({ ...facts, projects: items })).toEqual([
      '$.projects[0].cost 50000.00 build/P1',
      '$.projects[1].cost 50000.00 build/P2',
    ]);
  });

  test('what is wrong counts as not given, whatever else is wrong', () => {
    const facts = { here: true, young: 'no', staff: 3, asked: '1.00', projects: [], x: 1 };
    expect(told({ ...facts, cost: 'a lot', rate: '10%' })).toEqual([
      '$.cost 100000.00 young',
      '$.young 99900.00 young small',
    ]);
    expect(factsThatMatter(model, 'nonsense', '2025-06-30').length).toBeGreaterThan(3);
  });

  test('a list that conditions count', () => {
    const counting = modelFrom(`
entity Project "Project"
  cost: money "Cost"
applicant Firm "Firm"
  rich: boolean "Rich"
  projects: list of Project "Projects"
article 1
  clause many
    when (count each p in projects) is at least 3
    grants 10 yuan
    limit each Firm to 5 yuan
`);
    expect(told({}, counting)).toEqual(['$.projects 5.00 many']);
    expect(told({ projects: [] }, counting)).toEqual([]);
  });

  test('more hangs on what may push a better award aside', () => {
    const pushing = modelFrom(`
applicant Firm "Firm"
  first: boolean "First"
article 1
  clause a
    when first
    grants 10 yuan
  clause b
    grants 500 yuan
  clause rule
    overlap of a, b on same applicant takes the first of (a, b)
`);
    expect(told({}, pushing)).toEqual(['$.first 510.00 a']);
  });

  test('awards that a limit has room for and that meet no support push nobody aside', () => {
    const roomy = modelFrom(`
entity House "House"
  cost: money "Cost"
  used: boolean "Used"
applicant Club "Club"
  houses: list of House "Houses"
article 1
  limit total of pump, roof each Club to 900 yuan over 3 years
  limit each of all grants to at least 5 yuan or nothing
  clause pump for each house in houses
    when house.used
    grants 20% of house.cost capped at 60 yuan
  clause roof
    grants 100 yuan
  clause rule
    overlap of pump, roof with other_supports on same applicant tops up
`);
    const houses = [
      { id: 'A', cost: '50', used: true },
      { id: 'B', cost: '5000' },
    ];
    const used = '$.houses[1].used';
    expect(told({ houses }, roomy)).toEqual([`${used} 60.00 pump/B`]);
    // With what was had before, the limit may leave less than the least that is paid.
    const ledger = [{ clause: 'pump', amount: '735', date: '2024-06-30' }];
    expect(told({ houses, ledger }, roomy)).toEqual([`${used} 170.00 pump/B`]);
    const other_supports = [{ amount: '1', received: true }];
    expect(told({ houses, other_supports }, roomy)).toEqual([`${used} 170.00 pump/B`]);
  });
});

// ---------------------------------------------------------------- the laws

/** Another value of the same fact. */
function otherThan(value: unknown, field: ReturnType<typeof fieldAt>, turn: number): unknown {
  const type = field?.type;
  switch (type?.kind) {
    case 'boolean':
      return value !== true;
    case 'enum':
      return type.enum.members[turn % type.enum.members.length]?.name;
    case 'money':
      return String([0, 1, 7, 1000, 4_999_999][turn % 5]);
    case 'date':
      return ['2000-01-01', '2025-06-30', '2031-12-31'][turn % 3];
    case 'text':
      return ['x', 'alpha', 'beta'][turn % 3];
    default:
      return value;
  }
}

/** What is decided, but for the words. */
function decidedOf(policy: Model, dossier: unknown) {
  const outcome = interpret(policy, dossier, { engine: '' });
  if ('errors' in outcome) return undefined;
  const { awards, measures, totals, applicable } = outcome.decision;
  return {
    total: BigInt(totals.policy.replace('.', '')),
    whole: JSON.stringify([
      applicable,
      awards.map(({ clause, item, status, amount, missing }) => [
        clause,
        item,
        status,
        amount,
        missing,
      ]),
      measures.map(({ clause, item, status, amount }) => [clause, item, status, amount]),
    ]),
  };
}

function plainPaths(policy: Model, value: unknown, path = '$'): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((one, at) => plainPaths(policy, one, `${path}[${at}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) =>
      plainPaths(policy, one, `${path}.${name}`),
    );
  }
  const outside =
    /^\$\.(as_of|reference|ledger|other_supports)\b/.test(path) || path.endsWith('.id');
  return outside ? [] : [path];
}

test('on random policies what is left out changes nothing, and no more hangs on a fact than is told', {
  timeout: PATIENCE,
}, () => {
  let changed = 0;
  let left = 0;
  for (const { model: policy, dossiers, seed } of randomCases(12, 3)) {
    for (const [turn, dossier] of dossiers.entries()) {
      const paths = plainPaths(policy, dossier);
      const hidden = paths.filter((_, at) => (at * 7 + turn) % 3 === 0);
      const partly = hidden.reduce<unknown>(
        (so, path) => withValueAt(so, readPath(path) ?? [], null),
        dossier,
      );
      const facts = factsThatMatter(policy, partly, '2025-06-30');
      const before = decidedOf(policy, dossier);
      if (before === undefined) continue;
      for (const [at, path] of hidden.entries()) {
        const place = readPath(path) ?? [];
        const field = fieldAt(policy, place);
        const other = otherThan(valueAt(dossier, place), field, at + turn);
        const after = decidedOf(policy, withValueAt(dossier, place, other));
        if (after === undefined) continue;
        const found = facts.find((fact) => fact.path === path);
        const hint = `seed ${seed} ${path} ${JSON.stringify(dossier)} ${JSON.stringify(other)}`;
        if (found === undefined) {
          left++;
          expect(after.whole, hint).toBe(before.whole);
        }
        if (after.whole !== before.whole) changed++;
        if (found === undefined || found.atStake === null) continue;
        const moved = after.total - before.total;
        const stake = BigInt(found.atStake.replace('.', ''));
        expect(moved <= stake && -moved <= stake, `${hint} ${moved} ${stake}`).toBe(true);
      }
    }
  }
  expect(left).toBeGreaterThan(30);
  expect(changed).toBeGreaterThan(10);
});
