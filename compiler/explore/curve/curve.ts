// How an award, or the total, moves with one fact: exact pieces with their kinks, nothing sampled. A
// piece is a stretch over which the decision takes one way through the policy (trace.ts); its ends are
// what the interpreter says there.
import type { FactError } from '@clause/runtime';
import Fraction from 'fraction.js';
import type { Dossier } from '../../dossier/dossier.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { scopeOf } from '../../interpret/applicability.ts';
import { type Outcome, paidOf } from '../../interpret/awards.ts';
import { isCalculated } from '../../interpret/calculated.ts';
import { type Context, contextOf, type Place } from '../../interpret/context.ts';
import { judge } from '../../interpret/interpret.ts';
import { type Result, ZERO } from '../../interpret/result.ts';
import { roundTo } from '../../interpret/rounding.ts';
import type { Standing } from '../../interpret/standing.ts';
import type { GrantClause, Model } from '../../model/model.ts';
import { moneyString } from '../../wording/figures.ts';
import { fill } from '../../wording/fill.ts';
import { wordingOf } from '../../wording/languages.ts';
import { fieldAt, readPath, valueAt, withValueAt } from '../fact-path.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { tiedTo } from '../ties.ts';
import type { AwardName } from '../why-not.ts';
import { type Because, becauseOf } from './because.ts';
import { type Grid, type GridKind, gridOf } from './grid.ts';
import { type Sample, type Stretch, stretchesOf } from './stretches.ts';
import { isStraight, type Trace, traceOf } from './trace.ts';

export interface CurveOptions {
  /** `$.projects[0].investment`: money, a ratio or a number. */
  readonly path: string;
  /** As a dossier writes them, or as text. */
  readonly from?: unknown;
  readonly to?: unknown;
  /** Absent: the policy's total. */
  readonly award?: AwardName | undefined;
}

export interface Curve {
  readonly label: string;
  readonly of: GridKind;
  readonly now: CurvePoint | null;
  readonly pieces: readonly CurvePiece[];
  /** Whether the pieces reach to the end of the range. */
  readonly complete: boolean;
}

export interface CurvePoint {
  readonly x: string;
  readonly y: string;
}

export interface CurvePiece {
  readonly points: readonly CurvePoint[];
  readonly startsClosed: boolean;
  readonly endsClosed: boolean;
  readonly straight: boolean;
  /** By how much a decision may stand off the straight line through the points, in major units. */
  readonly rounding: string;
  readonly because: readonly Because[];
}

export type CurveAnswer =
  | { readonly curve: Curve }
  | { readonly errors: readonly FactError[] }
  /**
   * No such award; the path leads to no figure of the dossier; or `from` and `to` are no range of its
   * values: not written as the dossier would, or the wrong way round.
   */
  | { readonly missing: 'award' | 'fact' | 'range' };

const MOST_PIECES = 200;
/** Stairs beyond these are not told one by one. */
const MOST_STAIRS = 60;
/** Points of a piece that is not straight. */
const MOST_POINTS = 17;
/** So fine that nothing is rounded to speak of: a billionth of a billionth of a minor unit. */
const FINE = new Fraction(1n, 10n ** 18n);
const NEAR = new Fraction(1n, 10n ** 9n);

/** The curve; what is wrong with the dossier, but for the fact that is moved, comes at once. */
export function curveOf(model: Model, input: unknown, options: CurveOptions): CurveAnswer {
  return allAtOnce(curveInSteps(model, input, options));
}

/** As `curveOf`, a kink at a time. */
export function* curveInSteps(
  model: Model,
  input: unknown,
  options: CurveOptions,
): Steps<CurveAnswer> {
  const path = readPath(options.path);
  const field = path && fieldAt(model, path);
  const grid = field && gridOf(field, model.currency.digits);
  if (path === undefined || field === undefined || grid === undefined) return { missing: 'fact' };
  const from = grid.position(options.from) ?? grid.first;
  const to = grid.position(options.to);
  const written = [options.from, options.to].map((end) => end ?? undefined);
  if (written.some((end) => end !== undefined && grid.position(end) === undefined)) {
    return { missing: 'range' };
  }
  if (to !== undefined && from > to) return { missing: 'range' };
  const withX = (at: bigint): unknown => withValueAt(input, path, grid.json(at));
  const moved = withX(from);
  if (valueAt(moved, path) === undefined) return { missing: 'fact' };
  const reading = readDossier(model, moved);
  if ('errors' in reading) return reading;
  const dossierAt = (at: bigint): Dossier => {
    const read = readDossier(model, withX(at));
    if ('errors' in read) throw new Error('a value on the grid is a value of the fact');
    return read.dossier;
  };
  const looker = new Looker(model, dossierAt, options.award);
  if (!looker.has(from)) return { missing: 'award' };
  const here = grid.position(valueAt(input, path));
  const range = { from, to: to ?? grid.last, open: to === undefined && !grid.ends, here };
  const { pieces, complete } = yield* new Plotter(looker, grid).plot(range);
  const now = here === undefined ? null : { x: grid.text(here), y: looker.paid(here) };
  return { curve: { label: field.label, of: grid.kind, now, pieces, complete } };
}

// ---------------------------------------------------------------- looking at one value

/** Decisions at values of the fact: as they are, and as if nothing were rounded. Each once. */
class Looker {
  readonly model: Model;
  private readonly fine: Model;
  private readonly dossierAt: (at: bigint) => Dossier;
  private readonly award: AwardName | undefined;
  private readonly clauses: ReadonlySet<string>;
  private readonly samples = new Map<bigint, Sample>();
  private readonly decided = new Map<bigint, Fraction>();

  constructor(model: Model, dossierAt: (at: bigint) => Dossier, award: AwardName | undefined) {
    this.model = model;
    this.fine = { ...model, rounding: { ...model.rounding, step: FINE } };
    this.dossierAt = dossierAt;
    this.award = award;
    this.clauses = tiedTo(model, award?.clause);
  }

  has(at: bigint): boolean {
    const { context } = this.sample(at).trace;
    return this.award === undefined || context.awards.some((place) => this.isAsked(place));
  }

  /** The way taken, and the figure before any rounding. */
  sample(at: bigint): Sample {
    const known = this.samples.get(at);
    if (known !== undefined) return known;
    const trace = traceOf(this.fine, this.dossierAt(at), this.clauses);
    const fresh = { trace, y: this.sum(trace.context, trace.outcomes) };
    this.samples.set(at, fresh);
    return fresh;
  }

  /** What the interpreter decides, in minor units. */
  exact(at: bigint): Fraction {
    const known = this.decided.get(at);
    if (known !== undefined) return known;
    const { model } = this;
    const voice = { wording: wordingOf(model.language), currency: model.currency };
    const whole = contextOf(model, this.dossierAt(at), voice);
    const awards = whole.awards.filter(({ clause }) => this.clauses.has(clause.name));
    const context = { ...whole, awards };
    const fresh = this.sum(context, judge(context, scopeOf(context)));
    this.decided.set(at, fresh);
    return fresh;
  }

  paid(at: bigint): string {
    return this.money(this.exact(at));
  }

  money(minor: Fraction): string {
    return moneyString(minor, this.model.currency.digits);
  }

  /** The awards that the figure is made of. */
  asked({ context, outcomes }: Trace): readonly (readonly [Place<GrantClause>, Outcome])[] {
    return context.awards.flatMap((place) => {
      const outcome = outcomes.get(place);
      return this.isAsked(place) && outcome !== undefined ? [[place, outcome] as const] : [];
    });
  }

  get ofTotal(): boolean {
    return this.award === undefined;
  }

  private isAsked({ clause, item }: Place<GrantClause>): boolean {
    if (this.award === undefined) return clause.verb !== 'recovers';
    return clause.name === this.award.clause && item === this.award.item;
  }

  private sum({ awards }: Context, outcomes: ReadonlyMap<Place, Outcome>): Fraction {
    return awards
      .filter((place) => this.isAsked(place))
      .flatMap((place) => outcomes.get(place) ?? [])
      .reduce((total, outcome) => total.add(paidOf(outcome)), ZERO);
  }
}

// ---------------------------------------------------------------- from stretches to pieces

interface Range {
  readonly from: bigint;
  readonly to: bigint;
  /** Nobody says where it ends: it ends somewhat beyond the last kink. */
  readonly open: boolean;
  readonly here: bigint | undefined;
}

/** A stretch on its way to a piece. */
interface Draft {
  readonly first: bigint;
  readonly last: bigint;
  readonly turn: Fraction | undefined;
  readonly straight: boolean;
  /** By so much a step; undefined of a single value. */
  readonly slope: Fraction | undefined;
  /** A value on the line, before rounding, and the decision's greatest distance from it. */
  readonly anchor: bigint;
  readonly y: Fraction;
  readonly rounding: Fraction;
  readonly because: readonly Because[];
}

type End = { readonly at: bigint; readonly y: Fraction; readonly closed: boolean };

class Plotter {
  private readonly look: Looker;
  private readonly grid: Grid;
  private readonly moving = new Set<string>();

  constructor(look: Looker, grid: Grid) {
    this.look = look;
    this.grid = grid;
  }

  *plot({ from, to, open, here }: Range): Steps<Pick<Curve, 'pieces' | 'complete'>> {
    const ends = from <= to ? ([from, to] as const) : ([to, from] as const);
    const found = yield* this.stretches(ends);
    const complete = found.at(-1)?.last === ends[1];
    const stretches = open && complete ? cutShort(found, here) : found;
    this.learn(stretches);
    const apart: Draft[] = [];
    for (const stretch of stretches) {
      apart.push(this.draft(stretch));
      yield;
    }
    const drafts = this.settled(this.merged(apart)).map((draft) => this.held(draft));
    const pieces: CurvePiece[] = [];
    for (const [at, draft] of drafts.entries()) {
      pieces.push(this.piece(draft, drafts[at - 1], drafts[at + 1]));
      yield;
    }
    return { pieces, complete };
  }

  /** With every stair of its own, unless these are too many. */
  private *stretches(ends: readonly [bigint, bigint]): Steps<readonly Stretch[]> {
    const sampleAt = (at: bigint) => this.look.sample(at);
    const each = (sample: Sample) => `${sample.trace.way}|${sample.trace.stairs}`;
    const all = yield* stretchesOf(sampleAt, each, ends, MOST_STAIRS);
    if (all.at(-1)?.last === ends[1]) return all;
    return yield* stretchesOf(sampleAt, (sample) => sample.trace.way, ends, MOST_PIECES);
  }

  private draft({ first, last, turn }: Stretch): Draft {
    const [start, end] = [this.look.sample(first), this.look.sample(last)];
    const length = new Fraction(last - first);
    const slope = last > first ? end.y.sub(start.y).div(length) : undefined;
    const straight =
      isStraight(start.trace, end.trace) &&
      (slope === undefined || this.runsAlong(first, last, slope));
    const line = { first, last, turn, straight, slope, anchor: first, y: start.y };
    return { ...line, rounding: this.rounding(line), because: this.because(start.trace) };
  }

  /** What the traces say, held against values between the ends. */
  private runsAlong(first: bigint, last: bigint, slope: Fraction): boolean {
    const start = this.look.sample(first).y;
    return [1n, 4n, 7n].every((tenth) => {
      const at = first + ((last - first) * tenth) / 9n;
      const line = start.add(slope.mul(new Fraction(at - first)));
      return isNear(this.look.sample(at).y, line);
    });
  }

  /** Of the total, by clause, those of awards that move at all. */
  private because(trace: Trace): readonly Because[] {
    return this.look.asked(trace).flatMap(([place, outcome]) => {
      const { voice } = trace.context;
      const all = becauseOf(trace.context, place, outcome);
      if (!this.look.ofTotal) return all;
      if (!this.moving.has(nameOf(place))) return [];
      const clause = place.clause.label ?? place.clause.name;
      return all.map(({ text, span }) => ({
        text: fill(voice.wording.curve.ofClause, { clause, text }),
        span,
      }));
    });
  }

  /** Awards that are not paid the same everywhere. */
  private learn(stretches: readonly Stretch[]): void {
    const paid = new Map<string, Fraction>();
    for (const at of stretches.flatMap(({ first, last }) => [first, last])) {
      for (const [place, outcome] of this.look.asked(this.look.sample(at).trace)) {
        const name = nameOf(place);
        const before = paid.get(name);
        const now = paidOf(outcome);
        if (before === undefined) paid.set(name, now);
        else if (!before.equals(now)) this.moving.add(name);
      }
    }
  }

  /** Neighbours on one line with the same ground are one piece. */
  private merged(drafts: readonly Draft[]): readonly Draft[] {
    const apart: Draft[] = [];
    for (const draft of drafts) {
      const last = apart.at(-1);
      const joined = last && this.joined(last, draft);
      if (joined === undefined) apart.push(draft);
      else apart[apart.length - 1] = joined;
    }
    return apart;
  }

  private joined(a: Draft, b: Draft): Draft | undefined {
    if (!sameGround(a.because, b.because)) return undefined;
    if (!b.straight && a.first === a.last) return { ...b, first: a.first };
    if (!a.straight || !b.straight) return undefined;
    const step = this.look.sample(b.first).y.sub(this.look.sample(a.last).y);
    const slope = a.slope ?? b.slope ?? step;
    const onLine = [a.slope, b.slope, step].every((one) => one === undefined || isNear(one, slope));
    if (!onLine) return undefined;
    const length = new Fraction(b.last - a.first);
    const whole = this.look.sample(b.last).y.sub(this.look.sample(a.first).y).div(length);
    const rounding = a.rounding.compare(b.rounding) > 0 ? a.rounding : b.rounding;
    return { ...b, first: a.first, anchor: a.first, y: a.y, slope: whole, rounding };
  }

  /**
   * Cliffs where the decision has them: where a rounded figure decides, that is a step or a few from
   * where the unrounded one would.
   */
  private settled(drafts: readonly Draft[]): readonly Draft[] {
    const all = [...drafts];
    for (let at = 1; at < all.length; at++) {
      const [a, b] = [all[at - 1], all[at]];
      if (a === undefined || b === undefined || !a.straight || !b.straight) continue;
      const last = this.lastOf(a, b);
      if (last === a.last) continue;
      const moved = last !== undefined && last >= a.first && last + 1n <= b.last;
      all[at - 1] = moved ? { ...a, last, turn: undefined } : { ...a, straight: false };
      all[at] = moved ? { ...b, first: last + 1n } : { ...b, straight: false };
    }
    return all;
  }

  /** The last value decided along the first of two lines; undefined where they cannot be told apart. */
  private lastOf(a: Draft, b: Draft): bigint | undefined {
    const along = (of: Draft, at: bigint) =>
      lineAt(of, at).sub(this.look.exact(at)).abs().compare(this.slack(of).add(NEAR)) <= 0;
    if (along(a, a.last) && along(b, b.first)) return a.last;
    let [low, high] = [a.last, b.first];
    for (let step = 1n; !along(a, low) && low > a.first; step *= 2n) {
      low = low - step < a.first ? a.first : low - step;
    }
    for (let step = 1n; !along(b, high) && high < b.last; step *= 2n) {
      high = high + step > b.last ? b.last : high + step;
    }
    if (!along(a, low) || !along(b, high)) return undefined;
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (along(a, middle)) low = middle;
      else high = middle;
    }
    return along(b, high) ? low : undefined;
  }

  /**
   * Where decisions at the ends stand further off the line than its rounding says, nothing is claimed
   * between them: a rule that compares figures rounded as coarsely as it pays them.
   */
  private held(draft: Draft): Draft {
    const { first, last, slope, rounding, straight } = draft;
    if (!straight || slope === undefined) return draft;
    const [start, end] = [this.look.exact(first), this.look.exact(last)];
    // The line through the decisions, beside the one before rounding.
    const climbs = slope.mul(new Fraction(last - first));
    const off = end.sub(start).sub(climbs).abs();
    return off.compare(rounding.add(NEAR)) <= 0 ? draft : { ...draft, straight: false };
  }

  /** How far rounding takes a decision from the line at most. */
  private slack({ anchor }: Draft): Fraction {
    const { context, outcomes } = this.look.sample(anchor).trace;
    const standing = context.awards.filter((place) => outcomes.get(place)?.kind === 'standing');
    const bounds = standing.flatMap(({ clause }) => [
      clause,
      ...context.model.limits.filter(({ scopes }) =>
        scopes.some((scope) => scope.clause.name === clause.name),
      ),
    ]);
    return this.look.model.rounding.step.mul(standing.length + bounds.length);
  }

  private piece(draft: Draft, before: Draft | undefined, after: Draft | undefined): CurvePiece {
    const start = before === undefined ? this.at(draft.first) : this.boundary(before, draft).start;
    const end = after === undefined ? this.at(draft.last) : this.boundary(draft, after).end;
    const inner = draft.straight ? [] : this.between(draft);
    const points = [start, ...inner, end].filter(
      ({ at }, index, all) => index === 0 || at !== all[index - 1]?.at,
    );
    return {
      points: points.map(({ at, y }) => ({ x: this.grid.text(at), y: this.look.money(y) })),
      startsClosed: start.closed,
      endsClosed: end.closed,
      straight: draft.straight,
      rounding: this.look.money(draft.rounding),
      because: draft.because,
    };
  }

  private at(at: bigint): End {
    return { at, y: this.look.exact(at), closed: true };
  }

  private between({ first, last }: Draft): readonly End[] {
    const count = BigInt(MOST_POINTS - 1);
    const positions = Array.from(
      { length: MOST_POINTS - 2 },
      (_, at) => first + ((last - first) * BigInt(at + 1)) / count,
    );
    return [...new Set(positions)].filter((at) => at > first && at < last).map((at) => this.at(at));
  }

  /** How one piece ends and the next begins. */
  private boundary(a: Draft, b: Draft): { readonly end: End; readonly start: End } {
    const apart = { end: this.at(a.last), start: this.at(b.first) };
    if (!a.straight || !b.straight) return apart;
    const [ya, yb] = [lineAt(a, a.last), lineAt(b, b.first)];
    // Each line carried on to the other's side; a single value has no line of its own.
    const onB = a.slope && ya.add(a.slope);
    const onA = b.slope && yb.sub(b.slope);
    const shareA = onA !== undefined && isNear(onA, ya) && this.fits(b, a.last, b.first);
    if (shareA) return { end: apart.end, start: apart.end };
    const shareB = onB !== undefined && isNear(onB, yb) && this.fits(a, b.first, a.last);
    if (shareB) return { end: apart.start, start: apart.start };
    const meets = (onA !== undefined && isNear(onA, ya)) || (onB !== undefined && isNear(onB, yb));
    if (meets) return apart;
    const crosses =
      onA !== undefined && onB !== undefined && ya.compare(onA) > 0 !== onB.compare(yb) > 0;
    if (crosses) return apart;
    // A cliff: the side that does not have the value where it is draws near to it.
    if (a.turn?.equals(new Fraction(a.last)) && onA !== undefined) {
      return { end: apart.end, start: this.near(a.last, onA, b, b.first) };
    }
    if (a.turn?.equals(new Fraction(b.first)) && onB !== undefined) {
      return { end: this.near(b.first, onB, a, a.last), start: apart.start };
    }
    return apart;
  }

  /** Whether what is decided at the neighbour's end is on the piece's line, too, but for its rounding. */
  private fits(piece: Draft, at: bigint, own: bigint): boolean {
    const found = this.look.exact(at);
    if (piece.slope?.equals(ZERO)) return found.equals(this.look.exact(own));
    return found.sub(lineAt(piece, at)).abs().compare(piece.rounding) <= 0;
  }

  /** An end that is not of the piece itself: its line carried on by one step. */
  private near(at: bigint, y: Fraction, { slope }: Draft, next: bigint): End {
    if (slope?.equals(ZERO)) return { at, y: this.look.exact(next), closed: false };
    const { step, mode } = this.look.model.rounding;
    return { at, y: roundTo(roundTo(y, NEAR, 'half up'), step, mode), closed: false };
  }

  /** One step of rounding for each figure that moves, and one for each bound that is calculated. */
  private rounding({
    first,
    last,
    straight,
    slope,
  }: Pick<Draft, 'first' | 'last' | 'straight' | 'slope'>): Fraction {
    if (!straight || slope === undefined) return ZERO;
    const { step } = this.look.model.rounding;
    // Bounds are whole minor units: what has reached one is at it after rounding, too.
    const still = slope.equals(ZERO) && step.compare(1) <= 0;
    const { trace } = this.look.sample(first);
    const then = this.look.sample(last).trace;
    let steps = 0;
    trace.context.awards.forEach((place, at) => {
      const other = then.context.awards[at];
      const [one, two] = [trace.outcomes.get(place), other && then.outcomes.get(other)];
      if (one?.kind !== 'standing' || two?.kind !== 'standing') return;
      const bounds = boundsOf(one.standing).filter((bound, index) => {
        const later = boundsOf(two.standing)[index];
        return later !== undefined && !sameFigure(bound, later);
      });
      const moves =
        !one.standing.computed.equals(two.standing.computed) ||
        !one.standing.paid.equals(two.standing.paid);
      const own = (moves && !still) || bounds.length > 0 ? 1 : 0;
      steps += own + bounds.length;
    });
    return step.mul(steps);
  }
}

/** The bounds that are calculated, which rounds them down (DESIGN §3.2). */
function boundsOf({ figures }: Standing): readonly Result[] {
  const { cap } = figures.amount;
  return [
    ...(cap !== undefined && isCalculated(cap.cap.value) ? [cap.to] : []),
    ...figures.holds.flatMap(({ scope, to }) => (isCalculated(scope.to) ? [to] : [])),
  ];
}

function sameFigure(a: Result, b: Result): boolean {
  return a.kind === 'numeric' && b.kind === 'numeric' && a.value.equals(b.value);
}

function nameOf({ clause, item }: Place): string {
  return JSON.stringify([clause.name, item]);
}

/** A piece's line, before rounding. */
function lineAt({ anchor, y, slope }: Draft, at: bigint): Fraction {
  return slope === undefined ? y : y.add(slope.mul(new Fraction(at - anchor)));
}

function isNear(a: Fraction, b: Fraction): boolean {
  return a.sub(b).abs().compare(NEAR) < 0;
}

function sameGround(a: readonly Because[], b: readonly Because[]): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(because: readonly Because[]): string {
  return JSON.stringify(because.map(({ text, span }) => [text, span?.start]));
}

/** A range without an end goes on for a quarter beyond its last kink, and beyond the fact as it is. */
function cutShort(stretches: readonly Stretch[], here: bigint | undefined): readonly Stretch[] {
  const last = stretches.at(-1);
  if (last === undefined) return stretches;
  const kink = stretches.length > 1 ? last.first : 0n;
  const reach = [kink, here ?? 0n, last.first + 1n].reduce((a, b) => (a > b ? a : b));
  const end = roundUp(reach + reach / 4n);
  if (end >= last.last) return stretches;
  return [...stretches.slice(0, -1), { ...last, last: end > last.first ? end : last.last }];
}

/** To two digits. */
function roundUp(value: bigint): bigint {
  const size = 10n ** BigInt(Math.max(0, value.toString().length - 2));
  return ((value + size - 1n) / size) * size;
}
