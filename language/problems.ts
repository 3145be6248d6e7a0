// What the parser may find wrong: values; their words live in compiler/diagnostics.
import type { SlipKind } from './keywords/slips.ts';
import type { Span } from './source.ts';

export interface SyntaxProblem {
  readonly problem: SyntaxProblemKind;
  readonly span: Span;
  /** What could have stood here: keywords as they are spelled, and words such as “a name”. */
  readonly expected: readonly string[];
  /** What stands here instead, as written; empty at the end of the file. */
  readonly found: string;
  /** What was probably meant, as it is spelled: “capped at” for `capped`. */
  readonly hint: string | undefined;
  /** A slip that was recognised, told instead of what was expected. */
  readonly slip?: SlipKind | undefined;
  /** What to write in place of the stretch, where that can be told. */
  readonly instead?: string | undefined;
  /** What else may be meant by the stretch: there, even if empty, where only the drafter can tell. */
  readonly otherwise?: readonly string[] | undefined;
  /** The change with which it could be read, where that is a change of words. */
  readonly repair?: SyntaxRepair | undefined;
  /** Other such changes, less likely ones. */
  readonly otherRepairs?: readonly SyntaxRepair[] | undefined;
}

/**
 * - `respell`: a word is nearly a keyword or a unit;
 * - `replace`: another word or sign is meant;
 * - `add`: a word or sign is missing; the stretch is empty;
 * - `remove`: a word or sign is too much;
 * - `close`, `open`: a quotation mark is missing, before a word or at the end of the line.
 */
export interface SyntaxRepair {
  readonly kind: 'respell' | 'replace' | 'add' | 'remove' | 'close' | 'open';
  readonly span: Span;
  /** What stands in the stretch then. */
  readonly text: string;
  /** The word or sign alone, without the white space around it. */
  readonly word: string;
}

/**
 * - `unexpected`: something stands where it cannot;
 * - `missing`: what stands here is sound, but something is missing before it;
 * - `unterminatedText`: a text whose closing quotation mark is not on its line;
 * - `badCharacter`: a character that no word, figure or sign of the language is made of;
 * - `nestedTooDeeply`: more brackets or operators inside one another than anyone can read.
 */
export type SyntaxProblemKind =
  | 'unexpected'
  | 'missing'
  | 'unterminatedText'
  | 'badCharacter'
  | 'nestedTooDeeply';
