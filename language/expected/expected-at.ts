// What may stand at a place of a text: keywords, and names, texts and figures with the rules around
// them. Found by trying on the words before the place; what stands behind it has no say, for it will
// often not fit until the place is filled.
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import type { KeywordId } from '../keywords/keywords.ts';
import { knownReadings } from '../known-readings.ts';
import type { ParseResult } from '../parse.ts';
import type { Reading } from '../reading.ts';
import {
  Colon,
  DateFigure,
  Hole,
  k,
  keywordIds,
  MonthWord,
  Name,
  NumberFigure,
  OperandName,
  ScaleWord,
  StringText,
  UnitWord,
} from '../tokens.ts';
import { alike } from './alike.ts';
import { mended, type Stretch, textAround, wordAround, wordsBefore } from './lead-up.ts';
import { type Frame, probe, type ReadAs } from './probe.ts';

export interface Expected {
  /** The word, or the text with its quotation marks, that what is chosen will replace. */
  readonly word: Stretch;
  /** Whether the place is inside a text; nothing but texts are expected then. */
  readonly inText: boolean;
  /** The word is the first on its line. */
  readonly startsLine: boolean;
  readonly keywords: readonly ExpectedKeyword[];
  readonly slots: readonly Slot[];
}

export interface ExpectedKeyword {
  readonly id: KeywordId;
  /** Where it begins: before the word, if its first words stand there already. */
  readonly start: number;
  /** The rules that it would stand in, the outermost first. */
  readonly within: readonly string[];
}

export type SlotKind = 'name' | 'text' | 'figure' | 'date' | 'scale' | 'unit' | 'month';

/** Something other than a keyword that may stand here. */
export interface Slot {
  readonly kind: SlotKind;
  /** The rules around it, the outermost first. */
  readonly within: readonly Rule[];
}

export interface Rule {
  /** As the grammar calls it. */
  readonly rule: string;
  /** Where it begins. */
  readonly start: number;
  /** What of it stands before the place. */
  readonly parts: readonly (Stretch & { readonly rule: string })[];
}

/** Undefined in a comment. */
export function expectedAt(parsed: ParseResult, offset: number): Expected | undefined {
  const reading = knownReadings.get(parsed);
  if (reading === undefined) return undefined;
  const { text, comments } = reading;
  const at = Math.max(0, Math.min(offset, text.length));
  const inComment = comments.some(
    ({ startOffset, image }) => startOffset < at && at <= startOffset + image.length,
  );
  if (inComment) return undefined;
  const quoted = textAround(reading, at);
  const word = quoted ?? wordAround(text, at);
  const startsLine = /(^|[\r\n])[ \t]*$/.test(
    text.slice(Math.max(0, word.start - 200), word.start),
  );
  const here = { word, inText: quoted !== undefined, startsLine };
  const before = wordsBefore(reading, word.start);
  if (quoted !== undefined) {
    const slots = firstFound(before, text, (words) => slotsBehind(words, texts, word.start));
    return { ...here, keywords: [], slots };
  }
  const { keywords: continued, unfinished } = continuedKeywords(reading, word.start);
  // `is at` or `capped` are nothing by themselves.
  if (unfinished) return { ...here, keywords: continued, slots: [] };
  const found = firstFound(before, text, (words) => [
    ...keywordsBehind(words, word.start),
    ...slotsBehind(words, slotTypes, word.start),
  ]);
  const keywords = found.flatMap((each) => ('id' in each ? [each] : []));
  const slots = found.flatMap((each) => ('kind' in each ? [each] : []));
  return { ...here, keywords: [...keywords, ...continued], slots };
}

/**
 * What stands behind words as they are, or else as they would be without their slips. The last ones
 * may be sound only with what follows them: a label is one by its colon.
 */
function firstFound<T>(
  before: readonly IToken[],
  text: string,
  find: (before: readonly IToken[]) => readonly T[],
): readonly T[] {
  const found = probe().reach(before) >= before.length - 2 ? find(before) : [];
  if (found.length > 0) return found;
  const words = mended(before, text);
  return words === undefined ? [] : find(words);
}

const texts = [['text', StringText]] as const;

const slotTypes: readonly (readonly [SlotKind, TokenType])[] = [
  ['name', Hole],
  ['text', StringText],
  ['figure', NumberFigure],
  ['date', DateFigure],
  ['scale', ScaleWord],
  ['unit', UnitWord],
  ['month', MonthWord],
];

function made(type: TokenType, offset: number): IToken {
  const token = createTokenInstance(type, '', offset, offset - 1, NaN, NaN, NaN, NaN);
  // Then it is no name (lookahead.ts).
  token.isInsertedInRecovery = true;
  return token;
}

function slotsBehind(
  before: readonly IToken[],
  types: readonly (readonly [SlotKind, TokenType])[],
  offset: number,
): readonly Slot[] {
  const parser = probe();
  const found: Slot[] = [];
  for (const [kind, type] of types) {
    const token = made(type, offset);
    const tries = kind === 'name' ? [[], [made(Colon, offset)], [made(k.in, offset)]] : [[]];
    const rules = new Set<string>();
    for (const behind of tries) {
      const read = parser.readBehind(before, token, behind);
      if (read === undefined) continue;
      const within = rulesOf(read.frames, before, offset);
      const key = within.map(({ rule, start }) => `${rule} ${start}`).join();
      if (rules.has(key)) continue;
      rules.add(key);
      found.push({ kind, within });
    }
  }
  return found;
}

function rulesOf(
  frames: readonly Frame[],
  tokens: readonly IToken[],
  offset: number,
): readonly Rule[] {
  const startOf = (at: number) => tokens[at]?.startOffset ?? offset;
  const endOf = (at: number) => {
    const token = tokens[at - 1];
    return token === undefined ? offset : token.startOffset + token.image.length;
  };
  return frames.map(({ rule, from, parts }) => ({
    rule,
    start: startOf(from),
    parts: parts.map((part) => ({
      rule: part.rule,
      start: startOf(part.from),
      end: endOf(part.to),
    })),
  }));
}

/** What must follow a keyword for the gates of the grammar to let it in; a colon where it is a label. */
const followers: Readonly<Partial<Record<KeywordId, readonly (readonly TokenType[])[]>>> = {
  sum: [[k.of]],
  net: [[k.of]],
  count: [[k.each], [k.of], []],
  total: [[k.of]],
  any: [[Hole, k.in], [Colon]],
  every: [[Hole, k.in]],
  exactly: [
    [NumberFigure, k.of],
    [NumberFigure, Colon],
  ],
  atLeast: [[NumberFigure, k.of], []],
  atMost: [[NumberFigure, k.of]],
  true: [[], [Colon]],
  false: [[], [Colon]],
  otherwise: [[Colon]],
  before: [[], [DateFigure, Colon]],
  from: [[], [NumberFigure, Colon]],
  below: [[NumberFigure, Colon]],
  upTo: [[NumberFigure, Colon]],
  above: [[NumberFigure, Colon]],
  list: [[k.of]],
};

/** Every keyword that may stand behind words. */
function keywordsBehind(before: readonly IToken[], start: number): readonly ExpectedKeyword[] {
  return [...alike].flatMap(([id, all]) => {
    const found = keywordBehind(before, id, start);
    return found === undefined ? [] : all.map((each) => ({ ...found, id: each }));
  });
}

function keywordBehind(
  before: readonly IToken[],
  id: KeywordId,
  start: number,
): ExpectedKeyword | undefined {
  const token = made(k[id], start);
  for (const types of followers[id] ?? [[]]) {
    const behind = types.map((type) => made(type, start));
    const read = probe().readBehind(before, token, behind);
    if (read !== undefined && isAsKeyword(read)) {
      return { id, start, within: read.frames.map(({ rule }) => rule) };
    }
  }
  return undefined;
}

function isAsKeyword({ type }: ReadAs): boolean {
  return type !== Name && type !== OperandName;
}

/** Most words of one keyword. */
const LONGEST = 4;

interface Continued {
  readonly keywords: readonly ExpectedKeyword[];
  /** The words before are the start of a keyword and none by themselves. */
  readonly unfinished: boolean;
}

/** Keywords of several words, the first of which stand before the word: `is at` and then `least`. */
function continuedKeywords(reading: Reading, offset: number): Continued {
  const { text, circumstances } = reading;
  const { keywords } = circumstances.vocabulary.table;
  const line = text.slice(Math.max(0, offset - 80), offset);
  const found: ExpectedKeyword[] = [];
  let unfinished = false;
  for (let count = LONGEST - 1; count > 0 && found.length === 0; count--) {
    const words = new RegExp(
      `(?<![\\p{L}\\p{N}_])(?:[\\p{L}\\p{N}_]+[ \\t]+){${count}}$`,
      'u',
    ).exec(line);
    if (words === null) continue;
    const said = words[0]
      .trim()
      .split(/[ \t]+/)
      .join(' ');
    const ids = keywordIds.filter((id) =>
      keywords[id].some((spelling) => spelling.startsWith(`${said} `)),
    );
    if (ids.length === 0) continue;
    const isKeyword = keywordIds.some((id) => keywords[id].some((spelling) => spelling === said));
    const start = offset - words[0].length;
    const before = wordsBefore(reading, start);
    for (const id of ids) {
      const keyword = keywordBehind(before, id, start);
      if (keyword === undefined) continue;
      found.push(keyword);
      unfinished ||= !isKeyword;
    }
  }
  return { keywords: found, unfinished };
}
