// The policy as the exact path reads it: what the generated file says of each clause, limit and
// rule, with its expressions as functions of the dossier and the items at hand.

import type {
  AwardCode,
  DateUnit,
  Decision,
  MeasureOutcome,
  Money,
  OtherSupport,
  Rational,
  RoundingMode,
  Totals,
} from '@clause/runtime';
import type { Term } from '../../../ceiling/term.ts';
import type { FieldInfo, GivenPlace, Place, Result, Unknown } from './result.ts';
import type { View } from './view.ts';

/** The items that a clause's loops stand at, the outermost first. */
export type At = readonly Place[];

/** An expression. */
export type Exact = (view: View, at: At) => Result;

export interface PeriodInfo {
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** In words. */
  readonly text: string;
}

export interface ConjunctInfo {
  readonly condition: string;
  /** What the condition must be for the guard to hold. */
  readonly wanted: boolean;
  readonly ask: Exact;
  /** The same with figures, where it has any. */
  readonly asked?: readonly FormulaPiece[];
  /** What stands behind it. */
  readonly opens?: readonly TableTold[];
}

export interface LoopInfo {
  readonly name: string;
  /** Positions of the loops whose items this loop's list stands in, the outermost first. */
  readonly enclosing: readonly number[];
  /** Its list, where the loops before it stand. */
  readonly items: Exact;
}

export interface ClauseInfo {
  readonly name: string;
  readonly article: string;
  readonly cites: string[];
  readonly period: PeriodInfo | undefined;
  readonly loops: readonly LoopInfo[];
  /** Where each item of the loops is, in array order. */
  readonly places: (view: View) => readonly (readonly GivenPlace[])[];
  readonly guard: readonly ConjunctInfo[];
  /** What an award or a measure is told whose conditions fail, by which do; filled as met. */
  readonly refusals: Map<number, Unoffered>;
}

/** Why an award or a measure is not applicable, ineligible or undetermined. */
export interface Unoffered {
  readonly status: 'not_applicable' | 'ineligible' | 'undetermined';
  readonly code: Exclude<AwardCode, 'granted'>;
  readonly reason: string;
  readonly missing?: string[];
  readonly ceiling?: string | null;
  /** What it hangs on, for measures that read the award. */
  readonly because?: Unknown;
}

/** Why the whole policy does not apply, as the decision, awards and measures tell it. */
export interface ScopeRefusal {
  readonly code: 'not_in_force' | 'out_of_scope';
  readonly reason: string;
  readonly award: Unoffered;
  readonly measure: Unoffered;
}

export interface GrantInfo extends ClauseInfo {
  /** Position among the policy's grants. */
  readonly index: number;
  readonly recovers: boolean;
  readonly amount: AmountInfo;
  readonly split: SplitInfo | undefined;
}

export interface MeasureInfo extends ClauseInfo {
  readonly modality: MeasureOutcome['modality'];
  readonly sum: Exact | undefined;
}

export type AmountInfo = PlainInfo | TableInfo;

export interface PlainInfo {
  readonly kind: 'plain';
  /** In words, with figures where an expression stands. */
  readonly formula: readonly FormulaPiece[];
  /** The tables that the formula is worked out with. */
  readonly tables?: readonly TableTold[];
  readonly value: Exact;
  readonly cap: CapInfo | undefined;
}

export type TableTold =
  | {
      /** What is defined: told once for each item that it is of. */
      readonly kind: 'define';
      readonly name: string;
      /** Absent where it is of no item. */
      readonly item?: (view: View, at: At) => Result | undefined;
      readonly tables: (item: Result | undefined) => readonly TableTold[];
    }
  | {
      /** Of the items of a list, those of each that counts. */
      readonly kind: 'each';
      readonly places: (
        view: View,
        at: At,
      ) => readonly {
        readonly taken: Result;
        readonly item: Result | undefined;
        readonly tables: readonly TableTold[];
      }[];
    }
  | {
      readonly kind: 'condition';
      /** The name of what it defines. */
      readonly under?: string;
      readonly text: readonly FormulaPiece[];
      readonly ask: Exact;
    }
  | {
      /** A figure with those behind it; of a row without a name. */
      readonly kind: 'figure';
      readonly name?: string;
      readonly formula: readonly FormulaPiece[];
      readonly value: Exact;
      readonly type: FigureType;
    }
  | {
      readonly kind: 'row';
      /** What it was looked up by, in words. */
      readonly by: readonly FormulaPiece[];
      /** What stands behind that. */
      readonly opens?: readonly TableTold[];
      readonly subjects: readonly Exact[];
      readonly rows: readonly {
        /** Its label in words. */
        readonly text: string;
        readonly holds: (view: View, at: At, subjects: readonly Result[]) => Result;
        readonly tables?: readonly TableTold[];
      }[];
    }
  | {
      readonly kind: 'parts';
      readonly quantity: Exact;
      readonly start: Exact | undefined;
      readonly portion: FigureType;
      readonly figure: FigureType;
      readonly rows: readonly {
        /** In words. */
        readonly part: string;
        readonly low: Exact | undefined;
        readonly high: Exact | undefined;
        readonly value: Exact;
        readonly type: FigureType;
        readonly tables?: readonly TableTold[];
      }[];
    };

export type FormulaPiece = string | { readonly type: FigureType; readonly value: Exact };

/** How a value is told. */
export type FigureType = FieldInfo['kind'] | 'unknown';

export interface CapInfo {
  readonly value: Exact;
  /** Neither written in the policy nor given as a fact: it rounds down. */
  readonly calculated: boolean;
  readonly window: WindowInfo | undefined;
  /** The same in words. */
  readonly within: string;
  readonly formula: readonly FormulaPiece[];
  readonly tables?: readonly TableTold[];
}

/** So many years that begin on the day `MM-DD`, or what is dated later than so long ago. */
export type WindowInfo =
  | { readonly years: number; readonly begins: string }
  | { readonly count: number; readonly unit: DateUnit };

export interface TableInfo {
  readonly kind: 'table';
  /** What it is looked up by, in words. */
  readonly by: readonly FormulaPiece[];
  /** What stands behind that. */
  readonly opens?: readonly TableTold[];
  readonly subjects: readonly Exact[];
  /** Why there is no amount where no row holds, if that may be. */
  readonly noRow?: string;
  readonly rows: readonly {
    /** Its label in words. */
    readonly text: string;
    readonly holds: (view: View, at: At, subjects: readonly Result[]) => Result;
    readonly amount: AmountInfo;
  }[];
}

export type SplitInfo =
  | { readonly kind: 'equal'; readonly count: Exact }
  | {
      readonly kind: 'shares';
      readonly parts: readonly {
        readonly name: string;
        readonly label: string;
        readonly share: Exact | undefined;
      }[];
    };

export interface LimitInfo {
  readonly index: number;
  /** `award`: a minimum, which looks at each award by itself. */
  readonly measure: 'total' | 'count' | 'quantity' | 'award';
  readonly window: WindowInfo | undefined;
  readonly orNothing: boolean;
  readonly scopes: readonly ScopeInfo[];
  /** The keys and the bucket of a limit on the applicant alone, without conditions. */
  readonly applicant: { readonly keys: readonly string[]; readonly bucket: string } | undefined;
  /** Supports from elsewhere that use the limit up too. */
  readonly counting: ((view: View, support: Place) => Result) | undefined;
}

export interface ScopeInfo {
  readonly clause: string;
  /** In words. */
  readonly text: string;
  /** The words before and behind what it allows. */
  readonly around: readonly [string, string];
  readonly keys: readonly KeyInfo[];
  readonly to: Exact;
  readonly formula: readonly FormulaPiece[];
  readonly tables?: readonly TableTold[];
  /** Neither written in the policy nor given as a fact: it rounds down. */
  readonly calculated: boolean;
  readonly where: Exact | undefined;
  readonly quantity: Exact | undefined;
}

export type KeyInfo =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'item'; readonly loop: number }
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly type: Pick<FieldInfo, 'kind' | 'members'>;
      readonly value: Exact;
    };

export interface OverlapInfo {
  readonly clauses: readonly string[];
  /** What the offers have in common, in words, for each clause. */
  readonly matters: readonly string[];
  readonly period: PeriodInfo | undefined;
  readonly guard: readonly ConjunctInfo[];
  /** Whether it takes a support from elsewhere; absent: it speaks of none. */
  readonly supports: ((view: View, support: Place) => Result) | undefined;
  /** The same on the fast path, where there is one. */
  readonly takesFast: ((support: OtherSupport) => boolean) | undefined;
  readonly on: 'matter' | 'applicant' | readonly Exact[];
  readonly takes: 'better' | 'topsUp' | 'excludes' | readonly string[];
}

/** A text with `{holes}`. */
export type Template = string;

export interface PolicyInfo {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  readonly currency: string;
  readonly digits: number;
  readonly step: Rational;
  readonly mode: RoundingMode;
  readonly period: PeriodInfo | undefined;
  readonly applies: readonly ConjunctInfo[];
  /** Why the policy does not apply, by which conditions fail; filled as met. */
  readonly refusals: Map<number, ScopeRefusal>;
  readonly grants: readonly GrantInfo[];
  readonly measures: readonly MeasureInfo[];
  readonly limits: readonly LimitInfo[];
  readonly overlaps: readonly OverlapInfo[];
  /** The most that an award may come to, from what it hangs on; null without a bound. */
  readonly ceiling: (guard: Term, offered: Term) => Rational | null;
  readonly words: PolicyWords;
  /** A sum as people read it. */
  readonly spoken: (amount: Money) => string;
  /** Why an award that was offered came out as it did. */
  readonly reasonFor: (
    code: AwardCode,
    amount: string,
    elsewhere: string,
    source: string,
    matter: string,
    clauses: string,
    limit: string,
  ) => string;
  /** Totals from what each grant clause pays, in the order of `grants`. */
  readonly totals: (paid: readonly Money[]) => Totals;
}

/** The wording of the policy's language, as far as decisions and explanations use it. */
export interface PolicyWords {
  readonly yes: string;
  readonly no: string;
  readonly notKnown: string;
  readonly grouping: string;
  readonly listSeparator: string;
  readonly quoted: Template;
  /** Why something has no value, where nothing says more. */
  readonly causeUnnamed: string;
  /** Where support comes from: several places, or one. {policy} {authority} */
  readonly elsewhere: string;
  readonly elsewhereNamed: Template;
  /** {source} */
  readonly supportFrom: Template;
  /** A sum of money. {figure} */
  readonly money: Template;
  /** Of one unit of the currency. */
  readonly moneyOne: Template;
  /** A conjunct of `when` that failed, and of `unless`. {condition} */
  readonly failed: Template;
  readonly failedUnless: Template;
  readonly awards: Readonly<Record<AwardCode, Template>>;
  /** What a clause recovers is owed, not granted. */
  readonly recoveries: Readonly<Record<OwedWord, Template>>;
  readonly measures: Readonly<Record<MeasureWord, Template>>;
  readonly scope: Readonly<Record<NonNullable<Decision['code']>, Template>>;
  readonly steps: Readonly<Record<StepWord, Template>>;
  /** The policy's rounding in words. */
  readonly mode: string;
}

export type OwedWord =
  | 'capped_award'
  | 'capped_limit'
  | 'below_minimum'
  | 'reduced_overlap'
  | 'granted';

export type MeasureWord =
  | 'permitted'
  | 'encouraged'
  | 'required'
  | 'empowered'
  | 'not_in_force'
  | 'out_of_scope'
  | 'scope_undetermined'
  | 'clause_not_in_force'
  | 'ineligible'
  | 'undetermined'
  | 'undetermined_division';

export type StepWord =
  | 'condition'
  | 'row'
  | 'defined'
  | 'worked'
  | 'part'
  | 'ofItem'
  | 'moreItems'
  | 'amount'
  | 'amountPlain'
  | 'negative'
  | 'rounding'
  | 'awardCap'
  | 'awardCapLedger'
  | 'limit'
  | 'limitLeft'
  | 'limitUsed'
  | 'limitUsedHere'
  | 'figure'
  | 'betterHad'
  | 'betterOpen'
  | 'betterClause'
  | 'keptClause'
  | 'deducted'
  | 'deductedPart'
  | 'keptOpen'
  | 'toppedUp'
  | 'excluded'
  | 'earlierElsewhere'
  | 'earlierClause'
  | 'payment'
  | 'paymentNothing'
  | 'owed'
  | 'owedNothing'
  | 'split'
  | 'splitOwed'
  | 'splitPart'
  | 'warnLessThanOpen';
