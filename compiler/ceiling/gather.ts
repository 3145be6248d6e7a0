// From the facts of a region to what follows from them: the figures and the answers of each knot, as
// far as those of its parts tell.
import {
  compare,
  minus,
  over,
  plus,
  type Rational,
  type RoundingMode,
  times,
  ZERO,
} from '@clause/runtime';
import {
  greater,
  lesser,
  partEnds,
  productEnds,
  shortened,
  snap,
  squareEnds,
  toStep,
  unitsAfter,
  unitsBetween,
} from './figures.ts';
import { type Knot, NEAR, type Network, ONE } from './network.ts';
import { FAILS, HOLDS, NO_VALUE, type Region } from './region.ts';

/** What the facts of a region come to, with nothing asked of it. */
export function gatherRegion(network: Network, region: Region): void {
  new Gathering(network, region).gatherAll();
}

export class Gathering {
  changed = false;
  protected empty = false;
  protected readonly knots: readonly Knot[];
  protected readonly region: Region;

  constructor({ knots }: Network, region: Region) {
    this.knots = knots;
    this.region = region;
  }

  /** From the facts to the whole alone. */
  gatherAll(): void {
    for (const [at, knot] of this.knots.entries()) this.gather(at, knot);
  }

  protected low(at: number): Rational {
    return this.region.low[at] ?? ZERO;
  }

  protected high(at: number): Rational {
    return this.region.high[at] ?? ZERO;
  }

  protected isEmpty(at: number): boolean {
    return compare(this.low(at), this.high(at)) > 0;
  }

  /** Keeps a knot's figures between two. */
  protected between(at: number, low: Rational | undefined, high: Rational | undefined): void {
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

  protected answer(at: number, bits: number): void {
    const { region } = this;
    const before = region.bits[at] ?? 0;
    region.bits[at] = before & bits;
    if (region.bits[at] !== before) this.changed = true;
    // Some answer each condition has.
    if (!region.bits[at]) this.empty = true;
  }

  protected need(at: number, bits = HOLDS | FAILS): void {
    const { region } = this;
    region.needed[at] = true;
    if (this.knots[at]?.truth) this.answer(at, bits);
    else {
      region.fails[at] = false;
      if (this.isEmpty(at)) this.empty = true;
    }
  }

  // -------------------------------------------------------------- from the parts to the whole

  protected gather(at: number, knot: Knot): void {
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

  protected mayFail(knot: Knot, never: boolean): boolean {
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
  protected branches({ of: [when = 0, then = 0, otherwise = 0] }: Knot): readonly number[] {
    const bits = this.region.bits[when] ?? 0;
    return [...(bits & HOLDS ? [then] : []), ...(bits & FAILS ? [otherwise] : [])];
  }

  protected answersOf(at: number, knot: Knot): number {
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

  protected endsOf(knot: Knot): readonly [Rational, Rational] | undefined {
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

  protected sumEnds({ of, weights, plus: added }: Knot): readonly [Rational, Rational] {
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
  protected inverseOf(at: number): readonly [Rational, Rational] | undefined {
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
}
