// How single facts are written in JSON (DESIGN §4), and what each is worth exactly. Nothing here
// reads a figure through a binary float: a JSON number counts by its shortest form.
import Fraction from 'fraction.js';

/** `type`: the wrong JSON type. `form`: malformed writing. `range`: well written, not allowed. */
export type FormProblem = 'type' | 'form' | 'range';

/** Digits of a JSON number, or of a figure within a text, beyond which it is not held to be exact. */
const MOST_DIGITS = 15;

/** Money is below this many minor units. */
export const MONEY_LIMIT = new Fraction(10n ** 15n);

/** A sign, digits, decimals and a power of ten, as `String(number)` writes a JSON number. */
const SHORTEST = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

interface Decimal {
  readonly value: Fraction;
  /** Decimals needed to write it out. */
  readonly decimals: number;
  /** Significant digits. */
  readonly digits: number;
}

function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole, decimals = '', power = '0'] = SHORTEST.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const all = (whole + decimals).replace(/^0+/, '');
  const figures = all.replace(/0+$/, '');
  const exponent = Number(power) - decimals.length + (all.length - figures.length);
  const unsigned = BigInt(figures === '' ? '0' : figures);
  const counted = sign === '-' ? -unsigned : unsigned;
  const value =
    exponent >= 0
      ? new Fraction(counted * 10n ** BigInt(exponent))
      : new Fraction(counted, 10n ** BigInt(-exponent));
  return {
    value,
    decimals: figures === '' ? 0 : Math.max(0, -exponent),
    digits: figures.length,
  };
}

/**
 * Money in minor units: a string `^(0|[1-9]\d*)(\.\d{1,m})?$` in major units, m the digits of the
 * minor unit, or a JSON number with at most m decimals and 15 significant digits; not negative,
 * below 10^15 minor units.
 */
export function readMoney(json: unknown, digits: number): Fraction | FormProblem {
  if (typeof json === 'string') {
    const [matched, , decimals = ''] = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(json) ?? [];
    if (matched === undefined || decimals.length > digits) return 'form';
    const whole = json.slice(0, json.length - (decimals === '' ? 0 : decimals.length + 1));
    // Before BigInt reads it: a text of a million digits costs nothing.
    if (whole.length + digits > MOST_DIGITS) return 'range';
    return new Fraction(BigInt(whole + decimals.padEnd(digits, '0')));
  }
  if (typeof json !== 'number') return 'type';
  if (Number.isNaN(json)) return 'form';
  if (json < 0 || json === Number.POSITIVE_INFINITY) return 'range';
  const decimal = decimalOf(String(json));
  if (decimal === undefined) return 'form';
  const minor = decimal.value.mul(10n ** BigInt(digits), 1n);
  if (minor.compare(MONEY_LIMIT) >= 0) return 'range';
  return decimal.decimals > digits || decimal.digits > MOST_DIGITS ? 'form' : minor;
}

/** A number or, for `integer`, a whole one: a JSON number of at most 15 significant digits. */
export function readNumber(json: unknown, integer: boolean): Fraction | FormProblem {
  if (typeof json !== 'number') return 'type';
  if (Number.isNaN(json)) return 'form';
  if (!Number.isFinite(json)) return 'range';
  const decimal = decimalOf(String(json));
  if (decimal === undefined || decimal.digits > MOST_DIGITS) return 'form';
  return integer && decimal.decimals > 0 ? 'form' : decimal.value;
}

/** A ratio: `"30%"`, `"2/3"`, `"0.3"` or a JSON number; each figure of at most 15 digits. */
export function readRatio(json: unknown): Fraction | FormProblem {
  if (typeof json === 'number') return readNumber(json, false);
  if (typeof json !== 'string') return 'type';
  const [, top, bottom] = /^(-?\d{1,15})\/(\d{1,15})$/.exec(json) ?? [];
  if (top !== undefined && bottom !== undefined) {
    return BigInt(bottom) === 0n ? 'form' : new Fraction(BigInt(top), BigInt(bottom));
  }
  const [, figure, percent] = /^(-?(?:0|[1-9]\d*)(?:\.\d+)?)(%?)$/.exec(json) ?? [];
  if (figure === undefined || figure.replace(/[-.]/g, '').length > MOST_DIGITS) return 'form';
  const decimal = decimalOf(figure);
  if (decimal === undefined) return 'form';
  return percent === '%' ? decimal.value.div(100n, 1n) : decimal.value;
}

/** An ISO date, `2024-09-06`, that the calendar has. */
export function readDate(json: unknown): { readonly iso: string } | 'type' | 'form' {
  if (typeof json !== 'string') return 'type';
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(json) ?? [];
  if (year === undefined || month === undefined || day === undefined) return 'form';
  const days = daysInMonth(Number(year), Number(month));
  return Number(day) >= 1 && Number(day) <= days ? { iso: json } : 'form';
}

/** 0 where there is no such month. */
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
