// Tells headings and titles from the sentences below them. The words are data, in words/.
import { allWords, plainNumber } from './words/all.ts';

export interface ArticleHeading {
  /** In plain digits and lower case: `3`, `12a`. */
  readonly number: string;
  /** As written, without what sets it off: `Article 3`, `第三条`. */
  readonly words: string;
  /** Of the heading at the line's start, with the marks that set it off. */
  readonly length: number;
}

/** The article's heading at the start of a line, if one stands there. */
export function articleHeading(line: string): ArticleHeading | undefined {
  for (const { articles } of allWords) {
    for (const pattern of articles) {
      const match = pattern.exec(line);
      const written = match?.groups?.number;
      if (match === null || written === undefined) continue;
      const suffix = match.groups?.suffix;
      return {
        number: plainNumber(written) + (suffix === undefined ? '' : `-${plainNumber(suffix)}`),
        words: match[0].replace(/[\s.:：、．)\]–—-]+$/u, ''),
        length: match[0].length,
      };
    }
  }
  return undefined;
}

/**
 * The headings of a text whose sections have a number and a title only (`2. Interest subsidy`), by line:
 * titles set off by an empty line, numbered on from 1, with text below each.
 */
export function numberedHeadings(lines: readonly string[]): ReadonlyMap<number, ArticleHeading> {
  const found = new Map<number, ArticleHeading>();
  for (const [at, line] of lines.entries()) {
    const [whole, number, title = ''] = /^(\d{1,3})\.\s+(\p{Lu}[^.,;:!?]*)$/u.exec(line) ?? [];
    const isSetOff = at === 0 || lines[at - 1] === '';
    const below = lines[at + 1] ?? '';
    if (whole === undefined || number === undefined || !isSetOff) continue;
    if (/\d/.test(title) || title.split(/\s+/).length > 10 || /^(?:\d|$)/.test(below)) continue;
    if (number !== String(found.size + 1)) return new Map();
    found.set(at, { number, words: whole.trim(), length: whole.length });
  }
  return found.size > 1 ? found : new Map();
}

/** A heading of what is larger than an article: a chapter, a part, an annex. */
export function isDivision(line: string): boolean {
  return allWords.some(({ divisions }) => divisions.some((pattern) => pattern.test(line)));
}

/** A wrapped line may begin with “Article 3 …” too: a heading begins where a text has ended. */
export function mayBeginHeading(previousLine: string | undefined): boolean {
  if (previousLine === undefined || previousLine === '') return true;
  return (
    /[.;:!?。；：！？…”"’)）\]]$/u.test(previousLine) ||
    articleHeading(previousLine) !== undefined ||
    isDivision(previousLine)
  );
}

/**
 * Whether a line is a title and no sentence: short, without a stop, and set off from what follows.
 * Beside an article's heading, or right below it, a line of text may follow at once; anywhere else
 * only a line that stands alone counts, without a figure, for a figure is never only a title.
 */
export function isTitle(line: string, next: string | undefined, atHeading: boolean): boolean {
  const words = line.replace(/^#+\s*/, '').replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
  if (words === '' || /[.,;:!?，。；：、！？…]/u.test(words.replace(/[:：]$/u, ''))) return false;
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
  if (wide.test(words) ? words.length > 30 : words.split(/\s+/).length > 12) return false;
  const alone = next === undefined || next === '';
  if (atHeading) return next !== undefined && (alone || !/^\p{Ll}/u.test(next));
  const years = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
  return alone && /^[\p{Lu}\p{Lo}]/u.test(words) && !/\d/.test(words.replace(years, ''));
}
