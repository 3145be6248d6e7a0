// What is wrong with the facts of cases, told where the case file says them: as soon as they are read,
// before anything is decided.
import type { FactError } from '@clause/runtime';
import type { Span } from '#language';
import { readDossier } from '../dossier/read-dossier.ts';
import type { Model } from '../model/model.ts';
import type { Suite } from './suite.ts';

export interface RefusedFact {
  readonly error: FactError;
  /** Where to mend it; of a dossier from another file, the case. */
  readonly span: Span;
}

/**
 * Every fact for which the policy refuses a case that does not expect to be refused, in the order of
 * the file. What several cases start from is told of once.
 */
export function refusedFacts({ cases }: Suite, model: Model): readonly RefusedFact[] {
  const unlike = new Map<string, RefusedFact>();
  for (const { dossier, expect, placeOfFact, span: ofCase } of cases) {
    if (expect.errors !== undefined && expect.errors.length > 0) continue;
    const reading = readDossier(model, dossier);
    for (const error of 'errors' in reading ? reading.errors : []) {
      const part = error.code === 'unknown_field' ? 'name' : 'value';
      const span = placeOfFact?.(error.path, part) ?? ofCase;
      const key = JSON.stringify([span.start, span.end, error.code, error.message]);
      if (!unlike.has(key)) unlike.set(key, { error, span });
    }
  }
  return [...unlike.values()].sort((a, b) => a.span.start - b.span.start);
}
