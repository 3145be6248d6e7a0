// One meaning, several machines (DESIGN §1.4): on random dossiers, weighted to where a policy bends,
// the interpreter and the generated code give the same decision with the same steps; on malformed
// ones the same fact errors. A difference is shrunk and shown with both answers.

import fc from 'fast-check';
import { describe, test } from 'vitest';
import { expectSame, machinesFor, withoutSteps } from '../support/machines.ts';
import { malformedDossiers } from '../support/malformed-dossiers.ts';
import { inventedPolicies, modelOf, policyFolders, sampleModel } from '../support/policies.ts';
import { dossiersOf } from '../support/random-dossiers.ts';
import { PATIENCE, runs } from '../support/runs.ts';

const POLICIES = [
  ...policyFolders().map((folder) => ({ name: folder, model: modelOf(`${folder}/rules.clause`) })),
  { name: 'the sample of every construct', model: sampleModel() },
  ...inventedPolicies(),
];

describe.each(POLICIES)('$name', ({ model }) => {
  const machines = machinesFor(model);
  const agree = (dossier: unknown): void => {
    const interpreted = machines.interpret(dossier);
    expectSame(['interpreter', 'generated code'], interpreted, machines.explain(dossier));
    expectSame(
      ['interpreter', 'fast generated code'],
      withoutSteps(interpreted),
      machines.evaluate(dossier),
    );
  };

  test('sound dossiers', { timeout: PATIENCE }, () => {
    fc.assert(fc.property(dossiersOf(model), agree), runs(500));
  });

  test('malformed dossiers', { timeout: PATIENCE }, () => {
    fc.assert(fc.property(malformedDossiers(dossiersOf(model)), agree), runs(300));
  });
});
