// Literals: figures with their scale and unit, percentages, ratios, dates.
import Fraction from 'fraction.js';
import type {
  DateLiteral,
  LiteralUnit,
  NumberLiteral,
  PercentLiteral,
  RatioLiteral,
  Span,
} from '#language';
import { term } from '../diagnostics/terms.ts';
import { isCalendarDay } from '../types/dates.ts';
import { date, money, number, ratio } from '../types/kinds.ts';
import { noUnits, timesUnits, unit } from '../types/units.ts';
import { type Context, hole } from './context.ts';
import { elaborateUnits, unitByName } from './elaborate-unit.ts';
import type { Constant, Expr } from './model.ts';
import type { NumericType, Units } from './types.ts';
import { writtenFigure } from './written.ts';

/** Digits beyond which a figure is a slip, and slow to calculate with. */
const mostDigits = 40;
/** Amounts stay below 10^15 minor units (DESIGN §4). */
const mostMinorUnits = new Fraction(10n ** 15n);

/** Of the scales and minor units that figures are written in, made once. */
const powersOfTen = Array.from({ length: 16 }, (_, power) => new Fraction(10n ** BigInt(power)));

function timesPowerOfTen(value: Fraction, power: number): Fraction {
  return power === 0 ? value : value.mul(powersOfTen[power] ?? new Fraction(10n ** BigInt(power)));
}

/** A constant figure: minor units for money. */
export function figure(value: Fraction, type: NumericType, span: Span): Constant {
  return { kind: 'constant', value: { kind: 'numeric', value }, type, span };
}

/** A figure, with its unit and what it is per: `10 yuan per m2`. */
export function elaborateNumber(context: Context, node: NumberLiteral): Expr {
  const figure = withoutPer(context, node);
  const per = elaborateUnits(context, node.per);
  if (per === undefined || figure.kind !== 'constant') return hole(node.span);
  const { type } = figure;
  return 'units' in type
    ? { ...figure, type: { ...type, units: timesUnits(type.units, per) } }
    : figure;
}

function withoutPer(context: Context, node: NumberLiteral): Expr {
  if (node.digits.length > mostDigits) {
    context.report('figureTooLarge', node.span, { written: `${node.digits.slice(0, 12)}…` });
    return hole(node.span);
  }
  if (reportGroupingPoint(context, node)) return hole(node.span);
  const value = timesPowerOfTen(new Fraction(node.digits), node.scale?.power ?? 0);
  const of = node.unit;
  if (of === undefined) return plain(value, noUnits, node.span);
  switch (of.of) {
    case 'duration':
      return plain(value, unit(of.duration), node.span);
    case 'declared': {
      const name = unitByName(context, of.word, of.span);
      return name === undefined ? hole(node.span) : plain(value, unit(name), node.span);
    }
    case 'currency':
      return elaborateMoney(context, node, of, value);
    default:
      return of satisfies never;
  }
}

/**
 * `500.000 euro` where points group digits is half a million; here it would be 500. Nobody needs the
 * three zeros, but for money whose smallest unit is a thousandth.
 */
function reportGroupingPoint(context: Context, node: NumberLiteral): boolean {
  const { currency, currencyKnown } = context;
  const asGroups = withCommas(node);
  const [whole = '', decimals] = node.digits.split('.');
  if (asGroups === undefined || decimals !== '000') return false;
  const isMoney = node.unit?.of === 'currency' && node.scale === undefined;
  if (isMoney && (!currencyKnown || currency.digits === decimals.length)) return false;
  const asDecimals = writtenFigure({ ...node, digits: whole });
  const parameters = { written: writtenFigure(node), grouped: asGroups, worth: asDecimals };
  const fixes = (['asGroups', 'asDecimals'] as const).map((title) => ({
    title,
    edits: [{ span: node.span, text: title === 'asGroups' ? asGroups : asDecimals }],
  }));
  context.report('groupingPoint', node.span, parameters, { fixes });
  return true;
}

/** The figure whose one point groups three digits, if it can be read so: `500.000`, not `0.125`. */
function withCommas(node: NumberLiteral): string | undefined {
  const isReadable = node.per.every(({ unit: { kind } }) => kind === 'name');
  if (!isReadable || !/^[1-9]\d{0,2}\.\d{3}$/.test(node.digits)) return undefined;
  return writtenFigure({ ...node, digits: node.digits.replace('.', ',') });
}

function plain(value: Fraction, units: Units, span: Span): Constant {
  return figure(value, { ...number, units, integer: value.d === 1n }, span);
}

function elaborateMoney(
  context: Context,
  node: NumberLiteral,
  of: Extract<LiteralUnit, { of: 'currency' }>,
  value: Fraction,
): Expr {
  const { currency } = context;
  const declared = [of.word, of.code].find((name) => context.declarations.units.has(name));
  if (!meansCurrency(context, of)) {
    if (declared !== undefined) {
      const name = unitByName(context, declared, of.span) ?? declared;
      return plain(value, unit(name), node.span);
    }
    const suggestion = inOwnCurrency(context, node);
    const edit = of.before
      ? { span: node.span, text: suggestion }
      : { span: of.span, text: suggestion.slice(suggestion.lastIndexOf(' ') + 1) };
    const fix = { title: 'write' as const, parameters: { suggestion }, edits: [edit] };
    const fixes = [{ ...fix, unsure: true }];
    const parameters = { found: of.code, currency: currency.code };
    context.report('otherCurrency', node.span, parameters, { fixes });
    return hole(node.span);
  }
  const minor = timesPowerOfTen(value, currency.digits);
  if (context.currencyKnown && minor.d !== 1n) {
    const { code, digits } = currency;
    const written = writtenFigure(node);
    const parameters = { written, currency: code, digits };
    const suggestion = withCommas(node);
    if (suggestion === undefined) {
      const fixes = roundedAmounts(node, digits);
      context.report('moneyTooFine', node.span, parameters, { fixes });
    } else {
      const advice = term('decimalPoint', { instead: suggestion });
      const fix = { title: 'write' as const, parameters: { suggestion } };
      const edits = [{ span: node.span, text: suggestion }];
      // A thousand times as much, or a figure to be rounded: the source knows.
      const fixes = [{ ...fix, edits, unsure: true }, ...roundedAmounts(node, digits)];
      context.report('moneyTooFine', node.span, { ...parameters, advice }, { fixes });
    }
    return hole(node.span);
  }
  if (minor.gte(mostMinorUnits)) {
    context.report('figureTooLarge', node.span, { written: writtenFigure(node) });
    return hole(node.span);
  }
  return figure(minor, money, node.span);
}

/** The payable amounts below and above; only where the figure has no scale (`0.0000015 million`). */
function roundedAmounts(node: NumberLiteral, places: number) {
  const [whole = '', decimals = ''] = node.digits.split('.');
  if (node.scale !== undefined) return [];
  const below = BigInt(whole + decimals.slice(0, places).padEnd(places, '0'));
  return [below, below + 1n].map((minor) => {
    const all = String(minor).padStart(places + 1, '0');
    const cut = all.length - places;
    const figure = places === 0 ? all : `${all.slice(0, cut)}.${all.slice(cut)}`;
    const digits = figure.replace(/\B(?=(?:\d{3})+(?:\.|$))(?<!\.\d*)/g, ',');
    const suggestion = writtenFigure({ ...node, digits });
    const edits = [{ span: node.span, text: suggestion }];
    return { title: 'round' as const, parameters: { suggestion }, edits, unsure: true };
  });
}

/** The same figure in the policy's currency: it may be that only its word is a slip. */
function inOwnCurrency({ currency }: Context, node: NumberLiteral): string {
  const { unit: _, ...figureAlone } = node;
  const word = node.digits === '1' && node.scale === undefined ? currency.word : currency.plural;
  return `${writtenFigure({ ...figureAlone, unit: undefined, per: [] })} ${word}`;
}

/** A word may belong to several currencies; the policy’s own is meant if it is among them. */
function meansCurrency(context: Context, of: Extract<LiteralUnit, { of: 'currency' }>): boolean {
  const { code } = context.currency;
  if (!context.currencyKnown || of.code === code) return true;
  return context.vocabulary.currencies.get(of.word)?.includes(code) ?? false;
}

export function elaboratePercent(context: Context, node: PercentLiteral): Expr {
  if (node.digits.length > mostDigits) {
    context.report('figureTooLarge', node.span, { written: `${node.digits.slice(0, 12)}…` });
    return hole(node.span);
  }
  return figure(new Fraction(node.digits).div(100), ratio, node.span);
}

/** a : b is b/a: a match of 1 : 0.5 pays half. */
export function elaborateRatio(context: Context, node: RatioLiteral): Expr {
  const written = `${node.left}:${node.right}`;
  if (written.length > mostDigits) {
    context.report('figureTooLarge', node.span, { written: `${written.slice(0, 12)}…` });
    return hole(node.span);
  }
  const left = new Fraction(node.left);
  if (left.equals(0)) {
    context.report('zeroRatio', node.span, { ratio: written });
    return hole(node.span);
  }
  return figure(new Fraction(node.right).div(left), ratio, node.span);
}

/** What may be meant by a day that there is not: the same in two digits each, the last of its month, the next one, month and day swapped. */
function daysNear(iso: string): readonly string[] {
  const [year = '', month = '', day = ''] = iso.split('-');
  const padded = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  if (isCalendarDay(padded)) return [padded];
  const swapped = `${year}-${day}-${month}`;
  if (Number(month) > 12) return isCalendarDay(swapped) ? [swapped] : [];
  const last = [31, 30, 29, 28]
    .map((number) => `${year}-${month}-${number}`)
    .find((one) => isCalendarDay(one));
  if (last === undefined || Number(day) < 28) return [];
  const next =
    Number(month) === 12
      ? `${String(Number(year) + 1).padStart(4, '0')}-01-01`
      : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return [last, next].filter(isCalendarDay);
}

export function elaborateDate(context: Context, node: DateLiteral): Expr {
  if (!isCalendarDay(node.iso)) {
    const fixes = daysNear(node.iso).map((suggestion) => ({
      title: 'write' as const,
      parameters: { suggestion },
      edits: [{ span: node.span, text: suggestion }],
    }));
    context.report('impossibleDate', node.span, { date: node.iso }, { fixes });
    return hole(node.span);
  }
  return {
    kind: 'constant',
    value: { kind: 'date', value: node.iso },
    type: date,
    span: node.span,
  };
}
