// The sentences that say why: what is not in force, which conditions fail, what is missing.

import { fill } from '@clause/runtime';
import type { Asked } from './offer.ts';
import type { PeriodInfo, PolicyInfo, Template } from './policy.ts';
import { type Fact, isFalse, type Unknown } from './result.ts';

/** Why something is not in force. */
export function periodReason(
  template: Template,
  date: string,
  period: PeriodInfo | undefined,
): string {
  return fill(template, { date, period: period?.text ?? '' });
}

/** Why conditions are not met: every failing one is named. */
export function failedReason(
  { words }: PolicyInfo,
  template: Template,
  asked: readonly Asked[],
): string {
  const conditions = asked
    .filter(({ holds }) => isFalse(holds))
    .map(({ conjunct }) => failureText(words, conjunct));
  return fill(template, { conditions: conditions.join(words.listSeparator) });
}

/** A condition that is not met, in words. */
export function failureText(
  words: PolicyInfo['words'],
  { condition, wanted }: { readonly condition: string; readonly wanted: boolean },
): string {
  return fill(wanted ? words.failed : words.failedUnless, { condition });
}

export function missingReason(
  { words }: PolicyInfo,
  template: Template,
  { facts, cause }: Unknown,
): string {
  const names = facts.map(({ missing }) => fill(words.quoted, { text: missing.label }));
  return fill(template, {
    facts: [...new Set(names)].join(words.listSeparator),
    cause: cause ?? words.causeUnnamed,
  });
}

export function missingPaths(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map(({ missing }) => missing.path))];
}
