// That coverage reaches every place of a policy, and tells which case shows what.
import { expect, test } from 'vitest';
import { dossiers, missing, plants, policy } from '#test/support/coverage.ts';
import { coverageOf, shownByCase } from './coverage.ts';

test('conditions and tables count wherever they stand', () => {
  const source = `
enum Band: low, high
entity Plant
  band: Band
  cost: money
  owner: text
applicant Firm
  band: Band
  big: boolean
  plants: list of Plant

define rate = by band low: 1 high: 2
define group of Plant = by band low: 1 high: 2

limit total of a each Firm to 1,000 yuan * (by band low: 1 high: 2)
  where plant.cost exceeds 1 yuan
  counting other_supports where received

clause a for each plant in plants
  grants rate * plant.cost capped at (by plant.band low: 300 yuan high: 600 yuan)
  limit quantity (by plant.band low: 1 high: 2) each plant.group to 4
  split into (by plant.band low: 1 high: 2) equal parts

clause hint for each plant in plants
  requires "own money" of (by plant.band low: 1 high: 2) * a

clause rule
  when big
  overlap of a with other_supports where received on same group
    tops up
`;
  const both = (band: string, big: boolean) => ({
    band,
    big,
    ...plants({ band: 'low', cost: 2, owner: 'O' }, { band: 'high', cost: 1, owner: 'O' }),
    other_supports: [true, false].map((received) => ({
      matter: 'P1',
      amount: 1,
      received,
      policy: 'Q',
      authority: 'R',
    })),
  });
  const found = missing(source, [both('low', true), both('high', false)]);
  expect(found.filter((line) => /condition|row|decided/.test(line))).toEqual([]);
  expect(missing(source, []).filter((line) => / row /.test(line))).toHaveLength(14);
});

test('a refused dossier shows nothing; each case is told by its position', () => {
  const { model } = policy('applicant Firm\n  cost: money\nclause x\n  grants cost\n');
  const coverage = coverageOf(model, dossiers([{ cost: 'much' }, { cost: 2 }]));
  expect(shownByCase(coverage, 0)).toEqual([]);
  expect(shownByCase(coverage, 1).map(([{ kind }, { name }]) => [kind, name])).toEqual([
    ['clause', 'granted'],
  ]);
});
