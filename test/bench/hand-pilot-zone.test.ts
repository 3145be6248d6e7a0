// The benchmark's rival answers what the policy answers, word for word: the ratio compares two
// functions that do the same work.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENGINE } from '#compiler';
import { machinesFor, withoutSteps } from '../support/machines.ts';
import { malformedDossiers } from '../support/malformed-dossiers.ts';
import { modelOf, PILOT_ZONE } from '../support/policies.ts';
import { dossiersOf } from '../support/random-dossiers.ts';
import { PATIENCE, runs } from '../support/runs.ts';
import { readFacts } from './hand-facts.ts';
import { decide } from './hand-pilot-zone.ts';

const MODEL = modelOf(`${PILOT_ZONE}/rules.clause`);
const { interpret } = machinesFor(MODEL);

test('the same decisions', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(dossiersOf(MODEL), (dossier) => {
      const read = readFacts(dossier);
      if ('problems' in read) throw new Error(`refused: ${JSON.stringify(read.problems)}`);
      const decision: unknown = JSON.parse(JSON.stringify(decide(read.facts, MODEL.hash, ENGINE)));
      expect({ decision }).toEqual(withoutSteps(interpret(dossier)));
    }),
    runs(500),
  );
});

test('the same dossiers refused', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(malformedDossiers(dossiersOf(MODEL)), (dossier) => {
      expect('problems' in readFacts(dossier)).toBe('errors' in interpret(dossier));
    }),
    runs(500),
  );
});
