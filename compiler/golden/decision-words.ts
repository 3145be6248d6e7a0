// The words that decisions and fact errors are told by (DESIGN §4): what a case may expect. Each list
// is held to the runtime's types: a word too many or too few does not compile.
import type {
  AwardCode,
  AwardStatus,
  FactErrorCode,
  MeasureOutcome,
  MeasureStatus,
} from '@clause/runtime';

function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(words) as Word[];
}

export const awardStatuses = wordsOf<AwardStatus>({
  granted: true,
  capped: true,
  reduced: true,
  forgone: true,
  ineligible: true,
  undetermined: true,
  not_applicable: true,
});

export const awardCodes = wordsOf<AwardCode>({
  granted: true,
  capped_award: true,
  capped_limit: true,
  below_minimum: true,
  reduced_overlap: true,
  forgone_better_elsewhere: true,
  forgone_better_clause: true,
  forgone_earlier: true,
  forgone_excluded: true,
  ineligible: true,
  undetermined: true,
  undetermined_division: true,
  scope_undetermined: true,
  not_in_force: true,
  out_of_scope: true,
  clause_not_in_force: true,
});

export const measureStatuses = wordsOf<MeasureStatus>({
  permitted: true,
  encouraged: true,
  required: true,
  empowered: true,
  ineligible: true,
  undetermined: true,
  not_applicable: true,
});

/** docs/decision.md, Measures. */
export const measureCodes: readonly string[] = [
  ...(['permitted', 'encouraged', 'required', 'empowered'] as const),
  ...(['ineligible', 'undetermined', 'undetermined_division', 'scope_undetermined'] as const),
  ...(['not_in_force', 'out_of_scope', 'clause_not_in_force'] as const),
];

export const modalities = wordsOf<MeasureOutcome['modality']>({
  permits: true,
  encourages: true,
  requires: true,
  empowers: true,
});

export const errorCodes = wordsOf<FactErrorCode>({
  missing: true,
  unknown_field: true,
  type: true,
  form: true,
  range: true,
  member: true,
  duplicate_id: true,
  unknown_matter: true,
  unknown_clause: true,
  json: true,
});
