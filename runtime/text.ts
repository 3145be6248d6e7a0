// Figures as reasons and explanations tell them: grouped by threes, never shown as if they were
// exact when they are cut.

import type { Rational } from './ratio.ts';

/** Decimals beyond which a figure is cut and closed with “…”. */
const MOST_DECIMALS = 6;

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
