// Figures as a dossier writes them (DESIGN §4): the way back from `forms.ts`.
import type Fraction from 'fraction.js';
import type { NumericType } from '../model/types.ts';
import { moneyString } from '../wording/figures.ts';

/**
 * Money in major units with all minor digits, from whole minor units; a ratio or number as a decimal,
 * or as a fraction where no decimal ends.
 */
export function writtenFigure(value: Fraction, kind: NumericType['kind'], digits: number): string {
  if (kind === 'money') return moneyString(value, digits);
  return endsAsDecimal(value.d) ? value.toString() : value.toFraction();
}

function endsAsDecimal(denominator: bigint): boolean {
  let rest = denominator;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n;
}
