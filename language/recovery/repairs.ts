// Recovery’s changes of tokens as changes of the text, for those that a person would make too.

import type { IToken, TokenType } from 'chevrotain';
import { declarationOpeners, partOpeners } from '../grammar/lookahead.ts';
import type { LanguageTable } from '../keywords/keywords.ts';
import type { SyntaxRepair } from '../problems.ts';
import { withEnds } from '../source.ts';
import {
  Close,
  Colon,
  Comma,
  Dot,
  Hole,
  k,
  keywordOf,
  Open,
  Percent,
  Plus,
  punctuationSpelling,
  StringText,
  Word,
} from '../tokens.ts';
import type { Edit } from './edits.ts';
import type { Lines } from './segments.ts';

export interface RepairPlace {
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
  readonly table: LanguageTable;
}

/** Undefined where the change leaves open what should be written. */
export function repairOf(
  edit: Edit,
  tokens: readonly IToken[],
  accepted: readonly TokenType[],
  place: RepairPlace,
): SyntaxRepair | undefined {
  const [inserted] = edit.insert;
  if (edit.remove === 1 && inserted === undefined) return removal(edit, tokens, place);
  if (inserted === undefined) return undefined;
  if (!inserted.isInsertedInRecovery) return respelling(edit, inserted, tokens, place);
  if (edit.insert.length > 1) return undefined;
  const word =
    nameFor(inserted.tokenType, edit, tokens) ??
    wordOf(inserted.tokenType, edit, tokens, accepted, place.table);
  if (word === undefined) return undefined;
  if (edit.remove === 0 && inserted.tokenType === Dot) return dot(edit, tokens, place);
  if (edit.remove === 0) return addition(word, inserted.tokenType, edit, tokens, place);
  const old = tokens[edit.at];
  if (edit.remove !== 1 || old === undefined || old.isInsertedInRecovery) return undefined;
  // A word is seldom a sign gone wrong.
  if (old.tokenType === Word && !/\p{L}/u.test(word)) return undefined;
  return { kind: 'replace', span: spanOf(old, place), text: word, word };
}

/** A bracket that closes nothing may also be one too much, and a text alone be said in several ways. */
export function otherRepairsOf(
  edit: Edit,
  tokens: readonly IToken[],
  error: number,
  place: RepairPlace,
): readonly SyntaxRepair[] {
  const { at, insert, remove } = edit;
  const lacking = insert[0]?.tokenType;
  if (lacking === k.encourages && remove === 0 && tokens[at]?.tokenType === StringText) {
    return [k.permits, k.requires].flatMap((type) => {
      const id = keywordOf(type);
      const word = id === undefined ? undefined : place.table.keywords[id][0];
      return word === undefined ? [] : [addition(word, type, edit, tokens, place)];
    });
  }
  const close = tokens[error];
  const isOpening = remove === 0 && insert[0]?.tokenType === Open;
  if (!isOpening || close?.tokenType !== Close || close.isInsertedInRecovery) return [];
  return [{ kind: 'remove', span: spanOf(close, place), text: '', word: close.image }];
}

/** The name that a declaration lacks, from its label. */
function nameFor(type: TokenType, { at }: Edit, tokens: readonly IToken[]): string | undefined {
  const [opener, label] = [tokens[at - 1]?.tokenType, tokens[at]];
  if (type !== Hole || opener === undefined || label?.tokenType !== StringText) return undefined;
  if (!declarationOpeners.has(opener) || opener === k.article || opener === k.use) return undefined;
  const words = label.image.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const isKind = opener === k.enum || opener === k.entity || opener === k.applicant;
  const name = isKind
    ? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
    : words.slice(0, mostWords).join('_');
  return /^\p{L}/u.test(name) && name.length <= longestName ? name : undefined;
}

/** What a label gives to a name. */
const mostWords = 5;
const longestName = 60;

/** The sign between an item and its fact, with nothing around it. */
function dot(
  { at }: Edit,
  tokens: readonly IToken[],
  place: RepairPlace,
): SyntaxRepair | undefined {
  const [before, next] = [tokens[at - 1], tokens[at]];
  if (before === undefined || next === undefined) return undefined;
  const start = (before.endOffset ?? before.startOffset) + 1;
  return {
    kind: 'add',
    span: { file: place.file, start, end: next.startOffset },
    text: '.',
    word: '.',
  };
}

/** How what recovery put in is written; undefined for an operand, a text, a number. */
function wordOf(
  type: TokenType,
  { at }: Edit,
  tokens: readonly IToken[],
  accepted: readonly TokenType[],
  table: LanguageTable,
): string | undefined {
  // Between two values anything may be missing; after a share it is `of`.
  if (type === Plus) {
    const isShare = tokens[at - 1]?.tokenType === Percent && accepted.includes(k.of);
    return isShare ? table.keywords.of[0] : undefined;
  }
  const id = keywordOf(type);
  return id === undefined ? punctuationSpelling.get(type) : table.keywords[id][0];
}

function respelling(
  { at, remove }: Edit,
  meant: IToken,
  tokens: readonly IToken[],
  place: RepairPlace,
): SyntaxRepair | undefined {
  // Two words that changed places are in the text already.
  if (tokens.slice(at, at + remove).includes(meant) || meant.image === '') return undefined;
  const span = spanOf(meant, place);
  const said = place.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const isOther = saidForAll(place.table).has(said);
  return { kind: isOther ? 'replace' : 'respell', span, text: meant.image, word: meant.image };
}

const sayings = new WeakMap<LanguageTable, ReadonlySet<string>>();

/** What people write for keywords, in other words. */
function saidForAll(table: LanguageTable): ReadonlySet<string> {
  const known = sayings.get(table) ?? new Set(Object.values(table.saidFor).flat());
  sayings.set(table, known);
  return known;
}

/** Only what stands twice, or is a sign: a word that is too much may be half of what is meant. */
function removal(
  { at }: Edit,
  tokens: readonly IToken[],
  place: RepairPlace,
): SyntaxRepair | undefined {
  const token = tokens[at];
  if (token === undefined || token.isInsertedInRecovery) return undefined;
  const isTwice =
    tokens[at - 1]?.image === token.image ||
    tokens[at + 1]?.image === token.image ||
    place.table.fillers.has(token.image);
  if (!isTwice && !punctuationSpelling.has(token.tokenType)) return undefined;
  const span = spanOf(token, place);
  // With the space before a word, so that none is left over.
  const before = isTwice && place.text[span.start - 1] === ' ' ? 1 : 0;
  const stretch = withEnds(span, { start: span.start - before });
  return { kind: 'remove', span: stretch, text: '', word: token.image };
}

function addition(
  word: string,
  type: TokenType,
  { at }: Edit,
  tokens: readonly IToken[],
  place: RepairPlace,
): SyntaxRepair {
  const [before, next] = [tokens[at - 1], tokens[at]];
  const opens = partOpeners.has(type) || declarationOpeners.has(type);
  if (
    next !== undefined &&
    (type === Open || before === undefined || (opens && place.lines.startsLine(next)))
  ) {
    const start = next.startOffset;
    const text = type === Open ? word : `${word} `;
    return { kind: 'add', span: { file: place.file, start, end: start }, text, word };
  }
  const end = before === undefined ? 0 : (before.endOffset ?? before.startOffset) + 1;
  const isSign = type === Close || type === Comma || type === Colon;
  const isTight = next !== undefined && next.startOffset === end;
  const text = `${isSign ? '' : ' '}${word}${isTight ? ' ' : ''}`;
  return { kind: 'add', span: { file: place.file, start: end, end }, text, word };
}

function spanOf(token: IToken, { file }: RepairPlace): SyntaxRepair['span'] {
  return { file, start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
}
