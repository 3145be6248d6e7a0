// A region as a linear program: its sums as they are; of products, of the smaller and the larger of
// two and of what is rounded, planes between which they lie. No point of the region is cut off, so
// the program's optimum is a bound on what the region may give.
import { compare, minus, over, plus, type Rational, times, ZERO } from '@clause/runtime';
import { type Knot, type Network, ONE } from './network.ts';
import { FAILS, HOLDS, type Region } from './region.ts';
import { maximum, type Program } from './simplex.ts';

/** A weighted sum of the program's variables. */
interface Affine {
  readonly weights: Map<number, Rational>;
  readonly plus: Rational;
}

export interface Relaxed {
  readonly bound: Rational;
  /** How much was calculated for it. */
  readonly work: number;
  /** What each knot that the region needs comes to at the optimum; by knot. */
  readonly at: readonly (Rational | undefined)[];
}

/** The most that a knot may come to; undefined where the region turns out to be empty. */
export function relaxed(network: Network, region: Region, goal: number): Relaxed | undefined {
  const relaxation = new Relaxation(network, region);
  const { weights: aim, plus: added } = relaxation.affine(goal);
  const { low, high, rows } = relaxation;
  const { found, work } = maximum({ low, high, aim, rows });
  if (!found) return undefined;
  const at = network.knots.map((knot, index) => {
    if (knot.truth || !region.needed[index]) return undefined;
    const sum = relaxation.affine(index);
    let value = sum.plus;
    for (const [column, weight] of sum.weights) {
      value = plus(value, times(weight, found.at[column] ?? ZERO));
    }
    return value;
  });
  return { bound: plus(found.value, added), work, at };
}

class Relaxation {
  readonly low: Rational[] = [];
  readonly high: Rational[] = [];
  readonly rows: Program['rows'][number][] = [];
  private readonly columns = new Map<number, number>();
  private readonly knots: readonly Knot[];
  private readonly region: Region;

  constructor({ knots }: Network, region: Region) {
    this.knots = knots;
    this.region = region;
    for (const [at, knot] of knots.entries()) {
      if (region.needed[at] && !knot.truth) this.relate(at, knot);
    }
  }

  affine(at: number): Affine {
    const knot = this.knots[at];
    if (knot?.op === 'sum') {
      return affineSum(
        knot.of.map((part, index) => [this.affine(part), knot.weights[index] ?? ONE] as const),
        knot.plus,
      );
    }
    const [low, high] = this.ends(at);
    if (compare(low, high) === 0) return { weights: new Map(), plus: low };
    let column = this.columns.get(at);
    if (column === undefined) {
      column = this.low.length;
      this.columns.set(at, column);
      this.low.push(low);
      this.high.push(high);
    }
    return { weights: new Map([[column, ONE]]), plus: ZERO };
  }

  private ends(at: number): readonly [Rational, Rational] {
    return [this.region.low[at] ?? ZERO, this.region.high[at] ?? ZERO];
  }

  /** a ≤ b + more. */
  private atMost(a: Affine, b: Affine, more: Rational = ZERO): void {
    const { weights, plus: added } = affineSum([
      [a, ONE],
      [b, LESS_ONE],
    ]);
    this.rows.push({ weights, most: minus(more, added) });
  }

  private same(a: Affine, b: Affine): void {
    this.atMost(a, b);
    this.atMost(b, a);
  }

  private relate(at: number, { op, of, by }: Knot): void {
    const whole = this.affine(at);
    const [a = 0, b = 0, c = 0] = of;
    const answer = this.region.bits;
    switch (op) {
      case 'sum':
        this.bounds(at, whole);
        return;
      case 'multiply':
        this.product(whole, a, b);
        return;
      case 'divide':
        this.product(this.affine(a), at, b);
        return;
      case 'min':
      case 'max':
        this.extreme(op, whole, a, b, answer[c] ?? 0);
        return;
      case 'round': {
        const [step, most] = this.ends(b);
        if (compare(step, most) !== 0) return;
        const half = { n: step.n, d: step.d * 2n };
        const [up, down] = by === 'up' ? [step, ZERO] : by === 'down' ? [ZERO, step] : [half, half];
        this.atMost(whole, this.affine(a), up);
        this.atMost(this.affine(a), whole, down);
        return;
      }
      case 'if':
        // One branch is needed where it is known which.
        if (answer[a] === HOLDS) this.same(whole, this.affine(b));
        else if (this.region.needed[c] && answer[a] === FAILS) this.same(whole, this.affine(c));
        return;
      default:
        return;
    }
  }

  /** A sum's own ends, where they are nearer than its parts would have them. */
  private bounds(at: number, sum: Affine): void {
    const [low, high] = this.ends(at);
    let least = sum.plus;
    let most = sum.plus;
    for (const [column, weight] of sum.weights) {
      const ends = [this.low[column] ?? ZERO, this.high[column] ?? ZERO];
      const [from = ZERO, to = ZERO] = weight.n < 0n ? ends.reverse() : ends;
      least = plus(least, times(weight, from));
      most = plus(most, times(weight, to));
    }
    if (compare(high, most) < 0)
      this.rows.push({ weights: sum.weights, most: minus(high, sum.plus) });
    if (compare(low, least) > 0) {
      const { weights } = affineSum([[sum, LESS_ONE]]);
      this.rows.push({ weights, most: minus(sum.plus, low) });
    }
  }

  /** Planes around w = x × y between the ends of both (G. P. McCormick, 1976). */
  private product(w: Affine, x: number, y: number): void {
    const [left, right] = [this.affine(x), this.affine(y)];
    const [xl, xh] = this.ends(x);
    const [yl, yh] = this.ends(y);
    const plane = (a: Rational, b: Rational): Affine =>
      affineSum(
        [
          [right, a],
          [left, b],
        ],
        minus(ZERO, times(a, b)),
      );
    this.atMost(plane(xl, yl), w);
    this.atMost(plane(xh, yh), w);
    this.atMost(w, plane(xh, yl));
    this.atMost(w, plane(xl, yh));
  }

  private extreme(op: 'min' | 'max', whole: Affine, a: number, b: number, turn: number): void {
    const [first, second] = [this.affine(a), this.affine(b)];
    const least = minus(this.ends(a)[0], this.ends(b)[1]);
    const most = minus(this.ends(a)[1], this.ends(b)[0]);
    const secondIsLarger = turn === HOLDS || most.n <= 0n;
    if (secondIsLarger || turn === FAILS || least.n >= 0n) {
      this.same(whole, secondIsLarger === (op === 'min') ? first : second);
      return;
    }
    // The larger is the second and what the first is above it, which a chord bounds.
    const difference = affineSum([
      [first, ONE],
      [second, LESS_ONE],
    ]);
    const slope = over(most, minus(most, least));
    const chord = affineSum([[difference, slope]], minus(ZERO, times(slope, least)));
    if (op === 'max') {
      this.atMost(first, whole);
      this.atMost(second, whole);
      this.atMost(
        whole,
        affineSum([
          [second, ONE],
          [chord, ONE],
        ]),
      );
    } else {
      this.atMost(whole, first);
      this.atMost(whole, second);
      this.atMost(
        affineSum([
          [first, ONE],
          [chord, LESS_ONE],
        ]),
        whole,
      );
    }
  }
}

const LESS_ONE: Rational = { n: -1n, d: 1n };

function affineSum(
  parts: readonly (readonly [Affine, Rational])[],
  added: Rational = ZERO,
): Affine {
  const weights = new Map<number, Rational>();
  let constant = added;
  for (const [part, by] of parts) {
    constant = plus(constant, times(part.plus, by));
    for (const [column, weight] of part.weights) {
      const sum = plus(weights.get(column) ?? ZERO, times(weight, by));
      if (sum.n === 0n) weights.delete(column);
      else weights.set(column, sum);
    }
  }
  return { weights, plus: constant };
}
