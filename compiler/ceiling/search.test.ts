// The search for ceilings over random terms, against every completion on a small grid; and what it
// rests on: narrowing and bounding a region leave out no point of it.
import { compare, type Rational } from '@clause/runtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PATIENCE } from '#test/support/runs.ts';
import { gatherRegion } from './gather.ts';
import { narrowRegion } from './narrow.ts';
import { type Network, networkOf } from './network.ts';
import { FAILS, HOLDS, type Region, wholeRegion } from './region.ts';
import { relaxed } from './relax.ts';
import { ceilingFrom } from './search.ts';
import {
  constantTerm,
  type Domain,
  dayOf,
  differenceTerm,
  factTerm,
  lessTerm,
  NO_TERM,
  sameTerm,
  severalTerm,
  type Term,
  termOf,
} from './term.ts';

const of = (n: number, d = 1): Rational => ({ n: BigInt(n), d: BigInt(d) });
const number = (n: number, d = 1): Term => constantTerm(of(n, d));
const whole = (low: number, high: number): Domain => {
  return { of: 'figures', low: of(low), high: of(high), whole: true };
};
const DAY = Number(dayOf('2024-02-27').n);

interface Open {
  readonly term: Term;
  readonly values: readonly Rational[];
}

const upTo = (low: number, high: number): readonly Rational[] =>
  Array.from({ length: high - low + 1 }, (_, index) => of(low + index));

/** Facts of few values each. */
const FACTS: Readonly<Record<string, Open>> = {
  a: { term: factTerm('a', whole(0, 5)), values: upTo(0, 5) },
  b: { term: factTerm('b', whole(-2, 2)), values: upTo(-2, 2) },
  c: { term: factTerm('c', whole(0, 2)), values: upTo(0, 2) },
  day: { term: factTerm('day', whole(DAY, DAY + 4)), values: upTo(DAY, DAY + 4) },
  yes: { term: factTerm('yes', { of: 'truth' }), values: [of(0), of(1)] },
  kind: { term: factTerm('kind', { of: 'names', names: ['x', 'y', 'z'] }), values: upTo(0, 2) },
};
const fact = (name: keyof typeof FACTS): Term => FACTS[name]?.term ?? NO_TERM;

const steps = fc.constantFrom(number(1), number(2), number(3, 2));
const modes = fc.constantFrom('up', 'down', 'half up', 'half even') as fc.Arbitrary<
  'up' | 'down' | 'half up' | 'half even'
>;
const constant = fc.tuple(fc.integer({ min: -4, max: 8 }), fc.constantFrom(1, 1, 2, 3));

const terms = fc.letrec<{ figure: Term; condition: Term }>((tie) => {
  const two = fc.tuple(tie('figure'), tie('figure'));
  const pair = fc.tuple(tie('condition'), tie('condition'));
  return {
    figure: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(fact('a'), fact('b'), fact('c')),
      constant.map(([n, d]) => number(n, d)),
      two.map(([a, b]) => termOf('add', a, b)),
      two.map(([a, b]) => differenceTerm(a, b)),
      two.map(([a, b]) => termOf('multiply', a, b)),
      two.map(([a, b]) => termOf('divide', a, b)),
      two.map(([a, b]) => termOf('min', a, b)),
      two.map(([a, b]) => termOf('max', a, b)),
      fc
        .tuple(tie('figure'), steps, modes)
        .map(([a, step, by]): Term => ({ ...termOf('round', a, step), by })),
      fc
        .tuple(tie('condition'), tie('figure'), tie('figure'))
        .map(([when, a, b]) => termOf('if', when, a, b)),
      fc.constantFrom('month' as const, 'day' as const).map((by): Term => {
        const then = { ...termOf('shift', fact('day'), fact('b')), by };
        return { ...termOf('elapsed', number(DAY), then), by: 'day' };
      }),
      fc.constantFrom('year' as const, 'month' as const, 'day' as const).map((by): Term => {
        return { ...termOf('part', fact('day')), by };
      }),
    ),
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(fact('yes')),
      fc.constantFrom('x', 'y').map((name) => sameTerm(fact('kind'), constantTerm(name))),
      two.map(([a, b]) => lessTerm(a, b)),
      two.map(([a, b]) => sameTerm(a, b)),
      pair.map(([a, b]) => termOf('and', a, b)),
      pair.map(([a, b]) => termOf('or', a, b)),
      pair.map(([a, b]) => sameTerm(a, b)),
      tie('condition').map((a) => termOf('not', a)),
      tie('condition').map((a) => termOf('holds', a)),
      tie('figure').map((a) => termOf('has', a)),
      fc
        .tuple(
          fc.constantFrom('>=', '<=', '=') as fc.Arbitrary<'>=' | '<=' | '='>,
          pair,
          tie('condition'),
        )
        .map(([how, [a, b], c]) => severalTerm(how, 2, [a, b, c])),
    ),
  };
});

/** What is offered is rounded. */
const offers = fc
  .tuple(terms.figure, modes)
  .map(([figure, by]): Term => ({ ...termOf('round', figure, number(1)), by }));

function openIn(network: Network) {
  return network.facts.map((at) => {
    const { truth, high, low } = network.knots[at] ?? { truth: true, high: of(0), low: of(0) };
    return { at, values: truth ? upTo(0, 1) : upTo(Number(low.n), Number(high.n)) };
  });
}

function countOf(network: Network): number {
  return openIn(network).reduce((product, { values }) => product * values.length, 1);
}

const MOST_POINTS = 500;

/** Every point of the facts that a network reads, or some of them. */
function* pointsOf(network: Network, every: number): Generator<Region> {
  const open = openIn(network);
  const total = countOf(network);
  for (let index = every % total; index < total; index += Math.max(every, 1)) {
    const point = wholeRegion(network);
    let rest = index;
    for (const { at, values } of open) {
      const value = values[rest % values.length] ?? of(0);
      rest = Math.floor(rest / values.length);
      point.low[at] = value;
      point.high[at] = value;
      point.bits[at] = value.n === 0n ? FAILS : HOLDS;
    }
    gatherRegion(network, point);
    yield point;
  }
}

function figureAt(point: Region, at: number): Rational | undefined {
  const [low, high] = [point.low[at], point.high[at]];
  return low && high && compare(low, high) === 0 ? low : undefined;
}

test('the largest offer of all completions', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(terms.condition, offers, (guard, offered) => {
      const network = networkOf([guard, offered]);
      fc.pre(countOf(network) <= MOST_POINTS);
      const [condition = 0, goal = 0] = network.roots;
      let best: Rational | undefined;
      let without = false;
      for (const point of pointsOf(network, 0)) {
        const answer = point.bits[condition];
        if (answer === FAILS) continue;
        const value = answer === HOLDS ? figureAt(point, goal) : undefined;
        if (!value) without = true;
        else if (!best || compare(value, best) > 0) best = value;
      }
      expect(ceilingFrom(guard, offered)).toEqual(best ?? (without ? null : of(0)));
    }),
    { numRuns: 400 },
  );
});

test('no point is narrowed away, and none gives more than the bound', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(terms.condition, offers, fc.nat(), (guard, offered, pick) => {
      const network = networkOf([guard, offered]);
      const [condition = 0, goal = 0] = network.roots;
      const every = Math.ceil(countOf(network) / 20) + (pick % 5);
      const point = [...pointsOf(network, every)].find((one) => {
        return one.bits[condition] === HOLDS && figureAt(one, goal) !== undefined;
      });
      const value = point && figureAt(point, goal);
      fc.pre(value !== undefined);
      const region = wholeRegion(network);
      region.bits[condition] = HOLDS;
      region.asked.add(condition).add(goal);
      region.low[goal] = value;
      expect(narrowRegion(network, region)).toBe(true);
      for (const [at, knot] of network.knots.entries()) {
        if (!region.needed[at]) continue;
        if (knot.truth) expect((region.bits[at] ?? 0) & (point?.bits[at] ?? 0)).not.toBe(0);
        else {
          const here = figureAt(point as Region, at);
          expect(here).toBeDefined();
          expect(compare(region.low[at] ?? of(0), here ?? of(0))).toBeLessThanOrEqual(0);
          expect(compare(region.high[at] ?? of(0), here ?? of(0))).toBeGreaterThanOrEqual(0);
        }
      }
      const bound = relaxed(network, region, goal)?.bound;
      expect(bound && compare(bound, value ?? of(0))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});
