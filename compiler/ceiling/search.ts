// The ceiling of an undetermined award: “the largest `offered` of step 2 over the missing facts
// (null if there is no bound)” (DESIGN §3). Regions of what the missing facts may be are bounded,
// looked into and split, until a figure is reached that no region left can exceed.
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
  partOf,
  simplest,
  snap,
  toStep,
  unitsAfter,
  unitsBetween,
} from './figures.ts';
import { gatherRegion } from './gather.ts';
import { narrowRegion } from './narrow.ts';
import { type Knot, type Network, networkOf, ONE } from './network.ts';
import { copyOf, FAILS, HOLDS, NO_VALUE, type Region, wholeRegion } from './region.ts';
import { type Relaxed, relaxed } from './relax.ts';
import { constantTerm, type Term, termOf } from './term.ts';

/**
 * What is calculated before the search settles for a bound that may not be reached: knots narrowed
 * and products in linear programs. Products of four facts under a condition on all have come to it.
 */
const MOST_WORK = 1_000_000;

/** An offer above this, in minor units, has been shown to have no bound (FAR, network.ts). */
const BEYOND_MONEY: Rational = { n: 10n ** 30n, d: 1n };

/**
 * The largest offer over what the missing facts may be, in minor units; null if there is no bound.
 * Where no completion is eligible it is 0; where none of those that are has a value, null.
 */
export function ceilingFrom(guard: Term, offered: Term): Rational | null {
  const outcome = termOf('if', guard, termOf('has', offered), constantTerm(true));
  const network = networkOf([guard, offered, outcome]);
  const [first = 0, goal = 0, last = 0] = network.roots;
  const search = new Search(network, goal);
  const root = wholeRegion(network);
  root.bits[first] = HOLDS;
  root.asked.add(first).add(goal);
  const found = search.largest(root);
  if (found !== undefined) return found;
  return search.hasNoValue(last) ? null : ZERO;
}

class Search {
  private readonly network: Network;
  private readonly goal: number;
  private best: Rational | undefined;
  private work = 0;

  constructor(network: Network, goal: number) {
    this.network = network;
    this.goal = goal;
  }

  /** Undefined where nothing is ever offered. */
  largest(root: Region): Rational | null | undefined {
    let waiting = this.narrowed(root) ? [root] : [];
    if (waiting.length > 0) this.climb(root);
    for (;;) {
      const { best } = this;
      if (best && compare(best, BEYOND_MONEY) > 0) return null;
      waiting = waiting.filter((region) => !this.isReached(region));
      const [first, ...others] = waiting;
      if (!first) return best;
      const next = others.reduce((one, other) => {
        return compare(this.mostIn(other), this.mostIn(one)) > 0 ? other : one;
      }, first);
      if (this.work > MOST_WORK) {
        const most = this.mostIn(next);
        return compare(most, BEYOND_MONEY) > 0 ? null : most;
      }
      waiting = waiting.filter((region) => region !== next);
      for (const part of this.partsOf(next)) if (this.narrowed(part)) waiting.push(part);
    }
  }

  /** Whether some completion leaves the outcome without value. */
  hasNoValue(outcome: number): boolean {
    const { network } = this;
    const root = wholeRegion(network);
    root.bits[outcome] = NO_VALUE;
    root.asked.add(outcome);
    const waiting = [root];
    const limit = this.work + MOST_WORK;
    for (let region = waiting.pop(); region; region = waiting.pop()) {
      if (this.work > limit) return true;
      this.work += network.knots.length;
      if (!narrowRegion(network, region)) continue;
      const open = network.knots.findIndex(
        ({ op, truth }, at) =>
          truth && (ATOMS.has(op) || op === 'has') && severalIn(region.bits[at] ?? 0),
      );
      if (open >= 0) {
        waiting.push(...answers(region, open));
        continue;
      }
      const near = relaxed(network, region, this.goal);
      if (!near) continue;
      const point = this.pointOf(region, near);
      gatherRegion(network, point);
      if (point.bits[outcome] === NO_VALUE) return true;
      waiting.push(...this.split(region, near));
    }
    return false;
  }

  private mostIn(region: Region): Rational {
    return region.high[this.goal] ?? ZERO;
  }

  private isReached(region: Region): boolean {
    return this.best !== undefined && compare(this.mostIn(region), this.best) <= 0;
  }

  /** Narrows a region to what may give more than the best so far; false if nothing may. */
  private narrowed(region: Region): boolean {
    const { network, goal, best } = this;
    this.work += network.knots.length;
    if (best) {
      const more = plus(best, network.knots[goal]?.grid ?? ONE);
      const low = region.low[goal];
      if (!low || compare(more, low) > 0) region.low[goal] = more;
    }
    return narrowRegion(network, region);
  }

  /** Looks at a single point; its offer, if it has one. */
  private look(point: Region): Rational | undefined {
    const { network, goal } = this;
    this.work += network.knots.length;
    gatherRegion(network, point);
    const value = point.low[goal];
    if (point.bits[network.roots[0] ?? 0] !== HOLDS || !value) return undefined;
    if (compare(value, point.high[goal] ?? ZERO) !== 0) return undefined;
    if (!this.best || compare(value, this.best) > 0) this.best = value;
    return value;
  }

  /** The facts of a point, to be looked at: nothing else is known yet. */
  private pointOf(region: Region, near?: Relaxed): Region {
    const { network } = this;
    const point = wholeRegion(network);
    for (const at of network.facts) setTo(point, at, this.nearest(region, at, near?.at[at]));
    return point;
  }

  /** A figure that a fact may have, near another, or its largest; of a truth, one of its answers. */
  private nearest(region: Region, at: number, near: Rational | undefined): Rational {
    const bits = region.bits[at] ?? 0;
    if (this.network.knots[at]?.truth) return bits & HOLDS ? ONE : ZERO;
    const [low, high] = endsIn(region, at);
    return greater(
      low,
      lesser(high, near ? snap(near, this.network.knots[at]?.grid, 'down') : high),
    );
  }

  /** Every fact as large as it may be, then each in turn otherwise, keeping what gives more. */
  private climb(region: Region): void {
    const { network } = this;
    let at = this.pointOf(region);
    let here = this.look(copyOf(at));
    for (const fact of network.facts) {
      for (const value of this.choicesOf(region, fact, undefined)) {
        if (this.isReached(region)) return;
        const there = copyOf(at);
        setTo(there, fact, value);
        const found = this.look(copyOf(there));
        if (!found || (here && compare(found, here) <= 0)) continue;
        at = there;
        here = found;
      }
    }
  }

  /** Values of a fact worth trying. */
  private choicesOf(region: Region, at: number, near: Rational | undefined): readonly Rational[] {
    const { truth, options } = this.network.knots[at] as Knot;
    const bits = region.bits[at] ?? 0;
    if (truth) return [...(bits & HOLDS ? [ONE] : []), ...(bits & FAILS ? [ZERO] : [])];
    const [low, high] = endsIn(region, at);
    if (options) {
      return options.filter((one) => compare(one, low) >= 0 && compare(one, high) <= 0);
    }
    return [...(near ? [this.nearest(region, at, near)] : []), high, low];
  }

  /** Settles one fact after the other where the region then may give most; looks at the outcome. */
  private dive(region: Region, near: Relaxed | undefined): void {
    let at = region;
    for (const fact of this.network.facts) {
      let next: Region | undefined;
      for (const value of this.choicesOf(at, fact, near?.at[fact])) {
        const part = copyOf(at);
        setTo(part, fact, value);
        if (!this.narrowed(part)) continue;
        if (!next || compare(this.mostIn(part), this.mostIn(next)) > 0) next = part;
        if (compare(this.mostIn(next), this.mostIn(at)) === 0) break;
      }
      if (!next) return;
      at = next;
    }
    this.look(this.pointOf(at));
  }

  /** Bounds a region, looks into it, and splits it; no parts where it is settled. */
  private partsOf(region: Region): readonly Region[] {
    const { network, goal } = this;
    if (!this.narrowed(region)) return [];
    const near = relaxed(network, region, goal);
    if (!near) return [];
    this.work += near.work;
    region.high[goal] = lesser(
      this.mostIn(region),
      snap(near.bound, network.knots[goal]?.grid, 'down'),
    );
    if (this.isReached(region)) return [];
    this.look(this.pointOf(region, near));
    if (this.isReached(region)) return [];
    this.dive(region, near);
    if (this.isReached(region)) return [];
    return this.split(region, near);
  }

  private split(region: Region, near: Relaxed): readonly Region[] {
    const open = this.openCondition(region, near);
    if (open !== undefined) return answers(region, open);
    const { knots } = this.network;
    for (const operations of BY_URGENCY) {
      let widest: { readonly at: number; readonly near: Rational } | undefined;
      let gap = ZERO;
      for (const [at, knot] of knots.entries()) {
        if (!region.needed[at] || !operations.includes(knot.op)) continue;
        const off = this.gapAt(region, at, knot, near);
        if (!off || (widest && compare(off.gap, gap) <= 0)) continue;
        widest = off;
        gap = off.gap;
      }
      if (widest) return this.splitAt(region, widest.at, widest.near);
    }
    const loose = this.network.facts.find(
      (at) => this.choicesOf(region, at, undefined).length > 1 && !isSettled(region, at),
    );
    if (loose === undefined) return [];
    const { truth, options } = knots[loose] as Knot;
    if (!truth && !options) return this.splitAt(region, loose, undefined);
    return this.choicesOf(region, loose, undefined).map((value) => {
      const part = copyOf(region);
      setTo(part, loose, value);
      return part;
    });
  }

  /** A condition on which what the region may give hangs, and which it leaves open. */
  private openCondition({ bits, needed }: Region, near: Relaxed): number | undefined {
    const { knots } = this.network;
    for (let at = knots.length - 1; at >= 0; at--) {
      const { op, of, truth } = knots[at] as Knot;
      if (!needed[at]) continue;
      const [a = 0, b = 0, turn = 0] = of;
      const answer = bits[at] ?? 0;
      if (truth && severalIn(answer)) return this.atomOf(at, bits);
      if (op === 'if' && severalIn(bits[a] ?? 0)) return this.atomOf(a, bits);
      if ((op === 'min' || op === 'max') && severalIn(bits[turn] ?? 0)) {
        const [x = ZERO, y = ZERO] = [near.at[a], near.at[b]];
        const chosen = op === 'min' ? lesser(x, y) : greater(x, y);
        if (compare(chosen, near.at[at] ?? ZERO) !== 0) return turn;
      }
      if (op !== 'and' && op !== 'or') continue;
      const one = op === 'and' ? FAILS : HOLDS;
      if (answer !== one || of.some((part) => bits[part] === one)) continue;
      const part = of.find((part) => (bits[part] ?? 0) & one && severalIn(bits[part] ?? 0));
      if (part !== undefined) return this.atomOf(part, bits);
    }
    return undefined;
  }

  /** A comparison or a truth in a condition that is open because of it. */
  private atomOf(at: number, bits: readonly number[]): number {
    const { op, of } = this.network.knots[at] as Knot;
    if (ATOMS.has(op)) return at;
    const part = of.find((one) => this.network.knots[one]?.truth && severalIn(bits[one] ?? 0));
    return part === undefined ? at : this.atomOf(part, bits);
  }

  /** How far the program's optimum is from what a knot is of its parts, and where to split. */
  private gapAt(
    region: Region,
    at: number,
    { op, of, by, grid }: Knot,
    near: Relaxed,
  ): { readonly at: number; readonly near: Rational; readonly gap: Rational } | undefined {
    const comesTo = (index: number): Rational => near.at[index] ?? ZERO;
    const here = comesTo(at);
    const [a = 0, b = 0] = of;
    const [x, y] = [comesTo(a), comesTo(b)];
    let gap = ZERO;
    let where = at;
    if (op === 'multiply') gap = minus(times(x, y), here);
    else if (op === 'divide') gap = minus(times(here, y), x);
    else if (op === 'shift') gap = minus(unitsAfter(snap(x, ONE, 'down'), y, by), here);
    else if (op === 'part') gap = minus(partOf(snap(x, ONE, 'down'), by), here);
    else if (op === 'elapsed')
      gap = minus(unitsBetween(snap(x, ONE, 'down'), snap(y, ONE, 'down'), by), here);
    else if (op === 'round') gap = y.n > 0n ? minus(toStep(x, by as RoundingMode, y), here) : ZERO;
    else if (op === 'fact' && grid) gap = minus(snap(here, grid, 'down'), here);
    else if (op === 'zero' && region.bits[at] === FAILS && x.n === 0n) gap = ONE;
    if (gap.n === 0n) return undefined;
    if (op === 'multiply' || op === 'divide' || op === 'shift' || op === 'elapsed') {
      const parts = op === 'divide' ? [at, b] : of.slice(0, 2);
      const [one = a, other = b] = parts;
      where = compare(spread(region, one), spread(region, other)) >= 0 ? one : other;
    } else if (op === 'zero' || op === 'part') where = a;
    else if (op === 'round' && !isSettled(region, b)) where = b;
    if (isSettled(region, where)) return undefined;
    return { at: where, near: comesTo(where), gap: { n: gap.n < 0n ? -gap.n : gap.n, d: gap.d } };
  }

  /** A region in two, where a knot is below a figure and where it is above it. */
  private splitAt(region: Region, at: number, near: Rational | undefined): readonly Region[] {
    const { grid } = this.network.knots[at] as Knot;
    const [low, high] = endsIn(region, at);
    let turn = snap(turnBetween(low, high, near), grid, 'down');
    if (grid && compare(turn, high) >= 0) turn = minus(turn, grid);
    const below = copyOf(region);
    below.high[at] = turn;
    below.asked.add(at);
    const above = copyOf(region);
    above.low[at] = grid ? plus(turn, grid) : turn;
    above.asked.add(at);
    return [below, above];
  }
}

/** Conditions that are made of no others. */
const ATOMS: ReadonlySet<string> = new Set(['positive', 'zero', 'fact']);

/** Where the program is furthest from what it stands for is split first. */
const BY_URGENCY: readonly (readonly Knot['op'][])[] = [
  ['zero', 'shift', 'elapsed', 'part'],
  ['multiply', 'divide'],
  ['fact'],
  ['round'],
];

function severalIn(bits: number): boolean {
  return (bits & (bits - 1)) !== 0;
}

/** A region by the answers that a condition may have in it. */
function answers(region: Region, at: number): readonly Region[] {
  return [NO_VALUE, FAILS, HOLDS].flatMap((bit) => {
    if (!((region.bits[at] ?? 0) & bit)) return [];
    const part = copyOf(region);
    part.bits[at] = bit;
    part.asked.add(at);
    return [part];
  });
}

function endsIn({ low, high }: Region, at: number): readonly [Rational, Rational] {
  return [low[at] ?? ZERO, high[at] ?? ZERO];
}

function isSettled(region: Region, at: number): boolean {
  const [low, high] = endsIn(region, at);
  return compare(low, high) >= 0;
}

/** Fixes a fact; of a truth, 1 is true. */
function setTo(region: Region, at: number, value: Rational): void {
  region.low[at] = value;
  region.high[at] = value;
  region.bits[at] = (region.bits[at] ?? 0) & (value.n === 0n ? FAILS : HOLDS);
}

/** How wide a knot's figures are for their size. */
function spread(region: Region, at: number): Rational {
  const [low, high] = endsIn(region, at);
  const size = greater(greater(high, minus(ZERO, low)), { n: 1n, d: 10n ** 20n });
  return over(minus(high, low), size);
}

/** Larger than any fact that can be written. */
const BEYOND_FACTS: Rational = { n: 10n ** 16n, d: 1n };

/** Where to cut between two figures: near a third one, at a figure of few digits. */
function turnBetween(low: Rational, high: Rational, near: Rational | undefined): Rational {
  if (compare(high, BEYOND_FACTS) > 0 && compare(low, BEYOND_FACTS) < 0) return BEYOND_FACTS;
  const below = minus(ZERO, BEYOND_FACTS);
  if (compare(low, below) < 0 && compare(high, below) > 0) return below;
  const eighth = over(minus(high, low), { n: 8n, d: 1n });
  const middle = over(plus(low, high), { n: 2n, d: 1n });
  const at = greater(plus(low, eighth), lesser(minus(high, eighth), near ?? middle));
  const slack = over(eighth, { n: 4n, d: 1n });
  return simplest(minus(at, slack), plus(at, slack));
}
