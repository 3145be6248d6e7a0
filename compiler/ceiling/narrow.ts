// What a region asks of one knot narrows those it is made of, and what these may be narrows the knot.
import {
  compare,
  minus,
  over,
  plus,
  type Rational,
  type RoundingMode,
  ZERO,
} from '@clause/runtime';
import { apartFromZero, firstAt, productEnds, yearText } from './figures.ts';
import { Gathering } from './gather.ts';
import { type Knot, NEAR, type Network, ONE } from './network.ts';
import { FAILS, HOLDS, NO_VALUE, type Region } from './region.ts';
import { dayOf } from './term.ts';

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

class Narrowing extends Gathering {
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
