// Reads an edited text by what is known of the text before the edit: only the lines that changed,
// with some words around them, are read. What stands further on is moved: a copy of it, or itself where
// nobody asks the reading before for anything more. Whatever does not fit is no harm: the text is then
// read as a whole (reading.ts), with the same result.
import type { IToken } from 'chevrotain';
import { farthestAhead } from './grammar/lookahead.ts';
import { anchored, moved, movedTokens, moveTokens } from './moved.ts';
import { findUnits, joinPhrases, type UnitPlace, unitsOf } from './phrases.ts';
import { type Doubtful, type Piece, readPieces } from './pieces.ts';
import { type Circumstances, deskFor, type Reading, takenOver, type Words } from './reading.ts';
import { lex } from './tokens.ts';

/**
 * How many unchanged tokens are read on either side of a change: more than any question of the
 * grammar looks ahead, and than a keyword has words.
 */
const around = farthestAhead + 4;

/** Fewer words than this at the end of a stretch may be told by what stands behind it. */
const longestPhrase = 8;

/**
 * The reading before stays as it was; the new one holds until somebody takes over from that one.
 * @returns undefined where the text has to be read as a whole
 */
export function readAgain(
  before: Reading,
  text: string,
  circumstances: Circumstances,
): Reading | undefined {
  if (isPast(before) || !sameCircumstances(before.circumstances, circumstances)) return undefined;
  const stretch = stretchAround(before, changeOf(before.text, text));
  const after = movedTokens(before.tokens.slice(stretch.end), stretch.by);
  const words = wordsOf(before, text, stretch, after, circumstances);
  if (words === undefined) return undefined;
  const { early, late } = keptPieces(before, stretch, words.tokens.length - before.tokens.length);
  const copies = late.map((piece) =>
    stretch.by === 0
      ? piece
      : {
          ...piece,
          items: piece.items.map((item) => moved(item, stretch.by)),
          anchor: undefined,
        },
  );
  const kept = [...early, ...copies];
  const reading = readingOf(before, words, kept, stretch, circumstances, false);
  return reading && { ...reading, lender: before.lender ?? before };
}

/**
 * The trees and tokens outside the change go over to the new reading, and are moved to where they stand
 * now: of the reading before, nothing may be used any more.
 * @returns undefined where the text has to be read as a whole; nothing is changed then
 */
export function takeOver(
  before: Reading,
  text: string,
  circumstances: Circumstances,
): Reading | undefined {
  if (before.lender !== undefined || isPast(before)) return undefined;
  if (!sameCircumstances(before.circumstances, circumstances)) return undefined;
  const stretch = stretchAround(before, changeOf(before.text, text));
  const { by } = stretch;
  const after = before.tokens.slice(stretch.end);
  const words = wordsOf(before, text, stretch, after, circumstances);
  if (words === undefined) return undefined;
  const { early, late } = keptPieces(before, stretch, words.tokens.length - before.tokens.length);
  moveTokens(after, by);
  const kept = [...early, ...late];
  let reading: Reading | undefined;
  try {
    reading = readingOf(before, words, kept, stretch, circumstances, true);
  } finally {
    if (reading === undefined) moveTokens(after, -by);
  }
  if (reading === undefined) return undefined;
  takenOver.add(before);
  const behind = new Set(late.map(({ items }) => items));
  const pieces = reading.pieces.map((piece) =>
    behind.has(piece.items) ? settled(piece, by) : piece,
  );
  return { ...reading, pieces };
}

/** Whether what a reading has is no longer where it says. */
function isPast(reading: Reading): boolean {
  return takenOver.has(reading) || (reading.lender !== undefined && isPast(reading.lender));
}

/** A piece where it stands now, moved with all that hangs on its anchor. */
function settled(piece: Piece, by: number): Piece {
  const { items, anchor } = piece;
  if (anchor !== undefined) {
    anchor.at += by;
    return piece;
  }
  const [first] = items;
  if (by === 0 || first === undefined) return piece;
  const fresh = { file: first.span.file, at: first.span.start };
  const copies = items.map((item) => anchored(item, fresh));
  fresh.at += by;
  return { ...piece, items: copies, anchor: fresh };
}

/** Reads what is not known: undefined where what is known does not fit. */
function readingOf(
  before: Reading,
  words: Words,
  kept: readonly Piece[],
  stretch: Stretch,
  circumstances: Circumstances,
  isAnchored: boolean,
): Reading | undefined {
  const desk = deskFor(words, circumstances, isAnchored);
  const doubtful = doubtfulIn(kept, words.tokens, stretch, before.tokens.length);
  const known = new Map(kept.map((piece) => [piece.from, piece]));
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

/** @param after the tokens behind the stretch, where they stand now or will stand */
function wordsOf(
  before: Reading,
  text: string,
  stretch: Stretch,
  after: readonly IToken[],
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
    tokens: [...before.tokens.slice(0, stretch.from), ...joined.tokens, ...after],
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

/**
 * The pieces before the change and those behind it, by where their tokens are now. Of the pieces that are
 * read again, those whose words are the same are among them: they stay if they end where they ended.
 */
function keptPieces(
  { pieces }: Reading,
  { from, changed, to }: Stretch,
  more: number,
): { readonly early: readonly Piece[]; readonly late: readonly Piece[] } {
  return {
    early: pieces.filter((piece) => piece.to <= Math.max(from, changed - longestPhrase)),
    late: pieces
      .filter((piece) => piece.from >= to)
      .map((piece) => ({ ...piece, from: piece.from + more, to: piece.to + more })),
  };
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
