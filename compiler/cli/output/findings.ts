// A finding with its words rendered and its places worked out: what every output format is made of.
import {
  type Diagnostic,
  renderFixTitle,
  renderMessage,
  renderNote,
  type Severity,
} from '#compiler';
import type { Span } from '#language';
import type { Place, Places } from './places.ts';

export interface Finding {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly place: Place;
  readonly related: readonly {
    readonly span: Span;
    readonly place: Place;
    readonly note: string;
  }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly { readonly place: Place; readonly text: string }[];
  }[];
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** The findings' words in a natural language. */
export function findingsOf(
  diagnostics: readonly Diagnostic[],
  places: Places,
  language: string,
): readonly Finding[] {
  return diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    name: diagnostic.name,
    severity: diagnostic.severity,
    message: renderMessage(diagnostic, language),
    span: diagnostic.span,
    place: places.of(diagnostic.span),
    related: diagnostic.related.map((place) => ({
      span: place.span,
      place: places.of(place.span),
      note: renderNote(diagnostic, place, language),
    })),
    fixes: diagnostic.fixes.map((fix) => ({
      title: renderFixTitle(diagnostic, fix, language),
      edits: fix.edits.map(({ span, text }) => ({ place: places.of(span), text })),
    })),
  }));
}

export function countsOf(findings: readonly { readonly severity: Severity }[]): Counts {
  const of = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), information: of('information') };
}

/** The page that explains a code. */
export function pageOf(code: string): string {
  return `docs/diagnostics/${code}.md`;
}
