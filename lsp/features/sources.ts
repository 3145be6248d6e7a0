// The source documents of an analysis as features ask for them: made ready for looking up once.
import {
  type Analysis,
  type Citation,
  type Coverage,
  citationsOf,
  coverage,
  findCitation,
  type Passage,
  type SearchedSource,
  type Stretch,
  searchedSources as sourcesAmong,
} from '#compiler';
import { Lately, type Span } from '#language';
import { treesOf } from './files.ts';
import { sameSpan } from './names.ts';

/** The documents that the policy's header names, as far as they could be read. */
export function searchedSources({ files }: Analysis): readonly SearchedSource[] {
  return sourcesAmong(files);
}

const coverageOf = new WeakMap<Analysis, Coverage>();

/** Which stretches of the sources are cited where, and which sentences by nothing. */
export function coverageIn(analysis: Analysis): Coverage {
  const known = coverageOf.get(analysis);
  if (known !== undefined) return known;
  const fresh = coverage(searchedSources(analysis), citationsOf(treesOf(analysis)), (citation) =>
    passageOf(analysis, citation),
  );
  coverageOf.set(analysis, fresh);
  return fresh;
}

/** The citation that a string of the tree is. */
export function citationAt(analysis: Analysis, quote: Span): Citation | undefined {
  return citationsOf(treesOf(analysis)).find(({ span }) => sameSpan(span, quote));
}

/** Where a citation stands in the sources. */
export function passageOf(analysis: Analysis, citation: Citation): Passage | undefined {
  const sources = searchedSources(analysis);
  const [first] = sources;
  if (first === undefined) return undefined;
  const known = passagesIn.get(first);
  const isSame =
    known?.sources.length === sources.length &&
    known.sources.every((one, at) => one === sources[at]);
  const { found } = isSame ? known : { found: new Lately<Found>(mostFound) };
  if (!isSame) passagesIn.set(first, { sources, found });
  const { text, article } = citation;
  return found.at(`${article ?? '\n'}\n${text}`, () => ({
    passage: findCitation(text, article, sources),
  })).passage;
}

interface Found {
  readonly passage: Passage | undefined;
}

/** More citations than a long policy has. */
const mostFound = 5000;

/** Where citations stand in the same documents, by the first of these: most edits change no citation. */
const passagesIn = new WeakMap<
  SearchedSource,
  { readonly sources: readonly SearchedSource[]; readonly found: Lately<Found> }
>();

/** The words of a source document at a stretch, white space evened out. */
export function wordsAt(text: string, { start, end }: Stretch): string {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
