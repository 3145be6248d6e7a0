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
