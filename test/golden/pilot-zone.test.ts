// The pilot zone's golden cases, the given 33 and our own, through the reference interpreter.

import { expect, test } from 'vitest';
import { interpretDossier } from '#compiler';
import { casesIn, shortfalls } from '../support/cases.ts';
import { modelOf, PILOT_ZONE } from '../support/policies.ts';

const FOLDER = new URL(`../../${PILOT_ZONE}/`, import.meta.url);
const model = modelOf(`${PILOT_ZONE}/rules.clause`);

for (const file of ['cases.yaml', 'own.cases.yaml']) {
  test.for(casesIn(new URL(file, FOLDER)))(`${file}: $name`, (example) => {
    expect(shortfalls(example, interpretDossier(model, example.dossier))).toEqual([]);
  });
}

test('there are 33 given cases', () => {
  expect(casesIn(new URL('cases.yaml', FOLDER))).toHaveLength(33);
});
