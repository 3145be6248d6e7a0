// Places under the eyes of an observer. What is evaluated elsewhere is not told, for no decision
// rests on it: ceilings, explanations, what prior awards were for.
import type { Context } from './context.ts';
import { type Env, seenBy, viewOf } from './env.ts';
import type { Observation } from './observe.ts';

export interface Watch {
  readonly env: Env;
  /** What was evaluated at the place bears on the decision: its events, held back, are told. */
  readonly counts: () => void;
}

/**
 * A place to evaluate at. Only what an award or a measure rests on counts: where it comes out
 * undetermined, nothing of what was asked on the way shows in the decision.
 */
export function watch({ observe, dossier, view: { digits } }: Context, env: Env): Watch {
  if (observe === undefined) return { env, counts: () => {} };
  const held: Observation[] = [];
  const { awardOf } = env.view;
  const view = viewOf(dossier, digits, { awardOf, observe: (event) => held.push(event) });
  const counts = (): void => {
    for (const event of held) observe(event);
  };
  return { env: seenBy(env, view), counts };
}
