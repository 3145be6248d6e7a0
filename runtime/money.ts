// Money as a count of minor units: a number while it is a safe integer, a bigint beyond. Nothing
// here goes through a fraction of a unit, so nothing is ever rounded unasked (DESIGN §1.3).

declare const minor: unique symbol;

/** A whole number of minor units (fen, cents) that a `number` holds exactly. */
export type Minor = number & { readonly [minor]: 'Minor' };

/** An exact sum: a number if and only if it is a safe integer, so equal sums are `===`. */
export type Money = number | bigint;

/** A whole number of anything else, in the same form. */
export type Whole = Money;

/** The one form of a sum: a number where a number is exact. */
export function money(value: bigint): Money {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

export function add(a: Money, b: Money): Money {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return money(BigInt(a) + BigInt(b));
}

export function subtract(a: Money, b: Money): Money {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return money(BigInt(a) - BigInt(b));
}

/** a − b, not below zero. */
export function netOf(a: Money, b: Money): Money {
  return a > b ? subtract(a, b) : 0;
}

export function least(a: Money, b: Money): Money {
  return b < a ? b : a;
}

// ---------------------------------------------------------------- shares
//
// p / D for a safe integer p ≥ 0 and a whole D ≥ 1. The nearest double to p / D is never across a
// whole number from it, because p < 2^53 leaves 1/D more than half the spacing of doubles there;
// so Math.floor(p / D) is the exact floor, and p − floor · D the exact remainder. The caller
// proves that p is safe; `share…` take factors whose product is not.

/** p / D rounded down. */
export function down(p: number, D: number): number {
  return Math.floor(p / D);
}

/** p / D rounded up. */
export function up(p: number, D: number): number {
  return Math.ceil(p / D);
}

/** p / D to the nearest whole number, halves up. */
export function halfUp(p: number, D: number): number {
  const floor = Math.floor(p / D);
  return (p - floor * D) * 2 >= D ? floor + 1 : floor;
}

/** p / D to the nearest whole number, halves to the even one. */
export function halfEven(p: number, D: number): number {
  const floor = Math.floor(p / D);
  const twice = (p - floor * D) * 2;
  return twice > D || (twice === D && floor % 2 === 1) ? floor + 1 : floor;
}

/** A rule that takes p / D to a whole number: `down`, `up`, `halfUp` or `halfEven`. */
export type Rounder = (p: number, D: number) => number;

/**
 * b × n / D rounded, where b × n may pass 2^53: b is split into h · D + r, and h · n is whole
 * already. Exact for safe b ≥ 0 while D · n and the result are below 2^53.
 */
export function share(b: number, n: number, D: number, round: Rounder): number {
  const h = Math.floor(b / D);
  const whole = h * n;
  const rest = round((b - h * D) * n, D);
  // Halves go to the even whole number, and h · n may be odd.
  return round === halfEven && whole % 2 === 1
    ? whole + oddHalfEven((b - h * D) * n, D)
    : whole + rest;
}

function oddHalfEven(p: number, D: number): number {
  const floor = Math.floor(p / D);
  const twice = (p - floor * D) * 2;
  return twice > D || (twice === D && floor % 2 === 0) ? floor + 1 : floor;
}

// ---------------------------------------------------------------- text

/** `00` to `99` and `000` to `999`: the digits that most sums end in. */
const PAIRS = padded(2);
const TRIPLES = padded(3);

function padded(width: number): readonly string[] {
  return Array.from({ length: 10 ** width }, (_, value) => String(value).padStart(width, '0'));
}

/** Minor units as major ones with all their digits: 180000000 of two digits is `1800000.00`. */
export function formatMinor(amount: Money, digits: number): string {
  if (amount === 0 && digits === 2) return '0.00';
  return sumText(amount, digits, '', '-');
}

/** The same with a mark between groups of three: `1,800,000.00`. */
export function sumText(amount: Money, digits: number, grouping: string, minus = '−'): string {
  if (typeof amount === 'number' && amount >= 0 && digits === 2) {
    const major = Math.floor(amount / 100);
    return `${groupsOf(major, grouping)}.${PAIRS[amount - major * 100]}`;
  }
  const text = String(amount < 0 ? -amount : amount).padStart(digits + 1, '0');
  const point = text.length - digits;
  const major = text.slice(0, point).replace(/\B(?=(\d{3})+$)/g, grouping);
  return `${amount < 0 ? minus : ''}${major}${digits ? '.' : ''}${text.slice(point)}`;
}

/** A safe integer from 0 with a mark between groups of three digits. */
function groupsOf(value: number, grouping: string): string {
  if (value < 1000 || grouping === '') return String(value);
  const thousands = Math.floor(value / 1000);
  return `${groupsOf(thousands, grouping)}${grouping}${TRIPLES[value - thousands * 1000]}`;
}
