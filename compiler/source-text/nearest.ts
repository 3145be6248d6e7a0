// The passage of the source that a mistyped citation most resembles, so that a fix can offer the
// source's own words.
import { type Comparable, splitsWord } from './comparable.ts';
import { bareSentences } from './coverage.ts';
import type { SourceText } from './document.ts';
import type { Stretch } from './lines.ts';
import { citationParts, rangesInOrder, type SearchedSource } from './match.ts';

export interface NearestPassage {
  readonly source: SourceText;
  readonly parts: readonly Stretch[];
  /** The source's words, white space evened out, ` … ` between the parts. */
  readonly words: string;
}

/** A passage with more than this share of its characters changed is another passage. */
const MOST_CHANGED = 0.35;
/**
 * The nearest passage to a citation that is not in the source; undefined where none is near.
 * `effort`: how many comparisons of one character with another it may cost; its own article is
 * looked through first.
 */
export function nearestPassage(
  citation: string,
  article: string | undefined,
  sources: readonly SearchedSource[],
  effort = 30_000_000,
): NearestPassage | undefined {
  const parts = citationParts(citation);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length === 0) return undefined;
  let left = effort;
  for (const { searched, range } of rangesInOrder(article, sources)) {
    const cost = length * (range.end - range.start);
    if (cost > left) continue;
    left -= cost;
    const near = nearInRange(parts, searched.comparable, range);
    if (near !== undefined) return described(searched, near, citation.trim());
  }
  return undefined;
}

function nearInRange(
  parts: readonly string[],
  { text }: Comparable,
  range: Stretch,
): readonly Stretch[] | undefined {
  const found: Stretch[] = [];
  let from = range.start;
  for (const part of parts) {
    const near = align(part, text, { start: from, end: range.end });
    if (near === undefined || near.changes > part.length * MOST_CHANGED) return undefined;
    const whole = toWholeWords(text, near.stretch, { start: from, end: range.end });
    found.push(whole);
    from = whole.end;
  }
  return found;
}

/**
 * The stretch of a text with the fewest changes (a character more, less or other) to a pattern,
 * upper and lower case alike: P. H. Sellers, “The theory and computation of evolutionary
 * distances”, 1980: edit distance whose first row is zero, each cell remembering where it began.
 */
function align(
  pattern: string,
  text: string,
  range: Stretch,
): { readonly stretch: Stretch; readonly changes: number } | undefined {
  const wanted = Array.from(pattern, (sign) => sign.toLowerCase());
  const cost = Int32Array.from({ length: wanted.length + 1 }, (_, i) => i);
  const began = new Int32Array(wanted.length + 1).fill(range.start);
  let best: { stretch: Stretch; changes: number } | undefined;
  for (let j = range.start; j < range.end; j++) {
    const sign = (text[j] ?? '').toLowerCase();
    let diagonal = 0;
    let diagonalBegan = j;
    cost[0] = 0;
    began[0] = j + 1;
    for (let i = 1; i <= wanted.length; i++) {
      const above = cost[i] ?? 0;
      const aboveBegan = began[i] ?? 0;
      let least = diagonal + (wanted[i - 1] === sign ? 0 : 1);
      let from = diagonalBegan;
      if (above + 1 < least) {
        least = above + 1;
        from = aboveBegan;
      }
      if ((cost[i - 1] ?? 0) + 1 < least) {
        least = (cost[i - 1] ?? 0) + 1;
        from = began[i - 1] ?? 0;
      }
      diagonal = above;
      diagonalBegan = aboveBegan;
      cost[i] = least;
      began[i] = from;
    }
    const changes = cost[wanted.length] ?? 0;
    if (best === undefined || changes < best.changes) {
      best = { stretch: { start: began[wanted.length] ?? 0, end: j + 1 }, changes };
    }
  }
  return best;
}

function toWholeWords(text: string, stretch: Stretch, range: Stretch): Stretch {
  let { start, end } = stretch;
  while (start > range.start && splitsWord(text, start)) start--;
  while (end < range.end && splitsWord(text, end)) end++;
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return { start, end };
}

function described(
  { source, comparable }: SearchedSource,
  found: readonly Stretch[],
  citation: string,
): NearestPassage {
  const { at } = comparable;
  const parts = toSentences(
    found
      .filter(({ start, end }) => end > start)
      .map(({ start, end }) => ({ start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 })),
    source,
    citation,
  );
  const words = parts
    .map(({ start, end }) => source.text.slice(start, end).replace(/\s+/g, ' '))
    .join(' … ');
  return { source, parts, words };
}

/** A sentence this many times as long as its citation is no more what was quoted. */
const LONGEST_SENTENCE = 3;

/** Of a citation that begins or ends as a sentence does, the passage begins or ends with one too. */
function toSentences(
  parts: readonly Stretch[],
  source: SourceText,
  citation: string,
): readonly Stretch[] {
  const [opens, ends] = [/^\p{Lu}/u.test(citation), /[.!?。！？]$/u.test(citation)];
  const sentences = opens || ends ? bareSentences(source).flat() : [];
  const longest = LONGEST_SENTENCE * citation.length;
  const around = (offset: number) =>
    sentences.find(({ start, end }) => start <= offset && offset < end && end - start <= longest);
  return parts.map(({ start, end }, index) => {
    const first = opens && index === 0 ? around(start) : undefined;
    const last = ends && index === parts.length - 1 ? around(end - 1) : undefined;
    return { start: first?.start ?? start, end: last?.end ?? end };
  });
}
