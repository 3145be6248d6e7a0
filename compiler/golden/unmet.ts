// Where cases expect something else than the policy answers, told as a case file or its policy is typed:
// what `clause test` would report, from the reference interpreter alone.
import type { Decision } from '@clause/runtime';
import { interpret } from '../interpret/interpret.ts';
import type { Model } from '../model/model.ts';
import { ENGINE } from '../version.ts';
import { differences } from './compare.ts';
import { looksAtSteps } from './run.ts';
import type { Case, Difference, Suite } from './suite.ts';

export interface UnmetExpectation {
  readonly case: Case;
  readonly difference: Difference;
  /** Undefined where the dossier is refused, though not as the case expects. */
  readonly decision: Decision | undefined;
}

/**
 * So many cases of a file are decided while somebody types: about a tenth of a second's work. `clause
 * test` decides them all.
 */
const MOST_CASES = 300;

/**
 * In the order of the file. A case that is refused and does not expect it is left out: its facts are
 * told of (refused-facts.ts).
 */
export function unmetExpectations({ cases }: Suite, model: Model): readonly UnmetExpectation[] {
  const unmet = cases.slice(0, MOST_CASES).flatMap((example): readonly UnmetExpectation[] => {
    const { dossier, expect, span } = example;
    const answer = interpret(model, dossier, { engine: ENGINE, explain: looksAtSteps(expect) });
    const isRefused = 'errors' in answer;
    if (isRefused && (expect.errors ?? []).length === 0) return [];
    const decision = isRefused ? undefined : answer.decision;
    return differences(expect, answer, span).map((difference) => ({
      case: example,
      difference,
      decision,
    }));
  });
  return unmet.sort((a, b) => a.difference.span.start - b.difference.span.start);
}
