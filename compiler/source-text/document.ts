// Reads a source document as articles and sentences. Headings and titles are seen for what they
// are; every other word of an article stands in one of its sentences, by span.
import {
  type ArticleHeading,
  articleHeading,
  isDivision,
  isTitle,
  mayBeginHeading,
  numberedHeadings,
} from './headings.ts';
import { type Line, linesOf, type Stretch, trimStretch } from './lines.ts';

export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** In order; a single one without a number where the document has no headings. */
  readonly articles: readonly SourceArticle[];
}

export interface SourceArticle {
  /** In plain digits (`3`); undefined for a document without headings, taken as a whole. */
  readonly number: string | undefined;
  /** The heading as written (`第三条`), without its title. */
  readonly heading: string | undefined;
  /** From after the heading to the next one. */
  readonly body: Stretch;
  /** The body's sentences, titles left out. */
  readonly sentences: readonly Stretch[];
}

interface Section {
  readonly number: string | undefined;
  readonly heading: string | undefined;
  readonly start: number;
  readonly lines: Line[];
}

/** Reads a text as a source document; total. */
export function readSourceText(path: string, text: string): SourceText {
  const lines = linesOf(text);
  const byArticles = sectionsOf(text, lines, (index, line) =>
    mayBeginHeading(lines[index - 1]?.text) ? articleHeading(line.text) : undefined,
  );
  const headed = byArticles.length > 0 ? byArticles : numberedSections(text, lines);
  const sections: readonly Section[] =
    headed.length > 0
      ? headed
      : [{ number: undefined, heading: undefined, start: 0, lines: [...lines] }];
  return {
    path,
    text,
    articles: sections.map(({ number, heading, start, lines: body }) => ({
      number,
      heading,
      body: { start, end: Math.max(start, body.at(-1)?.end ?? start) },
      sentences: sentencesOf(text, body),
    })),
  };
}

function numberedSections(text: string, lines: readonly Line[]): readonly Section[] {
  const headings = numberedHeadings(lines.map((line) => line.text));
  return headings.size === 0 ? [] : sectionsOf(text, lines, (index) => headings.get(index));
}

function sectionsOf(
  text: string,
  lines: readonly Line[],
  headingOf: (index: number, line: Line) => ArticleHeading | undefined,
): readonly Section[] {
  const sections: Section[] = [];
  let open: Section | undefined;
  for (const [index, line] of lines.entries()) {
    const heading = headingOf(index, line);
    if (heading !== undefined) {
      const start = line.start + heading.length;
      const beside = trimStretch(text, { start, end: line.end });
      open = { number: heading.number, heading: heading.words, start, lines: [beside] };
      sections.push(open);
    } else if (isDivision(line.text)) {
      open = undefined;
    } else {
      open?.lines.push(line);
    }
  }
  return sections;
}

/** Paragraphs, cut at empty lines and before numbered items, each cut into sentences. */
function sentencesOf(text: string, lines: readonly Line[]): readonly Stretch[] {
  const paragraphs: Line[][] = [];
  let open: Line[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.text === '') {
      open = undefined;
      continue;
    }
    // The first line is what stands beside the heading or, if that is empty, right below it.
    const first = index === 0 || (index === 1 && lines[0]?.text === '');
    if (isTitle(line.text, lines[index + 1]?.text, first)) {
      // A title in the middle of a paragraph is a line of it.
      if (open === undefined) continue;
    }
    if (open === undefined || beginsItem(line.text)) {
      open = [];
      paragraphs.push(open);
    }
    open.push(line);
  }
  return paragraphs.flatMap((paragraph) => cut(text, paragraph));
}

function beginsItem(line: string): boolean {
  const apart =
    /^(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ン])\s+(?![万億亿元円年月日人个名件千百倍割])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  if (apart.test(line)) return true;
  return /^(?:[-–—•·*]\s|[(（]?[\p{L}\p{N}]{1,3}[)）.、](?=[\s\p{L}]|$))/u.test(line);
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

function cut(text: string, paragraph: readonly Line[]): readonly Stretch[] {
  const start = paragraph[0]?.start ?? 0;
  const end = paragraph.at(-1)?.end ?? start;
  // A line's end would end the sentence for the segmenter; blanks of the same length do not.
  const flowing = text.slice(start, end).replace(/[\r\n\u2028\u2029]/g, ' ');
  return Array.from(sentences.segment(flowing))
    .map(({ index, segment }) =>
      trimStretch(text, { start: start + index, end: start + index + segment.length }),
    )
    .filter((sentence) => sentence.end > sentence.start);
}
