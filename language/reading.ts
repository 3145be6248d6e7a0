// A text read: its tokens and comments, and its declarations piece by piece.
import type { IToken } from 'chevrotain';
import { grammar } from './grammar/grammar.ts';
import {
  findUnits,
  joinPhrases,
  type StrangeToken,
  type UnitPlace,
  type Units,
  unitsOf,
  type Vocabulary,
} from './phrases.ts';
import { type Desk, type Piece, readAllPieces } from './pieces.ts';
import type { SyntaxProblem } from './problems.ts';
import type { LocatedProblem } from './recovery/recover.ts';
import { lex } from './tokens.ts';

/** What is said of a text before it is read. */
export interface Circumstances {
  readonly file: string;
  readonly vocabulary: Vocabulary;
  /** Units declared in other files. */
  readonly given: readonly string[];
}

export interface Words {
  readonly text: string;
  /** What the grammar reads, in order. */
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly strange: readonly StrangeToken[];
  readonly places: readonly UnitPlace[];
  readonly units: Units;
}

export interface Reading extends Words {
  readonly circumstances: Circumstances;
  readonly pieces: readonly Piece[];
  /** What could not be read. */
  readonly located: readonly LocatedProblem[];
  /** What could be read and is too much for later stages. */
  readonly problems: readonly SyntaxProblem[];
  /** The reading whose tokens and trees this one has a part of, and may not move. */
  readonly lender?: Reading;
}

/** Readings whose tokens and trees went over to the next one: they are not where they were. */
export const takenOver = new WeakSet<Reading>();

/**
 * Reads a text of which nothing is known.
 * @param isAnchored the places of each piece are counted from an anchor, with which they can be moved
 */
export function readText(text: string, circumstances: Circumstances, isAnchored: boolean): Reading {
  const words = wordsOf(text, circumstances);
  const desk = deskFor(words, circumstances, isAnchored);
  return { ...words, ...readAllPieces(words.tokens, desk), circumstances, problems: desk.problems };
}

/** What the grammar reads of a text of which nothing is known. */
export function wordsOf(text: string, { vocabulary, given }: Circumstances): Words {
  const lexed = lex(text);
  const places = findUnits(lexed.tokens, vocabulary);
  const units = unitsOf(places, lexed.tokens, given);
  return {
    text,
    ...joinPhrases(lexed.tokens, vocabulary, units),
    comments: lexed.comments,
    places,
    units,
  };
}

/** What reading tokens into pieces takes. */
export function deskFor(
  { text, units }: Words,
  { file, vocabulary }: Circumstances,
  isAnchored: boolean,
): Desk {
  const problems: SyntaxProblem[] = [];
  return {
    problems,
    isAnchored,
    workshop: { grammar: grammar(), vocabulary, units, file, text },
    context: { file, anchor: undefined, vocabulary, units, problems, depth: 0 },
  };
}
