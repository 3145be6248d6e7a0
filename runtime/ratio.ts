// Exact rationals, for what does not fit safe integers: ratios among the facts, quotients, long
// products. Numerator and denominator are bigints, reduced, the denominator above zero.

import { type Money, money } from './money.ts';

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };

/** n / d in lowest terms; d must not be zero. */
export function rational(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d };
  let a = n < 0n ? -n : n;
  let b = d < 0n ? -d : d;
  while (b > Number.MAX_SAFE_INTEGER) [a, b] = [b, a % b];
  if (b !== 0n) {
    // Numbers are divided many times faster.
    let x = Number(b);
    let y = Number(a % b);
    while (y !== 0) [x, y] = [y, x % y];
    a = BigInt(x);
  }
  if (d < 0n) a = -a;
  return a === 1n ? { n, d } : { n: n / a, d: d / a };
}

/** A whole number as a rational. */
export function whole(value: Money): Rational {
  return { n: BigInt(value), d: 1n };
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** b must not be zero. */
export function over(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Below, at or above zero as a is less than, equal to or more than b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export type RoundingMode = 'up' | 'down' | 'half up' | 'half even';

/** The whole number of steps nearest to a value by the mode; `down` is towards minus infinity. */
export function stepsIn(value: Rational, mode: RoundingMode, step: Rational): bigint {
  const n = value.n * step.d;
  const d = value.d * step.n;
  const rest = ((n % d) + d) % d;
  const floor = (n - rest) / d;
  const twice = rest * 2n;
  const next =
    mode === 'up'
      ? rest > 0n
      : mode === 'half up'
        ? twice >= d
        : mode === 'half even' && (twice > d || (twice === d && floor % 2n !== 0n));
  return next ? floor + 1n : floor;
}

/** A value to a multiple of a step above zero. */
export function rounded(value: Rational, mode: RoundingMode, step: Rational): Rational {
  return rational(stepsIn(value, mode, step) * step.n, step.d);
}

/** A value's whole part, downwards, as a sum. */
export function floored(value: Rational): Money {
  return money(stepsIn(value, 'down', { n: 1n, d: 1n }));
}
