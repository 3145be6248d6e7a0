// Where the clauses of a policy stand, by name: so that a figure of a decision leads to its text.
import type { Analysis } from '#compiler';
import type { Span } from '#language';
import { coverageIn } from './sources.ts';

export interface ClausePlace {
  /** As people read it; the name where there is no label. */
  readonly label: string;
  readonly span: Span;
  readonly name: Span;
  /** The words of the source documents that it cites. */
  readonly cited: readonly Span[];
}

/** Every clause that was declared with a name. */
export function clausePlaces(analysis: Analysis): ReadonlyMap<string, ClausePlace> {
  const places = new Map<string, ClausePlace>();
  for (const { kind, name, label, span, nameSpan } of analysis.checked?.resolution.declarations ??
    []) {
    if (kind !== 'clause' || span === undefined || nameSpan === undefined) continue;
    places.set(name, {
      label: label ?? name,
      span,
      name: nameSpan,
      cited: citedBy(analysis, name),
    });
  }
  return places;
}

function citedBy(analysis: Analysis, clause: string): readonly Span[] {
  return coverageIn(analysis).cited.flatMap(({ path, stretch, citation }) =>
    citation.clause === clause ? [{ file: path, start: stretch.start, end: stretch.end }] : [],
  );
}
