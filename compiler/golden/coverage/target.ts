// What of a policy cases can show, and what they have shown. Everything here is data: the same from
// run to run for the same text.
import type { Span } from '#language';

/**
 * What a target is about; the order in which targets are told. `scope`: whom the policy is for;
 * `period`: of the policy, a clause or a rule; `cap` and `floor`: of an award or inside a figure;
 * `limit`: as it holds one clause.
 */
export const TARGET_KINDS = [
  'scope',
  'period',
  'clause',
  'condition',
  'row',
  'edge',
  'cap',
  'floor',
  'limit',
  'overlap',
] as const;

export type TargetKind = (typeof TARGET_KINDS)[number];

/** What can come of targets, by kind (docs/coverage.md says when each is covered). */
export interface OutcomeNames {
  readonly scope: 'applies' | 'out_of_scope' | 'undetermined';
  readonly period: 'before' | 'first_day' | 'last_day' | 'after';
  readonly clause:
    | 'granted'
    | 'capped'
    | 'reduced'
    | 'forgone'
    | 'permitted'
    | 'encouraged'
    | 'required'
    | 'empowered'
    | 'ineligible'
    | 'undetermined'
    | 'not_applicable';
  readonly condition: 'true' | 'false';
  readonly row: 'taken';
  readonly edge: 'on' | 'below' | 'above';
  readonly cap: 'bound' | 'not_bound';
  readonly floor: 'bound' | 'not_bound';
  readonly limit: 'bound' | 'not_bound';
  readonly overlap: 'nothing' | 'kept' | 'reduced' | 'forgone';
}

export type OutcomeName = OutcomeNames[TargetKind];

export interface Target {
  /** Kind and place, and a number where several stand at one place: `condition 120-133`. */
  readonly id: string;
  readonly kind: TargetKind;
  readonly span: Span;
  /** In the words of the policy's labels: “The enterprise takes the lead”. */
  readonly label: string;
  /** Where the policy's own words for it stand: of `is in (a, b)` what is asked, and `b`. */
  readonly words: readonly [Span, ...Span[]];
  /** The clause or rule in which it stands; undefined for what clauses share. */
  readonly clause: string | undefined;
  /** At least one. */
  readonly outcomes: readonly Outcome[];
}

export interface Outcome {
  readonly name: OutcomeName;
  /** A row whose label joins several values is to be taken for each: the value's label. */
  readonly of: string | undefined;
}
