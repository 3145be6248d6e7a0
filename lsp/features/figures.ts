// Figures read out: `3 million yuan` is ¥3,000,000.00, `2025-03-31` a Monday.
import {
  type Constant,
  type Currency,
  fill,
  type Model,
  numberText,
  type Units,
  wordingOf,
} from '#compiler';
import { type Expression, Lately, type NumberLiteral } from '#language';
import { wordsOf } from '../words/languages.ts';

type Fraction = Extract<Constant['value'], { readonly kind: 'numeric' }>['value'];

/**
 * An amount in minor units with the currency's sign: `¥3,000,000.00`, exact at any size. `digits`: the
 * least that stand after the point.
 */
export function moneyShown(
  minor: Fraction,
  currency: Currency,
  language: string,
  digits: number = currency.digits,
): string {
  const scale = 10n ** BigInt(currency.digits);
  const figure = numberText(minor.abs().div(scale, 1n), wordingOf(language), digits);
  const shown = unitOf(currency, language)
    .map(({ type, value }) => (type === 'integer' ? figure : value))
    .join('');
  return minor.s < 0n ? `−${shown}` : shown;
}

/** One unit of a currency with its sign: `¥1`. Of the many dollars each says which it is: `NT$1`. */
function unitOf({ code }: Currency, language: string): readonly Intl.NumberFormatPart[] {
  return units.at(`${language} ${code}`, () => unitWritten(code, language));
}

/** Of all figures of a policy the unit is one, and making a format takes long. */
const units = new Lately<readonly Intl.NumberFormatPart[]>(100);

function unitWritten(code: string, language: string): readonly Intl.NumberFormatPart[] {
  const written = (currencyDisplay: 'narrowSymbol' | 'symbol') =>
    new Intl.NumberFormat(wordsOf(language).hover.locale, {
      style: 'currency',
      currency: code,
      currencyDisplay,
      maximumFractionDigits: 0,
    }).formatToParts(1);
  const short = written('narrowSymbol');
  return short.some(({ type, value }) => type === 'currency' && value === '$')
    ? written('symbol')
    : short;
}

/** The name of a currency by its code: “Chinese Yuan”; the code where there is none. */
export function currencyName(code: string, language: string): string {
  try {
    const names = new Intl.DisplayNames(wordsOf(language).hover.locale, { type: 'currency' });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** `Monday 31 March 2025`; undefined of a day that is none. */
export function dateShown(iso: string, language: string): string | undefined {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  const { locale, date: template } = wordsOf(language).hover;
  const shown = (part: 'weekday' | 'day' | 'month' | 'year') =>
    new Intl.DateTimeFormat(locale, {
      [part]: part === 'weekday' || part === 'month' ? 'long' : 'numeric',
      timeZone: 'UTC',
    }).format(date);
  return fill(template, {
    weekday: shown('weekday'),
    day: shown('day'),
    month: shown('month'),
    year: shown('year'),
  });
}

/** A literal read out; undefined where there is nothing to add to what is written. */
export function readOut(literal: Expression, value: Constant, model: Model): string | undefined {
  const { language } = model;
  const { figures, equals } = wordsOf(language).hover;
  const wording = wordingOf(language);
  const shown = (figure: string) => fill(equals, { figure });
  switch (value.value.kind) {
    case 'date':
      return dateShown(value.value.value, language);
    case 'numeric': {
      const figure = value.value.value;
      if (value.type.kind === 'money') {
        const amount = moneyShown(figure, model.currency, language);
        return shown(withUnits(amount, value.type.units, model));
      }
      const percent = `${numberText(figure.mul(100n, 1n), wording)}%`;
      if (literal.kind === 'ratio') {
        return fill(figures.ratio, { percent, left: literal.left, right: literal.right });
      }
      if (literal.kind === 'percent') return shown(numberText(figure, wording));
      if (value.type.kind === 'ratio') return fill(figures.share, { percent });
      if (value.type.kind !== 'number' || literal.kind !== 'number') return undefined;
      const plain = numberText(figure, wording);
      const unchanged = literal.scale === undefined && value.type.units.length === 0;
      const units = value.type.units.map(
        ([name, power]) => [power > 0 ? asWritten(literal, name) : name, power] as const,
      );
      return unchanged ? undefined : shown(withUnits(plain, units, model));
    }
    case 'boolean':
    case 'member':
    case 'text':
      return undefined;
    default:
      return value.value satisfies never;
  }
}

/** A unit in the word that the figure bears: of 200 there are metres, though the unit is the metre. */
function asWritten({ unit }: NumberLiteral, name: string): string {
  if (unit?.of === 'declared') return unit.word;
  return unit?.of === 'duration' && unit.duration === name ? unit.word : name;
}

/** With its units by name: `¥10.00 per m2 per month`, `40 m2`. */
function withUnits(figure: string, units: Units, { language }: Model): string {
  const { figures } = wordsOf(language).hover;
  const above = units.filter(([, power]) => power > 0).map(([name]) => name);
  const below = units.filter(([, power]) => power < 0).map(([name]) => name);
  let shown = figure;
  for (const unit of above) shown = fill(figures.quantity, { figure: shown, unit });
  for (const unit of below) {
    shown = fill(figures.per, { amount: shown, units: fill(figures.perUnit, { unit }) });
  }
  return shown;
}
