// One hole, one finding: what follows only from a part that could not be read is left unsaid.
import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Breaks } from './broken.ts';
import type { Declarations } from './collect.ts';

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

/** These speak of a name that a used file may declare, if it could not be had. */
const maybeElsewhere: ReadonlySet<DiagnosticName> = new Set<DiagnosticName>([
  'unknownName',
  'unknownMember',
  'unknownType',
  'unknownClause',
  'unknownUnit',
  'overlapField',
  'limitKeyElsewhere',
]);

/** What is not known of a policy. */
export interface Unread {
  readonly breaks: Breaks;
  /** Whether a used file could not be had at all. */
  readonly filesMissing: boolean;
  readonly declarations: Pick<Declarations, 'entities'>;
}

/** The findings that stand on what could be read. */
export function withoutCascades(
  findings: readonly Diagnostic[],
  { breaks, filesMissing, declarations }: Unread,
): readonly Diagnostic[] {
  if (breaks.any) {
    return findings.filter(
      ({ name, span, related }) =>
        !absences.has(name) &&
        !breaks.touches(span) &&
        !related.some((place) => breaks.touches(place.span)),
    );
  }
  if (!filesMissing) return findings;
  return findings.filter(
    ({ name, parameters }) =>
      !maybeElsewhere.has(name) ||
      // An entity that the clause does not go through is none from elsewhere.
      (name === 'limitKeyElsewhere' && declarations.entities.has(String(parameters.name))),
  );
}
