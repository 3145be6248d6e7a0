// The outside judge of the pilot zone is itself held to the golden cases, the given ones and our own.

import type { Outcome } from '@clause/runtime';
import { expect, test } from 'vitest';
import { differences } from '#compiler';
import { expectedErrors } from '../support/pilot-zone-facts-oracle.ts';
import { expectedDecision } from '../support/pilot-zone-oracle.ts';
import { modelOf, PILOT_ZONE } from '../support/policies.ts';
import { suitesIn } from '../support/suites.ts';

for (const { file, cases } of suitesIn(PILOT_ZONE, modelOf(`${PILOT_ZONE}/rules.clause`))) {
  test.for(cases)(`${file}: $name`, ({ dossier, expect: expected, span }) => {
    const facts = dossier as Parameters<typeof expectedDecision>[0];
    const errors = expectedErrors(facts);
    // Of a decision it knows what the articles settle; codes of measures are the engine's own words.
    const answer = errors.length > 0 ? { errors } : { decision: expectedDecision(facts) };
    const found = differences(expected, answer as Outcome, span);
    expect(found.filter(({ path }) => !/^measures\[\d+\]\.code$/.test(path))).toEqual([]);
  });
}
