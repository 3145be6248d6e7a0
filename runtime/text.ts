// Figures as reasons and explanations tell them: grouped by threes, never shown as if they were
// exact when they are cut.

import { formatMinor, type Money } from './money.ts';
import type { Rational } from './ratio.ts';

/** Decimals beyond which a figure is cut and closed with “…”. */
const MOST_DECIMALS = 6;

/** A sum of minor units in major ones: 180000000 is `1,800,000.00`. */
export function sumText(amount: Money, digits: number, grouping: string): string {
  const text = formatMinor(amount, digits);
  const from = amount < 0 ? 1 : 0;
  let at = digits ? text.length - digits - 1 : text.length;
  let grouped = text.slice(at);
  for (; at - from > 3; at -= 3) grouped = grouping + text.slice(at - 3, at) + grouped;
  return (from ? '−' : '') + text.slice(from, at) + grouped;
}

/** Any figure, with at least `least` decimals: `1,234.50`; `0.333333…`. */
export function numberText({ n, d }: Rational, grouping: string, least = 0): string {
  const most = Math.max(least, MOST_DECIMALS);
  const size = (n < 0n ? -n : n) * 10n ** BigInt(most);
  const digits = String(size / d).padStart(most + 1, '0');
  const point = digits.length - most;
  let decimals = digits.slice(point);
  if (size % d) decimals += '…';
  else decimals = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  const whole = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, grouping);
  return `${n < 0n ? '−' : ''}${whole}${decimals && '.'}${decimals}`;
}
