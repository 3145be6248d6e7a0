// From text to tokens: words, figures, texts, punctuation, and comments apart from them. Words
// are not yet keywords: phrases.ts decides that.
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import {
  comparisons,
  dateParts,
  elapsedUnits,
  type KeywordId,
  phraseKeywords,
  plainTypes,
  reservedKeywords,
  roundedModes,
  roundingModes,
  softKeywords,
} from './keywords/keywords.ts';

const category = (name: string) => createToken({ name, pattern: Lexer.NA });

// ---------------------------------------------------------------- categories

/** Whatever may be a name where only a name can stand. */
export const Name = category('Name');
/** Whatever may be the name of an operand. */
export const OperandName = category('OperandName');
export const Comparator = category('Comparator');
export const RoundedAs = category('RoundedAs');
export const RoundingAs = category('RoundingAs');
export const FullUnit = category('FullUnit');
/** `the year of`. */
export const DatePartWord = category('DatePartWord');
export const PlainTypeWord = category('PlainTypeWord');
export const MeasureWord = category('MeasureWord');
export const EveryWord = category('EveryWord');
export const EdgeWord = category('EdgeWord');

// ---------------------------------------------------------------- from the text

/** Representatives of every block of characters into which the lexer sorts its patterns. */
const beyondAscii = [
  ...Array.from({ length: 128 }, (_, at) => at + 128),
  ...Array.from({ length: 260 }, (_, at) => Math.min(256 + at * 255, 0xffff)),
];
const asciiLetters = Array.from({ length: 128 }, (_, at) => at).filter((code) =>
  /[A-Za-z_]/.test(String.fromCharCode(code)),
);

/** Chevrotain drops the `u` flag of a pattern; one that needs it is run by hand. */
function unicode(pattern: RegExp) {
  const sticky = new RegExp(pattern, 'uy');
  return {
    exec(text: string, from: number): RegExpExecArray | null {
      sticky.lastIndex = from;
      return sticky.exec(text);
    },
  };
}

const BlankSpace = createToken({
  name: 'BlankSpace',
  pattern: /[\s\uFEFF]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
  start_chars_hint: [9, 10, 11, 12, 13, 32, ...beyondAscii],
});
const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/, group: 'comments' });

const lineEnds = /[\r\n]/;

/** A text, to its closing mark or, if there is none, to the end of its line (then `payload` is false). */
function scanText(text: string, from: number): RegExpExecArray | null {
  const opening = text[from];
  const closing = opening === '"' ? '"' : opening === '“' ? '”' : undefined;
  if (closing === undefined) return null;
  let at = from + 1;
  let closed = false;
  while (at < text.length) {
    const here = text[at] ?? '';
    if (lineEnds.test(here)) break;
    at++;
    if (here === closing) {
      closed = true;
      break;
    }
    if (here === '\\' && at < text.length && !lineEnds.test(text[at] ?? '')) at++;
  }
  const image = text.slice(from, closed ? at : from + text.slice(from, at).trimEnd().length);
  return Object.assign([image] as unknown as RegExpExecArray, { payload: closed });
}

export const StringText = createToken({
  name: 'StringText',
  pattern: { exec: scanText },
  line_breaks: false,
  start_chars_hint: ['"', '“'],
});
export const QuotedName = createToken({
  name: 'QuotedName',
  pattern: /`[^`\r\n]+`/,
  categories: [Name, OperandName],
});
export const DateFigure = createToken({
  name: 'DateFigure',
  pattern: /\d{4}-\d{1,2}-\d{1,2}(?![\d-])/,
});
export const NumberFigure = createToken({
  name: 'NumberFigure',
  pattern: /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/,
});
export const Word = createToken({
  name: 'Word',
  pattern: unicode(/[\p{L}_][\p{L}\p{M}\p{N}_\u200c\u200d]*/u),
  line_breaks: false,
  categories: [Name, OperandName],
  start_chars_hint: [...asciiLetters, ...beyondAscii],
});
/** Signs of other notations, such as `>=`. */
const Sign = createToken({ name: 'Sign', pattern: /[<>!=&|]{2,}|[<>≥≤≠]/ });

const punctuation = (name: string, pattern: RegExp) => createToken({ name, pattern });
export const Comma = punctuation('Comma', /[,，]/);
export const Colon = punctuation('Colon', /[:：]/);
export const Open = punctuation('Open', /[(（]/);
export const Close = punctuation('Close', /[)）]/);
export const Dot = punctuation('Dot', /\./);
export const Equals = punctuation('Equals', /=/);
export const Plus = punctuation('Plus', /\+/);
export const Minus = punctuation('Minus', /-/);
export const Star = punctuation('Star', /\*/);
export const Slash = punctuation('Slash', /\//);
export const Percent = punctuation('Percent', /[%％]/);

const Stray = createToken({
  name: 'Stray',
  pattern: unicode(/[^\p{L}\p{N}\s_"“`#,，:：(（)）.=+\-*/%％<>≥≤≠]+|`+|[\s\S]/u),
  line_breaks: false,
  start_chars_hint: [...Array.from({ length: 128 }, (_, at) => at), ...beyondAscii],
});

/** Punctuation, as it is spelled in messages and printed. */
export const punctuationSpelling: ReadonlyMap<TokenType, string> = new Map([
  [Comma, ','],
  [Colon, ':'],
  [Open, '('],
  [Close, ')'],
  [Dot, '.'],
  [Equals, '='],
  [Plus, '+'],
  [Minus, '-'],
  [Star, '*'],
  [Slash, '/'],
  [Percent, '%'],
]);

// ---------------------------------------------------------------- from words, by phrases.ts

const classified = (name: string) => createToken({ name, pattern: Lexer.NA });
/** `million` after a number. */
export const ScaleWord = classified('ScaleWord');
/** A currency, duration or declared unit after a number. */
export const UnitWord = classified('UnitWord');
/** `April` in the day on which years begin. */
export const MonthWord = classified('MonthWord');
/** `CNY` before a number. */
export const CurrencyBefore = classified('CurrencyBefore');
/** What recovery puts where an operand or a name is missing. */
export const Hole = createToken({
  name: 'Hole',
  pattern: Lexer.NA,
  categories: [Name, OperandName],
});

const has = (table: object, id: KeywordId) => Object.hasOwn(table, id);

function keywordType(id: KeywordId): TokenType {
  const categories: TokenType[] = [];
  const soft = (softKeywords as readonly KeywordId[]).includes(id);
  if (soft || (reservedKeywords as readonly KeywordId[]).includes(id)) categories.push(Name);
  if (soft) categories.push(OperandName);
  if (has(comparisons, id)) categories.push(Comparator);
  if (has(roundedModes, id)) categories.push(RoundedAs);
  if (has(roundingModes, id)) categories.push(RoundingAs);
  if (has(elapsedUnits, id)) categories.push(FullUnit);
  if (has(dateParts, id)) categories.push(DatePartWord);
  if ((plainTypes as readonly KeywordId[]).includes(id)) categories.push(PlainTypeWord);
  if (['permits', 'encourages', 'requires'].includes(id)) categories.push(MeasureWord);
  if (['yearly', 'halfYearly', 'quarterly', 'monthly'].includes(id)) categories.push(EveryWord);
  if (['below', 'upTo', 'from', 'above', 'before', 'exactly'].includes(id)) {
    categories.push(EdgeWord);
  }
  return createToken({
    name: id.charAt(0).toUpperCase() + id.slice(1),
    pattern: Lexer.NA,
    categories,
  });
}

export const keywordIds: readonly KeywordId[] = [
  ...reservedKeywords,
  ...softKeywords,
  ...phraseKeywords,
];

/** The token type of each keyword; its `name` is the keyword's id with a capital. */
export const k = Object.fromEntries(keywordIds.map((id) => [id, keywordType(id)])) as Readonly<
  Record<KeywordId, TokenType>
>;

const idsByType: ReadonlyMap<TokenType, KeywordId> = new Map(keywordIds.map((id) => [k[id], id]));

/** The keyword that a token is, if it is one. */
export function keywordOf(type: TokenType): KeywordId | undefined {
  return idsByType.get(type);
}

// ---------------------------------------------------------------- lexer

const lexed = [
  BlankSpace,
  Comment,
  StringText,
  QuotedName,
  DateFigure,
  NumberFigure,
  Word,
  Sign,
  Comma,
  Colon,
  Open,
  Close,
  Dot,
  Equals,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Stray,
];

const lexer = new Lexer(lexed, { positionTracking: 'onlyOffset', ensureOptimizations: true });

/** All types that the grammar knows. */
export const vocabularyTypes: readonly TokenType[] = [
  Name,
  OperandName,
  Comparator,
  RoundedAs,
  RoundingAs,
  FullUnit,
  DatePartWord,
  PlainTypeWord,
  MeasureWord,
  EveryWord,
  EdgeWord,
  ...lexed,
  ScaleWord,
  UnitWord,
  MonthWord,
  CurrencyBefore,
  Hole,
  ...Object.values(k),
];

/** What recovery may put where something is missing. */
export const insertableTypes: readonly TokenType[] = [
  Hole,
  StringText,
  NumberFigure,
  MonthWord,
  ...punctuationSpelling.keys(),
  ...Object.values(k),
];

export interface Lexed {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
}

/**
 * The tokens of a stretch of a text, or of all of it. Never fails: what is no token of the language
 * is a `Stray` or a `Sign`. A token stands on one line, so a stretch may begin with any line.
 */
export function lex(text: string, from = 0, to = text.length): Lexed {
  const { tokens, groups } = lexer.tokenize(text.slice(from, to));
  const comments = groups.comments ?? [];
  // The lexer tracks starts only: that is faster than lines and columns, which nothing here needs.
  for (const token of tokens) place(token, from);
  for (const token of comments) place(token, from);
  return { tokens, comments };
}

function place(token: IToken, by: number): void {
  token.startOffset += by;
  token.endOffset = token.startOffset + token.image.length - 1;
}

export const isStray = (token: IToken) => token.tokenType === Stray;
export const isSign = (token: IToken) => token.tokenType === Sign;

/** False for a text without its closing mark. */
export const isClosed = (token: IToken) => token.payload !== false;

/** Makes a token another type, in place. */
export function retag(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}
