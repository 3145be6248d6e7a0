// The kinds of values: making them, telling them apart, and which may stand where another is wanted.
import type { NumericType, Type } from '../model/types.ts';
import { commonMeasure, type Measure, noUnits } from './units.ts';

export const unknown: Type = { kind: 'unknown' };
export const boolean: Type = { kind: 'boolean' };
export const date: Type = { kind: 'date' };
export const text: Type = { kind: 'text' };
export const money: NumericType = { kind: 'money', units: noUnits, integer: false };
export const ratio: NumericType = { kind: 'ratio', units: noUnits, integer: false };
export const number: NumericType = { kind: 'number', units: noUnits, integer: false };
export const integer: NumericType = { kind: 'number', units: noUnits, integer: true };

/** Money, ratio or number. */
export function isNumeric(type: Type): type is NumericType {
  return type.kind === 'money' || type.kind === 'ratio' || type.kind === 'number';
}

/** A figure without kind or unit of its own: a ratio, or a number that counts nothing. */
export function isPlainFigure(type: Type): boolean {
  return type.kind === 'ratio' || (type.kind === 'number' && type.units.length === 0);
}

/**
 * Whether a value of one type may stand where the other is wanted. A ratio and a plain number
 * may stand for each other; what is unknown fits everywhere.
 */
export function fits(type: Type, wanted: Type): boolean {
  if (type.kind === 'unknown' || wanted.kind === 'unknown') return true;
  if (isNumeric(type) && isNumeric(wanted)) {
    if (wanted.integer && !type.integer) return false;
    const alike = type.kind === wanted.kind || (isPlainFigure(type) && isPlainFigure(wanted));
    return alike && commonMeasure(type, wanted) !== undefined;
  }
  switch (wanted.kind) {
    case 'enum':
      return type.kind === 'enum' && type.enum === wanted.enum;
    case 'entity':
      return type.kind === 'entity' && type.entity === wanted.entity;
    case 'list':
      return type.kind === 'list' && fits(type.of, wanted.of);
    default:
      return type.kind === wanted.kind;
  }
}

/**
 * The type of a value that is one of several (rows of a table, branches of a choice), or undefined
 * if they are not of one kind. Ratios among plain numbers make a ratio.
 */
export function join(types: readonly Type[]): Type | undefined {
  const known = types.filter((type) => type.kind !== 'unknown');
  const [first, ...others] = known;
  if (first === undefined) return unknown;
  if (!isNumeric(first)) return others.every((type) => fits(type, first)) ? first : undefined;
  const figures = known.filter(isNumeric);
  if (figures.length < known.length) return undefined;
  const loose = { ...first, integer: false };
  if (!figures.every((type) => fits(type, loose))) return undefined;
  const measure = measureOfAll(figures);
  if (measure === undefined) return undefined;
  return {
    kind: figures.some((type) => type.kind === 'ratio') ? 'ratio' : first.kind,
    ...measure,
    integer: figures.every((type) => type.integer),
  };
}

/**
 * The units that figures of one kind have in common. A plain number beside elapsed time counts the same:
 * `12 - full months from a to b` may still be taken in months.
 */
function measureOfAll([first, ...others]: readonly NumericType[]): Measure | undefined {
  let all: Measure | undefined = first && measured(first);
  for (const type of others) {
    const common = all && commonMeasure(all, type);
    if (all === undefined || common === undefined) return undefined;
    const counts = type.kind !== 'money';
    if (counts && isBare(all)) all = measured(type);
    else if (!counts || !isBare(type)) all = common;
  }
  return all;
}

function measured({ units, leeway }: NumericType): Measure {
  return leeway === undefined ? { units } : { units, leeway };
}

function isBare({ units, leeway }: Measure): boolean {
  return units.length === 0 && leeway === undefined;
}
