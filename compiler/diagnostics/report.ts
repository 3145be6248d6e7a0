// Making a finding by its name in the catalogue: a wrong name, a missing parameter, a note or a
// fix that the entry does not declare, do not compile.
import type { Span } from '#language';
import {
  catalogue,
  type DiagnosticName,
  type NoteOf,
  type ParametersOf,
  type TitleOf,
} from './catalogue.ts';
import type { Diagnostic, Parameters, TextEdit } from './diagnostic.ts';

export interface More<N extends DiagnosticName> {
  readonly related?: readonly {
    readonly span: Span;
    readonly note: NoteOf<N>;
    readonly parameters?: Parameters;
  }[];
  readonly fixes?: readonly {
    readonly title: TitleOf<N>;
    readonly parameters?: Parameters;
    readonly edits: readonly TextEdit[];
    readonly unsure?: boolean;
  }[];
  readonly unused?: boolean;
}

/** A finding as a value; its severity and code come from the catalogue. */
export function report<N extends DiagnosticName>(
  name: N,
  span: Span,
  parameters: ParametersOf<N>,
  more: More<N> = {},
): Diagnostic {
  const { code, severity } = catalogue[name];
  return {
    name,
    code,
    severity,
    span,
    parameters,
    related: (more.related ?? []).map((place) => ({ parameters: {}, ...place })),
    fixes: (more.fixes ?? []).map((fix) => ({ parameters: {}, ...fix })),
    unused: more.unused ?? false,
  };
}
