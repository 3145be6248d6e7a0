// How much of a policy its cases show: every target with its outcomes, and which cases show each.
import type { Model } from '../../model/model.ts';
import { outcomesShownBy } from './collect.ts';
import { type Plan, planOf } from './plan.ts';
import { type Outcome, TARGET_KINDS, type Target, type TargetKind } from './target.ts';

export interface PolicyCoverage {
  /** In the order of the policy's text. */
  readonly targets: readonly CoveredTarget[];
  readonly total: Share;
  /** Only kinds that the policy has targets of. */
  readonly kinds: ReadonlyMap<TargetKind, Share>;
}

export interface CoveredTarget extends Target {
  readonly outcomes: readonly CoveredOutcome[];
}

export interface CoveredOutcome extends Outcome {
  /** The cases that show it, by their positions; none: it is missing. */
  readonly cases: readonly number[];
}

/** Outcomes: how many are covered, of how many. */
export interface Share {
  readonly covered: number;
  readonly of: number;
}

/** All that is asked of a case; every golden case has it. */
export interface Covering {
  readonly dossier: unknown;
}

/**
 * What the cases show of a policy without errors. A case whose dossier is refused shows nothing;
 * what a case expects plays no part.
 */
export function coverageOf(model: Model, cases: readonly Covering[]): PolicyCoverage {
  const plan = planOf(model);
  return coverageFrom(
    plan,
    cases.map(({ dossier }) => outcomesShownBy(plan, dossier)),
  );
}

/** As `coverageOf`, of what each case was found to show. */
export function coverageFrom(
  { targets }: Pick<Plan, 'targets'>,
  shown: readonly ReadonlySet<Outcome>[],
): PolicyCoverage {
  const cases = new Map<Outcome, number[]>();
  shown.forEach((outcomes, at) => {
    for (const outcome of outcomes) {
      const before = cases.get(outcome);
      if (before === undefined) cases.set(outcome, [at]);
      else before.push(at);
    }
  });
  const covered = targets.map((target) => ({
    ...target,
    outcomes: target.outcomes.map((outcome) => ({ ...outcome, cases: cases.get(outcome) ?? [] })),
  }));
  const kinds = TARGET_KINDS.flatMap((kind): readonly [TargetKind, Share][] => {
    const share = shareOf(covered.filter((target) => target.kind === kind));
    return share.of === 0 ? [] : [[kind, share]];
  });
  return { targets: covered, total: shareOf(covered), kinds: new Map(kinds) };
}

function shareOf(targets: readonly CoveredTarget[]): Share {
  const outcomes = targets.flatMap((target) => target.outcomes);
  return { covered: outcomes.filter(({ cases }) => cases.length > 0).length, of: outcomes.length };
}

/** The outcomes that no case shows, with their targets, in the order of the text. */
export function missingIn({
  targets,
}: PolicyCoverage): readonly (readonly [CoveredTarget, CoveredOutcome])[] {
  return targets.flatMap((target) =>
    target.outcomes.flatMap((outcome) =>
      outcome.cases.length === 0 ? [[target, outcome] as const] : [],
    ),
  );
}

/** What the case at a position shows, for who looks at one case. */
export function shownByCase(
  { targets }: PolicyCoverage,
  at: number,
): readonly (readonly [CoveredTarget, CoveredOutcome])[] {
  return targets.flatMap((target) =>
    target.outcomes.flatMap((outcome) =>
      outcome.cases.includes(at) ? [[target, outcome] as const] : [],
    ),
  );
}
