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
}

/** A value and where the file says it. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

export interface Case {
  readonly name: string;
  readonly reason: string | undefined;
  /** The article it bears on, as text. */
  readonly article: string | undefined;
  /** The dossier as JSON, its base and changes already brought together. */
  readonly dossier: unknown;
  readonly expect: Expectation;
  /** Where people look for it: its name in YAML, its row's first cell in CSV. */
  readonly span: Span;
  /** All of it. */
  readonly whole: Span;
}

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
  /** Fact errors: the dossier is refused, with these among the errors. */
  readonly errors?: readonly ExpectedEntry[];
}

export interface ExpectedEntry {
  readonly fields: ReadonlyMap<string, Placed<unknown>>;
  readonly span: Span;
}

/** One thing in which an answer differs from what its case expects. */
export interface Difference {
  /** Where in the decision: `totals.policy`, `totals.clauses.grant`, `awards[2].amount`, `errors`. */
  readonly path: string;
  /** As the case says it; undefined where it expects that nothing is there. */
  readonly expected: unknown;
  readonly found: unknown;
  /** The place in the case file to look at, or to write what was found. */
  readonly span: Span;
  /** Whether what was found can be written over `span` as it stands. */
  readonly replaceable: boolean;
  /** The award or measure it is about, for its explanation: index into the decision's list. */
  readonly entry?: { readonly list: 'awards' | 'measures'; readonly index: number };
}

export type Machine = 'interpreter' | 'generated';

export interface CaseResult {
  readonly case: Case;
  readonly passed: boolean;
  /** Empty where both machines answer as expected. */
  readonly differences: ReadonlyMap<Machine, readonly Difference[]>;
  /** The two machines disagree on the whole decision: a fault of Clause, whatever the case expects. */
  readonly machinesDisagree: boolean;
}
