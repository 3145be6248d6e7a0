// The outside judge of the pilot zone is itself held to the golden cases, the given ones and our own.

import { expect, test } from 'vitest';
import { type Answer, casesIn, shortfalls } from '../support/cases.ts';
import { expectedErrors } from '../support/pilot-zone-facts-oracle.ts';
import { expectedDecision } from '../support/pilot-zone-oracle.ts';

const POLICY = new URL('../../policies/beijing-data-pilot-zone/', import.meta.url);

for (const file of ['cases.yaml', 'own.cases.yaml']) {
  test.for(casesIn(new URL(file, POLICY)))(`${file}: $name`, (example) => {
    const errors = expectedErrors(example.dossier);
    const answer: Answer =
      errors.length > 0 ? { errors } : { decision: expectedDecision(example.dossier) };
    expect(shortfalls(example, answer)).toEqual([]);
  });
}
