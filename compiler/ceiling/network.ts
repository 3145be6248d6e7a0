// A term as a network of knots, each after those it is made of: equal parts are one knot, sums are
// flat, and each knot knows on which grid its figures lie.
import { compare, minus, over, plus, type Rational, rational, times, ZERO } from '@clause/runtime';
import { type Domain, FIRST, LAST, type Operation, type Term } from './term.ts';

export interface Knot {
  readonly op: Operation | 'sum';
  readonly of: readonly number[];
  /** Of a sum: what each part counts, and what is added to them. */
  readonly weights: readonly Rational[];
  readonly plus: Rational;
  readonly by: Term['by'];
  readonly truth: boolean;
  /** All its figures are multiples of this; absent: they may be any. */
  readonly grid: Rational | undefined;
  /** It may be without value. */
  readonly fails: boolean;
  /** Of a fact: what it may be. */
  readonly low: Rational;
  readonly high: Rational;
  /** Of a fact that is one of several names: their figures. */
  readonly options: readonly Rational[] | undefined;
}

export interface Network {
  readonly knots: readonly Knot[];
  /** The facts among them. */
  readonly facts: readonly number[];
  /** The knots of the terms asked for. */
  readonly roots: readonly number[];
}

export const ONE: Rational = { n: 1n, d: 1n };
const NEGATIVE: Rational = { n: -1n, d: 1n };

/** Stands for a figure without bound: larger than anything that facts and policies name. */
export const FAR: Rational = { n: 10n ** 80n, d: 1n };

/**
 * Nearer than any two different figures that can be written: what must stay below a figure stays
 * this far from it, where no grid says more.
 */
export const NEAR: Rational = { n: 1n, d: 10n ** 60n };

/** A sum of weighted knots. */
interface Linear {
  readonly parts: Map<number, Rational>;
  plus: Rational;
}

export function networkOf(terms: readonly Term[]): Network {
  const builder = new Builder(namesIn(terms));
  const roots = terms.map((term) => builder.knot(term));
  const facts = builder.knots.flatMap(({ op }, at) => (op === 'fact' ? [at] : []));
  return { knots: builder.knots, facts, roots };
}

/** Members and texts as whole figures, and one more for each text that may be any. */
function namesIn(terms: readonly Term[]): Map<string, Rational> {
  const names = new Map<string, Rational>();
  const seen = new Set<Term>();
  const free: string[] = [];
  const waiting = [...terms];
  const add = (name: string) => {
    if (!names.has(name)) names.set(name, { n: BigInt(names.size), d: 1n });
  };
  for (let term = waiting.pop(); term; term = waiting.pop()) {
    if (seen.has(term)) continue;
    seen.add(term);
    if (typeof term.value === 'string') add(term.value);
    if (term.domain?.of === 'names') for (const name of term.domain.names) add(name);
    if (term.domain?.of === 'texts') free.push(`\u{10FFFF}${term.path}`);
    for (const part of term.of) waiting.push(part);
  }
  for (const name of free) add(name);
  return names;
}

class Builder {
  readonly knots: Knot[] = [];
  private readonly names: ReadonlyMap<string, Rational>;
  private readonly known = new Map<Term, number>();
  private readonly keys = new Map<string, number>();

  constructor(names: ReadonlyMap<string, Rational>) {
    this.names = names;
  }

  knot(term: Term): number {
    const before = this.known.get(term);
    if (before !== undefined) return before;
    const at = this.make(term);
    this.known.set(term, at);
    return at;
  }

  private make(term: Term): number {
    const { op, value } = term;
    switch (op) {
      case 'figure':
        return this.constant(value as Rational);
      case 'name':
        return this.constant(this.names.get(value as string) ?? ZERO);
      case 'truth':
        return this.truth(value === true);
      case 'fact':
        return this.fact(term);
      case 'add': {
        const sum: Linear = { parts: new Map(), plus: ZERO };
        for (const part of term.of) this.addTo(sum, this.knot(part), ONE);
        return this.sum(sum);
      }
      default:
        return this.combine(
          op,
          term.of.map((part) => this.knot(part)),
          term.by,
        );
    }
  }

  private combine(op: Operation, of: readonly number[], by: Term['by']): number {
    const [a = 0, b = 0, c = 0] = of;
    switch (op) {
      case 'multiply': {
        const [one, other] = [this.constantAt(a), this.constantAt(b)];
        if (one) return this.scaled(b, one);
        if (other) return this.scaled(a, other);
        return this.push(op, [a, b].sort(ascending), by, this.productGrid(a, b));
      }
      case 'divide': {
        const by = this.constantAt(b);
        if (by && by.n !== 0n) return this.scaled(a, over(ONE, by));
        const nothing = this.combine('zero', [b], undefined);
        return this.push(op, [a, b, nothing], undefined, undefined, true);
      }
      case 'min':
      case 'max': {
        if (a === b) return a;
        const turn = this.combine('positive', [this.differenceOf(b, a)], undefined);
        return this.push(op, [a, b, turn], by, this.commonGrid(a, b));
      }
      case 'round': {
        const step = this.constantAt(b);
        const { grid } = this.at(a);
        const positive = step !== undefined && step.n > 0n;
        if (positive && grid && over(grid, step).d === 1n) return a;
        return this.push(op, of, by, step, !positive);
      }
      case 'shift': {
        const days = by === 'day' ? ONE : by === 'week' ? { n: 7n, d: 1n } : undefined;
        if (!days || this.at(b).grid?.d !== 1n) return this.push(op, of, by, ONE);
        const sum: Linear = { parts: new Map(), plus: ZERO };
        this.addTo(sum, a, ONE);
        this.addTo(sum, b, days);
        const first = this.combine('max', [this.sum(sum), this.constant(FIRST)], undefined);
        return this.combine('min', [first, this.constant(LAST)], undefined);
      }
      case 'elapsed':
        return by === 'day' ? this.differenceOf(b, a) : this.push(op, of, by, ONE);
      case 'part':
        return this.push(op, of, by, ONE);
      case 'if': {
        const known = this.truthAt(a);
        if (known !== undefined) return known ? b : c;
        if (b === c && !this.at(a).fails) return b;
        const [then, otherwise] = [this.constantAt(b), this.constantAt(c)];
        if (then && otherwise) return this.chosen(a, then, otherwise);
        // What counts nothing need not be chosen.
        if (this.isZero(a, c) && otherwise === undefined && then?.n === 0n) return c;
        const truth = this.at(b).truth || this.at(c).truth;
        return this.push(op, of, by, truth ? undefined : this.commonGrid(b, c), false, truth);
      }
      case 'positive':
      case 'zero': {
        const figure = this.constantAt(a);
        if (figure) return this.truth(op === 'zero' ? figure.n === 0n : figure.n > 0n);
        return this.push(op, [a], by, undefined, false, true);
      }
      case 'and':
      case 'or': {
        const deciding = op === 'or';
        const open = [...new Set(of)].filter((part) => this.truthAt(part) !== !deciding);
        if (open.some((part) => this.truthAt(part) === deciding)) return this.truth(deciding);
        if (open.length < 2) return open[0] ?? this.truth(!deciding);
        return this.push(op, open.sort(ascending), by, undefined, false, true);
      }
      case 'not': {
        const known = this.truthAt(a);
        if (known !== undefined) return this.truth(!known);
        return this.push(op, [a], by, undefined, false, true);
      }
      case 'holds':
        return this.at(a).fails ? this.push(op, [a], by, undefined, false, true) : a;
      case 'has':
        return this.at(a).fails ? this.push(op, [a], by, undefined, true, true) : this.truth(true);
      default:
        return this.push(op, [], by, undefined, true);
    }
  }

  /** One of two figures: 1 where the condition holds, in a sum. */
  private chosen(when: number, then: Rational, otherwise: Rational): number {
    const { op, of } = this.at(when);
    if (op === 'not') return this.chosen(of[0] ?? 0, otherwise, then);
    const sum: Linear = { parts: new Map(), plus: otherwise };
    const one = [when, this.constant(ONE), this.constant(ZERO)];
    this.addTo(sum, this.push('if', one, undefined, ONE), minus(then, otherwise));
    return this.sum(sum);
  }

  /** Whether a condition asks for 0 of a factor of a product that always has a value. */
  private isZero(when: number, product: number): boolean {
    const { op, of } = this.at(when);
    const { op: what, of: factors, fails } = this.at(product);
    return op === 'zero' && what === 'multiply' && !fails && factors.includes(of[0] ?? -1);
  }

  private push(
    op: Knot['op'],
    of: readonly number[],
    by: Term['by'],
    grid: Rational | undefined,
    fails = false,
    truth = false,
    more: Partial<Knot> = {},
  ): number {
    const { weights = [], plus: added = ZERO, low = ZERO, high = ZERO, options } = more;
    const named = op === 'sum' || op === 'truth';
    const figures = named ? [added, ...weights].map(({ n, d }) => `${n}/${d}`) : by;
    const key = `${op} ${of} ${figures}`;
    const known = op === 'fact' ? undefined : this.keys.get(key);
    if (known !== undefined) return known;
    const any = op !== 'holds' && (fails || of.some((part) => this.at(part).fails));
    const at = this.knots.length;
    this.keys.set(key, at);
    // One literal: objects of one shape are read faster.
    const knot: Knot = {
      op,
      of,
      weights,
      plus: added,
      by,
      truth,
      grid,
      fails: any,
      low,
      high,
      options,
    };
    this.knots.push(knot);
    return at;
  }

  private at(index: number): Knot {
    return this.knots[index] as Knot;
  }

  private fact({ path = '', domain }: Term): number {
    const key = `fact ${path}`;
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    const options =
      domain?.of === 'texts'
        ? [...this.names.values()]
        : domain?.of === 'names'
          ? domain.names.map((name) => this.names.get(name) ?? ZERO).sort(compare)
          : undefined;
    const at = this.push('fact', [], undefined, gridOf(domain), false, domain?.of === 'truth', {
      options,
      low: options?.[0] ?? endOf(domain, 'low') ?? minus(ZERO, FAR),
      high: options?.at(-1) ?? endOf(domain, 'high') ?? FAR,
    });
    this.keys.set(key, at);
    return at;
  }

  private constant(value: Rational): number {
    return this.sum({ parts: new Map(), plus: value });
  }

  /** The figure of a knot that is one. */
  private constantAt(index: number): Rational | undefined {
    const { op, of, plus: figure } = this.at(index);
    return op === 'sum' && of.length === 0 ? figure : undefined;
  }

  private truth(value: boolean): number {
    const more = { plus: value ? ONE : ZERO };
    return this.push('truth', [], undefined, undefined, false, true, more);
  }

  private truthAt(index: number): boolean | undefined {
    const { op, plus: value } = this.at(index);
    return op === 'truth' ? value.n === 1n : undefined;
  }

  private scaled(of: number, by: Rational): number {
    const sum: Linear = { parts: new Map(), plus: ZERO };
    this.addTo(sum, of, by);
    return this.sum(sum);
  }

  private differenceOf(a: number, b: number): number {
    const sum: Linear = { parts: new Map(), plus: ZERO };
    this.addTo(sum, a, ONE);
    this.addTo(sum, b, NEGATIVE);
    return this.sum(sum);
  }

  private addTo(sum: Linear, of: number, by: Rational): void {
    const knot = this.at(of);
    const parts = knot.op === 'sum' ? knot.of : [of];
    for (const [index, part] of parts.entries()) {
      const weight = times(by, knot.op === 'sum' ? (knot.weights[index] ?? ONE) : ONE);
      sum.parts.set(part, plus(sum.parts.get(part) ?? ZERO, weight));
    }
    if (knot.op === 'sum') sum.plus = plus(sum.plus, times(by, knot.plus));
  }

  private sum({ parts, plus: added }: Linear): number {
    // What has no value leaves its sum without one, though it count nothing.
    const kept = [...parts]
      .filter(([part, { n }]) => n !== 0n || this.at(part).fails)
      .sort(([a], [b]) => a - b);
    const [first] = kept;
    if (first && kept.length === 1 && added.n === 0n && first[1].n === first[1].d) return first[0];
    const of = kept.map(([part]) => part);
    const weights = kept.map(([, weight]) => weight);
    const grids = kept.map(([part, weight]) => gridTimes(this.at(part).grid, weight));
    const grid = grids.reduce(common, gridTimes(ONE, added));
    return this.push('sum', of, undefined, grid, false, false, { weights, plus: added });
  }

  private commonGrid(a: number, b: number): Rational | undefined {
    if (this.at(a).op === 'nothing') return this.at(b).grid;
    if (this.at(b).op === 'nothing') return this.at(a).grid;
    return common(this.at(a).grid, this.at(b).grid);
  }

  private productGrid(a: number, b: number): Rational | undefined {
    const { grid } = this.at(b);
    return grid && gridTimes(this.at(a).grid, grid);
  }
}

const ascending = (a: number, b: number): number => a - b;

function gridOf(domain: Domain | undefined): Rational | undefined {
  return domain?.of === 'figures' && !domain.whole ? undefined : ONE;
}

function endOf(domain: Domain | undefined, end: 'low' | 'high'): Rational | undefined {
  return domain?.of === 'figures' ? domain[end] : undefined;
}

function gridTimes(grid: Rational | undefined, by: Rational): Rational | undefined {
  const { n, d } = times(grid ?? ZERO, by);
  return grid && { n: n < 0n ? -n : n, d };
}

/** The coarsest grid that two lie on; 0 lies on any. */
function common(a: Rational | undefined, b: Rational | undefined): Rational | undefined {
  if (!a || !b) return undefined;
  let x = a.n * b.d;
  let y = b.n * a.d;
  while (y) [x, y] = [y, x % y];
  return rational(x < 0n ? -x : x, a.d * b.d);
}
