// Where the quotation mark belongs that a text without end lacks: places on its line after which the
// rest goes on as grammar. Which of them is meant only the names in that rest can tell.
import type { IToken } from 'chevrotain';
import { grammar } from './grammar/grammar.ts';
import { joinPhrases } from './phrases.ts';
import type { SyntaxRepair } from './problems.ts';
import type { Reading } from './reading.ts';
import { errorIndex } from './recovery/recover.ts';
import { isClosed, k, lex, StringText } from './tokens.ts';

/** Places of a line that are tried. */
const mostTried = 24;
/** Those that are offered. */
const mostOffered = 3;
/** Texts of a file that are looked at. */
const mostTexts = 3;
/** A longer declaration is not read over and over. */
const longest = 4_000;

export interface Closing {
  readonly text: IToken;
  /** The likeliest first. The last one closes the text at the end of its line, if no other does. */
  readonly repairs: readonly SyntaxRepair[];
  /** The text as it then is. */
  readonly span: SyntaxRepair['span'];
  /** Of the declaration's tokens, the first and the one behind the last; none where it stays broken. */
  readonly mends: readonly [from: number, to: number] | undefined;
}

/** The texts of a file that have no end. */
export function closingsIn(reading: Reading): readonly Closing[] {
  const open = reading.tokens.filter((each) => each.tokenType === StringText && !isClosed(each));
  return open.map((text, at) => closingOf(text, reading, at < mostTexts));
}

function closingOf(text: IToken, reading: Reading, isTried: boolean): Closing {
  const { tokens, pieces, circumstances } = reading;
  const { file } = circumstances;
  const index = tokens.indexOf(text);
  const piece = pieces.find(({ from, to }) => from <= index && index < to);
  const end = text.startOffset + text.image.length;
  const atEnd: Candidate = { at: end, from: text.startOffset, next: '', opens: false };
  const mark = text.image.startsWith('“') ? '”' : '"';
  const found =
    isTried && piece !== undefined && piece.to - piece.from <= longest
      ? candidatesFor(index, reading).filter((one) =>
          isReadWith(one, one.opens ? '"' : mark, reading, piece.from, piece.to),
        )
      : [];
  const offered = (found.length > 0 ? likeliestFirst(found, index, reading) : [atEnd]).slice(
    0,
    mostOffered,
  );
  const [first = atEnd] = offered;
  return {
    text,
    repairs: offered.map(({ at, next, opens }) => ({
      kind: opens ? 'open' : 'close',
      span: { file, start: at, end: at },
      text: opens ? '"' : mark,
      word: next,
    })),
    span: { file, start: first.opens ? first.at : first.from, end: first.opens ? end : first.at },
    mends: found.length > 0 && piece !== undefined ? [piece.from, piece.to] : undefined,
  };
}

interface Candidate {
  readonly at: number;
  /** Where the text begins that is closed there. */
  readonly from: number;
  /** The word behind the place. */
  readonly next: string;
  /** The mark opens a text that has only its closing one. */
  readonly opens: boolean;
}

/** Before a comma or a keyword, and at the end of the line: in the open text and in those before it. */
function candidatesFor(index: number, { tokens, text, circumstances }: Reading): Candidate[] {
  const { phrases } = circumstances.vocabulary;
  const open = tokens[index];
  if (open === undefined) return [];
  const lineStart =
    Math.max(text.lastIndexOf('\n', open.startOffset), text.lastIndexOf('\r', open.startOffset)) +
    1;
  const end = open.startOffset + open.image.length;
  const texts = tokens.filter(
    ({ tokenType, startOffset }) =>
      tokenType === StringText && startOffset >= lineStart && startOffset < end,
  );
  const found: Candidate[] = [];
  for (const { startOffset: from, image } of texts) {
    for (const { index: gap, 0: blank } of image.matchAll(/\s*(?=[,:=，：])|\s+|$/gu)) {
      const at = from + gap;
      const next = /^\S[\p{L}\p{M}\p{N}_]*/u.exec(image.slice(gap + blank.length))?.[0] ?? '';
      const goesOn = next === '' || !/^\p{L}/u.test(next) || phrases.next.has(next);
      if (gap > 1 && goesOn && /\S/.test(image.slice(1, gap))) {
        found.push({ at, from, next, opens: false });
      }
    }
  }
  // A mark at the end of a line, with nothing behind it, rather closes.
  if (open.image.length === 1) {
    for (const { startOffset, image } of tokens.slice(0, index)) {
      const isWord = startOffset > lineStart && /^\p{L}/u.test(image);
      if (isWord) found.push({ at: startOffset, from: startOffset, next: image, opens: true });
    }
  }
  return found.slice(0, mostTried);
}

/** Whether a declaration can be read once the mark stands at a place. */
function isReadWith(
  { at }: Candidate,
  mark: string,
  { text, tokens, units, circumstances }: Reading,
  from: number,
  to: number,
): boolean {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined) return false;
  const end = last.startOffset + last.image.length;
  const changed = `${text.slice(first.startOffset, at)}${mark}${text.slice(at, end)}`;
  const lexed = lex(changed);
  if (lexed.tokens.some((each) => each.tokenType === StringText && !isClosed(each))) return false;
  const joined = joinPhrases(lexed.tokens, circumstances.vocabulary, units);
  if (joined.strange.length > 0) return false;
  return errorIndex(grammar().read(joined.tokens), joined.tokens) === undefined;
}

/** Whole sentences go to the end of their lines; a label ends where the declaration goes on. */
function likeliestFirst(
  found: readonly Candidate[],
  index: number,
  { tokens }: Reading,
): readonly Candidate[] {
  const opener = tokens[index - 1]?.tokenType;
  const isSentence = opener !== undefined && sentences.has(opener);
  return found.toSorted((a, b) => (isSentence ? b.at - a.at : a.at - b.at));
}

const sentences = new Set([k.cites, k.reading, k.encourages, k.permits, k.requires, k.empowers]);
