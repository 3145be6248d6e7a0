// One hole, one finding: what follows only from a part that could not be read is left unsaid, and
// nothing else: a drafter who is typing sees what is wrong elsewhere all the while.
import { type ParseResult, type Span, type Vocabulary, vocabularyOf } from '#language';
import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Breaks } from './broken.ts';
import type { Declarations } from './collect.ts';
import type { Resolution } from './declaration.ts';
import { type Lost, lostIn } from './lost.ts';
import { suggest } from './suggest.ts';

/** What is not known of a policy. */
export interface Unread {
  readonly breaks: Breaks;
  /** Whether a used file could not be had at all. */
  readonly filesMissing: boolean;
  readonly declarations: Pick<Declarations, 'entities'>;
  readonly resolution: Resolution;
  /** The policy's natural language. */
  readonly language: string;
}

/** The findings that stand on what could be read. */
export function withoutCascades(
  findings: readonly Diagnostic[],
  files: readonly Pick<ParseResult, 'tokens'>[],
  { breaks, filesMissing, declarations, resolution, language }: Unread,
): readonly Diagnostic[] {
  const isWhole = !breaks.any && !filesMissing;
  if (isWhole && findings.every(({ severity }) => severity !== 'error')) return findings;
  // What is declared a second time names nothing either.
  const again = findings.filter(({ name }) => name === 'duplicateName').map(({ span }) => span);
  const isNamed = namedSomewhere(files, resolution, again);
  const { keywords } = vocabularyOf(language).table;
  const lost = lostIn(breaks, new Set(Object.values(keywords).flat()));
  const isMeant = meantSomewhere(findings);
  const stands = findings.filter((finding) => {
    const { name, span, related, parameters } = finding;
    if (name === 'unusedDeclaration' && isNamed(String(parameters.name))) return false;
    if (name === 'unusedDeclaration' && isMeant(String(parameters.name))) return false;
    if (isWhole) return true;
    if (filesMissing && maybeElsewhere(finding, declarations)) return false;
    if (breaks.touches(span) || related.some((place) => breaks.touches(place.span))) return false;
    return !breaks.any || !followsFrom[name]?.(finding, { lost, breaks, keywords });
  });
  const hasNoFacts = stands.some(({ name }) => doubtfulApplicant.has(name));
  return hasNoFacts ? stands.filter((finding) => !mayBeOfApplicant(finding)) : stands;
}

/** Whether a name is nearly one that nothing bears: its use is misspelt. */
function meantSomewhere(findings: readonly Diagnostic[]): (name: string) => boolean {
  const unknown = findings
    .filter(({ name }) => nearbyNames.has(name))
    .map(({ parameters }) => String(parameters.name));
  return (name) => unknown.some((each) => suggest(each, [name]).length > 0);
}

const nearbyNames: ReadonlySet<DiagnosticName> = new Set<DiagnosticName>([
  'unknownName',
  'unknownField',
  'unknownMember',
  'unknownType',
  'unknownUnit',
  'limitKeyElsewhere',
]);

/** After these, nobody knows whose facts the rules read. */
const doubtfulApplicant: ReadonlySet<DiagnosticName> = new Set<DiagnosticName>([
  'noApplicant',
  'severalApplicants',
]);

/** Whether a finding may be gone once the applicant is known: a name that is near no other. */
function mayBeOfApplicant({ name, parameters: { suggestions } }: Diagnostic): boolean {
  if (name === 'unusedDeclaration' || name === 'limitKeyElsewhere') return true;
  const isNear = Array.isArray(suggestions) && suggestions.length > 0;
  return name === 'unknownName' && !isNear;
}

/** Whether a name is written at some place of which it is not known what it names. */
function namedSomewhere(
  files: readonly Pick<ParseResult, 'tokens'>[],
  { references, declarations }: Resolution,
  others: readonly Span[],
): (name: string) => boolean {
  return (name) =>
    files
      .flatMap(({ tokens }) => tokens.filter(({ text }) => text === name || text === `\`${name}\``))
      .some(
        ({ span }) =>
          !others.some((one) => isSame(one, span)) &&
          !references.some((one) => isSame(one.span, span)) &&
          !declarations.some(({ nameSpan }) => nameSpan !== undefined && isSame(nameSpan, span)),
      );
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.file === b.file;
}

interface Broken {
  readonly lost: Lost;
  readonly breaks: Breaks;
  readonly keywords: Vocabulary['table']['keywords'];
}

type Follows = (finding: Diagnostic, broken: Broken) => boolean;

/** The name that nothing bears may be declared in what could not be read. */
const mayBeDeclared: Follows = ({ parameters }, { lost }) =>
  lost.lostNameOf('any') || lost.mayName(String(parameters.name));

/**
 * When a finding that says that something is not there may follow from what could not be read. What
 * is said of a clause or a header by its own text needs no entry: it is withheld where that is broken.
 */
const followsFrom: Partial<Record<DiagnosticName, Follows>> = {
  unknownName: mayBeDeclared,
  unknownField: mayBeDeclared,
  unknownMember: mayBeDeclared,
  unknownType: mayBeDeclared,
  unknownClause: mayBeDeclared,
  unknownUnit: (finding, broken) =>
    broken.lost.lostNameOf('unit') || mayBeDeclared(finding, broken),
  notAValue: mayBeDeclared,
  limitKeyElsewhere: mayBeDeclared,
  overlapField: mayBeDeclared,
  awardReadHere: mayBeDeclared,
  ambiguousMember: mayBeDeclared,
  beforeElsewhere: mayBeDeclared,
  // What is missing may be the name of it.
  unusedDeclaration: ({ parameters }, { lost }) =>
    lost.hasHoles || lost.mayName(String(parameters.name)),
  unusedFile: () => true,
  noPolicy: (_, { lost, keywords }) => lost.mayHold(keywords.policy),
  noApplicant: (_, { lost, keywords }) => lost.mayHold([...keywords.applicant, ...keywords.entity]),
  // `all grants` may be all that could not be read, or all that go through what could not.
  overlapOfNothing: (_, { lost, keywords }) =>
    lost.mayHold([...keywords.clause, ...keywords.applicant, ...keywords.entity]),
  // The clause that it stood in may be what could not be read.
  limitNamesNone: ({ span }, { breaks }) => breaks.follows(span),
};

/** These speak of a name that a used file may declare. */
const namesElsewhere: ReadonlySet<DiagnosticName> = new Set<DiagnosticName>([
  'unknownName',
  'unknownMember',
  'unknownType',
  'unknownClause',
  'unknownUnit',
  'overlapField',
  'limitKeyElsewhere',
]);

function maybeElsewhere(
  { name, parameters }: Diagnostic,
  { entities }: Pick<Declarations, 'entities'>,
): boolean {
  // An entity that is declared and that a clause does not go through is none from elsewhere.
  if (name === 'limitKeyElsewhere' && entities.has(String(parameters.name))) return false;
  return namesElsewhere.has(name);
}
