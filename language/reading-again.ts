// Reads an edited text by what is known of the text before the edit: only the lines that changed,
// with some words around them, are read, and what stands further on is moved. Whatever does not fit
// is no harm: the text is then read as a whole (reading.ts), with the same result.
import type { IToken } from 'chevrotain';
import { farthestAhead } from './grammar/lookahead.ts';
import { moved, movedTokens } from './moved.ts';
import { findUnits, joinPhrases, type UnitPlace, unitsOf } from './phrases.ts';
import { type Doubtful, type Piece, readPieces } from './pieces.ts';
import { type Circumstances, deskFor, type Reading, type Words } from './reading.ts';
import { lex } from './tokens.ts';

/**
 * How many unchanged tokens are read on either side of a change: more than any question of the
 * grammar looks ahead, and than a keyword has words.
 */
const around = farthestAhead + 4;

/** Fewer words than this at the end of a stretch may be told by what stands behind it. */
const longestPhrase = 8;

/** Undefined where the text has to be read as a whole. */
export function readAgain(
  before: Reading,
  text: string,
  circumstances: Circumstances,
): Reading | undefined {
  if (!sameCircumstances(before.circumstances, circumstances)) return undefined;
  const change = changeOf(before.text, text);
  const stretch = stretchAround(before, change);
  const words = wordsOf(before, text, stretch, circumstances);
  if (words === undefined) return undefined;
  const pieces = keptPieces(before, stretch, words.tokens.length - before.tokens.length);
  const desk = deskFor(words, circumstances);
  const doubtful = doubtfulIn(pieces, words.tokens, stretch, before.tokens.length);
  const known = new Map(pieces.map((piece) => [piece.from, piece]));
  const found = readPieces(words.tokens, known, doubtful, desk);
  return found && { ...words, ...found, circumstances, problems: desk.problems };
}

function sameCircumstances(one: Circumstances, other: Circumstances): boolean {
  return (
    one.file === other.file &&
    one.vocabulary === other.vocabulary &&
    one.given.length === other.given.length &&
    one.given.every((unit, at) => unit === other.given[at])
  );
}

// ---------------------------------------------------------------- what changed

/** Offsets in the text before; all that stands at `to` and behind it is `by` further on now. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** The lines that changed, whole: no token stands on two lines, and none knows of another line. */
function changeOf(before: string, now: string): Change {
  const shorter = Math.min(before.length, now.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === now.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === now.charCodeAt(now.length - 1 - same)
  ) {
    same++;
  }
  let to = before.length - same;
  while (from > 0 && !isLineEnd(before.charCodeAt(from - 1))) from--;
  while (to < before.length && !isLineEnd(before.charCodeAt(to))) to++;
  return { from, to, by: now.length - before.length };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/**
 * What is read again, in tokens of the text before: `from` and `end` begin pieces, or are the ends of
 * the file; from `to` on the pieces are what they were.
 */
interface Stretch extends Doubtful {
  /** The first token on the lines that changed. */
  readonly changed: number;
  /** The same stretch in the text. */
  readonly start: number;
  readonly stop: number;
  readonly by: number;
}

function stretchAround({ text, tokens, pieces }: Reading, { from, to, by }: Change): Stretch {
  const changed = firstAtOrAfter(tokens, from);
  const first = pieces.findLast((piece) => piece.from <= changed - around)?.from ?? 0;
  const unchanged = firstAtOrAfter(tokens, to);
  const rest = pieceFrom(pieces, unchanged) ?? tokens.length;
  const end = pieceFrom(pieces, rest + around) ?? tokens.length;
  return {
    from: first,
    to: rest,
    end,
    changed,
    start: first === 0 ? 0 : (tokens[first]?.startOffset ?? 0),
    stop: tokens[end]?.startOffset ?? text.length,
    by,
  };
}

function pieceFrom(pieces: readonly Piece[], token: number): number | undefined {
  return pieces.find(({ from }) => from >= token)?.from;
}

function firstAtOrAfter(tokens: readonly IToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// ---------------------------------------------------------------- words

function wordsOf(
  before: Reading,
  text: string,
  stretch: Stretch,
  { vocabulary, given }: Circumstances,
): Words | undefined {
  const { start, stop, by } = stretch;
  const lexed = lex(text, start, stop + by);
  const places = placesOf(before, stretch, findUnits(lexed.tokens, vocabulary));
  // Without a header that says it, the currency hangs on every word of the file.
  if (!places.some(({ says }) => says === 'currency')) return undefined;
  const units = unitsOf(places, [], given);
  if (!sameUnits(before.units, units)) return undefined;
  const joined = joinPhrases(lexed.tokens, vocabulary, units);
  if (!fits(before.tokens, joined.tokens, stretch)) return undefined;
  const spliced = <T>(old: readonly T[], read: readonly T[], at: Placed<T>): readonly T[] => [
    ...old.filter((each) => at.of(each) < start),
    ...read,
    ...old.filter((each) => at.of(each) >= stop).map((each) => at.moved(each, by)),
  ];
  return {
    text,
    tokens: [
      ...before.tokens.slice(0, stretch.from),
      ...joined.tokens,
      ...movedTokens(before.tokens.slice(stretch.end), by),
    ],
    comments: spliced(before.comments, lexed.comments, {
      of: ({ startOffset }) => startOffset,
      moved: (comment) => movedTokens([comment], by)[0] ?? comment,
    }),
    strange: spliced(before.strange, joined.strange, {
      of: ({ token }) => token.startOffset,
      moved: ({ token, meant }) => ({ token: movedTokens([token], by)[0] ?? token, meant }),
    }),
    places,
    units,
  };
}

interface Placed<T> {
  readonly of: (value: T) => number;
  readonly moved: (value: T, by: number) => T;
}

/** Close to the ends of the stretch, what was found before counts: it was told by all the words. */
function placesOf(
  { places, tokens }: Reading,
  { from, end, by }: Stretch,
  found: readonly UnitPlace[],
): readonly UnitPlace[] {
  const first = from === 0 ? 0 : (tokens[from + longestPhrase]?.startOffset ?? 0);
  const last =
    end === tokens.length
      ? Number.POSITIVE_INFINITY
      : (tokens[end - longestPhrase]?.startOffset ?? 0);
  return [
    ...places.filter(({ offset }) => offset < first),
    ...found.filter(({ offset }) => offset >= first && offset < last + by),
    ...places
      .filter(({ offset }) => offset >= last)
      .map((place) => ({ ...place, offset: place.offset + by })),
  ];
}

function sameUnits(one: Words['units'], other: Words['units']): boolean {
  return (
    one.currency === other.currency &&
    one.declared.size === other.declared.size &&
    [...one.declared].every((unit) => other.declared.has(unit))
  );
}

/** Whether the unchanged words around a change were joined to the same tokens as before. */
function fits(
  before: readonly IToken[],
  read: readonly IToken[],
  { from, changed, to, end, by }: Stretch,
): boolean {
  const head = from === 0 ? 0 : changed - from - longestPhrase;
  const tail = end - to;
  if (read.length < head + tail) return false;
  for (let at = 0; at < head; at++) {
    if (!alike(before[from + at], read[at], 0)) return false;
  }
  for (let at = 1; at <= tail; at++) {
    if (!alike(before[end - at], read[read.length - at], by)) return false;
  }
  return true;
}

function alike(one: IToken | undefined, other: IToken | undefined, by: number): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.tokenType === other.tokenType &&
    one.image === other.image &&
    one.startOffset + by === other.startOffset
  );
}

// ---------------------------------------------------------------- pieces

/** The pieces outside the change, where they stand now. */
function keptPieces(
  { pieces }: Reading,
  { from, to, by }: Stretch,
  more: number,
): readonly Piece[] {
  return [
    ...pieces.filter((piece) => piece.to <= from),
    ...pieces
      .filter((piece) => piece.from >= to)
      .map((piece) => ({
        ...piece,
        from: piece.from + more,
        to: piece.to + more,
        items: piece.items.map((item) => moved(item, by)),
      })),
  ];
}

/** All that is not known to be read in place: the change, and what was broken before it. */
function doubtfulIn(
  kept: readonly Piece[],
  tokens: readonly IToken[],
  stretch: Stretch,
  before: number,
): Doubtful {
  const broken = kept.filter(({ inPlace }) => !inPlace);
  const from = Math.min(stretch.from, broken[0]?.from ?? stretch.from);
  const to = Math.max(stretch.to + tokens.length - before, broken.at(-1)?.to ?? 0);
  const end = to === tokens.length ? to : (pieceFrom(kept, to + around) ?? tokens.length);
  return { from, to, end };
}
