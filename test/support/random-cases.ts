// Random policies with random sound dossiers of each, for laws that hold of every decision.
// CLAUSE_SEED sets where the policies begin, CLAUSE_POLICIES how many are drawn.
import fc from 'fast-check';
import { analyse, type Model } from '#compiler';
import { hostOf } from './one-file.ts';
import { dossiersOf, type JsonObject } from './random-dossiers.ts';
import { DEMANDS, randomPolicy } from './random-policies.ts';

export interface RandomCase {
  readonly seed: number;
  readonly text: string;
  readonly model: Model;
  readonly dossiers: readonly JsonObject[];
}

/** So many sound policies, with so many dossiers of each. */
export function randomCases(policies: number, dossiers: number): readonly RandomCase[] {
  const first = Number(process.env.CLAUSE_SEED ?? 1);
  const wanted = Number(process.env.CLAUSE_POLICIES ?? policies);
  const cases: RandomCase[] = [];
  for (let seed = first; cases.length < wanted && seed < first + 10 * wanted; seed++) {
    const { text, shared } = randomPolicy(seed, DEMANDS[seed % DEMANDS.length]);
    const others = shared === undefined ? {} : { 'shared.clause': shared };
    const { model, sound } = analyse('example.clause', hostOf(text, others));
    if (model === undefined || !sound) continue;
    const drawn = fc.sample(dossiersOf(model), { numRuns: dossiers, seed });
    cases.push({ seed, text, model, dossiers: drawn });
  }
  return cases;
}
