// The checked model of a policy (the IR): names resolved, types known, sugar gone, every part with
// its span. It knows nothing of any target. The interpreter and every generator read this and
// nothing else (DESIGN §1.4).

import type Fraction from 'fraction.js';
import type { DurationUnit, RoundingMode, Span } from '#language';
import type { EntityType, EnumMember, EnumType, Field, NumericType, Type, Value } from './types.ts';

export interface Model {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** Natural language of keywords, labels and reasons: `en`. */
  readonly language: string;
  readonly issuer: string | undefined;
  readonly sources: readonly SourceDocument[];
  readonly currency: Currency;
  readonly rounding: Rounding;
  readonly period: Period;
  /** SHA-256 over the policy's files, in hex (`hash.ts`). */
  readonly hash: string;

  readonly enums: readonly EnumType[];
  readonly entities: readonly EntityType[];
  readonly applicant: EntityType;
  /** The reserved lists of the dossier as expressions read them. */
  readonly ledger: EntityType;
  readonly support: EntityType;
  readonly parameters: readonly Definition[];
  readonly definitions: readonly Definition[];

  readonly applies: Applies;
  /** In file order. */
  readonly articles: readonly Article[];
  /** Every clause that has awards or measures, in file order. */
  readonly clauses: readonly Clause[];
  /** In file order, those of clauses included. */
  readonly limits: readonly Limit[];
  /** In file order. */
  readonly overlaps: readonly Overlap[];
}

export interface SourceDocument {
  readonly path: string;
  readonly span: Span;
}

export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** Digits of the minor unit: 2 for CNY. */
  readonly digits: number;
  /** The currency's word in the policy's language: `yuan`. */
  readonly word: string;
  /** What several of it are called: `dollars`; the word itself where that does not change. */
  readonly plural: string;
}

export interface Rounding {
  readonly mode: RoundingMode;
  /** In minor units, above 0; 1 for `to 0.01 yuan`. May be below 1 never. */
  readonly step: Fraction;
}

/** ISO dates, both included. */
export interface Period {
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** Where it is said; undefined where no period is. */
  readonly span: Span | undefined;
}

/** A citation: the text as the drafter wrote it, `…` for words left out. */
export interface Cite {
  readonly text: string;
  readonly span: Span;
}

export interface Applies {
  /** Empty: it applies to everybody. */
  readonly guard: readonly Conjunct[];
  readonly cites: readonly Cite[];
  /** Where it is said; undefined where nothing says whom the policy is for. */
  readonly span: Span | undefined;
}

export interface Article {
  /** As text: `3`. */
  readonly number: string;
  readonly title: string | undefined;
  readonly cites: readonly Cite[];
  readonly span: Span;
}

/** One condition of a guard: `when a and b` has two; `unless c` is one, wanted false. */
export interface Conjunct {
  readonly condition: Expr;
  /** What the condition must be for the guard to hold. */
  readonly wanted: boolean;
  readonly span: Span;
}

export interface Variable {
  readonly name: string;
  readonly entity: EntityType;
  readonly span: Span;
}

/** `each project in projects`: a later loop's list may read an earlier loop's variable. */
export interface Loop {
  readonly variable: Variable;
  readonly list: Expr;
  readonly span: Span;
}

interface ClauseBase {
  readonly name: string;
  readonly label: string | undefined;
  /** The article's number; `''` for a clause outside every article. */
  readonly article: string;
  readonly cites: readonly Cite[];
  readonly readings: readonly string[];
  readonly period: Period;
  /** None: one award or measure, without an item. */
  readonly loops: readonly Loop[];
  /** All must hold; asked in this order. */
  readonly guard: readonly Conjunct[];
  readonly definitions: readonly Definition[];
  readonly span: Span;
  /** Where its name stands. */
  readonly nameSpan: Span;
}

export type Clause = GrantClause | MeasureClause;

/** `grants`, `matches` (sugar gone: the amount is base × ratio) and `recovers`. */
export interface GrantClause extends ClauseBase {
  readonly kind: 'grant';
  readonly verb: 'grants' | 'matches' | 'recovers';
  readonly amount: Amount;
  readonly split: Split | undefined;
}

export interface MeasureClause extends ClauseBase {
  readonly kind: 'measure';
  readonly modality: 'permits' | 'encourages' | 'requires' | 'empowers';
  readonly text: string;
  /** `empowers "X" to "Y"`: Y. */
  readonly to: string | undefined;
  readonly sum: Expr | undefined;
}

/**
 * What a grant clause pays before rounding, with its award cap (DESIGN §2.2, Caps). A table that
 * stands outermost keeps its rows, for each may have a cap of its own.
 */
export type Amount = PlainAmount | AmountTable;

export interface PlainAmount {
  readonly kind: 'plain';
  readonly value: Expr;
  readonly cap: AwardCap | undefined;
  readonly span: Span;
}

export interface AmountTable {
  readonly kind: 'table';
  readonly subjects: readonly Expr[];
  readonly rows: readonly {
    readonly tests: readonly LabelTest[];
    readonly amount: Amount;
    readonly span: Span;
  }[];
  readonly span: Span;
}

export interface AwardCap {
  readonly value: Expr;
  /** Absent: for the policy's life. */
  readonly window: Window | undefined;
  readonly span: Span;
}

/** The days that a cap or a limit looks back over. */
export type Window =
  /** So many years that begin on the day `MM-DD` (one that every year has), `as_of`'s the last. */
  | { readonly kind: 'years'; readonly years: number; readonly begins: string }
  /** What is dated after the day that lies so long before `as_of`. */
  | { readonly kind: 'stretch'; readonly count: number; readonly unit: DurationUnit };

export type Split =
  | {
      readonly kind: 'equal';
      /** A whole number above 0. */
      readonly count: Expr;
      readonly every: 'year' | 'half-year' | 'quarter' | 'month' | undefined;
      readonly span: Span;
    }
  | {
      readonly kind: 'shares';
      /** `share` absent: the rest; at most one, and it takes what rounding leaves. */
      readonly parts: readonly {
        readonly name: string;
        readonly label: string;
        readonly share: Expr | undefined;
      }[];
      readonly span: Span;
    };

export interface Limit {
  /** Position in `Model.limits`. */
  readonly index: number;
  /** `award`: each award by itself, which is at least `to`; it has no keys and is `orNothing`. */
  readonly measure: 'total' | 'count' | 'quantity' | 'award';
  /** One entry for each clause it covers, in file order; names resolved in that clause. */
  readonly scopes: readonly LimitScope[];
  readonly window: Window | undefined;
  /** Supports from elsewhere that use the limit up too; reads `supportVariable`. */
  readonly counting: SupportCondition | undefined;
  readonly orNothing: boolean;
  /** The article that states it, and the clause if one does. */
  readonly article: string;
  readonly span: Span;
}

export interface LimitScope {
  readonly clause: GrantClause;
  readonly keys: readonly LimitKey[];
  readonly to: Expr;
  readonly where: Expr | undefined;
  readonly quantity: Expr | undefined;
}

/**
 * What a limit is counted by. A ledger entry's `item` answers for `item`, and its `keys[path]`
 * for a path (DESIGN §4).
 */
export type LimitKey =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'item'; readonly variable: Variable }
  | { readonly kind: 'path'; readonly path: string; readonly value: Expr };

export interface SupportCondition {
  readonly variable: Variable;
  /** Absent: every support. */
  readonly where: Expr | undefined;
}

export interface Overlap {
  readonly name: string;
  readonly label: string | undefined;
  readonly article: string;
  readonly cites: readonly Cite[];
  readonly period: Period;
  /** Applicant-level conditions under which the rule holds. */
  readonly guard: readonly Conjunct[];
  readonly clauses: readonly GrantClause[];
  readonly supports: SupportCondition | undefined;
  readonly on:
    | { readonly by: 'matter' }
    | { readonly by: 'applicant' }
    /** The field's value for each covered clause, by position in `clauses`. */
    | { readonly by: 'field'; readonly field: string; readonly values: readonly Expr[] };
  readonly outcome:
    | { readonly takes: 'better' }
    | { readonly takes: 'topsUp' }
    | { readonly takes: 'excludes' }
    | { readonly takes: 'firstOf'; readonly order: readonly (GrantClause | 'other_supports')[] };
  readonly span: Span;
  /** Where its name stands. */
  readonly nameSpan: Span;
}

/**
 * A named value. `of` is the variable that an entity's define reads its item through; a clause's
 * define sees the clause's loop variables.
 */
export interface Definition {
  readonly name: string;
  readonly label: string | undefined;
  readonly type: Type;
  readonly of: Variable | undefined;
  readonly value: Expr;
  /** Published as a figure (`parameter`). */
  readonly published: boolean;
  readonly span: Span;
}

// ---------------------------------------------------------------- expressions

interface ExprBase {
  readonly type: Type;
  readonly span: Span;
}

export type Expr =
  | Constant
  | VariableRead
  | FieldRead
  | AsOf
  | DefinitionRead
  | AwardRead
  | Arithmetic
  | Negate
  | Round
  | Compare
  | Not
  | Logical
  | SomeOf
  | Given
  | Aggregate
  | LookUp
  | ByParts
  | ShiftDate
  | Elapsed
  | DatePart
  | Hole;

export interface Constant extends ExprBase {
  readonly kind: 'constant';
  readonly value: Value;
}

/** A loop's item. */
export interface VariableRead extends ExprBase {
  readonly kind: 'variable';
  readonly variable: Variable;
}

/** A field of an item, or of the applicant where `object` is absent. */
export interface FieldRead extends ExprBase {
  readonly kind: 'field';
  readonly object: Expr | undefined;
  readonly field: Field;
}

/** The day the dossier is judged on. */
export interface AsOf extends ExprBase {
  readonly kind: 'asOf';
}

export interface DefinitionRead extends ExprBase {
  readonly kind: 'definition';
  readonly definition: Definition;
  /** The item, for a define of an entity. */
  readonly object: Expr | undefined;
}

/** What another grant clause finally pays for the same item (DESIGN §3.5); measures only. */
export interface AwardRead extends ExprBase {
  readonly kind: 'award';
  readonly clause: string;
}

export interface Arithmetic extends ExprBase {
  readonly kind: 'arithmetic';
  /** `netOf` is a − b, not below 0; `min` is an inner `capped at`; `max` is `floored at`. */
  readonly operator: 'add' | 'subtract' | 'netOf' | 'multiply' | 'divide' | 'min' | 'max';
  readonly type: NumericType | { readonly kind: 'date' } | { readonly kind: 'unknown' };
  readonly left: Expr;
  readonly right: Expr;
  /** Of `the smallest of (…)` and `the largest of (…)`, which people read as lists. */
  readonly listed?: true;
}

export interface Negate extends ExprBase {
  readonly kind: 'negate';
  readonly operand: Expr;
}

/** To a multiple of `step`, in the operand's own unit (minor units for money). */
export interface Round extends ExprBase {
  readonly kind: 'round';
  readonly value: Expr;
  readonly mode: RoundingMode;
  readonly step: Expr;
}

export interface Compare extends ExprBase {
  readonly kind: 'compare';
  /** `=` and `!=` on any type; the others on figures and dates. */
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly left: Expr;
  readonly right: Expr;
}

export interface Not extends ExprBase {
  readonly kind: 'not';
  readonly operand: Expr;
}

/** Three-valued (DESIGN §3). `is in (a, b)` is an `or` of equalities; `is between` an `and`. */
export interface Logical extends ExprBase {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expr[];
}

/** Three-valued: whether so many of the conditions hold, at least, at most or exactly. */
export interface SomeOf extends ExprBase {
  readonly kind: 'someOf';
  readonly operator: '>=' | '<=' | '=';
  /** From 0 to the number of operands. */
  readonly count: number;
  readonly operands: readonly Expr[];
}

/** Never unknown itself. */
export interface Given extends ExprBase {
  readonly kind: 'given';
  readonly operand: Expr;
}

export interface Aggregate extends ExprBase {
  readonly kind: 'aggregate';
  /**
   * Of no items: sum and count 0, any false, every true, largest and smallest 0; of days they have no
   * value then.
   */
  readonly operator: 'sum' | 'count' | 'any' | 'every' | 'largest' | 'smallest';
  readonly loops: readonly Loop[];
  /** Only items that stand before this variable's item in the same list. */
  readonly before: Variable | undefined;
  readonly where: Expr | undefined;
  /** Absent for count. */
  readonly value: Expr | undefined;
}

/** `by s[, s]`: the value of the first row whose tests all hold. */
export interface LookUp extends ExprBase {
  readonly kind: 'lookUp';
  readonly subjects: readonly Expr[];
  readonly rows: readonly LookUpRow[];
}

export interface LookUpRow {
  /** One for each subject. */
  readonly tests: readonly LabelTest[];
  readonly value: Expr;
  readonly span: Span;
}

export type LabelTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'members'; readonly members: readonly EnumMember[] }
  | { readonly kind: 'boolean'; readonly values: readonly boolean[] }
  /** Edges as written, the neighbour row's taken where this row gives only one. */
  | { readonly kind: 'interval'; readonly low: Edge | undefined; readonly high: Edge | undefined };

export interface Edge {
  readonly value: Expr;
  readonly included: boolean;
}

/**
 * `by parts of q`: the sum over rows of `value` × the portion of q between the row's edges.
 * With `start` (from `running over`), the portion of start … start + q.
 */
export interface ByParts extends ExprBase {
  readonly kind: 'byParts';
  readonly quantity: Expr;
  readonly start: Expr | undefined;
  readonly rows: readonly {
    readonly low: Expr | undefined;
    readonly high: Expr | undefined;
    readonly value: Expr;
    readonly span: Span;
  }[];
}

/** Adding months clamps to the month's end (DESIGN §3, Dates). */
export interface ShiftDate extends ExprBase {
  readonly kind: 'shiftDate';
  readonly date: Expr;
  readonly duration: Expr;
  readonly unit: DurationUnit;
  readonly direction: 'after' | 'before';
}

/** Full units between two dates; negative if `to` is earlier. */
export interface Elapsed extends ExprBase {
  readonly kind: 'elapsed';
  readonly unit: DurationUnit;
  readonly from: Expr;
  readonly to: Expr;
}

/** A whole number: the calendar year, the month from 1, the day of the month. */
export interface DatePart extends ExprBase {
  readonly kind: 'datePart';
  readonly part: 'year' | 'month' | 'day';
  readonly date: Expr;
}

/** Something already reported. A model with errors is never evaluated. */
export interface Hole extends ExprBase {
  readonly kind: 'hole';
}
