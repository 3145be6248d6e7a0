// What the interpreter tells those who want to know which parts of a policy a dossier came through:
// one sink of events, each about one part of the model. Without a sink nothing is told (watch.ts).
import type { AwardCap, Conjunct, Expr, LimitScope, Overlap } from '../model/model.ts';
import type { Result } from './result.ts';

export type Observation =
  /** An expression came to a value; the expressions inside it have told theirs just before. */
  | { readonly kind: 'value'; readonly expr: Expr; readonly result: Result }
  /** The conditions of a guard were asked; each has told its value just before. */
  | { readonly kind: 'guard'; readonly guard: readonly Conjunct[] }
  /** A row was taken of a table that asked for these values, one for each subject. */
  | { readonly kind: 'row'; readonly row: object; readonly subjects: readonly Result[] }
  /** A value was held against an edge, of a row whose other labels hold. */
  | {
      readonly kind: 'edge';
      readonly edge: Expr;
      readonly value: Result;
      readonly at: Result;
    }
  | { readonly kind: 'cap'; readonly cap: AwardCap; readonly bound: boolean }
  | { readonly kind: 'limit'; readonly scope: LimitScope; readonly bound: boolean }
  | { readonly kind: 'overlap'; readonly rule: Overlap; readonly outcome: Met };

/**
 * What came of offers that a rule brought together: there was nothing to compare them with; one was
 * left as it was, made less, forgone. `outside`: they met on a day outside the rule's own period.
 */
export type Met = 'nothing' | 'kept' | 'reduced' | 'forgone' | 'outside';

export type Observe = (event: Observation) => void;
