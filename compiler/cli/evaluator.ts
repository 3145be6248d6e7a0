// How the command decides: `run` by the code that `build` writes, `explain` by the reference
// interpreter. Tests hold both to the same decision.
import type { FactError, Outcome } from '@clause/runtime';
import { compileEvaluator, interpretDossier, type Model } from '#compiler';

export type Decided = { readonly json: () => string } | { readonly errors: readonly FactError[] };

/** Decides a dossier's value, fast and without steps. */
export function evaluatorFor(model: Model): (value: unknown) => Decided {
  const { parseDossier, evaluate } = compileEvaluator(model);
  return (value) => {
    const read = parseDossier(value);
    if ('errors' in read) return read;
    const decision = evaluate(read.dossier);
    return { json: () => JSON.stringify(decision) };
  };
}

/** Decides a dossier's value with every step, by the reference interpreter. */
export function explainerFor(model: Model): (value: unknown) => Outcome {
  return (value) => interpretDossier(model, value);
}
