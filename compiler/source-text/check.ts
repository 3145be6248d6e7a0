// Holds a policy's citations to its source documents, and the documents' articles to its citations.
import { type Article, type SourceFile, type Span, wordDistance } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { term } from '../diagnostics/terms.ts';
import { type FileRead, normalise } from '../host.ts';
import { type Citation, citationsOf } from './citations.ts';
import { bareSentences, placesOf, type UncitedStretch, uncitedIn } from './coverage.ts';
import type { SourceText } from './document.ts';
import type { Stretch } from './lines.ts';
import { citationParts, findCitation, type SearchedSource } from './match.ts';
import { type CitationMemory, citationMemory } from './memory.ts';
import type { NearestPassage } from './nearest.ts';
import { nothingUnread, type Unread } from './unread.ts';
import { plainNumber } from './words/all.ts';

/** A source document that the policy's header names, and what came of reading it. */
export interface NamedSource {
  /** As the header writes it. */
  readonly name: string;
  /** As the host names it. */
  readonly path: string;
  /** Where the header names it. */
  readonly span: Span;
  readonly read: FileRead;
}

/**
 * The findings on a policy's source and citations. Where a file does not parse, a citation may be
 * hidden in what was skipped: sentences that it may cite are then not spoken of.
 */
export function checkSourceTexts(
  files: readonly SourceFile[],
  sources: readonly NamedSource[],
  unread: Unread = nothingUnread,
  memory: CitationMemory = citationMemory(),
): readonly Diagnostic[] {
  const citations = citationsOf(files);
  const empty = citations.filter(
    ({ text }) => !plain.test(text) && citationParts(text).length === 0,
  );
  const findings = [
    ...sources.flatMap(unreadable),
    ...empty.map(({ span }) => report('citationEmpty', span, {})),
  ];
  const [first] = citations;
  if (sources.length === 0) {
    return first !== undefined && !unread.lacksHeader
      ? [...findings, report('noSource', first.span, {})]
      : findings;
  }
  // With a document missing, nobody can say what is in it.
  if (sources.some(({ read }) => read.kind === 'problem')) return findings;
  const searched = [...new Map(sources.map((source) => [source.path, source])).values()].flatMap(
    ({ path, read }) => (read.kind === 'read' ? [memory.searched(path, read.text)] : []),
  );
  return [...findings, ...checkCitations(files, citations, searched, unread, memory)];
}

/** A character that is compared as it is: a citation with one in it is not empty. */
const plain = /[!-~]/;

function unreadable({ name, span, read }: NamedSource): readonly Diagnostic[] {
  if (read.kind === 'read') return [];
  switch (read.problem) {
    case 'missing':
      return [report('sourceNotFound', span, { path: name, advice: term('checkSourceName') })];
    case 'unsaved':
      return [report('sourceNotFound', span, { path: name, advice: term('saveFirst') })];
    case 'outside':
      // The policy's own folder, `.`, is no file in it.
      return normalise(name) === ''
        ? [report('sourceUnreadable', span, { path: name, advice: term('nameTheFile') })]
        : [report('sourceOutside', span, { path: name })];
    case 'notAFile':
      return [report('sourceUnreadable', span, { path: name, advice: term('nameTheFile') })];
    case 'notUtf8':
    case 'unreadable':
      return [report('sourceUnreadable', span, { path: name, advice: term('saveAsText') })];
    default:
      return read.problem satisfies never;
  }
}

function checkCitations(
  files: readonly SourceFile[],
  citations: readonly Citation[],
  sources: readonly SearchedSource[],
  unread: Unread,
  memory: CitationMemory,
): readonly Diagnostic[] {
  const { cited, unfound } = placesOf(citations, (citation) => memory.found(citation, sources));
  const wrong = unfound.filter(({ text }) => citationParts(text).length > 0);
  // A policy beside the wrong source has a thousand: the whole look-up stays within a second.
  const effort = Math.min(30_000_000, 150_000_000 / Math.max(1, wrong.length));
  const mistyped = wrong.map((citation) => ({
    citation,
    nearest: withDots(citation, sources) ?? memory.nearest(citation, sources, effort),
  }));
  const findings = mistyped.map(({ citation, nearest }) => notInSource(citation, nearest));
  const half = placesOf(unread.quotes, (quote) => memory.found(quote, sources));
  if (unread.lacksText || (unread.lacksMark && half.unfound.length > 0)) return findings;
  // What a mistyped citation was meant to cite is not uncited too: one fault, one finding.
  const uncited = sources.flatMap(({ source }) =>
    uncitedIn(source, [
      ...cited.filter(({ path }) => path === source.path).map(({ stretch }) => stretch),
      ...sentencesWith(
        source,
        half.cited.filter(({ path }) => path === source.path).map(({ stretch }) => stretch),
      ),
      ...mistyped.flatMap(({ nearest }) => (nearest?.source === source ? nearest.parts : [])),
    ]),
  );
  return [...findings, ...uncited.map((stretch) => notCited(stretch, files))];
}

/** The whole sentences that hold something of the stretches. */
function sentencesWith(source: SourceText, stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length === 0) return [];
  return bareSentences(source)
    .flat()
    .filter((one) => stretches.some(({ start, end }) => start < one.end && end > one.start));
}

/** A citation with three points in the place of the `…` that stands for words left out. */
function withDots(
  { text, article }: Citation,
  sources: readonly SearchedSource[],
): NearestPassage | undefined {
  const words = text.replaceAll(THREE_POINTS, '…');
  if (words === text) return undefined;
  const passage = findCitation(words, article, sources);
  return passage && { ...passage, words };
}

const THREE_POINTS = /(?:\.[ \u00a0]?){2}\./gu;

function notInSource(citation: Citation, nearest: NearestPassage | undefined): Diagnostic {
  const parameters = { citation: citation.text, nearest: nearest?.words ?? '' };
  if (nearest === undefined) return report('citationNotInSource', citation.span, parameters);
  return report('citationNotInSource', citation.span, parameters, {
    related: nearest.parts.map(({ start, end }) => ({
      span: { file: nearest.source.path, start, end },
      note: 'nearest',
    })),
    fixes: [
      {
        title: 'replace',
        edits: [{ span: citation.span, text: quoted(nearest.words) }],
        ...(isMistyped(citation.text, nearest.words) ? {} : { unsure: true }),
      },
    ],
  });
}

/** Letters that may differ in what was copied: beyond them it was told in other words. */
const MOST_MISTYPED = 2;

/** Whether only marks, white space and a letter or two differ: any figure that does is no slip of the hand. */
function isMistyped(citation: string, words: string): boolean {
  const [said, there] = [citation, words].map((text) => text.normalize('NFKC'));
  const only = (text = '', signs: RegExp) => text.match(signs)?.join('') ?? '';
  if (only(said, FIGURES) !== only(there, FIGURES)) return false;
  return wordDistance(only(said, LETTERS), only(there, LETTERS)) <= MOST_MISTYPED;
}

const FIGURES = /[\p{N}%‰]/gu;
const LETTERS = /[\p{L}\p{M}]/gu;

function quoted(words: string): string {
  return `"${words.replace(/["\\]/g, '\\$&')}"`;
}

function notCited(
  { path, stretch, words, article, heading }: UncitedStretch,
  files: readonly SourceFile[],
): Diagnostic {
  const place = files
    .flatMap((file) => file.items)
    .find((item): item is Article => item.kind === 'article' && numberOf(item) === article);
  return report(
    'uncitedWords',
    { file: path, start: stretch.start, end: stretch.end },
    { heading: heading ?? '', words },
    place === undefined || article === undefined
      ? {}
      : { related: [{ span: place.number.span, note: 'article' }] },
  );
}

function numberOf({ number }: Article): string | undefined {
  switch (number.kind) {
    case 'missing':
      return undefined;
    case 'text':
      return plainNumber(number.value);
    case 'name':
      return plainNumber(number.text);
    default:
      return number satisfies never;
  }
}
