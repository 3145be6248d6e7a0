// The golden cases of every policy under policies/, on the interpreter and on the generated code, with
// steps and without.

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type CaseResult,
  coverageOf,
  differences,
  machinesOf,
  missingIn,
  runCase,
} from '#compiler';
import { clause } from '../support/command.ts';
import { modelOf, policyFolders } from '../support/policies.ts';
import { suitesIn } from '../support/suites.ts';

describe.each(policyFolders())('%s', (folder) => {
  const machines = machinesOf(modelOf(`${folder}/rules.clause`));
  const cases = suitesIn(folder, machines.model).flatMap(({ file, cases: own }) =>
    own.map((example) => ({
      file: file.slice(file.lastIndexOf('/') + 1),
      name: example.name,
      example,
    })),
  );

  test('has nothing to mend, every sentence of its source cited, and is laid out', async () => {
    const rules = fileURLToPath(new URL(`../../${folder}/rules.clause`, import.meta.url));
    expect((await clause(['check', rules])).stderr).toContain('nothing to mend');
    expect((await clause(['fmt', '--check', rules])).exit).toBe(0);
  });

  test('has cases enough, each with its reason', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
    expect(cases.filter(({ example }) => !example.reason).map(({ name }) => name)).toEqual([]);
  });

  test('has a case for every outcome that it can have', () => {
    const coverage = coverageOf(
      machines.model,
      cases.map(({ example }) => example),
    );
    const missing = missingIn(coverage).map(
      ([{ id, label }, { name }]) => `${id} ${label}: ${name}`,
    );
    expect(missing).toEqual([]);
  });

  test.for(cases)('$file: $name', ({ example }) => {
    expect(told(runCase(example, machines))).toEqual([]);
    for (const machine of ['interpreter', 'generated'] as const) {
      const answer = machines.answer[machine](example.dossier, true);
      expect(differences(example.expect, answer, example.span), machine).toEqual([]);
    }
  });
});

/** What a case falls short of; none: it passes. */
function told({ passed, machinesDisagree, differences: found }: CaseResult): readonly unknown[] {
  if (passed) return [];
  return [...(machinesDisagree ? ['the machines disagree'] : []), ...found.values()];
}
