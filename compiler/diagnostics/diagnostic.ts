// What a finding is: a value. Its words are rendered last, in the reader's language.
import type { Span } from '#language';
import type { DiagnosticName } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'information';

/** What fills the holes of a message: `{name}` in the text. Lists are joined by the renderer. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

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
  readonly unused: boolean;
}

export interface RelatedPlace {
  readonly span: Span;
  readonly note: string;
  readonly parameters: Parameters;
}

/** A repair; its title says when to choose it. */
export interface Fix {
  /** Key of the same entry's `fixes` texts. */
  readonly title: string;
  readonly parameters: Parameters;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}
