// Clause's own requests: what a client may ask beyond the Language Server Protocol, and what a server
// without a disk asks of its client. Types only, and none of the protocol's libraries: clients import
// this file. Every `uri` is the protocol's; ranges are in the position encoding agreed on. Amounts are
// decimal strings in major units with all minor digits ("1800000.00").
//
// Which policy is meant: `uri` may be the policy's own file, a file that it uses, its source document
// or its case file. Where several policies use the file, the first in the order of their names answers.
// Everything is computed over the open, unsaved texts.
import type { Decision, FactError, Form } from '#compiler';

export type {
  Decision,
  FactError,
  Form,
  FormChoice,
  FormField,
  FormKind,
} from '#compiler';

/** Both count from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}

// ── What the client may say once ────────────────────────────────────────────────────────────────

/** `initializationOptions`; all optional. */
export interface Options {
  /**
   * The client serves `clause/readFile` and `clause/listFiles`, and every file is read by way of it:
   * always so in a browser, elsewhere for virtual file systems.
   */
  readonly files?: boolean;
  /**
   * Where the documentation is, as a URI: the folder to which `diagnostics/CL3107.md` is added.
   * Without it, the `docs` that lie beside the server, if there are any.
   */
  readonly docs?: string;
  /**
   * The client has a grammar of its own that colours keywords, texts, figures and comments: then only
   * names are coloured by their meaning.
   */
  readonly grammar?: boolean;
}

// ── Requests to the server ──────────────────────────────────────────────────────────────────────

/** Every request to the server: its parameters and its answer, by its method. */
export interface ClauseRequests {
  /** Decides a dossier. */
  'clause/evaluate': { params: EvaluateParams; result: Judged<{ readonly decision: Decision }> };
  /** Decides a dossier with every step told, and where in the policy each figure comes from. */
  'clause/explain': { params: EvaluateParams; result: Judged<Explanation> };
  /** What stands between an applicant and the full amount of one award. */
  'clause/whyNot': { params: WhyNotParams; result: Judged<WhyNot> };
  /** The value of a selected amount or condition, for each item that it is read for. */
  'clause/evaluateSelection': { params: EvaluateSelectionParams; result: Judged<SelectionValues> };
  /** What a form for a dossier shows. */
  'clause/factsForm': { params: PolicyParams; result: OfPolicy<FactsForm> };
  /** The facts of a dossier being filled in that can still change the decision. */
  'clause/factsThatMatter': { params: EvaluateParams; result: Judged<FactsThatMatter> };
  /** How an award moves with one fact, exactly. */
  'clause/curve': { params: CurveParams; result: Judged<Curve> };
  /** The policy as people read it, article by article, its source text beside its clauses. */
  'clause/document': { params: PolicyParams; result: OfPolicy<PolicyDocument> };
  /** Which stretches of the source documents are cited by which clause, and which by none. */
  'clause/sourceCoverage': { params: PolicyParams; result: OfPolicy<SourceCoverage> };
  /**
   * Runs golden cases. Reports to `workDoneToken`; each case's result is sent to
   * `partialResultToken` as it is known, and then the answer holds none. May be cancelled.
   */
  'clause/runCases': { params: RunCasesParams; result: RunCasesResult };
  /** The case files of every policy in the workspace, or of one, with their cases. */
  'clause/listCases': { params: ListCasesParams; result: ListCasesResult };
  /** A case file as a table shows it, beyond what its text says. */
  'clause/caseTable': { params: PolicyParams; result: CaseTable };
  /** What a policy's cases prove of it, by line and by outcome. */
  'clause/caseCoverage': { params: PolicyParams; result: OfPolicy<CaseCoverage> };
  /** The file that `clause build` would write. */
  'clause/compile': { params: PolicyParams; result: OfPolicy<{ readonly text: string }> };
  /** The files of a small policy to start from, by their names. */
  'clause/starter': { params: null; result: { readonly files: Readonly<Record<string, string>> } };
}

/** Every notification to the server, by its method. */
export interface ClauseNotifications {
  /** From now on the editor shows this dossier's figures beside the clauses. */
  'clause/useDossier': UseDossierParams;
}

export interface PolicyParams {
  /** A file of the policy. */
  readonly uri: string;
}

/** The answer of a policy, or why there is none; `policy` is the URI of the policy's own file. */
export type OfPolicy<T> =
  | ({ readonly kind: 'found'; readonly policy: string } & T)
  /** No policy takes the file in. */
  | { readonly kind: 'noPolicy' }
  /** The policy has errors; nothing is decided until they are mended. */
  | { readonly kind: 'unsound'; readonly policy: string; readonly errors: number };

/** As `OfPolicy`, of a dossier that may be refused. */
export type Judged<T> =
  | OfPolicy<T>
  /** In the document's order, all at once. */
  | { readonly kind: 'refused'; readonly policy: string; readonly errors: readonly FactError[] };

/** A dossier: a JSON value, JSON text as written (an unsaved file), or the URI of a JSON file. */
export type Dossier =
  | { readonly value: unknown }
  | { readonly text: string }
  | { readonly uri: string };

export interface EvaluateParams extends PolicyParams {
  /** Where it says no `as_of`, today's date stands in. */
  readonly dossier: Dossier;
  /**
   * Other texts of the policy's files, by URI, to compare with: as saved, as at git HEAD. What is open
   * stays as it is; files that are not named are read as ever. Places in the answer are in these texts.
   */
  readonly texts?: Readonly<Record<string, string>>;
}

/** An award or measure of a decision: the clause, and the item's id, null without items. */
export interface AwardName {
  readonly clause: string;
  readonly item: string | null;
}

export interface Explanation {
  /** Its awards have `steps`. */
  readonly decision: Decision;
  /** Where each clause of the decision stands, by its name. */
  readonly clauses: Readonly<Record<string, ClausePlace>>;
}

export interface ClausePlace {
  readonly label: string;
  /** All of the clause. */
  readonly location: Location;
  /** Its name. */
  readonly name: Location;
  /** What it cites, where the source documents have it. */
  readonly cites: readonly Location[];
}

export interface WhyNotParams extends EvaluateParams {
  readonly award: AwardName;
}

export interface WhyNot {
  readonly award: AwardName;
  readonly amount: string;
  /** What it would be if nothing below stood in the way; null where that cannot be told. */
  readonly full: string | null;
  /** In the order in which the decision met them (DESIGN §3). */
  readonly obstacles: readonly Obstacle[];
}

export interface Obstacle {
  readonly kind: 'notInForce' | 'scope' | 'condition' | 'missingFact' | 'cap' | 'limit' | 'overlap';
  /** A sentence in the policy's language. */
  readonly text: string;
  /** The conjunct, cap, limit or rule. */
  readonly location: Location | null;
  /** By how much it made the award less; null where it made it nothing. */
  readonly lost: string | null;
  /** Paths of the facts it reads (`$.projects[0].investment`). */
  readonly facts: readonly string[];
}

export interface EvaluateSelectionParams extends EvaluateParams {
  readonly range: Range;
}

export interface SelectionValues {
  /**
   * What was taken: the smallest amount or condition that holds the selection, an amount with its cap.
   * Where nothing holds it, the selection itself, without values.
   */
  readonly range: Range;
  /** What kind of value, in words: `an amount of money`. */
  readonly type: string;
  /** One for each item that the expression is read for; one alone, with item null, outside loops. */
  readonly values: readonly SelectionValue[];
}

export interface SelectionValue {
  readonly item: string | null;
  /** As people read it: `1,800,000.00 yuan`, `30%`, `yes`; null where it hangs on missing facts. */
  readonly text: string | null;
  /** For programs: figures as exact decimals, or fractions where no decimal ends; money in major units. */
  readonly value: string | boolean | null;
  /** Paths of the missing facts. */
  readonly missing: readonly string[];
}

export interface FactsForm {
  /** The policy's title and natural language. */
  readonly title: string;
  readonly language: string;
  readonly currency: string;
  /** JSON Schema 2020-12 of the dossier; labels are its `title`s. */
  readonly schema: unknown;
  /** How a form lays the top level out, in order. */
  readonly groups: readonly FactsGroup[];
  /** The same facts told for people: labels, choices, units, ranges, defaults. */
  readonly form: Form;
}

export interface FactsGroup {
  /** `applicant`: facts of the applicant; `items`: one list; `administration`: date, ledger, other supports. */
  readonly kind: 'applicant' | 'items' | 'administration';
  readonly label: string;
  /** Names of properties of the schema. */
  readonly properties: readonly string[];
}

/**
 * Of a dossier that need not be whole: what is missing or wrong in it is not given yet, and it is only
 * refused where it is not JSON. What is not listed can change nothing any more.
 */
export interface FactsThatMatter {
  /**
   * Those with most money on them first, where as much hangs on several in the order of the form; a fact
   * that only a measure hangs on has no money on it. A list that is not given yet stands for its items.
   */
  readonly facts: readonly FactThatMatters[];
}

export interface FactThatMatters {
  /** `$.projects[0].investment`. */
  readonly path: string;
  readonly label: string;
  /**
   * By how much the total may change with it, whatever the other missing facts turn out to be; never too
   * little, somewhat too much where several awards share limits or rules. Null where there is no bound.
   */
  readonly atStake: string | null;
  readonly awards: readonly AwardName[];
}

export interface CurveParams extends EvaluateParams {
  /** The fact that is moved: a path to a money, number or ratio (`$.projects[0].investment`). */
  readonly path: string;
  /**
   * As the dossier would write it; where absent, the fact's own range, or a range about its kinks. What
   * is no figure, or lies above `to`, is refused (InvalidParams).
   */
  readonly from?: string;
  readonly to?: string;
  /** Absent: the policy's total. */
  readonly award?: AwardName;
}

/**
 * Exact, nothing sampled: every kink and cliff within the range is an end of a piece, on the fact's
 * own grid (a minor unit, a whole number, a millionth of other figures), and
 * the `y` of points that belong to a piece are what `clause/evaluate` answers there. Rounding is not
 * drawn as stairs: between its points a piece is the straight line, and says how far off it a decision
 * may be. A range that nobody ends goes on for a quarter beyond the last kink.
 */
export interface Curve {
  /** Of the fact. */
  readonly label: string;
  /** What `x` is: money in major units, any other figure as a decimal. */
  readonly of: 'money' | 'ratio' | 'number' | 'integer';
  /** The fact as the dossier has it now, and the award there; null where it is missing. */
  readonly now: CurvePoint | null;
  /** In rising order of `x`; together they cover the range but for what follows. */
  readonly pieces: readonly CurvePiece[];
  /** False where there are more kinks than are told: the pieces end before the range does. */
  readonly complete: boolean;
}

export interface CurvePoint {
  readonly x: string;
  readonly y: string;
}

/**
 * Neighbouring pieces share a point where the award moves on without a leap. At a cliff one of the two
 * ends is closed and the other open: `x` is where the leap is, and the open end's `y` what the piece
 * draws near to. Where both are closed and one step of the fact apart, the kink lies between two
 * values that the fact can have.
 */
export interface CurvePiece {
  /** Points in rising order of `x`; two, or one where the piece is a single value. */
  readonly points: readonly CurvePoint[];
  /** Whether the ends belong to the piece: at a cliff one side is closed and the other is open. */
  readonly startsClosed: boolean;
  readonly endsClosed: boolean;
  /**
   * Whether the award runs straight between the points. False where it bends everywhere (the fact is
   * multiplied by itself, or divided by), climbs in more stairs than can be told, or hangs on figures
   * rounded too coarsely: then the points are exact, and nothing is said of what lies between.
   */
  readonly straight: boolean;
  /** By how much rounding lets the decision stand off the straight line, at most: `0.01`. */
  readonly rounding: string;
  /** What holds there: a row of a table, a cap that binds, a limit. */
  readonly because: readonly { readonly text: string; readonly location: Location | null }[];
}

/** The policy as a document. Texts are plain: nothing in them is Markdown or HTML. */
export interface PolicyDocument {
  readonly title: string;
  readonly issuer: string | null;
  readonly version: string;
  /** Natural language: `en`. */
  readonly language: string;
  /** `In force from 2024-09-06.`; empty where nothing is said. */
  readonly period: string;
  /** Whom it is for: one sentence; empty where nothing is said. */
  readonly scope: string;
  readonly scopeCites: readonly DocumentCite[];
  /** Those of the policy and of its source documents, in the order of the source. */
  readonly articles: readonly DocumentArticle[];
  /** What is defined for the whole policy. */
  readonly terms: readonly DocumentTable[];
}

/** A name or a sentence, with the rows of a table below it, if it has any. */
export interface DocumentTable {
  readonly title: string;
  readonly rows: readonly string[];
}

export interface DocumentArticle {
  /** `3`; null for clauses outside every article and for a source without headings. */
  readonly number: string | null;
  readonly title: string | null;
  /** As the source writes it: `第三条`. */
  readonly heading: string | null;
  /** In the policy; null where it has no such article. */
  readonly location: Location | null;
  /** The source's, in order. */
  readonly sentences: readonly DocumentSentence[];
  /** In file order, rules among clauses included. */
  readonly clauses: readonly DocumentClause[];
  /** Limits that stand outside the clauses: a sentence each. */
  readonly notes: readonly string[];
}

export interface DocumentSentence {
  readonly location: Location;
  /** The sentence in order, without gaps; white space evened out. */
  readonly parts: readonly DocumentPart[];
}

export interface DocumentPart {
  readonly text: string;
  /** `between`: words that count for nothing (numbering, words that join two cited parts). */
  readonly kind: 'cited' | 'uncited' | 'between';
  /** The names of the clauses that cite it; empty where the header or the scope does. */
  readonly clauses: readonly string[];
}

export interface DocumentClause {
  readonly name: string;
  /** As people read it; the name where there is no label. */
  readonly label: string;
  readonly kind:
    | 'grants'
    | 'matches'
    | 'recovers'
    | 'permits'
    | 'encourages'
    | 'requires'
    | 'empowers'
    | 'overlap';
  /** What it does, in one plain sentence. */
  readonly sentence: string;
  /** The rows of the table that the sentence speaks of. */
  readonly rows: readonly string[];
  /** The tables inside what it says, and what it defines for itself. */
  readonly tables: readonly DocumentTable[];
  /** Its limits, split and period, a sentence each. */
  readonly notes: readonly string[];
  /** How doubts were settled. */
  readonly readings: readonly string[];
  readonly cites: readonly DocumentCite[];
  /** All of the clause. */
  readonly location: Location;
}

export interface DocumentCite {
  /** As the policy writes it, `…` for words left out. */
  readonly text: string;
  /** In the policy. */
  readonly location: Location;
  /** Where the source documents have it; empty where they don't. */
  readonly source: readonly Location[];
}

export interface SourceCoverage {
  readonly sources: readonly CoveredSource[];
  /** Citations that no source document holds word for word. */
  readonly unfound: readonly Location[];
}

export interface CoveredSource {
  readonly uri: string;
  readonly cited: readonly CitedRange[];
  readonly uncited: readonly UncitedRange[];
}

export interface CitedRange {
  readonly range: Range;
  /** The text after `cites`. */
  readonly by: Location;
  /** The clause that cites; null where the header or the scope does. */
  readonly clause: string | null;
}

export interface UncitedRange {
  readonly range: Range;
  /** The article's number in plain digits, and its heading as written. */
  readonly article: string | null;
  readonly heading: string | null;
}

export interface RunCasesParams {
  /** A case file; or a file of a policy, for all its case files. */
  readonly uri: string;
  /** Only the cases with these names. */
  readonly names?: readonly string[];
  readonly workDoneToken?: string | number;
  readonly partialResultToken?: string | number;
}

export interface RunCasesResult {
  readonly results: readonly CaseOutcome[];
}

export interface CaseOutcome {
  readonly name: string;
  /** Its name in the case file. */
  readonly location: Location;
  readonly passed: boolean;
  readonly differences: readonly CaseDifference[];
}

export interface CaseDifference {
  /** Where in the decision: `totals.policy`, `awards[2].amount`. */
  readonly path: string;
  /** The same as people say it: `total`, `major_project P1: amount`. */
  readonly label: string;
  readonly expected: string;
  readonly found: string;
  /** Where the case says it. */
  readonly location: Location;
  /** How the awards that it is about came about, a sentence a step. */
  readonly steps: readonly string[];
}

export interface ListCasesParams {
  /** A file of a policy or a case file; absent: all of the workspace. */
  readonly uri?: string;
}

export interface ListCasesResult {
  readonly suites: readonly ListedSuite[];
}

export interface ListedSuite {
  readonly uri: string;
  /** The policy that it proves; null where none can be told (its findings say why). */
  readonly policy: { readonly uri: string; readonly title: string } | null;
  readonly cases: readonly ListedCase[];
}

export interface ListedCase {
  readonly name: string;
  readonly reason: string | null;
  readonly article: string | null;
  /** All of the case. */
  readonly range: Range;
}

export interface CaseTable {
  /**
   * The cases that can be read, in order, each with its dossier as JSON: its base and its changes brought
   * together.
   */
  readonly cases: readonly { readonly name: string; readonly dossier: unknown }[];
  /** Of a CSV file: its cells as they stand, the header first; rows without text are left out. */
  readonly cells?: {
    readonly separator: string;
    readonly rows: readonly (readonly TableCell[])[];
  };
}

export interface TableCell {
  /** Without its quotation marks. */
  readonly text: string;
  /** All of it, quotation marks included. */
  readonly range: Range;
}

export interface CaseCoverage {
  readonly files: readonly CoveredFile[];
}

export interface CoveredFile {
  readonly uri: string;
  readonly targets: readonly CoverageTarget[];
}

export interface CoverageTarget {
  /** `clause`, `condition`, `row`, `edge`, `cap`, `limit`, `overlap`, `status`, … */
  readonly kind: string;
  readonly label: string;
  readonly range: Range;
  readonly outcomes: readonly {
    readonly label: string;
    /** How many cases show it, and the names of the first few. */
    readonly count: number;
    readonly cases: readonly string[];
  }[];
}

export interface UseDossierParams extends PolicyParams {
  /** Null: none from now on. */
  readonly dossier: Dossier | null;
}

// ── Commands of the client ──────────────────────────────────────────────────────────────────────

/** What the server's code lenses ask the client to do: the one argument of each command. */
export interface ClauseCommands {
  /** Shows the policy with this clause in view. */
  'clause.preview': { readonly uri: string; readonly clause?: string };
  /** Runs the policy's cases with these names; all, if there are none. */
  'clause.runCases': { readonly uri: string; readonly names?: readonly string[] };
  /** Shows the sentences of the article that no clause cites; of all articles, if there is none. */
  'clause.showUncited': { readonly uri: string; readonly article?: string };
}

// ── Requests to the client ──────────────────────────────────────────────────────────────────────

/**
 * What a server without a disk asks of its client. The compiler reads its files in one go, so the
 * server computes with what it has, asks for what was missing, and computes again; what it was told
 * stays true until `workspace/didChangeWatchedFiles` says otherwise. It asks for nothing outside the
 * workspace folders and the folder of a policy that is open.
 */
export interface FileRequests {
  /** One file's bytes, or why they cannot be had. */
  'clause/readFile': { params: ReadFileParams; result: ReadFileResult };
  /** The files of a folder by the ends of their names. */
  'clause/listFiles': { params: ListFilesParams; result: ListFilesResult };
}

export interface ReadFileParams {
  readonly uri: string;
  /** The folder that it must not leave through a link, with its closing `/`. */
  readonly within: string;
}

export type ReadFileResult =
  /** The bytes in base 64: the policy's hash is taken over them. */
  | { readonly kind: 'read'; readonly base64: string }
  | {
      readonly kind: 'problem';
      readonly problem: 'missing' | 'notAFile' | 'unreadable' | 'outside';
    };

export interface ListFilesParams {
  /** With its closing `/`. */
  readonly folder: string;
  /** Folders in it, too, but for hidden ones and `node_modules`. */
  readonly deep: boolean;
  /** `.clause`, `.cases.yaml`. */
  readonly endings: readonly string[];
}

export interface ListFilesResult {
  readonly uris: readonly string[];
}
