// Finds a citation in the source: verbatim, white space aside, with `…` for words left out between
// two verbatim parts in that order (DESIGN §2.3).
import { type Comparable, comparable, splitsWord } from './comparable.ts';
import type { SourceText } from './document.ts';
import type { Stretch } from './lines.ts';
import { plainNumber } from './words/all.ts';

/** A source document made ready to look citations up in. */
export interface SearchedSource {
  readonly source: SourceText;
  readonly comparable: Comparable;
  /** Each article's body in positions of `comparable`; as `source.articles`. */
  readonly ranges: readonly Stretch[];
}

/** Where a citation stands in the source. */
export interface Passage {
  readonly source: SourceText;
  /** One for each verbatim part, in the citation's order. */
  readonly parts: readonly Stretch[];
}

export function searchable(source: SourceText): SearchedSource {
  const whole = comparable(source.text);
  const ranges = source.articles.map(({ body }) => ({
    start: firstAtOrAfter(whole.at, body.start),
    end: firstAtOrAfter(whole.at, body.end),
  }));
  return { source, comparable: whole, ranges };
}

/** The verbatim parts of a citation, white space evened out; none of an empty one. */
export function citationParts(citation: string): readonly string[] {
  return citation
    .split('…')
    .map((part) => comparable(part).text)
    .filter((part) => part !== '');
}

/**
 * Where a citation stands: in its own article if it does, else within one article, else anywhere.
 * Undefined where it is not in the source verbatim.
 */
export function findCitation(
  citation: string,
  article: string | undefined,
  sources: readonly SearchedSource[],
): Passage | undefined {
  const parts = citationParts(citation);
  if (parts.length === 0) return undefined;
  for (const { searched, range } of rangesInOrder(article, sources)) {
    const found = findInOrder(parts, searched.comparable.text, range);
    if (found === undefined) continue;
    const { at } = searched.comparable;
    return {
      source: searched.source,
      parts: found.map(({ start, end }) => ({
        start: at[start] ?? 0,
        end: (at[end - 1] ?? 0) + 1,
      })),
    };
  }
  return undefined;
}

/** Where to look first: the article that the clause stands in, the others, the whole documents. */
export function* rangesInOrder(
  article: string | undefined,
  sources: readonly SearchedSource[],
): Generator<{ readonly searched: SearchedSource; readonly range: Stretch }> {
  const wanted = article === undefined ? undefined : plainNumber(article);
  for (const own of [true, false]) {
    for (const searched of sources) {
      for (const [index, range] of searched.ranges.entries()) {
        const { number } = searched.source.articles[index] ?? {};
        const isOwn = wanted !== undefined && number === wanted;
        if (isOwn === own) yield { searched, range };
      }
    }
  }
  for (const searched of sources) {
    yield { searched, range: { start: 0, end: searched.comparable.text.length } };
  }
}

/**
 * The parts one after another within a range, as near to the last one as they can be. Taking each
 * at its first chance finds an order if there is one; going back from the last tightens it.
 */
function findInOrder(
  parts: readonly string[],
  text: string,
  range: Stretch,
): readonly Stretch[] | undefined {
  const found: Stretch[] = [];
  let from = range.start;
  for (const part of parts) {
    const start = findPart(part, text, from, range.end);
    if (start === undefined) return undefined;
    from = start + part.length;
    found.push({ start, end: from });
  }
  for (let i = found.length - 2; i >= 0; i--) {
    const part = parts[i] ?? '';
    const limit = found[i + 1]?.start ?? 0;
    let next = findPart(part, text, (found[i]?.start ?? 0) + 1, limit);
    while (next !== undefined) {
      found[i] = { start: next, end: next + part.length };
      next = findPart(part, text, next + 1, limit);
    }
  }
  return found;
}

function findPart(part: string, text: string, from: number, end: number): number | undefined {
  let start = text.indexOf(part, from);
  while (start >= 0 && start + part.length <= end) {
    if (!splitsWord(text, start) && !splitsWord(text, start + part.length)) return start;
    start = text.indexOf(part, start + 1);
  }
  return undefined;
}

function firstAtOrAfter(at: readonly number[], offset: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
