// The decision by the exact path, with or without its explanation: for dossiers and policies that
// the fast path leaves, and for every `explain`.

import type { Decision } from '@clause/runtime';
import { Buckets } from './award.ts';
import { decisionOf } from './awards.ts';
import { type Context, standpointsOf } from './held.ts';
import { measureAt } from './measures.ts';
import { overlapAll } from './overlap.ts';
import type { PolicyInfo } from './policy.ts';
import { payAll } from './settle.ts';
import { scopeOf, scopeReason, standingAt } from './standing.ts';
import { type AnyDossier, viewOf } from './view.ts';

/** Judges a dossier by the exact path; `told`: with the steps of each award. */
export function decideExactly(policy: PolicyInfo, dossier: AnyDossier, told: boolean): Decision {
  const view = viewOf(dossier, policy.digits);
  const points = standpointsOf(policy.grants, view);
  const context: Context = { policy, view, awards: () => points };
  const scope = scopeOf(context);
  const buckets = new Buckets();
  const standings = points.map((point) => standingAt(context, scope, point, buckets, told));
  payAll(
    policy,
    standings,
    overlapAll(policy, dossier, () => view, standings),
  );
  const measures = standpointsOf(policy.measures, view).map((point) =>
    measureAt(context, scope, standings, point),
  );
  const code =
    scope.applies === true ? undefined : scope.applies === null ? 'undetermined' : scope.code;
  const reason = code && scopeReason(context, scope, policy.words.scope[code]);
  return decisionOf(policy, dossier, scope.applies, reason, code, standings, measures);
}
