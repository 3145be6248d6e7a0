// What leads up to a place: the word there, and the words before it that have a say in what may
// follow.
import type { IToken } from 'chevrotain';
import { partOpeners } from '../grammar/lookahead.ts';
import { joinPhrases } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { apply } from '../recovery/edits.ts';
import { singleEdits } from '../recovery/guesses.ts';
import { linesOf, startsPart } from '../recovery/segments.ts';
import { Hole, isClosed, k, lex, StringText } from '../tokens.ts';
import { probe } from './probe.ts';

export interface Stretch {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The text that holds a place, with its marks; one without its closing mark goes to its line's end. */
export function textAround({ tokens, text }: Reading, at: number): Stretch | undefined {
  const token = tokens[firstEndingFrom(tokens, at)];
  if (token?.tokenType !== StringText || token.startOffset >= at) return undefined;
  const end = token.startOffset + token.image.length;
  if (isClosed(token) && end <= at) return undefined;
  const between = text.slice(end, at);
  return /[\r\n]/.test(between) ? undefined : { start: token.startOffset, end: Math.max(end, at) };
}

const LETTER = /[\p{L}\p{M}\p{N}_\u200c\u200d]/u;

export function wordAround(text: string, at: number): Stretch {
  let start = at;
  while (start > 0 && LETTER.test(text[start - 1] ?? '')) start--;
  // A figure is no word; a unit may stand right behind it.
  const figure = /^[\d.,]+/.exec(text.slice(start, at));
  if (figure !== null) start += figure[0].length;
  let end = at;
  while (end < text.length && LETTER.test(text[end] ?? '')) end++;
  const open = text.lastIndexOf('`', start - 1);
  if (start > 0 && open === start - 1) start = open;
  return { start, end };
}

/** The number of the first token that ends at or after an offset. */
function firstEndingFrom(tokens: readonly IToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle];
    const end = token === undefined ? 0 : token.startOffset + token.image.length;
    if (end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The words of the declaration before a place, as far as they matter for what may follow: its
 * heading and the part that the place is in.
 */
export function wordsBefore(reading: Reading, offset: number): readonly IToken[] {
  const { text, tokens, pieces, units, circumstances } = reading;
  const last = tokens.findLastIndex(({ startOffset }) => startOffset < offset);
  const piece = pieces.find(({ from, to }) => from <= last && last < to);
  const from = tokens[piece?.from ?? 0]?.startOffset ?? 0;
  const lexed = lex(text, Math.min(from, offset), offset);
  const { tokens: words } = joinPhrases(lexed.tokens, circumstances.vocabulary, units);
  return shortened(words, text);
}

const reads = (tokens: readonly IToken[]) => probe().reach(tokens) === tokens.length;

/** Parts stand in any order, and so do rows: of those before, none matters. */
function shortened(tokens: readonly IToken[], text: string): readonly IToken[] {
  const lines = linesOf(tokens, text);
  const hasFields = [k.entity, k.applicant].includes(tokens[0]?.tokenType ?? Hole);
  const starts = (at: number) => {
    const type = tokens[at]?.tokenType;
    const isPart = hasFields || (type !== undefined && partOpeners.has(type));
    return isPart && startsPart(tokens, at, lines);
  };
  let heading = Math.min(2, tokens.length);
  while (heading < tokens.length && !starts(heading)) heading++;
  const part = tokens.findLastIndex((_, at) => at >= heading && starts(at));
  if (part <= heading) return withLastRow(tokens, text);
  const short = [...tokens.slice(0, heading), ...tokens.slice(part)];
  const isLonger = reads(tokens) && !reads(short);
  return withLastRow(isLonger ? tokens : short, text);
}

/** Longer tables lose the rows before the last. */
const LONG = 48;

function withLastRow(tokens: readonly IToken[], text: string): readonly IToken[] {
  if (tokens.length < LONG) return tokens;
  const lines = linesOf(tokens, text);
  const table = tokens.findLastIndex(
    ({ tokenType }) => tokenType === k.by || tokenType === k.byPartsOf,
  );
  if (table < 0) return tokens;
  const first = tokens.findIndex((token, at) => at > table && lines.startsLine(token));
  const last = tokens.findLastIndex((token) => lines.startsLine(token));
  if (first < 0 || last <= first) return tokens;
  const short = [...tokens.slice(0, first), ...tokens.slice(last)];
  return reads(short) ? short : tokens;
}

/** How many errors before a place are mended, with how many tries each. */
const REPAIRS = 4;
const TRIES = 150;

/** Words without the slips in them; undefined where that cannot be had. */
export function mended(words: readonly IToken[], text: string): readonly IToken[] | undefined {
  let tokens = words;
  for (let repair = 0; repair <= REPAIRS; repair++) {
    const error = probe().reach(tokens);
    if (error === tokens.length) return tokens;
    const lines = linesOf(tokens, text);
    let tries = 0;
    let better: readonly IToken[] | undefined;
    let best = error;
    for (const edit of singleEdits(tokens, error, [], lines)) {
      if (tries++ > TRIES) break;
      const changed = apply(tokens, edit);
      const reach = probe().reach(changed);
      if (reach === changed.length) return changed;
      if (reach > best + edit.insert.length) {
        best = reach;
        better = changed;
      }
    }
    if (better === undefined) return undefined;
    tokens = better;
  }
  return undefined;
}
