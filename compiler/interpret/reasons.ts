// The sentence that says why, for the decision, its awards and its measures.
import type Fraction from 'fraction.js';
import { describeCause, describeCondition } from '../wording/describe.ts';
import { moneyText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describePeriod } from '../wording/periods.ts';
import type { Asked, Context } from './context.ts';
import { isFalse } from './logic.ts';
import type { Cause, Fact } from './result.ts';

/** What the reason of a code may speak of. */
export interface Grounds {
  readonly period?: { readonly from: string | undefined; readonly until: string | undefined };
  readonly asked?: readonly Asked[];
  readonly facts?: readonly Fact[];
  readonly cause?: Cause | undefined;
  readonly amount?: Fraction;
  readonly elsewhere?: Fraction | undefined;
  readonly clauses?: readonly string[];
  readonly source?: string;
  readonly matter?: string;
  readonly limit?: string | undefined;
}

/** A template filled with what it speaks of. */
export function reason(context: Context, template: string, grounds: Grounds): string {
  const { voice, dossier } = context;
  const { listSeparator } = voice.wording.words;
  const { period, asked, facts, cause, amount, elsewhere, clauses, source, matter, limit } =
    grounds;
  return fill(template, {
    date: dossier.asOf,
    period: period === undefined ? '' : describePeriod(period, voice),
    conditions: (asked ?? []).flatMap((one) => failure(context, one)).join(listSeparator),
    facts: namesOf(context, facts ?? []).join(listSeparator),
    cause: causeText(context, cause),
    amount: amount === undefined ? '' : moneyText(amount, voice),
    elsewhere: elsewhere === undefined ? '' : moneyText(elsewhere, voice),
    clauses: (clauses ?? []).join(listSeparator),
    source: source ?? '',
    matter: matter ?? '',
    limit: limit ?? '',
  });
}

/** “All failing conjuncts are named.” */
function failure({ voice }: Context, { conjunct, holds }: Asked): readonly string[] {
  if (!isFalse(holds)) return [];
  const { failed, failedUnless } = voice.wording.conditions;
  const condition = describeCondition(conjunct.condition, voice);
  return [fill(conjunct.wanted ? failed : failedUnless, { condition })];
}

/** What left the award without a value. */
function causeText({ voice }: Context, cause: Cause | undefined): string {
  return describeCause(cause?.kind, cause?.of, voice);
}

/** Missing facts by their labels, each once. */
function namesOf({ voice }: Context, facts: readonly Fact[]): readonly string[] {
  const names = facts.map(({ missing }) =>
    fill(voice.wording.words.quoted, { text: missing.label }),
  );
  return [...new Set(names)];
}

/** Paths of missing facts as the decision lists them, each once. */
export function missingPaths(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map(({ missing }) => missing.path))];
}
