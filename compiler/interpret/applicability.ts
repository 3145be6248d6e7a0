// Step 1 of DESIGN §3, applicability: the policy's period, whom it is for, each clause's own period.
import type { Decision } from '@clause/runtime';
import type { Clause } from '../model/model.ts';
import { type Asked, allHold, ask, type Context, isInForce } from './context.ts';
import { envOf } from './env.ts';
import { isFalse, isTrue } from './logic.ts';
import type { Unknown } from './result.ts';
import { watch } from './watch.ts';

export type Scope =
  | { readonly applies: true }
  | { readonly applies: false; readonly code: 'not_in_force' }
  | { readonly applies: false; readonly code: 'out_of_scope'; readonly asked: readonly Asked[] }
  | { readonly applies: null; readonly because: Unknown };

/** Whether the policy applies to the dossier; null while a fact that it hangs on is missing. */
export function scopeOf(context: Context): Scope {
  const { model, dossier, view } = context;
  if (!isInForce(model.period, dossier.asOf)) return { applies: false, code: 'not_in_force' };
  const { env, counts } = watch(context, envOf(view));
  const asked = ask(model.applies.guard, env);
  const holds = allHold(asked);
  if (holds.kind === 'boolean') counts();
  if (isTrue(holds)) return { applies: true };
  if (isFalse(holds)) return { applies: false, code: 'out_of_scope', asked };
  if (holds.kind !== 'unknown') throw new Error('a condition is neither true, false nor unknown');
  return { applies: null, because: holds };
}

/** “A clause outside its own period is `not_applicable` alone.” */
export function isClauseInForce({ dossier }: Context, clause: Clause): boolean {
  return isInForce(clause.period, dossier.asOf);
}

/** The decision's own code, beside `applicable`; undefined where it is true. */
export function scopeCode(scope: Scope): Decision['code'] {
  if (scope.applies === null) return 'undetermined';
  return scope.applies ? undefined : scope.code;
}
