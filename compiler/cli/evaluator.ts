// How the command decides: by generated code where that stands for the whole policy, by the
// reference interpreter otherwise. Both give the same decision.
import type { FactError, Outcome } from '@clause/runtime';
import { ENGINE, interpret, interpretDossier, type Model } from '#compiler';

export type Decided = { readonly json: () => string } | { readonly errors: readonly FactError[] };

/** Decides a dossier's value, fast and without steps. */
export function evaluatorFor(model: Model): (value: unknown) => Decided {
  return (value) => {
    const outcome = interpret(model, value, { engine: ENGINE, explain: false });
    if ('errors' in outcome) return outcome;
    const { decision } = outcome;
    return { json: () => JSON.stringify(decision) };
  };
}

/** Decides a dossier's value with every step, by the reference interpreter. */
export function explainerFor(model: Model): (value: unknown) => Outcome {
  return (value) => interpretDossier(model, value);
}
