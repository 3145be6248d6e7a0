// The ceiling against the oracle: every completion of the missing facts is judged, and the largest
// offer among them is the ceiling, on both machines (DESIGN §3).

import type { Award } from '@clause/runtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, type Model, memoryHost } from '#compiler';
import { machinesFor } from '../support/machines.ts';
import { PATIENCE, runs } from '../support/runs.ts';
import { completionsOf, type SmallCase, smallCases } from '../support/small-policies.ts';

type Judge = (dossier: object) => Award;

function judges(model: Model): readonly Judge[] {
  const { interpret, evaluate } = machinesFor(model);
  return [interpret, evaluate].map((machine) => (dossier) => {
    const answer = machine(dossier);
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    const { awards } = answer.decision as unknown as { readonly awards: readonly Award[] };
    return awards[0] as Award;
  });
}

/** What a sound policy's clause could come to at most; undefined where the policy is not sound. */
function modelOf(policy: string): Model | undefined {
  const { model, sound } = analyse('p.clause', memoryHost({ 'p.clause': policy }));
  return sound ? model : undefined;
}

/** The largest offer over all completions: 0.00 if none is eligible, null if none has a value. */
function largest(judge: Judge, small: SmallCase): string | null {
  let best: number | undefined;
  let without = false;
  for (const dossier of completionsOf(small)) {
    const { status, offered } = judge(dossier);
    if (status === 'undetermined') without = true;
    else if (offered !== null) best = Math.max(best ?? 0, Number(offered));
  }
  if (best === undefined) return without ? null : '0.00';
  return best.toFixed(2);
}

test('over small policies, every completion tried', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(smallCases(120), (small) => {
      const model = modelOf(small.policy);
      fc.pre(model !== undefined);
      const [interpreted, generated] = judges(model);
      if (interpreted === undefined || generated === undefined) return;
      const award = interpreted(small.dossier);
      if (award.status !== 'undetermined' || award.missing?.length === 0) return;
      expect(award.ceiling).toBe(largest(interpreted, small));
      expect(generated(small.dossier).ceiling).toBe(award.ceiling);
    }),
    runs(150),
  );
});
