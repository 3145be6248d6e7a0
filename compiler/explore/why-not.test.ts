// What stands between an applicant and the full amount; and the law that nothing is left unsaid.
import { describe, expect, test } from 'vitest';
import { decide, modelFrom } from '#test/support/decide.ts';
import { randomCases } from '#test/support/random-cases.ts';
import { PATIENCE } from '#test/support/runs.ts';
import { type WhyNot, whyNot } from './why-not.ts';

const POLICY = `policy p "P"
  currency CNY
  in force from 2024-01-01

entity Project "Project"
  cost:  money   "Cost"
  major: boolean "Major"
  done:  boolean optional "Done"

applicant Firm "Firm"
  here:     boolean "Here"
  cost:     money optional "Cost"
  funds:    money "Own funds"
  projects: list of Project "Projects"

applies
  when here

article 1
  clause build for each project in projects
    when project.major and project.done
    unless project.cost is below 100 yuan
    grants 50% of project.cost capped at 40% of funds
    limit each Firm to 5,000 yuan in each calendar year
  clause whole
    grants 10% of cost
  clause early
    in force until 2024-12-31
    requires "something"
  clause better
    overlap of build with other_supports takes the better
`;

const model = modelFrom(POLICY);
const base = { as_of: '2025-06-30', here: true, funds: '10000.00' };
const project = (cost: string, more: object = {}) => ({
  id: 'P1',
  cost,
  major: true,
  done: true,
  ...more,
});

function asked(dossier: object, clause = 'build', item: string | null = 'P1'): WhyNot {
  const answer = whyNot(model, { ...base, ...dossier }, { clause, item });
  if ('errors' in answer || answer.whyNot === undefined) throw new Error('no such award');
  return answer.whyNot;
}

/** `cap -1000.00 [capped at 40% of funds] $.funds: At most …`. */
function told({ full, amount, obstacles }: WhyNot): readonly string[] {
  const lines = obstacles.map(({ kind, lost, span, facts, text }) => {
    const place = span === undefined ? '' : POLICY.slice(span.start, span.end);
    return `${kind} ${lost ?? 'all'} [${place.replace(/\s+/g, ' ')}] ${facts.join(' ')}: ${text}`;
  });
  return [`${full} → ${amount}`, ...lines];
}

describe('what stands in the way', () => {
  test('nothing, of an award that is granted in full', () => {
    expect(told(asked({ projects: [project('200.00')] }))).toEqual(['100.00 → 100.00']);
  });

  test('cap, overlap and limit take one after the other, each what it says', () => {
    const answer = asked({
      projects: [project('20000.00')],
      ledger: [{ clause: 'build', item: 'P0', amount: '2500.00', date: '2025-02-01' }],
      other_supports: [
        { matter: 'P1', amount: '300.00', policy: 'Q', authority: 'town', received: true },
      ],
    });
    expect(told(answer)).toMatchInlineSnapshot(`
      [
        "10000.00 → 2200.00",
        "cap 6000.00 [40% of funds] $.funds: At most 40% × Own funds (10,000.00 yuan) = 4,000.00 yuan for this award: 4,000.00 yuan.",
        "limit 1500.00 [limit each Firm to 5,000 yuan in each calendar year] : At most 5,000.00 yuan for each Firm in each calendar year (used up before 2,500.00 yuan, left 2,500.00 yuan): 2,500.00 yuan.",
        "overlap 300.00 [clause better overlap of build with other_supports takes the better] $.other_supports[0]: 300.00 yuan was had from “Q” (town) for the same matter and is deducted: 2,200.00 yuan.",
      ]
    `);
  });

  test('a limit that awards before it have used up', () => {
    const projects = [{ ...project('8000.00'), id: 'P0' }, project('6000.00')];
    expect(told(asked({ projects }))).toMatchInlineSnapshot(`
      [
        "3000.00 → 1000.00",
        "limit 2000.00 [limit each Firm to 5,000 yuan in each calendar year] : At most 5,000.00 yuan for each Firm in each calendar year (used up before 4,000.00 yuan, left 1,000.00 yuan): 1,000.00 yuan.",
      ]
    `);
  });

  test('conditions that do not hold, and what is missing, each at its place', () => {
    const projects = [project('50.00', { major: false, done: null })];
    expect(told(asked({ projects }))).toMatchInlineSnapshot(`
      [
        "25.00 → 0.00",
        "condition all [project.major] $.projects[0].major: Not eligible: “Major” does not hold.",
        "missingFact all [project.done] $.projects[0].done: Not known yet. Not given: “Done”.",
        "condition all [project.cost is below 100 yuan] $.projects[0].cost: Not eligible: “Cost is below 100.00 yuan” holds.",
      ]
    `);
  });

  test('a policy that does not apply, and is not in force', () => {
    const projects = [project('20000.00')];
    expect(told(asked({ here: false, projects }))).toMatchInlineSnapshot(`
      [
        "10000.00 → 0.00",
        "scope all [here] $.here: These rules do not apply: “Here” does not hold.",
        "cap 6000.00 [40% of funds] $.funds: At most 40% × Own funds (10,000.00 yuan) = 4,000.00 yuan for this award: 4,000.00 yuan.",
      ]
    `);
    expect(told(asked({ as_of: '2023-06-30', projects }))).toMatchInlineSnapshot(`
      [
        "10000.00 → 0.00",
        "notInForce all [in force from 2024-01-01] : On 2023-06-30 these rules are not in force; they are in force from 2024-01-01.",
        "cap 6000.00 [40% of funds] $.funds: At most 40% × Own funds (10,000.00 yuan) = 4,000.00 yuan for this award: 4,000.00 yuan.",
      ]
    `);
  });

  test('a fact that the amount hangs on', () => {
    expect(told(asked({}, 'whole', null))).toMatchInlineSnapshot(`
      [
        "null → 0.00",
        "missingFact all [10% of cost] $.cost: Not known yet. Not given: “Cost”.",
      ]
    `);
  });

  test('a measure by its conditions and its period', () => {
    expect(told(asked({}, 'early', null))).toMatchInlineSnapshot(`
      [
        "null → 0.00",
        "notInForce all [in force until 2024-12-31] : On 2025-06-30 this clause is not in force; it is in force until 2024-12-31.",
      ]
    `);
  });

  test('an award that the dossier does not have, and a dossier that is refused', () => {
    expect(whyNot(model, base, { clause: 'build', item: 'P9' })).toEqual({ whyNot: undefined });
    expect(whyNot(model, {}, { clause: 'whole', item: null })).toHaveProperty('errors');
  });
});

test('on random policies: from the full amount down to what is paid, and something in the way of all that is not', {
  timeout: PATIENCE,
}, () => {
  const seen = new Set<string>();
  for (const { model: policy, dossiers, seed } of randomCases(16, 6)) {
    for (const dossier of dossiers) {
      for (const award of decide(policy, dossier).awards) {
        const answer = whyNot(policy, dossier, award);
        const hint = `seed ${seed} ${JSON.stringify(dossier)} ${award.clause} ${award.item}`;
        if ('errors' in answer || answer.whyNot === undefined) throw new Error(hint);
        const { full, amount, obstacles } = answer.whyNot;
        seen.add(award.status);
        expect(amount, hint).toBe(award.amount);
        for (const { text } of obstacles) expect(text, hint).not.toBe('');
        const lost = obstacles.map((one) => minor(one.lost ?? '0'));
        const rest = lost.reduce((left, one) => left - one, minor(full ?? '0'));
        switch (award.status) {
          case 'granted':
          case 'capped':
          case 'reduced':
          case 'forgone':
            expect(full, hint).toBe(award.computed);
            expect(rest, hint).toBe(minor(award.amount));
            expect(lost.every((one) => one > 0n) || award.status === 'forgone', hint).toBe(true);
            expect(obstacles.length === 0, hint).toBe(award.status === 'granted');
            break;
          case 'ineligible':
          case 'not_applicable':
            expect(
              obstacles.some((one) => one.lost === null),
              hint,
            ).toBe(true);
            break;
          case 'undetermined': {
            const missing = obstacles.flatMap((one) =>
              one.kind === 'missingFact' ? one.facts : [],
            );
            expect(missing, hint).toEqual(expect.arrayContaining(award.missing ?? []));
            break;
          }
          default:
            award.status satisfies never;
        }
      }
    }
  }
  expect(seen.size).toBeGreaterThanOrEqual(6);
});

function minor(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
