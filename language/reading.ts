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
}

/** Reads a text of which nothing is known. */
export function readText(text: string, circumstances: Circumstances): Reading {
  const lexed = lex(text);
  const { vocabulary, given } = circumstances;
  const places = findUnits(lexed.tokens, vocabulary);
  const units = unitsOf(places, lexed.tokens, given);
  const words: Words = {
    text,
    ...joinPhrases(lexed.tokens, vocabulary, units),
    comments: lexed.comments,
    places,
    units,
  };
  const desk = deskFor(words, circumstances);
  return { ...words, ...readAllPieces(words.tokens, desk), circumstances, problems: desk.problems };
}

/** What reading tokens into pieces takes. */
export function deskFor({ text, units }: Words, { file, vocabulary }: Circumstances): Desk {
  const problems: SyntaxProblem[] = [];
  return {
    problems,
    workshop: { grammar: grammar(), vocabulary, units, file, text },
    context: { file, vocabulary, units, problems, depth: 0 },
  };
}
