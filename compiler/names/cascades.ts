// One hole, one finding: what follows only from a part that could not be read is left unsaid.
import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Breaks } from './broken.ts';

/** These say that something is not there; it may stand in what could not be read. */
const absences: ReadonlySet<DiagnosticName> = new Set<DiagnosticName>([
  'unknownName',
  'unknownField',
  'unknownMember',
  'unknownType',
  'unknownClause',
  'unknownUnit',
  'noPolicy',
  'noApplicant',
  'unusedDeclaration',
  'unusedFile',
  'notAValue',
  'notAGrant',
  'noVerb',
  'headerMisses',
  'limitKeyElsewhere',
  'limitNamesNone',
  'overlapField',
  'overlapOfNothing',
  'awardReadHere',
  'awardReadItems',
  'ambiguousMember',
  'runningOver',
  'beforeElsewhere',
]);

/** The findings that stand on what could be read. */
export function withoutCascades(
  findings: readonly Diagnostic[],
  breaks: Breaks,
): readonly Diagnostic[] {
  if (!breaks.any) return findings;
  return findings.filter(
    ({ name, span, related }) =>
      !absences.has(name) &&
      !breaks.touches(span) &&
      !related.some((place) => breaks.touches(place.span)),
  );
}
