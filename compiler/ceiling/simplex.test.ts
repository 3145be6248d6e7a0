// Linear programs against every vertex of small ones.
import { compare, minus, over, plus, type Rational, times, ZERO } from '@clause/runtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maximum, type Program } from './simplex.ts';

const small = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(1, 1, 2, 3))
  .map(([n, d]): Rational => over({ n: BigInt(n), d: 1n }, { n: BigInt(d), d: 1n }));

const programs = fc
  .record({
    ends: fc.tuple(fc.tuple(small, small), fc.tuple(small, small)),
    aim: fc.tuple(small, small),
    rows: fc.array(fc.tuple(small, small, small), { maxLength: 4 }),
  })
  .map(({ ends, aim, rows }): Program => {
    const sorted = ends.map(([a, b]) => (compare(a, b) <= 0 ? [a, b] : [b, a]));
    return {
      low: sorted.map(([low = ZERO]) => low),
      high: sorted.map(([, high = ZERO]) => high),
      aim: new Map(aim.entries()),
      rows: rows.map(([a, b, most]) => ({ weights: new Map([a, b].entries()), most })),
    };
  });

/** Lines a·x + b·y = c of a program of two variables: its rows and its bounds. */
function linesOf({
  low,
  high,
  rows,
}: Program): readonly (readonly [Rational, Rational, Rational])[] {
  const one = { n: 1n, d: 1n };
  const bounds = [low, high].flatMap(([x = ZERO, y = ZERO]) => [
    [one, ZERO, x] as const,
    [ZERO, one, y] as const,
  ]);
  return [
    ...bounds,
    ...rows.map(({ weights, most }) => {
      return [weights.get(0) ?? ZERO, weights.get(1) ?? ZERO, most] as const;
    }),
  ];
}

function sumAt(weights: ReadonlyMap<number, Rational>, at: readonly Rational[]): Rational {
  return [...weights].reduce(
    (sum, [index, weight]) => plus(sum, times(weight, at[index] ?? ZERO)),
    ZERO,
  );
}

function keeps({ low, high, rows }: Program, at: readonly Rational[]): boolean {
  const inside = at.every(
    (value, index) =>
      compare(value, low[index] ?? ZERO) >= 0 && compare(value, high[index] ?? ZERO) <= 0,
  );
  return inside && rows.every(({ weights, most }) => compare(sumAt(weights, at), most) <= 0);
}

test('the best vertex, or none', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const lines = linesOf(program);
      let best: Rational | undefined;
      for (const [a, b, c] of lines) {
        for (const [d, e, f] of lines) {
          const by = minus(times(a, e), times(b, d));
          if (by.n === 0n) continue;
          const x = over(minus(times(c, e), times(b, f)), by);
          const y = over(minus(times(a, f), times(c, d)), by);
          if (!keeps(program, [x, y])) continue;
          const value = sumAt(program.aim, [x, y]);
          if (!best || compare(value, best) > 0) best = value;
        }
      }
      const { found } = maximum(program);
      expect(found?.value).toEqual(best);
      if (!found) return;
      expect(keeps(program, found.at)).toBe(true);
      expect(sumAt(program.aim, found.at)).toEqual(found.value);
    }),
    { numRuns: 2000 },
  );
});
