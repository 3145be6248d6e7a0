// The syntax tree: what a drafter wrote, node by node, each with its span. Readonly data: what
// later stages learn about a node lives in maps beside the tree, never on it (DESIGN §5).
//
// A hole is a node: where the parser expected something and did not find it, the tree holds a
// `Missing`, already reported by the parser; later stages take it as unknown and stay silent.
import type { Span } from './source.ts';

interface NodeBase {
  readonly span: Span;
}

/** What should stand here and does not. `expected` names it in the grammar's words. */
export interface Missing extends NodeBase {
  readonly kind: 'missing';
  readonly expected: string;
}

/** A name, without its backquotes. */
export interface Name extends NodeBase {
  readonly kind: 'name';
  readonly text: string;
}

/** A string; `value` has its escapes resolved, the span covers the quotes. */
export interface Text extends NodeBase {
  readonly kind: 'text';
  readonly value: string;
}

export type NameOrHole = Name | Missing;
export type TextOrHole = Text | Missing;

// ---------------------------------------------------------------- file

export interface SourceFile extends NodeBase {
  readonly kind: 'file';
  readonly items: readonly Item[];
}

export type Item =
  | PolicyHeader
  | Use
  | EnumDeclaration
  | EntityDeclaration
  | UnitDeclaration
  | Define
  | Parameter
  | Applies
  | Article
  | Clause
  | Limit;

export interface PolicyHeader extends NodeBase {
  readonly kind: 'policy';
  readonly name: NameOrHole;
  readonly title: Text | undefined;
  readonly parts: readonly HeaderPart[];
}

export type HeaderPart =
  | SourcePart
  | IssuerPart
  | CurrencyPart
  | RoundingPart
  | Period
  | Cites
  | VersionPart
  | LanguagePart;

/** `source "source.txt"`, or several with commas. */
export interface SourcePart extends NodeBase {
  readonly kind: 'source';
  readonly documents: readonly TextOrHole[];
}

export interface IssuerPart extends NodeBase {
  readonly kind: 'issuer';
  readonly issuer: TextOrHole;
}

export interface CurrencyPart extends NodeBase {
  readonly kind: 'currency';
  readonly code: NameOrHole;
}

export type RoundingMode = 'up' | 'down' | 'half up' | 'half even';

/** `rounding half up to 0.01 yuan`. */
export interface RoundingPart extends NodeBase {
  readonly kind: 'rounding';
  readonly mode: RoundingMode;
  readonly step: Expression;
}

/** `in force from D`, `in force until D`, or both; both dates are included. */
export interface Period extends NodeBase {
  readonly kind: 'period';
  readonly from: Expression | undefined;
  readonly until: Expression | undefined;
}

export interface VersionPart extends NodeBase {
  readonly kind: 'version';
  readonly version: TextOrHole;
}

export interface LanguagePart extends NodeBase {
  readonly kind: 'language';
  readonly language: TextOrHole;
}

/** `use "shared.clause"`: brings in the declarations of another file. */
export interface Use extends NodeBase {
  readonly kind: 'use';
  readonly path: TextOrHole;
}

// ---------------------------------------------------------------- facts

/** `enum Level "Level": national "National", municipal "Municipal"`. */
export interface EnumDeclaration extends NodeBase {
  readonly kind: 'enum';
  readonly name: NameOrHole;
  readonly label: Text | undefined;
  readonly members: readonly EnumMember[];
}

export interface EnumMember extends NodeBase {
  readonly kind: 'enumMember';
  readonly name: NameOrHole;
  readonly label: Text | undefined;
}

/** `entity Project "…" fields` or, once in a policy, `applicant Enterprise "…" fields`. */
export interface EntityDeclaration extends NodeBase {
  readonly kind: 'entity';
  readonly role: 'entity' | 'applicant';
  readonly name: NameOrHole;
  readonly label: Text | undefined;
  readonly fields: readonly Field[];
}

export interface Field extends NodeBase {
  readonly kind: 'field';
  readonly name: NameOrHole;
  readonly type: TypeExpression | Missing;
  readonly optional: boolean;
  readonly default: Expression | undefined;
  readonly label: Text | undefined;
}

export type PlainTypeName = 'boolean' | 'money' | 'ratio' | 'number' | 'integer' | 'date' | 'text';

export type TypeExpression = PlainType | NamedType | ListType;

/** A built-in type, with its range (both ends included) and its unit. */
export interface PlainType extends NodeBase {
  readonly kind: 'plainType';
  readonly name: PlainTypeName;
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
  /** `in m2` (a number's unit) and every `per m2`; the exponent of a `per` unit is −1. */
  readonly units: readonly UnitUse[];
}

export interface UnitUse extends NodeBase {
  readonly kind: 'unitUse';
  readonly unit: NameOrHole;
  readonly per: boolean;
}

/** An enum or an entity. */
export interface NamedType extends NodeBase {
  readonly kind: 'namedType';
  readonly name: Name;
}

export interface ListType extends NodeBase {
  readonly kind: 'listType';
  readonly of: TypeExpression | Missing;
}

/** `unit m2 "square metre"`, `unit hectare, hectares "hectare"`. */
export interface UnitDeclaration extends NodeBase {
  readonly kind: 'unit';
  readonly name: NameOrHole;
  /** What several of it are called, where that is another word. */
  readonly plural: NameOrHole | undefined;
  readonly label: Text | undefined;
}

/** `define x [of Entity] = E`, at file level or in a clause. */
export interface Define extends NodeBase {
  readonly kind: 'define';
  readonly name: NameOrHole;
  readonly of: NameOrHole | undefined;
  readonly label: Text | undefined;
  readonly value: Expression;
}

/** `parameter x "label" = E`: a define that the policy publishes as a figure. */
export interface Parameter extends NodeBase {
  readonly kind: 'parameter';
  readonly name: NameOrHole;
  readonly label: Text | undefined;
  readonly value: Expression;
}

// ---------------------------------------------------------------- articles and clauses

/** `applies cites … when …`: who the policy is for. */
export interface Applies extends NodeBase {
  readonly kind: 'applies';
  readonly parts: readonly (Cites | Reading | Define | When | Unless)[];
}

export interface Article extends NodeBase {
  readonly kind: 'article';
  /** `3`, or a text such as "7a". */
  readonly number: Text | Name | Missing;
  readonly title: Text | undefined;
  readonly items: readonly (Clause | Limit | Define | Cites)[];
}

export interface Clause extends NodeBase {
  readonly kind: 'clause';
  readonly name: NameOrHole;
  readonly label: Text | undefined;
  readonly binders: readonly Binder[];
  readonly parts: readonly ClausePart[];
}

/** `each project in projects`, `year in project.years`. */
export interface Binder extends NodeBase {
  readonly kind: 'binder';
  readonly variable: NameOrHole;
  readonly list: Expression;
}

export type ClausePart = Period | Cites | Reading | Define | When | Unless | Verb | Limit | Split;

export interface Cites extends NodeBase {
  readonly kind: 'cites';
  readonly quotes: readonly TextOrHole[];
}

/** How a doubt in the text was settled. */
export interface Reading extends NodeBase {
  readonly kind: 'reading';
  readonly text: TextOrHole;
}

export interface When extends NodeBase {
  readonly kind: 'when';
  readonly condition: Expression;
}

export interface Unless extends NodeBase {
  readonly kind: 'unless';
  readonly condition: Expression;
}

export type Verb = Grants | Matches | Recovers | Measure | Overlap;

export interface Grants extends NodeBase {
  readonly kind: 'grants';
  readonly amount: Expression;
}

/** `matches E at 1:0.5` or `matches E by …` where the rows are ratios. */
export interface Matches extends NodeBase {
  readonly kind: 'matches';
  readonly amount: Expression;
  readonly ratio: Expression;
}

export interface Recovers extends NodeBase {
  readonly kind: 'recovers';
  readonly amount: Expression;
}

export type MeasureVerb = 'permits' | 'encourages' | 'requires' | 'empowers';

/** A statement without money; `of E` is a sum that is reported and never paid. */
export interface Measure extends NodeBase {
  readonly kind: 'measure';
  readonly verb: MeasureVerb;
  readonly text: TextOrHole;
  /** `empowers "the Bureau" to "interpret these rules"`. */
  readonly to: TextOrHole | undefined;
  readonly sum: Expression | undefined;
}

/** The clauses a rule speaks of: by name, or `all grants`. */
export interface ClauseSet extends NodeBase {
  readonly kind: 'clauseSet';
  readonly all: boolean;
  readonly names: readonly NameOrHole[];
}

export interface Limit extends NodeBase {
  readonly kind: 'limit';
  /** `award`: of each award by itself, `limit to …` and `limit each of a, b to …`. */
  readonly measure: 'total' | 'count' | 'quantity' | 'award';
  /** E of `quantity E`. */
  readonly quantity: Expression | undefined;
  /** Absent in a clause: the limit then speaks of that clause. */
  readonly clauses: ClauseSet | undefined;
  /** Paths: `project`, `Enterprise`, `purchase.lender`. */
  readonly keys: readonly Expression[];
  /** `to at least E`: a minimum. */
  readonly atLeast: boolean;
  readonly to: Expression;
  readonly window: Window | undefined;
  readonly where: Expression | undefined;
  /** The condition of `counting other_supports where C`; true without `where`. */
  readonly counting: Counting | undefined;
  readonly orNothing: boolean;
}

/**
 * `in each calendar year`, `over N calendar years`, `in each year beginning on 1 April`, `over 3 years
 * beginning on 1 April`; `over 3 years` ends on the day of the decision.
 */
export interface Window extends NodeBase {
  readonly kind: 'window';
  /** How long; absent: one year. A bare number counts calendar years. */
  readonly over: Expression | undefined;
  readonly calendar: boolean;
  readonly beginning: DayOfYear | Missing | undefined;
}

/** `1 April`: a day of every year. The checker finds impossible ones. */
export interface DayOfYear extends NodeBase {
  readonly kind: 'dayOfYear';
  readonly day: string;
  /** From 1. */
  readonly month: number;
}

export interface Counting extends NodeBase {
  readonly kind: 'counting';
  readonly where: Expression | undefined;
}

export interface Overlap extends NodeBase {
  readonly kind: 'overlap';
  readonly clauses: ClauseSet;
  /** `with other_supports where C`. */
  readonly supports: Counting | undefined;
  readonly on: OverlapScope;
  readonly outcome: OverlapOutcome | Missing;
}

export type OverlapScope =
  | { readonly by: 'matter' }
  | { readonly by: 'applicant' }
  | { readonly by: 'field'; readonly field: NameOrHole };

export type OverlapOutcome = PlainOutcome | FirstOf;

export interface PlainOutcome extends NodeBase {
  readonly kind: 'outcome';
  readonly takes: 'better' | 'topsUp' | 'excludes';
}

/** `takes the first of (a, other_supports, b)`. */
export interface FirstOf extends NodeBase {
  readonly kind: 'firstOf';
  readonly order: readonly NameOrHole[];
}

export type Split = EqualSplit | ShareSplit;

/** `split into 3 equal yearly parts`. */
export interface EqualSplit extends NodeBase {
  readonly kind: 'equalSplit';
  readonly count: Expression;
  readonly every: 'year' | 'half-year' | 'quarter' | 'month' | undefined;
}

/** `split into central: 90% provincial: the rest`. */
export interface ShareSplit extends NodeBase {
  readonly kind: 'shareSplit';
  readonly parts: readonly SharePart[];
}

export interface SharePart extends NodeBase {
  readonly kind: 'sharePart';
  readonly name: NameOrHole;
  readonly label: Text | undefined;
  /** Absent: the rest. */
  readonly share: Expression | undefined;
}

// ---------------------------------------------------------------- expressions

export type Expression =
  | NumberLiteral
  | PercentLiteral
  | RatioLiteral
  | DateLiteral
  | Text
  | BooleanLiteral
  | NameReference
  | Member
  | Parenthesised
  | Negation
  | Arithmetic
  | Bound
  | Rounded
  | DateShift
  | ElapsedTime
  | DatePart
  | Comparison
  | Between
  | Membership
  | Given
  | Not
  | Logical
  | SomeOf
  | Aggregate
  | Extreme
  | Table
  | Missing;

/**
 * `1,234.56`, `3 million yuan`, `CNY 200,000`, `6 months`, `40 m2`, `10 yuan per m2 per month`.
 * `digits` is a plain decimal (`1234.56`), exact; scale and unit are kept as written.
 */
export interface NumberLiteral extends NodeBase {
  readonly kind: 'number';
  readonly digits: string;
  /** Power of ten of the scale word: 6 for `million`. */
  readonly scale: Scale | undefined;
  readonly unit: LiteralUnit | undefined;
  readonly per: readonly UnitUse[];
}

export interface Scale extends NodeBase {
  readonly kind: 'scale';
  readonly word: string;
  readonly power: number;
}

export type DurationUnit = 'year' | 'month' | 'week' | 'day';

export type LiteralUnit = NodeBase & {
  readonly kind: 'literalUnit';
  readonly word: string;
} & (
    | { readonly of: 'currency'; readonly code: string; readonly before: boolean }
    | { readonly of: 'duration'; readonly duration: DurationUnit }
    | { readonly of: 'declared' }
  );

export interface PercentLiteral extends NodeBase {
  readonly kind: 'percent';
  readonly digits: string;
}

/** `1:0.5`; in `matches`, a : b pays b/a. */
export interface RatioLiteral extends NodeBase {
  readonly kind: 'ratio';
  readonly left: string;
  readonly right: string;
}

/** ISO date as written; the checker finds impossible ones. */
export interface DateLiteral extends NodeBase {
  readonly kind: 'date';
  readonly iso: string;
}

export interface BooleanLiteral extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NameReference extends NodeBase {
  readonly kind: 'reference';
  readonly name: Name;
}

export interface Member extends NodeBase {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: NameOrHole;
}

export interface Parenthesised extends NodeBase {
  readonly kind: 'parenthesised';
  readonly inner: Expression;
}

export interface Negation extends NodeBase {
  readonly kind: 'negation';
  readonly operand: Expression;
}

/** `of` multiplies (`30% of x`); `net of` subtracts, not below zero. */
export interface Arithmetic extends NodeBase {
  readonly kind: 'arithmetic';
  readonly operator: '*' | '/' | 'of' | '+' | '-' | 'net of';
  readonly left: Expression;
  readonly right: Expression;
}

/** `E capped at B [in each calendar year]`, `E floored at B`. */
export interface Bound extends NodeBase {
  readonly kind: 'bound';
  readonly operator: 'capped at' | 'floored at';
  readonly value: Expression;
  readonly bound: Expression;
  readonly window: Window | undefined;
}

export interface Rounded extends NodeBase {
  readonly kind: 'rounded';
  readonly value: Expression;
  readonly mode: RoundingMode;
  readonly step: Expression;
}

/** `6 months after d`, `3 years before d`. */
export interface DateShift extends NodeBase {
  readonly kind: 'dateShift';
  readonly duration: Expression;
  readonly direction: 'after' | 'before';
  readonly date: Expression;
}

/** `full years from a to b`. */
export interface ElapsedTime extends NodeBase {
  readonly kind: 'elapsed';
  readonly unit: DurationUnit;
  readonly from: Expression;
  readonly to: Expression;
}

/** `the year of d`, `the month of d`, `the day of d`: as a whole number. */
export interface DatePart extends NodeBase {
  readonly kind: 'datePart';
  readonly part: 'year' | 'month' | 'day';
  readonly date: Expression;
}

export type ComparisonOperator = 'is' | 'is not' | '<' | '<=' | '>' | '>=';

/** `is at least` is `>=`, `exceeds` and `is more than` are `>`, and so on. */
export interface Comparison extends NodeBase {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  /** In the words of days: `is before`, `is on or after`. */
  readonly ofDays: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

/** `is between a and b`, both included. */
export interface Between extends NodeBase {
  readonly kind: 'between';
  readonly value: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

export interface Membership extends NodeBase {
  readonly kind: 'membership';
  readonly value: Expression;
  readonly negated: boolean;
  readonly options: readonly Expression[];
}

export interface Given extends NodeBase {
  readonly kind: 'given';
  readonly value: Expression;
  readonly negated: boolean;
}

export interface Not extends NodeBase {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** Two or more operands of one operator. */
export interface Logical extends NodeBase {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

/** `at least 2 of (a, b, c)`, `at most 1 of (a, b)`, `exactly 1 of (a, b)`: how many conditions hold. */
export interface SomeOf extends NodeBase {
  readonly kind: 'someOf';
  readonly operator: 'at least' | 'at most' | 'exactly';
  readonly count: Expression;
  readonly operands: readonly Expression[];
}

/**
 * `sum of E for each x in xs where C`, `the largest of E for each …`, `count each x in xs where C`,
 * `any x in xs satisfies C`, `every x in xs satisfies C`; `before y` takes the items that stand
 * before y in the list.
 */
export interface Aggregate extends NodeBase {
  readonly kind: 'aggregate';
  readonly operator: 'sum' | 'count' | 'any' | 'every' | 'largest' | 'smallest';
  /** Absent for count. */
  readonly value: Expression | undefined;
  readonly binders: readonly Binder[];
  readonly before: NameOrHole | undefined;
  readonly where: Expression | undefined;
}

/** `the largest of (a, b, c)`, `the smallest of (a, b)`. */
export interface Extreme extends NodeBase {
  readonly kind: 'extreme';
  readonly operator: 'largest' | 'smallest';
  readonly options: readonly Expression[];
}

/** `by s[, s] rows`, `by parts of q [running over xs [where C]] rows`. */
export interface Table extends NodeBase {
  readonly kind: 'table';
  readonly mode: 'one row' | 'parts';
  readonly subjects: readonly Expression[];
  readonly runningOver: Expression | undefined;
  /** Which of the earlier items count; about each of them, under the name of this one. */
  readonly runningWhere: Expression | undefined;
  readonly rows: readonly Row[];
}

export interface Row extends NodeBase {
  readonly kind: 'row';
  /** One label for each subject. */
  readonly labels: readonly RowLabel[];
  readonly value: Expression;
}

/** One or several joined by `or`. */
export interface RowLabel extends NodeBase {
  readonly kind: 'rowLabel';
  readonly options: readonly LabelOption[];
}

export type LabelOption = MemberLabel | BooleanLiteral | CatchAll | Edge | Missing;

export interface MemberLabel extends NodeBase {
  readonly kind: 'memberLabel';
  readonly name: Name;
}

export interface CatchAll extends NodeBase {
  readonly kind: 'catchAll';
  readonly word: 'any' | 'otherwise';
}

export type EdgeOperator = 'below' | 'up to' | 'from' | 'above' | 'before' | 'exactly';

export interface Edge extends NodeBase {
  readonly kind: 'edge';
  readonly operator: EdgeOperator;
  readonly value: Expression;
}

// ---------------------------------------------------------------- all nodes

export type Node =
  | SourceFile
  | Item
  | HeaderPart
  | EnumMember
  | Field
  | TypeExpression
  | UnitUse
  | ClausePart
  | Binder
  | ClauseSet
  | Window
  | DayOfYear
  | Counting
  | OverlapOutcome
  | SharePart
  | Expression
  | Scale
  | LiteralUnit
  | Row
  | RowLabel
  | LabelOption
  | Name
  | Text
  | Missing;

export type NodeKind = Node['kind'];
