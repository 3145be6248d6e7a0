// Citations and the words of the source: what stands where, and who cites it.
import { type Analysis, type Citation, fill, type Passage } from '#compiler';
import type { Node, Span } from '#language';
import { wordsOf } from '../words/languages.ts';
import { bold, code, paragraphs, plain, quoted } from './markdown.ts';
import type { Place } from './place.ts';
import { citationAt, coverageIn, passageOf, searchedSources, wordsAt } from './sources.ts';

/** The cited sentences of a clause, of an article or of `applies`, each as a quotation. */
export function citedSentences(
  analysis: Analysis,
  parts: readonly { readonly kind: string }[],
): readonly string[] {
  const quotes = parts.flatMap((part) =>
    'quotes' in part ? (part.quotes as readonly Node[]) : [],
  );
  return quotes.flatMap((quote) => {
    if (quote.kind !== 'text') return [];
    const citation = citationAt(analysis, quote.span);
    const passage = citation && passageOf(analysis, citation);
    return [quotation(analysis, plain(quote.value), passage)];
  });
}

/** A citation: the sentences of the source that it stands in, the cited words in bold. */
export function citationHover(analysis: Analysis, quote: Span): string | undefined {
  const citation = citationAt(analysis, quote);
  if (citation === undefined || searchedSources(analysis).length === 0) return undefined;
  const passage = passageOf(analysis, citation);
  const { notFound } = wordsOf(analysis.language).hover.citation;
  if (passage === undefined) return notFound;
  return quotation(analysis, sentencesAround(passage), passage);
}

function quotation(analysis: Analysis, words: string, passage: Passage | undefined): string {
  const { citation } = wordsOf(analysis.language).hover;
  const place = passage === undefined ? '' : placeText(analysis, passage);
  return quoted(fill(citation.from, { words, place }));
}

function placeText(analysis: Analysis, { source, parts }: Passage): string {
  const { citation } = wordsOf(analysis.language).hover;
  const start = parts[0]?.start ?? 0;
  const file = plain(source.path.slice(source.path.lastIndexOf('/') + 1));
  const heading = source.articles.find(
    ({ body }) => body.start <= start && start <= body.end,
  )?.heading;
  return heading === undefined
    ? fill(citation.placeWithout, { file })
    : fill(citation.place, { file, heading: plain(heading) });
}

/** Whole sentences, from that of the first part to that of the last. */
function sentencesAround({ source, parts }: Passage): string {
  const from = parts[0]?.start ?? 0;
  const to = parts.at(-1)?.end ?? from;
  const sentences = source.articles
    .flatMap((article) => article.sentences)
    .filter(({ start, end }) => start < to && from < end);
  const start = Math.min(from, ...sentences.map((one) => one.start));
  const end = Math.max(to, ...sentences.map((one) => one.end));
  let shown = '';
  let at = start;
  for (const part of parts) {
    shown += spaced(source.text, at, part.start);
    shown += bold(wordsAt(source.text, part));
    at = part.end;
  }
  return (shown + spaced(source.text, at, end)).trim();
}

/** Text between two cited parts, with a blank where it begins or ends with one. */
function spaced(text: string, start: number, end: number): string {
  const piece = text.slice(start, end);
  const inner = plain(piece);
  if (inner === '') return piece === '' ? '' : ' ';
  return `${/^\s/.test(piece) ? ' ' : ''}${inner}${/\s$/.test(piece) ? ' ' : ''}`;
}

export interface SourceHover {
  readonly span: Span;
  readonly markdown: string;
}

/** In a source document: which clauses cite the words at a place, or that none does. */
export function sourceHover({ analysis, file, offset }: Place): SourceHover | undefined {
  const { citation: words } = wordsOf(analysis.language).hover;
  const { cited, uncited } = coverageIn(analysis);
  const here = cited.filter(
    ({ path, stretch }) => path === file && stretch.start <= offset && offset < stretch.end,
  );
  const [first] = here;
  if (first !== undefined) {
    const clauses = here.map(({ citation }) => citing(analysis, citation));
    const span = { file, start: first.stretch.start, end: first.stretch.end };
    const markdown = fill(words.citedBy, { clauses: [...new Set(clauses)].join(', ') });
    return { span, markdown };
  }
  const open = uncited.find(
    ({ path, stretch }) => path === file && stretch.start <= offset && offset < stretch.end,
  );
  if (open === undefined) return undefined;
  return {
    span: { file, start: open.stretch.start, end: open.stretch.end },
    markdown: paragraphs([words.uncited]),
  };
}

function citing(analysis: Analysis, { clause, article }: Citation): string {
  const { citation: words } = wordsOf(analysis.language).hover;
  if (clause === undefined) return words.citedElsewhere;
  const label = labelOf(analysis, clause);
  const name = label === undefined ? code(clause) : plain(label);
  return article === undefined
    ? name
    : fill(words.clause, { clause: name, article: plain(article) });
}

function labelOf({ checked }: Analysis, clause: string): string | undefined {
  return checked?.resolution.declarations.find(
    ({ kind, name }) => kind === 'clause' && name === clause,
  )?.label;
}
