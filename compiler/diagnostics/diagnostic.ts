// What a finding is: a value. Its words are rendered last, in the reader's language (render.ts).
import type { Span } from '#language';
import type { DiagnosticName } from './catalogue.ts';
import type { TermName } from './terms.ts';

export type Severity = 'error' | 'warning' | 'information';

/**
 * What fills the holes of a message: `{name}` in the text. Lists are joined by the renderer; an
 * empty text or list leaves out the `[…]` of the template that speaks of it.
 */
export type Parameters = Readonly<Record<string, Parameter | readonly Parameter[]>>;
export type Parameter = string | number | Term;

/** A word that the tool itself brings to a message (`money`, `a list of Project`), not yet in any language. */
export interface Term {
  readonly term: TermName;
  readonly parameters: Parameters;
}

export interface Diagnostic {
  /** Its entry in the catalogue. */
  readonly name: DiagnosticName;
  /** `CL` and four digits; the page is docs/diagnostics/CL….md. */
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly parameters: Parameters;
  /** Other places concerned, each with a word on it: a key of the same entry's `related` texts. */
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** The stretch does nothing and may be shown faded. */
  readonly unused: boolean;
}

export interface RelatedPlace {
  readonly span: Span;
  readonly note: string;
  /** Added to the finding's own parameters. */
  readonly parameters: Parameters;
}

/** A repair; its title says when to choose it. */
export interface Fix {
  /** Key of the same entry's `fixes` texts. */
  readonly title: string;
  /** Added to the finding's own parameters. */
  readonly parameters: Parameters;
  readonly edits: readonly TextEdit[];
  /** Something is left to be written or made sure of: no editor takes it without being asked. */
  readonly unsure?: boolean;
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}
