// The example dossiers of the pilot zone on the interpreter and on the generated code, as the policy's
// README tells of them; its cases run with those of every policy, in policies.test.ts.

import { readFileSync } from 'node:fs';
import type { Decision } from '@clause/runtime';
import { describe, expect, test } from 'vitest';
import { machinesFor } from '../support/machines.ts';
import { modelOf, PILOT_ZONE } from '../support/policies.ts';
import { suiteAt } from '../support/suites.ts';

const POLICY = new URL(`../../${PILOT_ZONE}/`, import.meta.url);
const model = modelOf(`${PILOT_ZONE}/rules.clause`);
const machines = machinesFor(model);

describe.each(['interpret', 'explain', 'evaluate'] as const)('%s', (machine) => {
  const run = (dossier: unknown): string | number => {
    const answer = machines[machine](dossier);
    if ('errors' in answer) return (answer.errors as readonly unknown[]).length;
    return (answer.decision as unknown as Decision).totals.policy;
  };

  test.each([
    ['enterprise', '6050000.17'],
    ['service-agency', '750000.00'],
    ['out-of-scope', '0.00'],
    ['refused', 7],
  ])('example %s', (name, wanted) => {
    expect(run(JSON.parse(textOf(`examples/${name}.json`)))).toBe(wanted);
  });

  test('the batch holds the examples, a line each', () => {
    const lines = textOf('examples/batch.ndjson').trim().split('\n');
    expect(lines.map((line) => run(JSON.parse(line)))).toEqual([
      '6050000.17',
      '750000.00',
      '0.00',
      7,
    ]);
  });
});

test('the example enterprise shows a decision of each kind', () => {
  const answer = machines.interpret(JSON.parse(textOf('examples/enterprise.json')));
  if ('errors' in answer) throw new Error('refused');
  const { awards } = answer.decision as unknown as Decision;
  expect(awards.map(({ item, code, amount }) => `${item}: ${code} ${amount}`)).toEqual([
    'privacy-computing: capped_award 3000000.00',
    'data-weaving: reduced_overlap 300000.00',
    'digital-twin: forgone_better_elsewhere 0.00',
    'spatial-computing: ineligible 0.00',
    'anti-fraud: capped_award 200000.00',
    'immersive-tour: capped_limit 50000.00',
    'virtual-performance: capped_limit 0.00',
    'credit-assessment: granted 900000.00',
    'finance-corpus: undetermined 0.00',
    'matching-platform: granted 600000.17',
    'municipal-listing: granted 300000.00',
    'national-registration: capped_limit 700000.00',
  ]);
});

test('the given cases and the source text are kept as they were given', () => {
  const given = suiteAt(`${PILOT_ZONE}/cases.yaml`, model).cases;
  expect(given).toHaveLength(33);
  expect(given[0]?.name).toBe('in scope, one national project');
  expect(textOf('source.txt')).toContain('will be give a maximum support of 1 million yuan');
});

function textOf(path: string): string {
  return readFileSync(new URL(path, POLICY), 'utf8');
}
