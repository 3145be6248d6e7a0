// How the command decides: by generated code where that stands for the whole policy, by the
// reference interpreter otherwise. Both give the same decision.
import type { Decision, FactError } from '@clause/runtime';
import { interpretDossier, type Model } from '#compiler';

export type Explained = { readonly decision: Decision } | { readonly errors: readonly FactError[] };
export type Decided = { readonly json: () => string } | { readonly errors: readonly FactError[] };

/** Decides a dossier's value, fast. */
export function evaluatorFor(model: Model): (value: unknown) => Decided {
  return (value) => {
    const outcome = interpretDossier(model, value);
    if ('errors' in outcome) return outcome;
    const { decision } = outcome;
    return { json: () => JSON.stringify(decision) };
  };
}

/** Decides a dossier's value with every step, by the reference interpreter. */
export function explainerFor(model: Model): (value: unknown) => Explained {
  return (value) => interpretDossier(model, value);
}
