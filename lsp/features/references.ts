// Every place that names a thing, in all files of the policy and of others that share its file; and
// those of one file, for marking them.
import type { Analysis, Declaration } from '#compiler';
import type { Span } from '#language';
import {
  inFileOrder,
  namedTogether,
  nameHere,
  placesNaming,
  policyNameHere,
  sameDeclaration,
  sameSpan,
} from './names.ts';
import type { Place } from './place.ts';
import { coverageIn } from './sources.ts';

export interface ReferenceOptions {
  /** With the name where it is declared. */
  readonly declaration: boolean;
  /** Policies that may use the same files; the place's own need not be among them. */
  readonly others?: readonly Analysis[];
}

/**
 * Every place that names what is named at a place. In a source document: the citations that hold
 * its words.
 */
export function references(place: Place, options: ReferenceOptions): readonly Span[] {
  const { analysis } = place;
  if (analysis.files.get(place.file)?.kind === 'source') return citationsOfWords(place, options);
  const here = nameHere(place);
  if (here === undefined) {
    const policy = options.declaration ? policyNameHere(place) : undefined;
    return policy === undefined ? [] : [policy.span];
  }
  const found = [analysis, ...(options.others ?? [])].flatMap((each) => {
    const declared = inBothWords(
      each,
      declaredIn(each, namedTogether(analysis, here.declarations)),
    );
    const names = options.declaration ? declared.flatMap(({ nameSpan }) => nameSpan ?? []) : [];
    return inFileOrder(each, [...names, ...placesNaming(each, declared)]);
  });
  return found.filter((span, at) => found.findIndex((other) => sameSpan(span, other)) === at);
}

/** With a unit its plural, and the other way round: they are two words for one thing. */
function inBothWords(
  { checked }: Analysis,
  declarations: readonly Declaration[],
): readonly Declaration[] {
  const units = declarations.map((one) => (one.kind === 'unit' ? (one.owner ?? one) : one));
  const plurals = (checked?.resolution.declarations ?? []).filter(
    ({ kind, owner }) => kind === 'unit' && owner !== undefined && units.includes(owner),
  );
  return [...units, ...plurals];
}

/** The same declarations as another analysis of the same files knows them. */
export function declaredIn(
  analysis: Analysis,
  wanted: readonly Declaration[],
): readonly Declaration[] {
  const all = analysis.checked?.resolution.declarations ?? [];
  const found = all.filter((one) => wanted.some((other) => sameDeclaration(one, other)));
  const builtIn = wanted.filter(({ nameSpan }) => nameSpan === undefined);
  return namedTogether(analysis, [...found, ...builtIn]);
}

export interface Highlight {
  readonly span: Span;
  /** Where the name is given, and where it is read. */
  readonly kind: 'write' | 'read';
}

/** The places in this file that name what is named at a place. */
export function highlights(place: Place): readonly Highlight[] {
  const here = nameHere(place);
  if (here === undefined) {
    const policy = policyNameHere(place);
    return policy === undefined ? [] : [{ span: policy.span, kind: 'write' }];
  }
  const declared = inBothWords(place.analysis, namedTogether(place.analysis, here.declarations));
  const written = declared.flatMap(({ nameSpan }) => nameSpan ?? []);
  const read = placesNaming(place.analysis, declared);
  return [
    ...written.map((span) => ({ span, kind: 'write' as const })),
    ...read.map((span) => ({ span, kind: 'read' as const })),
  ]
    .filter(({ span }) => span.file === place.file)
    .sort((a, b) => a.span.start - b.span.start);
}

function citationsOfWords(
  { analysis, file, offset }: Place,
  { others = [] }: ReferenceOptions,
): readonly Span[] {
  const found = [analysis, ...others].flatMap((each) =>
    coverageIn(each).cited.flatMap(({ path, stretch, citation }) =>
      path === file && stretch.start <= offset && offset <= stretch.end ? [citation.span] : [],
    ),
  );
  return found.filter((span, at) => found.findIndex((other) => sameSpan(span, other)) === at);
}
