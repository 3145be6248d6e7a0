// Figures on the fast path: a safe-integer expression times a constant ratio, with bounds proved at
// compile time. `30% of project.investment` is `project.investment` × 3 / 10; nothing is divided
// until a rounding asks for it, so there is one rational per rounding point and no float between.
//
// Every function answers undefined where the result is not proved to stay below 2^53: the caller
// then uses exact code. Soundness rests on this alone: `code` is always a whole number in
// [low, high] within the safe integers.

import type { RoundingMode } from '#language';

export interface Scaled {
  readonly kind: 'scaled';
  /** Atomic, or in parentheses: it may stand as an operand anywhere. */
  readonly code: string;
  /** The value is code × mul / den; den > 0, mul and den without common factor. */
  readonly mul: bigint;
  readonly den: bigint;
  /** Of `code`, both included. */
  readonly low: bigint;
  readonly high: bigint;
}

/** The smallest and the largest. */
function ends(values: readonly bigint[]): readonly [low: bigint, high: bigint] {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [sorted[0] ?? 0n, sorted.at(-1) ?? 0n];
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function safe(value: bigint): boolean {
  return value >= -SAFE && value <= SAFE;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y) [x, y] = [y, x % y];
  return x;
}

/** A whole-number expression with its proved bounds. */
export function integer(code: string, low: bigint, high: bigint): Scaled | undefined {
  return safe(low) && safe(high)
    ? { kind: 'scaled', code, mul: 1n, den: 1n, low, high }
    : undefined;
}

/** n / d, d > 0. */
export function constant(n: bigint, d: bigint): Scaled {
  const common = gcd(n, d) || 1n;
  return { kind: 'scaled', code: '1', mul: n / common, den: d / common, low: 1n, high: 1n };
}

export function isConstant(a: Scaled): boolean {
  return a.code === '1';
}

function scaledBy(a: Scaled, n: bigint, d: bigint): Scaled {
  const common = gcd(a.mul * n, a.den * d) || 1n;
  return { ...a, mul: (a.mul * n) / common, den: (a.den * d) / common };
}

/** A literal as an operand. */
function literal(value: bigint): string {
  const text = String(value).replace(/\B(?=(\d{3})+$)/g, '_');
  return value < 0n ? `(${text})` : text;
}

/** code × factor as one whole-number expression with its bounds. */
function applied(
  a: Scaled,
  factor: bigint,
): { code: string; low: bigint; high: bigint } | undefined {
  const [low, high] = ends([a.low * factor, a.high * factor]);
  if (!safe(low) || !safe(high) || !safe(factor)) return undefined;
  if (isConstant(a)) return { code: literal(factor), low, high };
  if (factor === 0n) return { code: '0', low, high };
  return { code: factor === 1n ? a.code : `${a.code} * ${literal(factor)}`, low, high };
}

/** Two figures over one denominator: both codes times `mul` / `den`. */
interface Pair {
  readonly a: { code: string; low: bigint; high: bigint };
  readonly b: { code: string; low: bigint; high: bigint };
  readonly mul: bigint;
  readonly den: bigint;
}

function align(a: Scaled, b: Scaled): Pair | undefined {
  const den = (a.den * b.den) / gcd(a.den, b.den);
  const factorA = a.mul * (den / a.den);
  const factorB = b.mul * (den / b.den);
  const mul = gcd(factorA, factorB) || 1n;
  const left = applied(a, factorA / mul);
  const right = applied(b, factorB / mul);
  return left && right && { a: left, b: right, mul, den };
}

function joined(pair: Pair, code: string, low: bigint, high: bigint): Scaled | undefined {
  const whole = integer(code, low, high);
  return whole && scaledBy(whole, pair.mul, pair.den);
}

export function add(a: Scaled, b: Scaled): Scaled | undefined {
  if (isConstant(a) && isConstant(b)) {
    return constant(a.mul * b.den + b.mul * a.den, a.den * b.den);
  }
  const pair = align(a, b);
  return (
    pair &&
    joined(
      pair,
      `(${pair.a.code} + ${pair.b.code})`,
      pair.a.low + pair.b.low,
      pair.a.high + pair.b.high,
    )
  );
}

export function subtract(a: Scaled, b: Scaled): Scaled | undefined {
  if (isConstant(a) && isConstant(b)) return add(a, negate(b));
  const pair = align(a, b);
  return (
    pair &&
    joined(
      pair,
      `(${pair.a.code} - ${pair.b.code})`,
      pair.a.low - pair.b.high,
      pair.a.high - pair.b.low,
    )
  );
}

export function negate(a: Scaled): Scaled {
  return { ...a, mul: -a.mul };
}

/** The smaller or larger of two. */
export function extreme(a: Scaled, b: Scaled, which: 'min' | 'max'): Scaled | undefined {
  const pair = align(a, b);
  if (!pair) return undefined;
  const pick = (x: bigint, y: bigint) => ((which === 'min') === x < y ? x : y);
  return joined(
    pair,
    `Math.${which}(${pair.a.code}, ${pair.b.code})`,
    pick(pair.a.low, pair.b.low),
    pick(pair.a.high, pair.b.high),
  );
}

/** a − b, not below zero. */
export function netOf(a: Scaled, b: Scaled): Scaled | undefined {
  const difference = subtract(a, b);
  return difference && extreme(difference, constant(0n, 1n), 'max');
}

/** Undefined for two variable factors whose product is not proved safe. */
export function multiply(a: Scaled, b: Scaled): Scaled | undefined {
  if (isConstant(a)) return scaledBy(b, a.mul, a.den);
  if (isConstant(b)) return scaledBy(a, b.mul, b.den);
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  const [low, high] = ends(corners);
  const whole = integer(`(${a.code} * ${b.code})`, low, high);
  return whole && scaledBy(whole, a.mul * b.mul, a.den * b.den);
}

/** By a constant that is not zero; else undefined. */
export function divide(a: Scaled, b: Scaled): Scaled | undefined {
  if (!isConstant(b) || b.mul === 0n) return undefined;
  return b.mul > 0n ? scaledBy(a, b.den, b.mul) : scaledBy(a, -b.den, -b.mul);
}

/** `a OP b` as a JavaScript condition, both over one denominator. */
export function comparison(a: Scaled, b: Scaled, operator: string): string | undefined {
  const pair = align(a, b);
  return pair && `${pair.a.code} ${operator} ${pair.b.code}`;
}

const ROUNDERS = { up: 'up', down: 'down', 'half up': 'halfUp', 'half even': 'halfEven' } as const;

export type RounderName = (typeof ROUNDERS)[RoundingMode] | 'share';

/**
 * A figure that is nowhere below zero to a multiple of n / d, with the runtime's functions that it
 * calls. One division while code × mul is safe; in split form (`share` in runtime/money.ts) while mul × den
 * and the result are.
 */
export function round(
  a: Scaled,
  mode: RoundingMode,
  n: bigint,
  d: bigint,
  uses: (name: RounderName) => string,
): Scaled | undefined {
  const { mul, den } = scaledBy(a, d, n);
  if (a.low < 0n || mul < 0n || !safe(den * 2n)) return undefined;
  const high = (a.high * mul + den - 1n) / den;
  if (!safe(high + 1n)) return undefined;
  if (den === 1n) {
    const whole = applied({ ...a, mul, den }, mul);
    if (!whole) return undefined;
    const code = whole.code.includes(' ') ? `(${whole.code})` : whole.code;
    const result = integer(code, whole.low, whole.high);
    return result && scaledBy(result, n, d);
  }
  if (isConstant(a)) {
    const folded = roundConstant(mul, den, mode);
    return constant(folded * n, d);
  }
  const rounder = uses(ROUNDERS[mode]);
  const product = applied(a, mul);
  let code: string;
  if (product) code = `${rounder}(${argument(product.code)}, ${literal(den)})`;
  else if (safe(mul * den * 2n)) {
    code = `${uses('share')}(${argument(a.code)}, ${literal(mul)}, ${literal(den)}, ${rounder})`;
  } else return undefined;
  const result = integer(code, 0n, high);
  return result && scaledBy(result, n, d);
}

/** Code as an argument: without the parentheses around all of it. */
function argument(code: string): string {
  const inner = code.slice(1, -1);
  return code.startsWith('(') && code.endsWith(')') && !/[()]/.test(inner) ? inner : code;
}

function roundConstant(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const floor = n / d;
  const twice = (n - floor * d) * 2n;
  const next =
    mode === 'up'
      ? twice > 0n
      : mode === 'half up'
        ? twice >= d
        : mode === 'half even' && (twice > d || (twice === d && floor % 2n === 1n));
  return next ? floor + 1n : floor;
}

/** A whole number as one expression: the value itself, where mul / den leaves no fraction. */
export function wholeCode(a: Scaled): { code: string; low: bigint; high: bigint } | undefined {
  return a.den === 1n ? applied(a, a.mul) : undefined;
}

/** Several figures over one denominator: a code for each, and what a variable of them stands for. */
export function unify(
  figures: readonly Scaled[],
): { codes: readonly string[]; result: (name: string) => Scaled } | undefined {
  const den = figures.reduce((lcm, one) => (lcm * one.den) / gcd(lcm, one.den), 1n);
  const mul = figures.reduce((common, one) => gcd(common, one.mul * (den / one.den)), 0n) || 1n;
  const parts = figures.map((one) => applied(one, (one.mul * (den / one.den)) / mul));
  const all: { code: string; low: bigint; high: bigint }[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    all.push(part);
  }
  const [low, high] = ends([0n, ...all.flatMap((part) => [part.low, part.high])]);
  return {
    codes: all.map((part) => part.code),
    result: (name) =>
      scaledBy({ kind: 'scaled', code: name, mul: 1n, den: 1n, low, high }, mul, den),
  };
}
