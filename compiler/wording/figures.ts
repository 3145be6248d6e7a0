// Exact figures as people read them: “1,800,000.00 yuan”, “30%”, “2024-09-06”. A figure that does
// not end is cut after six decimals and closed with “…”; it is never shown as if it were exact.
import type Fraction from 'fraction.js';
import type { Currency } from '../model/model.ts';
import type { Type, Value } from '../model/types.ts';
import { fill } from './fill.ts';
import type { Wording } from './wording.ts';

/** How figures are told: the words, and the policy's currency. */
export interface Voice {
  readonly wording: Wording;
  readonly currency: Currency;
}

/** Decimals beyond which a figure is cut. */
const MOST_DECIMALS = 6;

/** Grouped by threes, with at least `least` decimals: `1,234.50`; `0.333333…`. */
export function numberText(value: Fraction, wording: Wording, least = 0): string {
  const most = Math.max(least, MOST_DECIMALS);
  const scaled = (value.n * 10n ** BigInt(most)) / value.d;
  const cut = scaled * value.d !== value.n * 10n ** BigInt(most);
  const digits = scaled.toString().padStart(most + 1, '0');
  const whole = digits.slice(0, digits.length - most);
  const all = digits.slice(digits.length - most);
  const kept = all.slice(0, least) + all.slice(least).replace(/0+$/, '');
  const decimals = cut ? `${all}…` : kept;
  const sign = value.s < 0n ? '−' : '';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, wording.words.grouping);
  return sign + grouped + (decimals === '' ? '' : `.${decimals}`);
}

/** Minor units as `1,800,000.00 yuan`. */
export function moneyText(minor: Fraction, { wording, currency }: Voice): string {
  const major = minor.div(10n ** BigInt(currency.digits), 1n);
  const figure = numberText(major, wording, currency.digits);
  const word = major.equals(1n) ? currency.word : currency.plural;
  return fill(wording.words.money, { figure, currency: word });
}

/** Denominators that people read: beyond them a decimal says more. */
const READABLE = 1000n;

/** A third, two sevenths: no decimal ends, and the fraction can be read. */
function endless({ d }: Fraction): boolean {
  return d <= READABLE && 1000n ** 3n % d !== 0n;
}

function fractionText({ s, n, d }: Fraction): string {
  return `${s < 0n ? '−' : ''}${n}/${d}`;
}

/** A known value by its type: money with its word, a ratio in percent, a member by its label. */
export function valueText(value: Value, type: Type, voice: Voice): string {
  const { words } = voice.wording;
  switch (value.kind) {
    case 'numeric':
      if (type.kind === 'money') return moneyText(value.value, voice);
      if (endless(value.value)) return fractionText(value.value);
      if (type.kind === 'ratio') return `${numberText(value.value.mul(100n, 1n), voice.wording)}%`;
      return numberText(value.value, voice.wording);
    case 'boolean':
      return value.value ? words.yes : words.no;
    case 'member':
      return value.value.label;
    case 'text':
      return fill(words.quoted, { text: value.value });
    case 'date':
      return value.value;
    default:
      return value satisfies never;
  }
}

/** Whole minor units as the decision writes money: `"1800000.00"` (DESIGN §4). */
export function moneyString(minor: Fraction, digits: number): string {
  if (minor.d !== 1n) throw new Error('money of a decision must be whole minor units');
  const text = minor.n.toString().padStart(digits + 1, '0');
  const sign = minor.s < 0n ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
