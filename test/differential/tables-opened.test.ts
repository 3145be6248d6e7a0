// The tables behind what is defined and what is added up: an explanation opens them, on every machine
// that explains, and each once.
import { describe, expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { machinesFor } from '../support/machines.ts';

const text = `policy help "Help"
  currency CNY
  in force from 2025-01-01

enum Level "Level": national "National", district "District"

entity Stage "Stage"
  cost: money "Cost"

entity Project "Project"
  level:  Level         "Level"
  major:  boolean       "Major"
  cost:   money         "Cost"
  stages: list of Stage "Stages"

applicant Firm "Firm"
  young:    boolean         "Young"
  projects: list of Project "Projects"

define base "Base" = by young true: 60% false: 50%
define rate of Project "Rate" = by level national: 30% district: 20%
define aid of Project "Aid" = sum of (by parts of stage.cost up to 100 yuan: 10% above 100 yuan: 5%) * base
  for each stage in stages

article 1 "Help"

  clause own for each project in projects
    grants project.rate * project.cost + project.rate * 1 yuan

  clause summed
    grants sum of project.rate * base * project.cost for each project in projects where project.major

  clause staged
    grants the largest of project.aid for each project in projects

  clause either for each project in projects
    grants (by project.level national: base district: 2 * base) * project.cost
`;

const { model, diagnostics } = analyse('rules.clause', memoryHost({ 'rules.clause': text }));
if (model === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
  throw new Error('the policy is broken');
}
const machines = machinesFor(model);

function projects(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `P${at + 1}`,
    level: at % 2 === 0 ? 'national' : 'district',
    major: at !== 2,
    cost: '100.00',
    stages: at === 0 ? [{ id: 'S1', cost: '150.00' }] : [],
  }));
}

describe.each(['interpret', 'explain'] as const)('%s', (machine) => {
  function rows(clause: string, count = 3, item: string | null = null): readonly string[] {
    const dossier = { as_of: '2025-02-01', young: false, projects: projects(count) };
    const answer = machines[machine](dossier);
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    const { awards } = answer.decision as unknown as {
      awards: readonly {
        clause: string;
        item: string | null;
        steps: readonly { code: string; text: string }[];
      }[];
    };
    const award = awards.find((one) => one.clause === clause && one.item === item);
    return (award?.steps ?? []).filter(({ code }) => code === 'row').map((step) => step.text);
  }

  test('what is defined of an item, once however often it is read', () => {
    expect(rows('own', 3, 'P2')).toEqual(['By Level: the row “District”.']);
  });

  test('each item of a sum that counts, and what holds for all of them without an item', () => {
    expect(rows('summed')).toEqual([
      'P1: By Level: the row “National”.',
      'By Young: the row “no”.',
      'P2: By Level: the row “District”.',
    ]);
  });

  test('lists in what is defined of an item', () => {
    expect(rows('staged')).toEqual([
      'P1/S1: Cost up to 100.00 yuan: 100.00 yuan × 10% = 10.00 yuan.',
      'P1/S1: Cost above 100.00 yuan: 50.00 yuan × 5% = 2.50 yuan.',
      'By Young: the row “no”.',
    ]);
  });

  test('what several rows read, in the row that was taken', () => {
    const young = 'By Young: the row “no”.';
    expect(rows('either', 2, 'P1')).toEqual(['By Level: the row “National”.', young]);
    expect(rows('either', 2, 'P2')).toEqual(['By Level: the row “District”.', young]);
  });

  test('of many items the first ten', () => {
    const told = rows('summed', 14);
    expect(told).toHaveLength(12);
    expect(told.at(-1)).toBe('And so for 3 more.');
  });
});
