// A region of what the missing facts may be: for each knot the figures it can have there, or the
// answers. What the region asks of one knot narrows those it is made of, and the other way round.
import {
  addToDate,
  compare,
  type DateUnit,
  fullUnits,
  minus,
  over,
  plus,
  type Rational,
  type RoundingMode,
  rational,
  stepsIn,
  times,
  ZERO,
} from '@clause/runtime';
import { type Knot, NEAR, type Network, ONE } from './network.ts';
import { dateOf, dayOf } from './term.ts';

/** Answers of a condition, as bits. */
export const HOLDS = 1;
export const FAILS = 2;
export const NO_VALUE = 4;

/** By knot; a figure is missing where nothing is known of it yet. */
export interface Region {
  readonly low: (Rational | undefined)[];
  readonly high: (Rational | undefined)[];
  /** The answers that a condition may have. */
  readonly bits: number[];
  /** A figure may be without value. */
  readonly fails: boolean[];
  /** Knots of which the region asks something: they have a value all over it. */
  readonly asked: Set<number>;
  /** Those, and what must have a value for them. */
  readonly needed: boolean[];
}

export function wholeRegion({ knots }: Network): Region {
  return {
    low: knots.map(({ op, low }) => (op === 'fact' ? low : undefined)),
    high: knots.map(({ op, high }) => (op === 'fact' ? high : undefined)),
    bits: knots.map(({ fails }) => HOLDS | FAILS | (fails ? NO_VALUE : 0)),
    fails: knots.map(({ fails }) => fails),
    asked: new Set(),
    needed: [],
  };
}

export function copyOf({ low, high, bits, fails, asked }: Region): Region {
  return {
    low: [...low],
    high: [...high],
    bits: [...bits],
    fails: [...fails],
    asked: new Set(asked),
    needed: [],
  };
}

/** Passes over the network before the region is taken as it is. */
const MOST_PASSES = 8;

/** Narrows a region as far as its knots tell; false if nothing is in it. */
export function narrowRegion(network: Network, region: Region): boolean {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const narrowing = new Narrowing(network, region);
    if (!narrowing.run()) return false;
    if (!narrowing.changed) break;
  }
  return true;
}

/** What the facts of a region come to, with nothing asked of it. */
export function gatherRegion(network: Network, region: Region): void {
  new Narrowing(network, region).gatherAll();
}

/** Denominators of ends that are kept whatever they bound. */
const LONG = 10n ** 6n;
/** To what part of NEAR an end stays clear of a short one. */
const NEAREST: Rational = { n: 1n, d: NEAR.d * 64n };
/** Ends without a short form are widened by less than this part of what they bound. */
const PARTS = 1000n;
const HALF: Rational = { n: 1n, d: 2n };

class Narrowing {
  changed = false;
  private empty = false;
  private readonly knots: readonly Knot[];
  private readonly region: Region;

  constructor({ knots }: Network, region: Region) {
    this.knots = knots;
    this.region = region;
  }

  run(): boolean {
    const { knots, region } = this;
    const { needed, asked } = region;
    this.gatherAll();
    for (const at of knots.keys()) needed[at] = asked.has(at);
    for (let at = knots.length - 1; at >= 0 && !this.empty; at--) {
      if (needed[at]) this.spread(at, knots[at] as Knot);
    }
    return !this.empty;
  }

  /** From the facts to the whole alone. */
  gatherAll(): void {
    for (const [at, knot] of this.knots.entries()) this.gather(at, knot);
  }

  private low(at: number): Rational {
    return this.region.low[at] ?? ZERO;
  }

  private high(at: number): Rational {
    return this.region.high[at] ?? ZERO;
  }

  private isEmpty(at: number): boolean {
    return compare(this.low(at), this.high(at)) > 0;
  }

  /** Keeps a knot's figures between two. */
  private between(at: number, low: Rational | undefined, high: Rational | undefined): void {
    const { region, knots } = this;
    const grid = knots[at]?.grid;
    const [lowest, highest] = [region.low[at], region.high[at]];
    if (low && (!lowest || compare(low, lowest) > 0)) {
      const snapped = grid ? snap(low, grid, 'up') : shortened(low, highest, 'down');
      if (!lowest || compare(snapped, lowest) > 0) {
        region.low[at] = snapped;
        this.changed ||= knots[at]?.op === 'fact';
      }
    }
    if (high && (!highest || compare(high, highest) < 0)) {
      const snapped = grid ? snap(high, grid, 'down') : shortened(high, lowest, 'up');
      if (!highest || compare(snapped, highest) < 0) {
        region.high[at] = snapped;
        this.changed ||= knots[at]?.op === 'fact';
      }
    }
    if (region.needed[at] && this.isEmpty(at)) this.empty = true;
  }

  private answer(at: number, bits: number): void {
    const { region } = this;
    const before = region.bits[at] ?? 0;
    region.bits[at] = before & bits;
    if (region.bits[at] !== before) this.changed = true;
    // Some answer each condition has.
    if (!region.bits[at]) this.empty = true;
  }

  private need(at: number, bits = HOLDS | FAILS): void {
    const { region } = this;
    region.needed[at] = true;
    if (this.knots[at]?.truth) this.answer(at, bits);
    else {
      region.fails[at] = false;
      if (this.isEmpty(at)) this.empty = true;
    }
  }

  // -------------------------------------------------------------- from the parts to the whole

  private gather(at: number, knot: Knot): void {
    const { region } = this;
    if (knot.truth) {
      this.answer(at, this.answersOf(at, knot));
      return;
    }
    if (knot.op === 'fact') return;
    const { of, op } = knot;
    const parts = of.filter((part) => !this.knots[part]?.truth);
    const never =
      op === 'nothing' ||
      (op === 'if'
        ? this.branches(knot).every((part) => this.isEmpty(part))
        : parts.some((part) => this.isEmpty(part)));
    const ends = never ? undefined : this.endsOf(knot);
    if (ends) this.between(at, ends[0], ends[1]);
    else {
      region.low[at] = ONE;
      region.high[at] = ZERO;
    }
    if (region.fails[at] && !region.asked.has(at)) region.fails[at] = this.mayFail(knot, !ends);
  }

  private mayFail(knot: Knot, never: boolean): boolean {
    const { op, of } = knot;
    const { fails, bits } = this.region;
    if (never) return true;
    if (op === 'if') {
      const undecided = ((bits[of[0] ?? 0] ?? 0) & NO_VALUE) !== 0;
      return undecided || this.branches(knot).some((part) => fails[part] || this.isEmpty(part));
    }
    if (of.some((part) => !this.knots[part]?.truth && fails[part])) return true;
    const by = of[1] ?? 0;
    if (op === 'divide') return ((bits[of[2] ?? 0] ?? 0) & ~FAILS) !== 0;
    return op === 'round' && compare(this.low(by), ZERO) <= 0;
  }

  /** The branches that may be taken. */
  private branches({ of: [when = 0, then = 0, otherwise = 0] }: Knot): readonly number[] {
    const bits = this.region.bits[when] ?? 0;
    return [...(bits & HOLDS ? [then] : []), ...(bits & FAILS ? [otherwise] : [])];
  }

  private answersOf(at: number, knot: Knot): number {
    const { op, of } = knot;
    const { bits, fails } = this.region;
    const [a = 0] = of;
    const first = bits[a] ?? 0;
    switch (op) {
      case 'truth':
        return knot.plus.n === 1n ? HOLDS : FAILS;
      case 'positive':
      case 'zero': {
        if (this.isEmpty(a)) return NO_VALUE;
        const [low, high] = [compare(this.low(a), ZERO), compare(this.high(a), ZERO)];
        const may = op === 'positive' ? high > 0 : low <= 0 && high >= 0;
        const must = op === 'positive' ? low > 0 : low === 0 && high === 0;
        return (may ? HOLDS : 0) | (must ? 0 : FAILS) | (fails[a] ? NO_VALUE : 0);
      }
      case 'and':
      case 'or': {
        const [all, one] = op === 'and' ? [HOLDS, FAILS] : [FAILS, HOLDS];
        const each = of.map((part) => bits[part] ?? 0);
        const open = each.some((part) => part & NO_VALUE) && each.every((part) => part !== one);
        return (
          (each.every((part) => part & all) ? all : 0) |
          (each.some((part) => part & one) ? one : 0) |
          (open ? NO_VALUE : 0)
        );
      }
      case 'not':
        return (first & HOLDS ? FAILS : 0) | (first & FAILS ? HOLDS : 0) | (first & NO_VALUE);
      case 'holds':
        return (first & HOLDS) | (first & ~HOLDS ? FAILS : 0);
      case 'has':
        if (this.knots[a]?.truth) return (first & ~NO_VALUE ? HOLDS : 0) | (first & NO_VALUE);
        return (this.isEmpty(a) ? 0 : HOLDS) | (fails[a] || this.isEmpty(a) ? NO_VALUE : 0);
      case 'if':
        return this.branches(knot).reduce(
          (all, part) => all | (this.knots[part]?.truth ? (bits[part] ?? 0) : NO_VALUE),
          first & NO_VALUE,
        );
      default:
        return bits[at] ?? 0;
    }
  }

  private endsOf(knot: Knot): readonly [Rational, Rational] | undefined {
    const { op, of, by } = knot;
    const [a = 0, b = 0] = of;
    const [low, high] = [this.low(a), this.high(a)];
    switch (op) {
      case 'sum':
        return this.sumEnds(knot);
      case 'multiply':
        return a === b ? squareEnds(low, high) : productEnds(low, high, this.low(b), this.high(b));
      case 'divide': {
        const inverse = this.inverseOf(b);
        return inverse && productEnds(low, high, ...inverse);
      }
      case 'min':
        return [lesser(low, this.low(b)), lesser(high, this.high(b))];
      case 'max':
        return [greater(low, this.low(b)), greater(high, this.high(b))];
      case 'round': {
        const step = this.low(b);
        const mode = by as RoundingMode;
        if (compare(step, this.high(b)) !== 0) {
          return [minus(low, this.high(b)), plus(high, this.high(b))];
        }
        if (step.n <= 0n) return undefined;
        return [toStep(low, mode, step), toStep(high, mode, step)];
      }
      case 'shift':
        return [unitsAfter(low, this.low(b), by), unitsAfter(high, this.high(b), by)];
      case 'elapsed':
        return [unitsBetween(high, this.low(b), by), unitsBetween(low, this.high(b), by)];
      case 'part':
        return partEnds(low, high, by);
      case 'if': {
        const parts = this.branches(knot).filter((part) => !this.isEmpty(part));
        return [
          parts.map((part) => this.low(part)).reduce(lesser),
          parts.map((part) => this.high(part)).reduce(greater),
        ];
      }
      default:
        return undefined;
    }
  }

  private sumEnds({ of, weights, plus: added }: Knot): readonly [Rational, Rational] {
    let low = added;
    let high = added;
    for (const [index, part] of of.entries()) {
      const weight = weights[index] ?? ONE;
      const falling = weight.n < 0n;
      low = plus(low, times(weight, falling ? this.high(part) : this.low(part)));
      high = plus(high, times(weight, falling ? this.low(part) : this.high(part)));
    }
    return [low, high];
  }

  /** What 1 ÷ a knot comes to where it is not 0. */
  private inverseOf(at: number): readonly [Rational, Rational] | undefined {
    const grid = this.knots[at]?.grid;
    const nearest = grid && grid.n > 0n ? grid : NEAR;
    const [low, high] = [this.low(at), this.high(at)];
    const above = greater(low, nearest);
    const below = lesser(high, minus(ZERO, nearest));
    const positive = compare(above, high) <= 0;
    const negative = compare(low, below) <= 0;
    if (!positive && !negative) return undefined;
    const lowest = negative ? over(ONE, below) : over(ONE, high);
    const highest = positive ? over(ONE, above) : over(ONE, low);
    return [lowest, highest];
  }

  // -------------------------------------------------------------- from the whole to the parts

  private spread(at: number, knot: Knot): void {
    const { op, of } = knot;
    const { bits } = this.region;
    const [a = 0, b = 0, c = 0] = of;
    if (knot.truth) {
      this.spreadAnswer(knot, bits[at] ?? 0);
      return;
    }
    const [low, high] = [this.low(at), this.high(at)];
    if (this.isEmpty(at)) {
      this.empty = true;
      return;
    }
    if (op === 'if') {
      this.need(a);
      for (const [part, bit] of [
        [b, FAILS],
        [c, HOLDS],
      ] as const) {
        const apart =
          this.isEmpty(part) ||
          compare(this.low(part), high) > 0 ||
          compare(this.high(part), low) < 0;
        if (apart) this.answer(a, bit);
      }
      const known = bits[a] === HOLDS ? b : bits[a] === FAILS ? c : undefined;
      if (known === undefined) return;
      this.need(known);
      this.between(known, low, high);
      return;
    }
    for (const part of of) if (!this.knots[part]?.truth) this.need(part);
    if (!this.empty) this.spreadFigures(knot, low, high);
  }

  private spreadFigures(knot: Knot, low: Rational, high: Rational): void {
    const { op, of, by } = knot;
    const [a = 0, b = 0] = of;
    switch (op) {
      case 'sum': {
        const [lowest, highest] = this.sumEnds(knot);
        for (const [index, part] of of.entries()) {
          const weight = knot.weights[index] ?? ONE;
          if (weight.n === 0n) continue;
          // What the others leave to this part, which is slack above its own least and most.
          const up = over(minus(high, lowest), weight);
          const down = over(minus(low, highest), weight);
          const [from, to] = [this.low(part), this.high(part)];
          if (weight.n > 0n) this.between(part, plus(to, down), plus(from, up));
          else this.between(part, plus(to, up), plus(from, down));
        }
        return;
      }
      case 'multiply':
        this.factor(a, b, low, high);
        this.factor(b, a, low, high);
        return;
      case 'divide':
        // The third part asks whether the divisor is 0.
        this.need(of[2] ?? 0, FAILS);
        this.between(a, ...productEnds(low, high, this.low(b), this.high(b)));
        if (compare(this.low(b), ZERO) === 0) this.between(b, NEAR, undefined);
        if (compare(this.high(b), ZERO) === 0) this.between(b, undefined, minus(ZERO, NEAR));
        if (apartFromZero(low, high)) {
          this.between(
            b,
            ...productEnds(this.low(a), this.high(a), over(ONE, high), over(ONE, low)),
          );
        }
        return;
      case 'min':
      case 'max':
        this.extreme(knot, low, high);
        return;
      case 'round': {
        const step = this.low(b);
        if (compare(step, this.high(b)) !== 0 || step.n <= 0n) {
          if (compare(step, ZERO) === 0) this.between(b, NEAR, undefined);
          return;
        }
        const mode = by as RoundingMode;
        const least = firstAt(low, mode, step);
        const beyond = firstAt(plus(high, step), mode, step);
        this.between(
          a,
          least.reached ? least.at : plus(least.at, NEAR),
          beyond.reached ? minus(beyond.at, NEAR) : beyond.at,
        );
        return;
      }
      case 'part':
        if (by !== 'year') return;
        this.between(a, dayOf(`${yearText(low)}-01-01`), dayOf(`${yearText(high)}-12-31`));
        return;
      default:
        return;
    }
  }

  /** What one factor may be for the product to lie between two figures. */
  private factor(at: number, other: number, low: Rational, high: Rational): void {
    const [from, to] = [this.low(other), this.high(other)];
    if (!apartFromZero(from, to)) return;
    this.between(at, ...productEnds(low, high, over(ONE, to), over(ONE, from)));
  }

  private extreme({ op, of }: Knot, low: Rational, high: Rational): void {
    const [a = 0, b = 0, turn = 0] = of;
    const { bits } = this.region;
    // The third part asks whether the second is the larger.
    this.need(turn);
    if (op === 'min') {
      this.between(a, low, undefined);
      this.between(b, low, undefined);
      if (compare(this.low(a), high) > 0) this.between(b, undefined, high);
      if (compare(this.low(b), high) > 0) this.between(a, undefined, high);
    } else {
      this.between(a, undefined, high);
      this.between(b, undefined, high);
      if (compare(this.high(a), low) < 0) this.between(b, low, undefined);
      if (compare(this.high(b), low) < 0) this.between(a, low, undefined);
    }
    const known = bits[turn];
    if (known !== HOLDS && known !== FAILS) return;
    this.between((known === HOLDS) === (op === 'min') ? a : b, low, high);
  }

  private spreadAnswer({ op, of }: Knot, bits: number): void {
    const { region } = this;
    const [a = 0, b = 0, c = 0] = of;
    const known = bits === HOLDS || bits === FAILS;
    switch (op) {
      case 'positive':
        if (bits & NO_VALUE) return;
        this.need(a);
        if (bits === HOLDS) this.between(a, NEAR, undefined);
        if (bits === FAILS) this.between(a, undefined, ZERO);
        return;
      case 'zero':
        if (bits & NO_VALUE) return;
        this.need(a);
        if (bits === HOLDS) this.between(a, ZERO, ZERO);
        if (bits !== FAILS) return;
        if (compare(this.low(a), ZERO) === 0) this.between(a, NEAR, undefined);
        if (compare(this.high(a), ZERO) === 0) this.between(a, undefined, minus(ZERO, NEAR));
        return;
      case 'and':
      case 'or': {
        const [all, one] = op === 'and' ? [HOLDS, FAILS] : [FAILS, HOLDS];
        if (bits === all) for (const part of of) this.need(part, all);
        if (bits !== one) return;
        const able = of.filter((part) => (region.bits[part] ?? 0) & one);
        const [only] = able;
        if (only === undefined) this.empty = true;
        else if (able.length === 1) this.need(only, one);
        return;
      }
      case 'not':
        if (known) this.need(a, bits === HOLDS ? FAILS : HOLDS);
        return;
      case 'holds':
        if (bits === HOLDS) this.need(a, HOLDS);
        if (bits === FAILS) this.answer(a, FAILS | NO_VALUE);
        return;
      case 'has':
        if (bits === HOLDS) this.need(a);
        return;
      case 'if': {
        if (bits & NO_VALUE) return;
        this.need(a);
        if (!((region.bits[b] ?? 0) & bits)) this.answer(a, FAILS);
        if (!((region.bits[c] ?? 0) & bits)) this.answer(a, HOLDS);
        const part = region.bits[a] === HOLDS ? b : region.bits[a] === FAILS ? c : undefined;
        if (part !== undefined) this.need(part, bits);
        return;
      }
      default:
        return;
    }
  }
}

// ---------------------------------------------------------------- figures

export function lesser(a: Rational, b: Rational): Rational {
  return compare(b, a) < 0 ? b : a;
}

export function greater(a: Rational, b: Rational): Rational {
  return compare(b, a) > 0 ? b : a;
}

/** A value to the next figure of its grid, where it has one. */
export function snap(value: Rational, grid: Rational | undefined, to: 'up' | 'down'): Rational {
  return grid && grid.n !== 0n ? toStep(value, to, grid) : value;
}

/**
 * An end of few digits not inside the one given, so that figures do not grow from pass to pass. One
 * that has a short form, or stays clear of one that has, is kept as it is.
 */
function shortened(end: Rational, other: Rational | undefined, to: 'up' | 'down'): Rational {
  if (end.d <= LONG || !other) return end;
  const short = shortFormOf(end);
  if (short) return plus(short, toStep(minus(end, short), to, NEAREST));
  const width = minus(end, other);
  const parts = (width.d * PARTS) / (width.n < 0n ? -width.n : width.n || 1n);
  return toStep(end, to, { n: 1n, d: 10n ** BigInt(String(parts).length) });
}

/** A figure of a short form to which another is as near as NEAR says, by continued fractions. */
function shortFormOf(figure: Rational): Rational | undefined {
  let { n, d } = figure;
  let [top, topBefore, bottom, bottomBefore] = [1n, 0n, 0n, 1n];
  while (d) {
    const whole = stepsIn({ n, d }, 'down', ONE);
    [top, topBefore] = [whole * top + topBefore, top];
    [bottom, bottomBefore] = [whole * bottom + bottomBefore, bottom];
    if (bottom > LONG) return undefined;
    const off = figure.n * bottom - top * figure.d;
    if ((off < 0n ? -off : off) * NEAR.d <= 8n * bottom * figure.d) return { n: top, d: bottom };
    [n, d] = [d, n - whole * d];
  }
  return undefined;
}

/** The figure with the least denominator between two (by continued fractions). */
export function simplest(low: Rational, high: Rational): Rational {
  if (low.n <= 0n && high.n >= 0n) return ZERO;
  if (high.n < 0n) return minus(ZERO, simplest(minus(ZERO, high), minus(ZERO, low)));
  const floor = toStep(low, 'down', ONE);
  if (compare(floor, low) === 0) return low;
  const next = plus(floor, ONE);
  if (compare(next, high) <= 0) return next;
  const rest = simplest(over(ONE, minus(high, floor)), over(ONE, minus(low, floor)));
  return plus(floor, over(ONE, rest));
}

export function toStep(value: Rational, mode: RoundingMode, step: Rational): Rational {
  return rational(stepsIn(value, mode, step) * step.n, step.d);
}

type Ends = readonly [Rational, Rational];

function productEnds(a: Rational, b: Rational, c: Rational, d: Rational): Ends {
  const corners = [times(a, c), times(a, d), times(b, c), times(b, d)];
  return [corners.reduce(lesser), corners.reduce(greater)];
}

function squareEnds(a: Rational, b: Rational): Ends {
  const [low, high] = productEnds(a, b, a, b);
  return apartFromZero(a, b) || a.n === 0n || b.n === 0n ? [low, high] : [ZERO, high];
}

function apartFromZero(low: Rational, high: Rational): boolean {
  return (low.n > 0n || high.n < 0n) && compare(low, high) <= 0;
}

/** The least figure that rounds to a multiple of the step, or the one just above which they do. */
function firstAt(
  value: Rational,
  mode: RoundingMode,
  step: Rational,
): { readonly at: Rational; readonly reached: boolean } {
  if (mode === 'down') return { at: value, reached: true };
  if (mode === 'up') return { at: minus(value, step), reached: false };
  const even = mode === 'half up' || over(value, step).n % 2n === 0n;
  return { at: minus(value, times(step, HALF)), reached: even };
}

/** Some units after a day; what is begun of a unit and not complete does not count. */
export function unitsAfter(day: Rational, by: Rational, unit: Knot['by']): Rational {
  return dayOf(addToDate(dateOf(day), by.n / by.d, unit as DateUnit));
}

/** The year, the month or the day of a date. */
export function partOf(day: Rational, part: Knot['by']): Rational {
  const [year = '', month = '', date = ''] = dateOf(day).split('-');
  return { n: BigInt(part === 'year' ? year : part === 'month' ? month : date), d: 1n };
}

/** Within one year months ascend, and within one month days do. */
function partEnds(low: Rational, high: Rational, part: Knot['by']): Ends {
  const same = part === 'year' ? 0 : part === 'month' ? 4 : 7;
  if (dateOf(low).slice(0, same) === dateOf(high).slice(0, same)) {
    return [partOf(low, part), partOf(high, part)];
  }
  return [ONE, { n: part === 'month' ? 12n : 31n, d: 1n }];
}

function yearText({ n }: Rational): string {
  return String(n).padStart(4, '0');
}

/** Full units from one day to another. */
export function unitsBetween(from: Rational, to: Rational, unit: Knot['by']): Rational {
  return { n: BigInt(fullUnits(dateOf(from), dateOf(to), unit as DateUnit)), d: 1n };
}
