// Reading figures as a dossier writes them (DESIGN §4). Every reader answers the figure, or says
// with −1 or undefined that this is none; why not, the report of errors finds out (report.ts).

import { money, type Whole } from './money.ts';
import { type Rational, rational } from './ratio.ts';

/** First sum that is too large: facts of money stay below 10^15 minor units. */
export const TOO_LARGE = 1e15;

/** Money in minor units from its text in major ones, by one pass over the characters; −1: none. */
export function scanMoney(text: string, digits: number): number {
  const length = text.length;
  if (length === 0 || length > 16) return -1;
  let value = 0;
  let point = -1;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0 && at > 0) point = at;
    else return -1;
  }
  if (text.charCodeAt(0) === 48 && length > 1 && point !== 1) return -1;
  let missing = digits;
  if (point >= 0) {
    const decimals = length - point - 1;
    if (decimals === 0 || decimals > digits) return -1;
    missing -= decimals;
  }
  while (missing-- > 0) value *= 10;
  return value < TOO_LARGE ? value : -1;
}

/** Money as a dossier may hold it, a text or a JSON number, in minor units; −1: none. */
export function readMoney(value: unknown, digits: number): number {
  if (typeof value === 'string') return scanMoney(value, digits);
  if (typeof value !== 'number' || !(value >= 0)) return -1;
  return scanMoney(String(value), digits);
}

/** Digits beyond which a figure is not held to be exact. */
const MOST_DIGITS = 15;

/** The figure that a number's shortest form, or a decimal in a text, says. */
function decimal(text: string): Rational | undefined {
  const [, sign, major = '', decimals = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  const digits = major + decimals;
  if (sign === undefined || digits.replace(/^0+|0+$/g, '').length > MOST_DIGITS) return undefined;
  const exponent = BigInt(power) - BigInt(decimals.length);
  const n = BigInt(sign + digits);
  return exponent < 0n ? rational(n, 10n ** -exponent) : { n: n * 10n ** exponent, d: 1n };
}

/** A number as a dossier holds it: a JSON number of at most 15 significant digits. */
export function readNumber(value: unknown): Rational | undefined {
  return typeof value === 'number' ? decimal(String(value)) : undefined;
}

/** A whole number as a dossier holds it. */
export function readInteger(value: unknown): Whole | undefined {
  if (Number.isInteger(value) && Math.abs(value as number) < TOO_LARGE)
    return (value as number) + 0;
  const read = readNumber(value);
  return read?.d === 1n ? money(read.n) : undefined;
}

/** A ratio as a dossier holds it: `"30%"`, `"2/3"`, `"0.3"` or a JSON number. */
export function readRatio(value: unknown): Rational | undefined {
  if (typeof value !== 'string') return readNumber(value);
  const [, top, bottom] = /^(-?\d{1,15})\/(\d{1,15})$/.exec(value) ?? [];
  if (top !== undefined && bottom !== undefined) {
    return Number(bottom) ? rational(BigInt(top), BigInt(bottom)) : undefined;
  }
  const [, figure, percent] = /^(-?(?:0|[1-9]\d*)(?:\.\d+)?)(%?)$/.exec(value) ?? [];
  if (figure === undefined || figure.replace(/[-.]/g, '').length > MOST_DIGITS) return undefined;
  const read = decimal(figure);
  return percent && read ? rational(read.n, read.d * 100n) : read;
}
