// The fast path's promise: a figure's code is a whole number within its bounds, and code × mul / den
// is the exact figure, for every value that the bounds let through. Where that is not proved,
// lowering answers undefined.

import * as runtime from '@clause/runtime';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import type { Scaled } from './scaled.ts';
import * as scaled from './scaled.ts';

type Mode = 'up' | 'down' | 'half up' | 'half even';

/** An expression to lower, with its exact value at a point. */
interface Tree {
  readonly lowered: Scaled | undefined;
  readonly exact: Fraction;
}

/** `x` and `y` of a point, each with its bounds. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

const MOST = 10n ** 15n - 1n;

function leaf(at: Point): fc.Arbitrary<Tree> {
  return fc.oneof(
    fc.constant({
      lowered: scaled.integer('x', 0n, MOST),
      exact: new Fraction(at.x),
    }),
    fc.constant({ lowered: scaled.integer('y', -1000n, 1000n), exact: new Fraction(at.y) }),
    fc
      .tuple(fc.bigInt(-50n, 50n), fc.bigInt(1n, 100n))
      .map(([n, d]) => ({ lowered: scaled.constant(n, d), exact: new Fraction(n, d) })),
  );
}

const both = (a: Tree, b: Tree, by: (x: Scaled, y: Scaled) => Scaled | undefined) =>
  a.lowered && b.lowered && by(a.lowered, b.lowered);

function tree(at: Point): fc.Arbitrary<Tree> {
  const zero = new Fraction(0n);
  return fc.letrec<{ node: Tree }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf(at),
      fc
        .tuple(
          fc.constantFrom('add', 'subtract', 'netOf', 'min', 'max', 'multiply', 'divide'),
          tie('node'),
          tie('node'),
        )
        .map(([operator, a, b]): Tree => {
          switch (operator) {
            case 'add':
              return { lowered: both(a, b, scaled.add), exact: a.exact.add(b.exact) };
            case 'subtract':
              return { lowered: both(a, b, scaled.subtract), exact: a.exact.sub(b.exact) };
            case 'netOf': {
              const difference = a.exact.sub(b.exact);
              const exact = difference.lt(zero) ? zero : difference;
              return { lowered: both(a, b, scaled.netOf), exact };
            }
            case 'min':
              return {
                lowered: both(a, b, (x, y) => scaled.extreme(x, y, 'min')),
                exact: a.exact.lt(b.exact) ? a.exact : b.exact,
              };
            case 'max':
              return {
                lowered: both(a, b, (x, y) => scaled.extreme(x, y, 'max')),
                exact: a.exact.gt(b.exact) ? a.exact : b.exact,
              };
            case 'multiply':
              return { lowered: both(a, b, scaled.multiply), exact: a.exact.mul(b.exact) };
            default:
              return {
                lowered: both(a, b, scaled.divide),
                exact: b.exact.equals(0) ? zero : a.exact.div(b.exact),
              };
          }
        }),
      fc
        .tuple(
          tie('node'),
          fc.constantFrom<Mode>('up', 'down', 'half up', 'half even'),
          fc.constantFrom([1n, 1n], [100n, 1n], [5n, 2n]),
        )
        .map(([a, mode, [n = 1n, d = 1n]]): Tree => {
          const step = new Fraction(n, d);
          return {
            lowered: a.lowered && scaled.round(a.lowered, mode, n, d, (name) => name),
            exact: rounded(a.exact.div(step), mode).mul(step),
          };
        }),
    ),
  })).node;
}

function rounded(value: Fraction, mode: Mode): Fraction {
  const floor = value.floor();
  const rest = value.sub(floor);
  const half = rest.compare(new Fraction(1n, 2n));
  const even = floor.n % 2n === 0n;
  const up =
    mode === 'up'
      ? rest.gt(0)
      : mode === 'half up'
        ? half >= 0
        : mode === 'half even' && (half > 0 || (half === 0 && !even));
  return up ? floor.add(1) : floor;
}

const point = fc.record({
  x: fc.oneof(fc.bigInt(0n, MOST), fc.bigInt(MOST - 100n, MOST), fc.bigInt(0n, 100n)),
  y: fc.bigInt(-1000n, 1000n),
});
const placed = point.chain((at) => tree(at).map((one) => ({ at, ...one })));

test('what is lowered is exact and within its bounds', () => {
  let lowered = 0;
  fc.assert(
    fc.property(placed, ({ at, lowered: figure, exact }) => {
      if (!figure) return;
      lowered++;
      const run = new Function(
        ...['x', 'y', 'halfUp', 'halfEven', 'up', 'down', 'share'],
        `return ${figure.code};`,
      );
      const { halfUp, halfEven, up, down, share } = runtime;
      const code = run(Number(at.x), Number(at.y), halfUp, halfEven, up, down, share);
      expect(Number.isSafeInteger(code)).toBe(true);
      expect(BigInt(code) >= figure.low && BigInt(code) <= figure.high).toBe(true);
      const value = new Fraction(BigInt(code)).mul(figure.mul).div(figure.den);
      expect(value.toFraction()).toBe(exact.toFraction());
    }),
    { numRuns: 10_000 },
  );
  expect(lowered).toBeGreaterThan(3000);
});

test('comparisons are of the exact figures', () => {
  fc.assert(
    fc.property(
      point.chain((at) => fc.tuple(fc.constant(at), tree(at), tree(at))),
      ([at, a, b]) => {
        const { lowered: left } = a;
        const { lowered: right } = b;
        if (!left || !right) return;
        const code = scaled.comparison(left, right, '<');
        if (code === undefined || /[a-z]{2}/.test(code.replaceAll('Math.m', ''))) return;
        const answer = new Function('x', 'y', `return ${code};`)(Number(at.x), Number(at.y));
        expect(answer).toBe(a.exact.lt(b.exact));
      },
    ),
    { numRuns: 5000 },
  );
});

test('a share is one division, split where the product may pass 2^53', () => {
  const cost = scaled.integer('cost', 0n, MOST);
  if (!cost) throw new Error('not safe');
  const share = (n: bigint, d: bigint) => {
    const part = scaled.multiply(scaled.constant(n, d), cost);
    return part && scaled.round(part, 'half up', 1n, 1n, (name) => name)?.code;
  };
  expect(share(3n, 10n)).toBe('halfUp(cost * 3, 10)');
  expect(share(1n, 5n)).toBe('halfUp(cost, 5)');
  expect(share(17n, 100n)).toBe('share(cost, 17, 100, halfUp)');
  expect(share(100n, 1n)).toBe(undefined);
});
