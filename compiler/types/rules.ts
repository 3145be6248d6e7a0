// What may be done with which values, and what comes of it: typing rules as pure functions.
import type { NumericType, Type } from '../model/types.ts';
import { isNumeric, join, number, ratio, unknown } from './kinds.ts';
import { inverseMeasure, timesMeasure } from './units.ts';

/** The type that comes of an operation, or why there is none (a name in the catalogue). */
export type Ruling<R extends string> = { readonly type: Type } | { readonly refused: R };

export type SumRefusal = 'unlikeSum' | 'unlikeUnits' | 'dateSum';

/** `a + b`, `a - b`, `a net of b`, the larger and the smaller of two figures: like with like. */
export function sumType(left: Type, right: Type): Ruling<SumRefusal> {
  if (left.kind === 'date' || right.kind === 'date') return { refused: 'dateSum' };
  if (left.kind === 'unknown' || right.kind === 'unknown') return { type: unknown };
  return likeFigures(left, right);
}

function likeFigures(left: Type, right: Type): Ruling<'unlikeSum' | 'unlikeUnits'> {
  if (!isNumeric(left) || !isNumeric(right)) return { refused: 'unlikeSum' };
  const joined = join([left, right]);
  if (joined !== undefined) return { type: joined };
  const alike = left.kind === right.kind || (isScalar(left) && isScalar(right));
  return { refused: alike ? 'unlikeUnits' : 'unlikeSum' };
}

function isScalar(type: NumericType): boolean {
  return type.kind !== 'money';
}

export type ProductRefusal = 'moneyTimesMoney' | 'badDivision' | 'wrongLeft' | 'wrongRight';

/** `a * b`, `a of b`: money by a ratio or a number; units multiply and cancel. */
export function productType(
  left: Type,
  right: Type,
): Ruling<'moneyTimesMoney' | 'wrongLeft' | 'wrongRight'> {
  if (left.kind !== 'unknown' && !isNumeric(left)) return { refused: 'wrongLeft' };
  if (right.kind !== 'unknown' && !isNumeric(right)) return { refused: 'wrongRight' };
  if (left.kind === 'unknown' || right.kind === 'unknown') return { type: unknown };
  if (left.kind === 'money' && right.kind === 'money') return { refused: 'moneyTimesMoney' };
  const measure = timesMeasure(left, right);
  if (left.kind === 'money' || right.kind === 'money') {
    return { type: { kind: 'money', ...measure, integer: false } };
  }
  const bothRatios = left.kind === 'ratio' && right.kind === 'ratio';
  const integer = left.integer && right.integer;
  return { type: { kind: bothRatios ? 'ratio' : 'number', ...measure, integer } };
}

/** `a / b`: money by money is a ratio; nothing else is divided by money. */
export function quotientType(
  left: Type,
  right: Type,
): Ruling<'badDivision' | 'wrongLeft' | 'wrongRight'> {
  if (left.kind !== 'unknown' && !isNumeric(left)) return { refused: 'wrongLeft' };
  if (right.kind !== 'unknown' && !isNumeric(right)) return { refused: 'wrongRight' };
  if (left.kind === 'unknown' || right.kind === 'unknown') return { type: unknown };
  const measure = timesMeasure(left, inverseMeasure(right));
  if (right.kind === 'money') {
    if (left.kind !== 'money') return { refused: 'badDivision' };
    return { type: { ...(measure.units.length === 0 ? ratio : number), ...measure } };
  }
  return { type: { kind: left.kind, ...measure, integer: false } };
}

/** `is`, `is not`: any two values of one kind. */
export function equalityType(left: Type, right: Type): Ruling<'unlikeComparison' | 'unlikeUnits'> {
  return comparable(left, right);
}

/** `is more than` and its like: figures and dates only. */
export function orderType(
  left: Type,
  right: Type,
): Ruling<'unlikeComparison' | 'unlikeUnits' | 'noOrder'> {
  const ordered = (type: Type) =>
    type.kind === 'unknown' || type.kind === 'date' || isNumeric(type);
  if (!ordered(left) && !ordered(right)) return { refused: 'noOrder' };
  return comparable(left, right);
}

function comparable(left: Type, right: Type): Ruling<'unlikeComparison' | 'unlikeUnits'> {
  if (left.kind === 'unknown' || right.kind === 'unknown') return { type: { kind: 'boolean' } };
  if (join([left, right]) !== undefined) return { type: { kind: 'boolean' } };
  const scalars = isNumeric(left) && isNumeric(right);
  const alike = scalars && (left.kind === right.kind || (isScalar(left) && isScalar(right)));
  return { refused: alike ? 'unlikeUnits' : 'unlikeComparison' };
}
