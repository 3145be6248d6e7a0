// Where a new line begins: as deep as what it goes on with (DESIGN §2.3: white space means nothing, and
// the customary layout is two spaces a step).
import type { TextEdit } from '#compiler';
import { type KeywordId, nodeAt, pathAt, type Token } from '#language';
import { type ClauseFile, clauseFile } from './files.ts';
import type { Place } from './place.ts';
import { firstEndingAfter } from './tokens.ts';

/** The characters after which it is worth asking. */
export const onTypeTriggers = ['\n'] as const;

const STEP = 2;

/** The indentation of a line that has just begun; the place is on that line. */
export function formatOnType(
  { analysis, file, offset }: Place,
  typed: string,
): readonly TextEdit[] {
  const found = clauseFile(analysis, file);
  if (found === undefined || typed !== '\n') return [];
  const { text } = found;
  const start = lineStart(text, offset);
  if (start === 0) return [];
  const blank = /^[^\S\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const wanted = ' '.repeat(depthAt(found, start));
  return blank === wanted
    ? []
    : [{ span: { file, start, end: start + blank.length }, text: wanted }];
}

/** How deep the line that begins at an offset stands, by what stands before it. */
function depthAt(found: ClauseFile, start: number): number {
  const { text, parsed } = found;
  const { tokens } = parsed;
  const last = tokens[firstEndingAfter(tokens, start) - 1];
  if (last === undefined) return 0;
  const lines = text.slice(last.span.end, start).split(/\r\n|\r|\n/);
  const between = lines.slice(1, -1);
  // A blank line ends a clause: the next one stands in the article, if there is one.
  if (between.some((line) => line.trim() === '')) {
    return pathAt(parsed.file, last.span.start).some(({ kind }) => kind === 'article') ? STEP : 0;
  }
  const from = lineStart(text, last.span.start);
  const line = tokens.filter(({ span }) => from <= span.start && span.start < start);
  const depth = /^[^\S\r\n]*/.exec(text.slice(from))?.[0].length ?? 0;
  return depth + (opensBlock(line, found) ? STEP : 0);
}

/** What stands alone on its line, with its parts below. */
const HEADS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'policy',
  'entity',
  'applicant',
  'applies',
  'article',
  'clause',
]);

/** Parts that go on below their first line. */
const PARTS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'source',
  'cites',
  'reading',
  'define',
  'parameter',
  'when',
  'unless',
  'grants',
  'matches',
  'recovers',
  'permits',
  'encourages',
  'requires',
  'empowers',
  'limit',
  'overlap',
  'enum',
]);

function opensBlock(line: readonly Token[], found: ClauseFile): boolean {
  const keywords = line.map((token) => (isName(token, found) ? undefined : token.keyword));
  const [first] = keywords;
  const last = line.at(-1);
  if (first === undefined ? line.length === 0 : HEADS.has(first)) return true;
  const colon = line.findLastIndex(({ text }) => /^[:：]$/.test(text));
  const table = keywords.findLastIndex((one) => one === 'by' || one === 'byPartsOf');
  if (table >= 0 && colon < table) return true;
  if (keywords.at(-1) === 'split') return true;
  if (first === 'overlap') return !keywords.some((one) => one !== undefined && OUTCOMES.has(one));
  const goesOn = last !== undefined && asksForMore(last, keywords.at(-1));
  // What goes on already, goes on as deep as it does.
  return goesOn && first !== undefined && PARTS.has(first);
}

const OUTCOMES: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'takesTheBetter',
  'takesTheFirstOf',
  'topsUp',
  'excludes',
]);

function asksForMore({ text }: Token, keyword: KeywordId | undefined): boolean {
  if (keyword !== undefined)
    return !['true', 'false', 'orNothing', 'parts', 'theRest'].includes(keyword);
  return /^[,(+\-*/=:，（：]$/.test(text);
}

function isName(token: Token, { parsed }: ClauseFile): boolean {
  return token.keyword !== undefined && nodeAt(parsed.file, token.span.start).kind === 'name';
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
