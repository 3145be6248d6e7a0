// How long the random tests run: CLAUSE_RUNS sets the number of runs of each, CLAUSE_SEED the seed
// with which a failure was found.

import type { Parameters } from 'fast-check';

export function runs(usual: number): Parameters<unknown> {
  const wanted = Number(process.env.CLAUSE_RUNS ?? '');
  const seed = process.env.CLAUSE_SEED;
  return {
    numRuns: wanted > 0 ? wanted : usual,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

/** For a test's time limit, in milliseconds: nothing here is a timing assertion. */
export const PATIENCE = 3_600_000;
