// Error recovery: reads a broken file segment by segment, mends each broken one with the smallest
// change near its first error that lets the rest be read, and reports that change as one problem.
import type { CstNode, IToken, TokenType } from 'chevrotain';
import type { Grammar, Reading } from '../grammar/grammar.ts';
import { partOpeners } from '../grammar/lookahead.ts';
import type { Units, Vocabulary } from '../phrases.ts';
import type { SyntaxProblem, SyntaxRepair } from '../problems.ts';
import type { Span } from '../source.ts';
import { Hole, insertableTypes, k, Plus } from '../tokens.ts';
import { alternativesTo, likeliestOf, mostAlternatives } from './alternatives.ts';
import { apply, contentStart, type Edit, invented, respelling } from './edits.ts';
import { expectedWords, operatorWords, spelling } from './expected.ts';
import { singleEdits, sweepingEdits } from './guesses.ts';
import { type Likeness, likenessBefore, likenessesAt } from './likeness.ts';
import { misplacedOpener } from './lost-keywords.ts';
import { keyOf, remember, remembered } from './remembered.ts';
import { otherRepairsOf, type RepairPlace, repairOf } from './repairs.ts';
import { type Lines, startsPart } from './segments.ts';
import { type LeftOut, type Step, widened, without } from './steps.ts';

/** A problem, and the index of the token of the file at which it stands. */
export interface LocatedProblem {
  readonly problem: SyntaxProblem;
  readonly index: number;
}

/** Tokens that recovery may read in all, over and over: a bound on time that is no clock. */
const budget = 600_000;
/** Repairs of one segment; what is still broken then is left out. */
const mostRepairs = 40;
/** Longer segments are not searched for small repairs. */
const longest = 4_000;

export interface Workshop {
  readonly grammar: Grammar;
  readonly vocabulary: Vocabulary;
  readonly units: Units;
  readonly file: string;
  readonly text: string;
}

/** One recovery of a file: what it has found, and what it may still spend. */
export class Recovery {
  readonly problems: LocatedProblem[] = [];
  /** How many changes it took so far. */
  repairs = 0;
  readonly lines: Lines;
  private left = budget;
  private readonly workshop: Workshop;

  constructor(workshop: Workshop, lines: Lines) {
    this.workshop = workshop;
    this.lines = lines;
  }

  /** Reads a segment, with as many repairs as it needs. */
  mend(segment: readonly IToken[]): CstNode | undefined {
    const { vocabulary } = this.workshop;
    const key = keyOf(segment, { ...this.workshop, lines: this.lines });
    const known = key && remembered(key, segment, vocabulary);
    // Close to the bound on time, how far a search gets hangs on what was sought before.
    if (known && known.spent < this.left) {
      this.left -= known.spent;
      return this.again(segment, known.steps);
    }
    const before = this.left;
    const steps: Step[] = [];
    const cst = this.search(segment, steps);
    if (key !== undefined && steps.length > 0 && this.left > 0) {
      remember(key, segment, { steps, spent: before - this.left }, vocabulary);
    }
    return cst;
  }

  /** Mends a segment by what a search has found before. */
  private again(segment: readonly IToken[], steps: readonly Step[]): CstNode | undefined {
    let tokens = segment;
    for (const step of steps) {
      const edit = this.told(step, tokens);
      if (edit === undefined) return undefined;
      tokens = apply(tokens, edit);
      this.repairs++;
    }
    return steps.length < mostRepairs ? this.workshop.grammar.read([...tokens]).cst : undefined;
  }

  /** @param steps is given what was found */
  private search(segment: readonly IToken[], steps: Step[]): CstNode | undefined {
    let tokens = segment;
    for (let repairs = 0; repairs < mostRepairs; repairs++) {
      const reading = this.workshop.grammar.read([...tokens]);
      const error = errorIndex(reading, tokens);
      if (error === undefined) return reading.cst;
      const step =
        reading.tooDeepAt !== undefined
          ? this.deepStep(tokens, error)
          : this.stepInExcerpt(tokens, error);
      steps.push(step);
      const edit = this.told(step, tokens);
      if (edit === undefined) return undefined;
      tokens = apply(tokens, edit);
      this.repairs++;
    }
    return undefined;
  }

  /**
   * The best edit, found in an excerpt: parts stand in any order, so the heading and what stands
   * from the broken part on will do, and every try is shorter.
   */
  private stepInExcerpt(tokens: readonly IToken[], error: number): Step {
    const left = this.leftOut(tokens, error);
    const some = left.to - left.from;
    if (some <= 0) return this.bestStep(tokens, error);
    const short = without(tokens, left);
    if (this.reach([...short]) !== error - some) return this.bestStep(tokens, error);
    return { ...this.bestStep(short, error - some), left };
  }

  /** From the end of the heading to where the part starts that ends at or before an error. */
  private leftOut(tokens: readonly IToken[], error: number): LeftOut {
    const fields = [k.entity, k.applicant].includes(tokens[0]?.tokenType ?? Hole);
    const starts = (at: number) => {
      const type = tokens[at]?.tokenType;
      const isPart = fields || (type !== undefined && partOpeners.has(type));
      return isPart && startsPart(tokens, at, this.lines);
    };
    let heading = 1;
    while (heading < error && !starts(heading)) heading++;
    let from = error - 3;
    while (from > heading && !starts(from)) from--;
    return { from: heading, to: Math.max(heading, from) };
  }

  private bestStep(tokens: readonly IToken[], error: number): Step {
    const boundary = this.boundaryAfter(tokens, error);
    const search = tokens.length <= longest && this.left > 0;
    const accepted = search ? this.acceptedAt(tokens, error) : [];
    const near = likenessesAt(tokens, error, accepted, this.workshop);
    const edit = search
      ? this.firstThatReads(tokens, boundary, this.candidates(tokens, error, accepted, near))
      : undefined;
    const chosen =
      edit ?? this.firstThatReads(tokens, boundary, sweepingEdits(tokens, error, boundary), true);
    const readsAsWell = (changed: Edit) => {
      if (this.left <= 0) return false;
      const reach = this.reach(apply(tokens, changed));
      return reach === undefined || reach > boundary + 1 - changed.remove;
    };
    const others = search && chosen ? alternativesTo(chosen, tokens, accepted, readsAsWell) : [];
    const { table } = this.workshop.vocabulary;
    const meant = chosen && likeliestOf(chosen, others, tokens, table);
    const step = { error, accepted, near: near[0]?.spelling };
    return meant === undefined
      ? { ...step, edit: chosen, alternatives: others.slice(0, mostAlternatives) }
      : { ...step, edit: meant };
  }

  private *candidates(
    tokens: readonly IToken[],
    error: number,
    accepted: readonly TokenType[],
    near: readonly Likeness[],
  ): Generator<Edit> {
    yield* misplacedOpener(tokens, error, this.lines);
    for (const like of near) yield respelling(like, tokens);
    for (const like of likenessBefore(tokens, error, this.workshop.vocabulary)) {
      yield respelling(like, tokens);
    }
    yield* singleEdits(tokens, error, accepted, this.lines, this.workshop.vocabulary.table);
  }

  /**
   * The first edit with which all can be read, or else the first that gets beyond the part in
   * which the error stands.
   */
  private firstThatReads(
    tokens: readonly IToken[],
    boundary: number,
    edits: Iterable<Edit>,
    always = false,
  ): Edit | undefined {
    let fallback: Edit | undefined;
    for (const edit of edits) {
      if (this.left <= 0 && !always) break;
      const reach = this.reach(apply(tokens, edit));
      if (reach === undefined) return edit;
      const shift = edit.insert.length - edit.remove;
      if (fallback === undefined && reach > boundary + shift) fallback = edit;
    }
    return fallback;
  }

  /** How far tokens can be read; undefined: to their end. */
  private reach(tokens: IToken[]): number | undefined {
    this.left -= tokens.length;
    return errorIndex(this.workshop.grammar.read(tokens), tokens);
  }

  /** Every type of token that could stand at an index, after what stands before it. */
  private acceptedAt(tokens: readonly IToken[], at: number): readonly TokenType[] {
    const before = tokens.slice(0, at);
    const after = tokens.slice(at, at + 2);
    return insertableTypes.filter((type) => {
      const reach = this.reach([...before, invented(type, tokens, at), ...after]);
      return reach === undefined || reach > at;
    });
  }

  private boundaryAfter(tokens: readonly IToken[], error: number): number {
    for (let at = error + 1; at < tokens.length; at++) {
      if (startsPart(tokens, at, this.lines)) return at;
    }
    return tokens.length;
  }

  /** A part that is nested too deeply is left out as a whole. */
  private deepStep(tokens: readonly IToken[], error: number): Step {
    const boundary = this.boundaryAfter(tokens, error);
    const edits = [...sweepingEdits(tokens, contentStart(tokens, error), boundary)];
    const edit = this.firstThatReads(tokens, boundary, edits, true);
    return { edit, error, accepted: [], near: undefined, isTooDeep: true };
  }

  // ---------------------------------------------------------------- reporting

  /** Reports what was found, and says what it changes in all of the tokens. */
  private told(step: Step, tokens: readonly IToken[]): Edit | undefined {
    const { edit, error, left, isTooDeep } = step;
    if (isTooDeep) {
      this.add('nestedTooDeeply', this.spanOf(tokens[error]), tokens, error, [], undefined);
    } else this.report(step, left === undefined ? tokens : without(tokens, left));
    return edit && left ? widened(edit, left) : edit;
  }

  private report(
    { edit, error, accepted, near, alternatives = [] }: Step,
    tokens: readonly IToken[],
  ): void {
    const { table } = this.workshop.vocabulary;
    const place = edit?.place ?? error;
    const problem = edit?.problem ?? 'unexpected';
    const [inserted] = edit?.insert ?? [];
    const lacking = inserted?.isInsertedInRecovery ? inserted.tokenType : undefined;
    const repair = edit === undefined ? undefined : this.repairOf(edit, tokens, accepted);
    const isReadAs = inserted !== undefined && !inserted.isInsertedInRecovery;
    const respelled = isReadAs ? repair : undefined;
    const expected = respelled
      ? []
      : lacking === Plus
        ? operatorWords(accepted, table)
        : lacking !== undefined && place !== error
          ? spelling(lacking, table)
          : expectedWords(accepted, table);
    const hint = respelled?.word ?? near;
    const span = problem === 'missing' ? this.gapAt(tokens, place) : this.spanOf(tokens[place]);
    const others =
      edit === undefined
        ? []
        : unlikeIn([
            ...otherRepairsOf(edit, tokens, error, this.repairPlace()),
            ...alternatives.flatMap((type) => {
              const other = { ...edit, insert: [invented(type, tokens, edit.at)] };
              return this.repairOf(other, tokens, accepted) ?? [];
            }),
          ]);
    this.add(problem, respelled?.span ?? span, tokens, place, expected, hint, repair, others);
  }

  private repairOf(
    edit: Edit,
    tokens: readonly IToken[],
    accepted: readonly TokenType[],
  ): SyntaxRepair | undefined {
    return repairOf(edit, tokens, accepted, this.repairPlace());
  }

  private repairPlace(): RepairPlace {
    const { file, text, vocabulary } = this.workshop;
    return { file, text, lines: this.lines, table: vocabulary.table };
  }

  private add(
    problem: SyntaxProblem['problem'],
    span: Span,
    tokens: readonly IToken[],
    place: number,
    expected: readonly string[],
    hint: string | undefined,
    repair?: SyntaxRepair,
    otherRepairs?: readonly SyntaxRepair[],
  ): void {
    const found =
      repair !== undefined && sameStretch(repair.span, span)
        ? this.workshop.text.slice(span.start, span.end)
        : (tokens[place]?.image ?? this.following(tokens)?.image ?? '');
    this.problems.push({
      problem: { problem, span, expected, found, hint, repair, otherRepairs },
      index: this.indexNear(tokens, place),
    });
  }

  /** The token of the file that follows a segment. */
  private following(tokens: readonly IToken[]): IToken | undefined {
    return this.lines.tokens[this.indexNear(tokens, tokens.length)];
  }

  private indexNear(tokens: readonly IToken[], place: number): number {
    const next = tokens.slice(place).find((token) => !token.isInsertedInRecovery);
    if (next !== undefined) return this.indexOf(next.startOffset);
    const before = tokens.slice(0, place).findLast((token) => !token.isInsertedInRecovery);
    return before === undefined ? 0 : this.indexOf(before.startOffset) + 1;
  }

  /** The index in the file of the token that starts at an offset. */
  private indexOf(offset: number): number {
    const { tokens } = this.lines;
    let low = 0;
    let high = tokens.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle]?.startOffset ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where something is missing: behind the word before or, at the start of a line, the next word. */
  private gapAt(tokens: readonly IToken[], place: number): Span {
    const next = tokens[place];
    if (this.lines.startsLine(next)) return this.spanOf(next);
    const { file } = this.workshop;
    const before = tokens[place - 1];
    const at =
      before === undefined
        ? (next?.startOffset ?? 0)
        : (before.endOffset ?? before.startOffset) + 1;
    return { file, start: at, end: at };
  }

  private spanOf(token: IToken | undefined): Span {
    const { file, text } = this.workshop;
    if (token === undefined) return { file, start: text.length, end: text.length };
    return { file, start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  }
}

/** Each word once. */
function unlikeIn(repairs: readonly SyntaxRepair[]): readonly SyntaxRepair[] {
  return repairs.filter(({ word }, at) => repairs.findIndex((one) => one.word === word) === at);
}

function sameStretch(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.end > a.start;
}

/** The index of the first token that could not be read; their number, if the end came too soon. */
export function errorIndex(reading: Reading, tokens: readonly IToken[]): number | undefined {
  const { error, tooDeepAt } = reading;
  if (tooDeepAt !== undefined) {
    return Math.max(
      0,
      tokens.findIndex(({ startOffset }) => startOffset >= tooDeepAt),
    );
  }
  if (error === undefined) return undefined;
  const at = tokens.indexOf(error.token);
  return at < 0 ? tokens.length : at;
}
