// Where citations stand, looked up once: a source document seldom changes, and a citation is one among
// hundreds that do not.
import { Memo } from '../memo.ts';
import type { Citation } from './citations.ts';
import { readSourceText } from './document.ts';
import { findCitation, type Passage, type SearchedSource, searchable } from './match.ts';
import { type NearestPassage, nearestPassage } from './nearest.ts';

type Sources = readonly SearchedSource[];
type Asked = Pick<Citation, 'text' | 'article'>;

interface WithEffort {
  readonly sources: Sources;
  readonly effort: number;
}

/** Look-ups in the sources, each done once as long as these are as they were. */
export interface CitationMemory {
  /** A source document, ready to look citations up in. */
  searched(path: string, text: string): SearchedSource;
  /** As `findCitation`. */
  found(citation: Asked, sources: Sources): Passage | undefined;
  /** As `nearestPassage`. */
  nearest(citation: Asked, sources: Sources, effort: number): NearestPassage | undefined;
  readonly kept: Kept;
}

interface Kept {
  readonly searched: Memo<string, SearchedSource>;
  readonly found: Memo<Sources, Passage | undefined>;
  readonly nearest: Memo<WithEffort, NearestPassage | undefined>;
}

/** Without the memory of an analysis before this one, everything is looked up anew. */
export function citationMemory(before?: CitationMemory): CitationMemory {
  const kept: Kept = {
    searched: new Memo(before?.kept.searched.kept),
    found: new Memo(before?.kept.found.kept, sameSources),
    nearest: new Memo(
      before?.kept.nearest.kept,
      (one, other) => one.effort === other.effort && sameSources(one.sources, other.sources),
    ),
  };
  return {
    kept,
    searched: (path, text) =>
      kept.searched.at(path, text, () => searchable(readSourceText(path, text))),
    found: (citation, sources) =>
      kept.found.at(placeOf(citation), sources, () =>
        findCitation(citation.text, citation.article, sources),
      ),
    nearest: (citation, sources, effort) =>
      kept.nearest.at(placeOf(citation), { sources, effort }, () =>
        nearestPassage(citation.text, citation.article, sources, effort),
      ),
  };
}

function sameSources(one: Sources, other: Sources): boolean {
  return one.length === other.length && one.every((source, at) => source === other[at]);
}

/** No article's number has a line end in it. */
function placeOf({ text, article }: Asked): string {
  return `${article ?? ''}\n${text}`;
}
