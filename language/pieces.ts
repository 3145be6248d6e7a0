// A file's declarations piece by piece, each with the tokens that it was read from: at first all at
// once and, where that fails, one by one with repairs. A piece whose tokens are read again elsewhere
// is taken as it is: reading it a second time would make the same of it.
import type { CstNode, IToken } from 'chevrotain';
import { grammar } from './grammar/grammar.ts';
import { farthestAhead } from './grammar/lookahead.ts';
import type { SyntaxProblem } from './problems.ts';
import { errorIndex, type LocatedProblem, Recovery, type Workshop } from './recovery/recover.ts';
import { linesOf, segmentsOf } from './recovery/segments.ts';
import type { Anchor } from './source.ts';
import type { Item } from './syntax.ts';
import type { Context } from './to-syntax/context.ts';
import { itemOf } from './to-syntax/declarations.ts';

export interface Piece {
  /** Its first token's place among those of the file. */
  readonly from: number;
  /** Where the next piece begins. */
  readonly to: number;
  readonly items: readonly Item[];
  /** What all places in the items are counted from, if anything. */
  readonly anchor: Anchor | undefined;
  /** Read without any repair or problem: the same tokens give the same items. */
  readonly sound: boolean;
  /**
   * Read in one go with what stands before and after it, without a problem. Of the tokens around it no more than the
   * `farthestAhead` ones behind it have a say in that.
   */
  readonly inPlace: boolean;
}

/** Pieces that were read before, by their first token. */
export type KnownPieces = ReadonlyMap<number, Piece>;

/** What of a file must be read; all else is known, and was read in place. */
export interface Doubtful {
  readonly from: number;
  readonly to: number;
  /** How far to read on, to know where the last doubtful piece ends. */
  readonly end: number;
}

/** What reading takes beside the tokens. */
export interface Desk {
  readonly workshop: Workshop;
  readonly context: Context;
  /** Those of the context: where building the trees finds them. */
  readonly problems: SyntaxProblem[];
  /** Each piece gets an anchor of its own. */
  readonly isAnchored: boolean;
}

export interface Pieces {
  /** In order; together they have all tokens of the file. */
  readonly pieces: readonly Piece[];
  readonly located: readonly LocatedProblem[];
}

/**
 * Reads a file into pieces.
 * @returns undefined where what is known does not fit what is read: the file is then to be read as a
 *   whole, which always can be done
 */
export function readPieces(
  tokens: readonly IToken[],
  known: KnownPieces,
  doubtful: Doubtful,
  desk: Desk,
): Pieces | undefined {
  const { from, to, end } = doubtful;
  const asked = tokens.slice(from, end);
  const reading = grammar().read(asked);
  const error = errorIndex(reading, asked);
  const isWhole = end === tokens.length;
  // The error may come of the tokens that were left out.
  if (error !== undefined && !isWhole && from + error + farthestAhead > end) return undefined;
  const fresh = new Map(
    piecesOf(reading.items, tokens, from, known, desk).map((piece) => [piece.from, piece]),
  );
  if (error !== undefined) {
    return mendedPieces(tokens, new Map([...known, ...fresh]), desk);
  }
  const before = runOf(known, 0, from);
  const between = runOf(fresh, from, to);
  const after = runOf(known, to, tokens.length);
  if (before === undefined || between === undefined || after === undefined) return undefined;
  return { pieces: [...before, ...between, ...after], located: [] };
}

/** Whole files have nothing known about them, and all of them is doubtful. */
export function readAllPieces(tokens: readonly IToken[], desk: Desk): Pieces {
  const all = { from: 0, to: tokens.length, end: tokens.length };
  return readPieces(tokens, new Map(), all, desk) ?? mendedPieces(tokens, new Map(), desk);
}

/** The pieces of what was read in one go, up to the first error. */
function piecesOf(
  read: readonly CstNode[],
  tokens: readonly IToken[],
  from: number,
  known: KnownPieces,
  desk: Desk,
): readonly Piece[] {
  let at = from;
  return read.map((cst) => {
    const start = at;
    const last = cst.location?.endOffset ?? -1;
    while (at < tokens.length && (tokens[at]?.startOffset ?? 0) <= last) at++;
    const same = known.get(start);
    if (same?.sound === true && same.to === at) return { ...same, inPlace: true };
    const piece = built([cst], tokens[start], desk);
    return { from: start, to: at, ...piece, inPlace: piece.sound };
  });
}

function mendedPieces(tokens: readonly IToken[], known: KnownPieces, desk: Desk): Pieces {
  const { workshop } = desk;
  const recovery = new Recovery(workshop, linesOf(tokens, workshop.text));
  const pieces: Piece[] = [];
  let at = 0;
  for (const segment of segmentsOf(recovery.lines)) {
    const from = at;
    at += segment.length;
    const run = runOf(known, from, at);
    if (run?.every(({ sound }) => sound)) pieces.push(...run);
    else {
      const before = recovery.repairs;
      const cst = recovery.mend(segment);
      const piece = built((cst?.children.item ?? []) as CstNode[], tokens[from], desk);
      const sound = cst !== undefined && piece.sound && recovery.repairs === before;
      pieces.push({ ...piece, from, to: at, sound, inPlace: false });
    }
  }
  return { pieces, located: recovery.problems };
}

function built(
  read: readonly CstNode[],
  first: IToken | undefined,
  { context, isAnchored }: Desk,
): Pick<Piece, 'items' | 'anchor' | 'sound'> {
  const before = context.problems.length;
  const anchor = isAnchored ? { file: context.file, at: first?.startOffset ?? 0 } : undefined;
  context.anchor = anchor;
  const items = read.flatMap((cst) => itemOf(cst, context));
  return { items, anchor, sound: context.problems.length === before };
}

/** The known pieces that together have the tokens of a stretch, if there are such. */
function runOf(known: KnownPieces, from: number, to: number): readonly Piece[] | undefined {
  const run: Piece[] = [];
  for (let at = from; at < to; ) {
    const piece = known.get(at);
    if (piece === undefined || piece.to > to) return undefined;
    run.push(piece);
    at = piece.to;
  }
  return run;
}
