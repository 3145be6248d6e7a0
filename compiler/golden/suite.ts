// What a suite of golden cases is once it is read, from YAML and from CSV alike (DESIGN §4). Every
// part keeps its place in the file, so that a failure leads there and a found figure can be written there.
import type { Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A case file as it was read, however broken. */
export interface Suite {
  /** As the host names it. */
  readonly file: string;
  readonly form: 'yaml' | 'csv';
  /** The policy that the file itself names (`policy:`); absent: the one policy beside it. */
  readonly policy: Placed<string> | undefined;
  /** In the order of the file. */
  readonly cases: readonly Case[];
  /** What is wrong with the file; a case that cannot be read is left out and told of here. */
  readonly diagnostics: readonly Diagnostic[];
  /** Other files that it reads: dossiers that cases start from. As the host names them. */
  readonly reads: readonly string[];
  /** The dossier that goes by a name here, as cases start from it; absent in tables. */
  readonly baseNamed?: (name: string) => NamedBase | undefined;
}

/** A dossier with a name, or a file's. */
export interface NamedBase {
  /** As JSON, its own base and changes brought together; undefined where it cannot be had. */
  readonly dossier: unknown;
  /** Its name; of another file its beginning. */
  readonly span: Span;
}

/** A value and where the file says it. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
  /** Why no other value can be written over it; absent: `span` is all there is of it. */
  readonly stuck?: Stuck;
}

/**
 * It is said elsewhere and only referred to here; others refer to it; it is a text over lines; the
 * columns of its table say it, so that it holds for other rows, too.
 */
export type Stuck = 'alias' | 'anchor' | 'block' | 'columns';

/** The place of a fact: of its value, or of its name; in a table both are its cell. */
export type PlaceOfFact = (path: string, part?: 'name' | 'value') => Span | undefined;

export interface Case {
  readonly name: string;
  readonly reason: string | undefined;
  /** The article it bears on, as text. */
  readonly article: string | undefined;
  /** The dossier as JSON, its base and changes already brought together. */
  readonly dossier: unknown;
  /** Where the file says a fact, by its path in errors. */
  readonly placeOfFact?: PlaceOfFact;
  readonly expect: Expectation;
  /** Where people look for it: its name in YAML, its row's first cell in CSV. */
  readonly span: Span;
  /** All of it. */
  readonly whole: Span;
}

/**
 * What a decision's field should be. Figures are texts as the file writes them, so that no digit
 * is lost; a group or a list of groups is compared by the fields that it names.
 */
export type Expected =
  | string
  | boolean
  | null
  | readonly Expected[]
  | { readonly [name: string]: Expected };

/** What a case expects; a part that is absent is not looked at. */
export interface Expectation {
  readonly applicable?: Placed<boolean | null>;
  /** `totals.policy`. */
  readonly total?: Placed<string>;
  readonly recoveries?: Placed<string>;
  /** Closed: a clause that is not named pays 0.00 (`totals.clauses`). */
  readonly clauses?: Placed<ReadonlyMap<string, Placed<string>>>;
  /** `totals.articles`; only those named are looked at. */
  readonly articles?: ReadonlyMap<string, Placed<string>>;
  /** Each names some of the fields of one award (`clause`, `item`, `status`, `amount` …). */
  readonly awards?: readonly ExpectedEntry[];
  readonly measures?: readonly ExpectedEntry[];
  /** Fact errors: the dossier is refused, with these among the errors. Empty: it is not refused. */
  readonly errors?: readonly ExpectedEntry[];
  /** Other fields of the decision by their names: `code`, `reason`, `reference`, `totals` … */
  readonly decision?: ReadonlyMap<string, Placed<Expected>>;
}

export interface ExpectedEntry {
  readonly fields: ReadonlyMap<string, Placed<Expected>>;
  readonly span: Span;
}

/** One thing in which an answer differs from what its case expects. */
export interface Difference {
  /** Where in the decision: `totals.policy`, `totals.clauses.grant`, `awards[2].amount`, `errors`. */
  readonly path: string;
  /** As the case says it; undefined where it expects that nothing is there. */
  readonly expected: unknown;
  readonly found: unknown;
  /** The place in the case file to look at. */
  readonly span: Span;
  /** How the case file can be made to say what was found. */
  readonly update: Update;
  /** The award or measure it is about, for its explanation: index into the decision's list. */
  readonly entry?: { readonly list: 'awards' | 'measures'; readonly index: number };
}

export type Update =
  /** The value stands in the place of the one at `span`, in its quotes if it has any. */
  | { readonly kind: 'write'; readonly span: Span; readonly value: string | boolean | null }
  /** A figure of a name that the group at `span` (`expect.clauses`) does not have yet. */
  | { readonly kind: 'add'; readonly span: Span; readonly name: string; readonly text: string }
  | { readonly kind: 'none'; readonly why: Unwritable };

/** Why what was found is not simply written into the case file. */
export type Unwritable =
  | Stuck
  /** The dossier was refused, or was not where errors were expected. */
  | 'refused'
  | 'decided'
  /** Nothing in the decision is like the entry; or several things are. */
  | 'noneLike'
  | 'severalLike'
  /** The value is no single figure or word. */
  | 'group'
  /** The decision has nothing of this name. */
  | 'nothingThere';

export type Machine = 'interpreter' | 'generated';

export interface CaseResult {
  readonly case: Case;
  readonly passed: boolean;
  /** Empty where both machines answer as expected. */
  readonly differences: ReadonlyMap<Machine, readonly Difference[]>;
  /** The two machines disagree on the whole decision: a fault of Clause, whatever the case expects. */
  readonly machinesDisagree: boolean;
}
