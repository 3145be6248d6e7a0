// Figures, days and texts as a drafter may write them, from few values, so that they meet.

import type { Draws } from './draws.ts';
import { type CurrencyPlan, type Written, written } from './plan.ts';

const TEXTS = ['alpha', 'beta', 'gamma'] as const;
const DAYS = [
  '2024-02-29',
  '2024-12-31',
  '2025-01-01',
  '2025-06-30',
  '2026-01-31',
  '2026-07-15',
] as const;

const SUMS = ['0', '1', '100', '999', '1000', '2500', '5000', '12345', '100000'] as const;

/** An amount: `1,234.56 yuan`, `CNY 200`, `3 million yuan`. */
export function moneyLiteral(draws: Draws, currency: CurrencyPlan): string {
  const word = draws.pick([...currency.words, currency.code]);
  if (draws.chance(8))
    return `${draws.pick(['1', '2'])} ${draws.pick(['million', 'thousand'])} ${word}`;
  const digits = draws.chance(30) ? currency.digits : 0;
  const minor = digits === 0 ? '' : `.${'987654'.slice(0, digits)}`;
  const figure = `${grouped(draws.pick(SUMS))}${minor}`;
  return draws.chance(25) ? `${currency.code} ${figure}` : `${figure} ${word}`;
}

/** An amount of at least 1 in the major unit. */
export function someMoney(draws: Draws, currency: CurrencyPlan): string {
  return `${grouped(draws.pick(SUMS.slice(2)))} ${draws.pick([...currency.words, currency.code])}`;
}

/** Amounts that ascend, for the edges of a table. */
export function risingMoney(draws: Draws, currency: CurrencyPlan, count: number): string[] {
  const from = 2 + draws.below(SUMS.length - 2 - count);
  return SUMS.slice(from, from + count).map((sum) => `${grouped(sum)} ${currency.code}`);
}

/** A step to round to, in the policy's currency. */
export function moneyStep(draws: Draws, { code, digits }: CurrencyPlan): string {
  const smallest = digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`;
  const fives = digits === 0 ? '5' : `0.${'0'.repeat(digits - 1)}5`;
  return `${draws.pick([smallest, smallest, fives, '1', '10', '1,000'])} ${code}`;
}

export function ratioLiteral(draws: Draws): Written {
  return draws.oneOf([
    [5, () => written('primary', draws.pick(['0%', '10%', '12.5%', '30%', '50%', '100%', '150%']))],
    [2, () => written('primary', draws.pick(['1:0.5', '1:1', '2:1', '3 : 1']))],
    [2, () => written('product', draws.pick(['1/2', '2/3', '1/7']))],
  ]);
}

export function risingDays(draws: Draws, count: number): readonly string[] {
  const from = draws.below(DAYS.length - count);
  return DAYS.slice(from, from + count);
}

export const dayLiteral = (draws: Draws): string => draws.pick(DAYS);
export const textLiteral = (draws: Draws): string => JSON.stringify(draws.pick(TEXTS));
export const numberLiteral = (draws: Draws): string =>
  draws.pick(['0', '1', '2', '3', '7', '10', '2.5', '100']);

/** A duration: `6 months`. */
export const durationLiteral = (draws: Draws): string =>
  draws.pick(['1 month', '6 months', '1 year', '3 years', '30 days', '2 weeks']);

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
