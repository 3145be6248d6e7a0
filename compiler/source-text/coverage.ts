// Which stretches of the source are cited by which clause, and which sentences of the articles by
// none. Pure: the editor asks it, and so does the check.
import type { Citation } from './citations.ts';
import type { SourceText } from './document.ts';
import { type Line, type Stretch, trimStretch } from './lines.ts';
import { findCitation, type Passage, type SearchedSource } from './match.ts';
import { allWords } from './words/all.ts';

/** A stretch of a source document and the citation that holds it. */
export interface CitedStretch<C = Citation> {
  readonly path: string;
  readonly stretch: Stretch;
  readonly citation: C;
}

/** Words of one sentence of an article that no citation holds. */
export interface UncitedStretch {
  readonly path: string;
  readonly stretch: Stretch;
  /** White space evened out. */
  readonly words: string;
  /** The whole sentence, but for its numbering. */
  readonly whole: boolean;
  /** The article's number in plain digits, and its heading as written. */
  readonly article: string | undefined;
  readonly heading: string | undefined;
}

export interface Coverage {
  /** In the order of the citations. */
  readonly cited: readonly CitedStretch[];
  /** In the order of the source. */
  readonly uncited: readonly UncitedStretch[];
  /** Citations that are not in the source verbatim. */
  readonly unfound: readonly Citation[];
}

/** The coverage of the sources by the citations; total. `find`: where a citation stands, if that is known. */
export function coverage(
  sources: readonly SearchedSource[],
  citations: readonly Citation[],
  find: (citation: Citation) => Passage | undefined = ({ text, article }) =>
    findCitation(text, article, sources),
): Coverage {
  const { cited, unfound } = placesOf(citations, find);
  const uncited = sources.flatMap(({ source }) =>
    uncitedIn(
      source,
      cited.filter(({ path }) => path === source.path).map(({ stretch }) => stretch),
    ),
  );
  return { cited, uncited, unfound };
}

/** The stretches that the citations hold, by where each of them stands. */
export function placesOf<C>(
  citations: readonly C[],
  find: (citation: C) => Passage | undefined,
): { readonly cited: readonly CitedStretch<C>[]; readonly unfound: readonly C[] } {
  const cited: CitedStretch<C>[] = [];
  const unfound: C[] = [];
  for (const citation of citations) {
    const passage = find(citation);
    if (passage === undefined) unfound.push(citation);
    else cited.push(...stretchesOf(passage, citation));
  }
  return { cited, unfound };
}

function stretchesOf<C>({ source, parts }: Passage, citation: C): readonly CitedStretch<C>[] {
  return parts.map((stretch) => ({ path: source.path, stretch, citation }));
}

/** The words of a source's articles that lie in none of the stretches, a sentence at a time. */
export function uncitedIn(
  source: SourceText,
  cited: readonly Stretch[],
): readonly UncitedStretch[] {
  const sorted = merged(cited);
  const bare = bareSentences(source);
  return source.articles.flatMap(({ number, heading }, index) =>
    (bare[index] ?? []).flatMap((own) => {
      return leftOver(own, sorted).flatMap((gap): readonly UncitedStretch[] => {
        const stretch = withoutEdgeMarks(source.text, gap);
        if (!saysSomething(source.text.slice(gap.start, gap.end))) return [];
        return [
          {
            path: source.path,
            stretch: { start: stretch.start, end: stretch.end },
            words: stretch.text.replace(/\s+/g, ' '),
            whole: gap.start === own.start && gap.end === own.end,
            article: number,
            heading,
          },
        ];
      });
    }),
  );
}

const bareOf = new WeakMap<SourceText, readonly (readonly Stretch[])[]>();

/** The sentences of each article without their numbering; looked for once in a document. */
export function bareSentences(source: SourceText): readonly (readonly Stretch[])[] {
  const known = bareOf.get(source);
  if (known !== undefined) return known;
  const bare = source.articles.map(({ sentences }) =>
    sentences.map((sentence) => withoutNumbering(source.text, sentence)),
  );
  bareOf.set(source, bare);
  return bare;
}

/** The same stretches, sorted, those that touch made one. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const apart: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || start > last.end) apart.push({ start, end });
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return apart;
}

/** What of a stretch is in none of the others, which are sorted and apart. */
function leftOver(sentence: Stretch, cited: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let from = sentence.start;
  for (let i = firstEndingAfter(cited, sentence.start); i < cited.length; i++) {
    const { start, end } = cited[i] ?? sentence;
    if (start >= sentence.end) break;
    if (start > from) gaps.push({ start: from, end: start });
    from = end;
  }
  if (from < sentence.end) gaps.push({ start: from, end: sentence.end });
  return gaps;
}

function firstEndingAfter(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const numberingAtStart = allWords
  .flatMap((words) => words.numbering)
  .map((pattern) => new RegExp(`^(?:${pattern.source})`, pattern.flags.replace('g', '')));

function withoutNumbering(text: string, sentence: Stretch): Line {
  // With the blank after it, which tells numbering from a figure that ends a sentence.
  const piece = text.slice(sentence.start, sentence.end + 1);
  const numbering = numberingAtStart
    .map((pattern) => pattern.exec(piece))
    .find((match) => match !== null);
  const length = numbering?.[0].length ?? 0;
  return trimStretch(text, { start: sentence.start + length, end: sentence.end });
}

/** Punctuation at the ends of what is left over joins; it says nothing. */
function withoutEdgeMarks(text: string, gap: Stretch): Line {
  const piece = text.slice(gap.start, gap.end);
  const lead = /^[\s,;:.，；：、。]+/u.exec(piece)?.[0].length ?? 0;
  return trimStretch(text, { start: gap.start + lead, end: gap.end });
}

/** Whether words are left once numbering, punctuation and joining words are taken away. */
function saysSomething(words: string): boolean {
  let rest = words.toLowerCase();
  for (const { numbering } of allWords) {
    for (const pattern of numbering) rest = rest.replace(pattern, ' ');
  }
  rest = rest.replace(/[^\p{L}\p{N}\p{Sc}%‰/]+/gu, ' ').trim();
  while (rest !== '') {
    const joining = joiningWords.find(
      (word) => rest.startsWith(word) && !/^[\p{L}\p{N}]/u.test(afterWord(rest, word)),
    );
    if (joining === undefined) return true;
    rest = rest.slice(joining.length).trim();
  }
  return false;
}

// Longest first, so that `as well as` goes before any shorter word that it begins with.
const joiningWords = allWords.flatMap(({ joining }) => joining).sort((a, b) => b.length - a.length);

/** What follows a word, where only scripts with blanks between words can run on. */
function afterWord(text: string, word: string): string {
  return /\p{Script=Han}$/u.test(word) ? '' : text.slice(word.length);
}
