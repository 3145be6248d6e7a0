// The form of the construct that is being written, with the part that the user is in. Read from the
// words before the place alone: what is being written does not parse yet.
import { type KeywordId, nodeAt, type Token, vocabularyOf } from '#language';
import { wordsOf } from '../words/languages.ts';
import { type ClauseFile, clauseFile } from './files.ts';
import { type Form, type FormPart, forms } from './forms.ts';
import type { Place } from './place.ts';
import { firstEndingAfter } from './tokens.ts';

export interface SignaturePart {
  /** Offsets into the label. */
  readonly start: number;
  readonly end: number;
  readonly about: string;
}

export interface Signature {
  readonly label: string;
  readonly about: string;
  readonly parts: readonly SignaturePart[];
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The one that fits what is written so far. */
  readonly active: number;
  readonly activePart: number;
}

/** The characters after which it is worth asking. */
export const signatureTriggers = [' ', ',', '('] as const;

/** The form that a place stands in; undefined outside of such constructs. */
export function signatureHelp(place: Place): SignatureHelp | undefined {
  const found = clauseFile(place.analysis, place.file);
  if (found === undefined) return undefined;
  const words = wordsBefore(found, place.offset);
  if (words === undefined) return undefined;
  const at = openerIn(words, place.offset);
  const opener = words[at];
  const known = opener?.keyword === undefined ? undefined : forms[opener.keyword];
  if (known === undefined) return undefined;
  const written = words.slice(at);
  const active = known.length > 1 && fitsSecond(written) ? 1 : 0;
  const form = known[active];
  if (form === undefined) return undefined;
  const { language } = place.analysis;
  return {
    signatures: known.map((one) => signatureOf(one, language)),
    active,
    activePart: activePart(form, written),
  };
}

/** Words of a construct beyond which its form is of no help. */
const LONGEST = 300;

/** A word before the place; a keyword that is a name here is none. */
interface Word {
  readonly keyword: KeywordId | undefined;
  readonly text: string;
  readonly end: number;
}

/** The words before a place; undefined in a text or a comment, and where nothing more is awaited. */
function wordsBefore({ text, parsed }: ClauseFile, offset: number): readonly Word[] | undefined {
  const inside = ({ span }: { readonly span: { start: number; end: number } }) =>
    span.start < offset && offset < span.end;
  const inComment = parsed.comments.some(({ span }) => span.start < offset && offset <= span.end);
  const at = firstEndingAfter(parsed.tokens, offset);
  const before = parsed.tokens.slice(Math.max(0, at - LONGEST), at);
  const here = parsed.tokens[at];
  if (inComment || (here?.kind === 'text' && inside(here))) return undefined;
  const last = before.at(-1);
  if (last === undefined) return undefined;
  // On a new line something else may begin, unless the words before it ask for more.
  const newLine = /[\r\n]/.test(text.slice(last.span.end, offset));
  if (newLine && !asksForMore(last)) return undefined;
  return before.map((token, at) => ({
    keyword: isName(token, before[at + 1], parsed.file) ? undefined : token.keyword,
    text: token.text,
    end: token.span.end,
  }));
}

function asksForMore({ kind, keyword, text }: Token): boolean {
  if (kind === 'punctuation') return /^[,(+\-*/:，（：]$/.test(text);
  return (
    keyword !== undefined && !['true', 'false', 'orNothing', 'parts', 'theRest'].includes(keyword)
  );
}

/** While a sum is half written, its first word may be read as a name; what follows it tells. */
function isName(
  token: Token,
  next: Token | undefined,
  file: ClauseFile['parsed']['file'],
): boolean {
  if (token.keyword === undefined) return false;
  if (token.keyword === 'sum' && next?.keyword === 'of') return false;
  if (token.keyword === 'count' && next?.keyword === 'each') return false;
  return nodeAt(file, token.span.start).kind === 'name';
}

/** Where another part of a clause or another declaration begins. */
const BOUNDARIES: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'policy',
  'use',
  'enum',
  'entity',
  'define',
  'parameter',
  'applies',
  'article',
  'clause',
  'inForce',
  'cites',
  'reading',
  'when',
  'unless',
  'grants',
  'matches',
  'recovers',
  'permits',
  'encourages',
  'requires',
  'empowers',
]);

/** The word that opens the innermost construct around the place; −1 if none does. */
function openerIn(words: readonly Word[], offset: number): number {
  let depth = 0;
  let pastColon = false;
  for (let at = words.length - 1; at >= 0; at--) {
    const { keyword, text, end } = words[at] ?? { keyword: undefined, text: '', end: 0 };
    if (/^[)）]$/.test(text)) depth++;
    else if (/^[(（]$/.test(text)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (/^[:：]$/.test(text)) pastColon = true;
    else if (keyword !== undefined && end < offset && opens(words, at, pastColon)) return at;
    else if (keyword !== undefined && BOUNDARIES.has(keyword)) return -1;
  }
  return -1;
}

function opens(words: readonly Word[], at: number, pastColon: boolean): boolean {
  const keyword = words[at]?.keyword;
  if (keyword === undefined || forms[keyword] === undefined) return false;
  // Rows of a table begin with labels; only the shares of a split are written so, too.
  if (pastColon) return keyword === 'split';
  switch (keyword) {
    case 'count':
      return words[at - 1]?.keyword !== 'limit';
    case 'any':
    case 'every':
      return words[at + 2]?.keyword === 'in';
    case 'atLeast':
    case 'atMost':
    case 'exactly':
      return words[at + 2]?.keyword === 'of';
    default:
      return true;
  }
}

/** `limit to at least …`, `split into name: …` and `the largest of (…)`. */
function fitsSecond(written: readonly Word[]): boolean {
  const [opener, next, after] = written;
  if (next === undefined) return false;
  if (opener?.keyword === 'limit')
    return next.keyword === 'to' || (after?.keyword === 'of' && isEach(next));
  if (opener?.keyword === 'split') {
    return (
      written.some(({ text }) => /^[:：]$/.test(text)) ||
      (!/^\d/.test(next.text) && after === undefined)
    );
  }
  const looped = written.some(({ keyword }) => keyword === 'forEach');
  return /^[(（]$/.test(next.text) && !looped;
}

function isEach({ keyword }: Word): boolean {
  return keyword === 'each' || keyword === 'forEach';
}

/** The last part that has begun, outside of parentheses. */
function activePart({ parts }: Form, written: readonly Word[]): number {
  let active = 0;
  let depth = 0;
  for (const { keyword, text } of written) {
    if (/^[(（]$/.test(text)) depth++;
    else if (/^[)）]$/.test(text)) depth--;
    if (depth > 0 || keyword === undefined) continue;
    // A part comes after those before it: `where` after `counting` belongs to that.
    const next = parts.findIndex(({ begins }, at) => at >= active && begins.includes(keyword));
    if (next >= 0) active = next;
  }
  return active;
}

function signatureOf({ id, parts }: Form, language: string): Signature {
  const { forms: words } = wordsOf(language);
  let label = '';
  const placed = parts.map((part): SignaturePart => {
    if (label !== '') label += ' ';
    const start = label.length;
    label += partText(part, language);
    return { start, end: label.length, about: words.parts[part.id] };
  });
  return { label, about: words.about[id], parts: placed };
}

function partText({ text }: FormPart, language: string): string {
  const { placeholders } = wordsOf(language).forms;
  const { keywords } = vocabularyOf(language).table;
  const named: Readonly<Record<string, string>> = placeholders;
  const spelled: Readonly<Record<string, readonly [string, ...string[]]>> = keywords;
  return text
    .replace(/<(\w+)>/g, (_, id: string) => `‹${named[id] ?? id}›`)
    .replace(/\{(\w+)\}/g, (_, id: string) => spelled[id]?.[0] ?? id);
}
