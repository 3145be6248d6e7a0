// The decision and the errors of facts: the JSON contract that every machine answers in
// (DESIGN §4). Money is a decimal string in major units with all minor digits: "1800000.00".

export interface Decision {
  policy: string;
  policy_version: string;
  /** SHA-256 over the policy's files, in hex. */
  policy_hash: string;
  /** Version of the engine that decided. */
  engine: string;
  /** ISO date. */
  as_of: string;
  /** The dossier's own reference, echoed. */
  reference?: string;
  /** ISO 4217. */
  currency: string;
  /** Null while a fact that the scope hangs on is missing. */
  applicable: boolean | null;
  /** Present when `applicable` is not true. */
  reason?: string;
  code?: 'not_in_force' | 'out_of_scope' | 'undetermined';
  awards: Award[];
  measures: MeasureOutcome[];
  totals: Totals;
}

export type AwardStatus =
  | 'not_applicable'
  | 'ineligible'
  | 'undetermined'
  | 'forgone'
  | 'capped'
  | 'reduced'
  | 'granted';

/** The status, or a finer name; docs/decision.md says what each means. */
export type AwardCode =
  | 'not_in_force'
  | 'out_of_scope'
  | 'scope_undetermined'
  | 'clause_not_in_force'
  | 'ineligible'
  | 'undetermined'
  | 'undetermined_division'
  | 'forgone_better_elsewhere'
  | 'forgone_better_clause'
  | 'forgone_earlier'
  | 'forgone_excluded'
  | 'capped_award'
  | 'capped_limit'
  | 'below_minimum'
  | 'reduced_overlap'
  | 'granted';

export interface Award {
  clause: string;
  /** As text: "3". */
  article: string;
  /** The item's id (`P1`, nested `P1/Y2`), or null for a clause without items. */
  item: string | null;
  status: AwardStatus;
  /** The rounded amount before caps; null where it was not reached. */
  computed: string | null;
  /** After the award cap and what the ledger leaves of the limits; null as `computed`. */
  offered: string | null;
  /** What is paid. */
  amount: string;
  parts?: Part[];
  /** Of an undetermined award: the most that `offered` can become; null without a bound. */
  ceiling?: string | null;
  /** Of an undetermined award: paths of the facts it hangs on (`$.projects[0].investment`). */
  missing?: string[];
  code: AwardCode;
  reason: string;
  cites: string[];
  /** Only in an explanation. */
  steps?: Step[];
}

/** An instalment or a payer's share. */
export interface Part {
  name: string;
  amount: string;
}

export type MeasureStatus =
  | 'not_applicable'
  | 'ineligible'
  | 'undetermined'
  | 'permitted'
  | 'encouraged'
  | 'required'
  | 'empowered';

export interface MeasureOutcome {
  clause: string;
  article: string;
  item: string | null;
  modality: 'permits' | 'encourages' | 'requires' | 'empowers';
  status: MeasureStatus;
  /** The sum it speaks of, never paid. */
  amount?: string;
  missing?: string[];
  code: string;
  reason: string;
  cites: string[];
}

/** One step of an explanation, in the order taken. */
export interface Step {
  code: StepCode;
  text: string;
  /** What stands after the step, where it is a figure. */
  amount?: string;
}

export type StepCode =
  | 'condition'
  | 'row'
  | 'figure'
  | 'amount'
  | 'rounding'
  | 'award_cap'
  | 'limit'
  | 'overlap'
  | 'payment'
  | 'split'
  | 'warning';

/** Every grant clause and its article stand here, "0.00" included. */
export interface Totals {
  clauses: Record<string, string>;
  articles: Record<string, string>;
  policy: string;
  /** What is owed back, if the policy has a clause that recovers. */
  recoveries?: string;
}

export type FactErrorCode =
  | 'missing'
  | 'unknown_field'
  | 'type'
  | 'form'
  | 'range'
  | 'member'
  | 'duplicate_id'
  | 'unknown_matter'
  | 'unknown_clause'
  | 'json';

/** One thing wrong with a dossier; all come at once, in the document's order. */
export interface FactError {
  /** `$.projects[0].investment`. */
  path: string;
  code: FactErrorCode;
  expected: string;
  found: string;
  message: string;
}

/** What a dossier comes to. */
export type Outcome = { decision: Decision } | { errors: FactError[] };
