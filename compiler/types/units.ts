// Units as powers by name (DESIGN §2.2, Facts): they multiply and cancel, and are erased from figures.
import type { Leeway, Units } from '../model/types.ts';

export const noUnits: Units = [];

/** The units of time that every policy has. */
export const durationUnits = ['year', 'month', 'week', 'day'] as const;

/** One unit to a power; of power 0 it is none. */
export function unit(name: string, power = 1): Units {
  return power === 0 ? noUnits : [[name, power]];
}

/** Units of a product: `m2⁻¹` times `m2` cancels. */
export function timesUnits(left: Units, right: Units): Units {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const powers = new Map<string, number>(left);
  for (const [name, power] of right) powers.set(name, (powers.get(name) ?? 0) + power);
  return [...powers]
    .filter(([, power]) => power !== 0)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Units of one over a quantity. */
export function inverseUnits(units: Units): Units {
  return units.map(([name, power]) => [name, -power] as const);
}

/** Whether two quantities can be added and compared. */
export function sameUnits(left: Units, right: Units): boolean {
  return (
    left.length === right.length &&
    left.every(([name, power], at) => right[at]?.[0] === name && right[at]?.[1] === power)
  );
}

/** The units of a figure, with those that it may be taken in. */
export interface Measure {
  readonly units: Units;
  readonly leeway?: Leeway | undefined;
}

type Ranges = ReadonlyMap<string, readonly [low: number, high: number]>;
const none = [0, 0] as const;

function rangesOf({ units, leeway = [] }: Measure): Ranges {
  const ranges = new Map(units.map(([name, power]) => [name, [power, power] as const]));
  for (const [name, low, high] of leeway) {
    const [power] = ranges.get(name) ?? none;
    ranges.set(name, [power + low, power + high]);
  }
  return ranges;
}

/** The power nearest to none is the one said. */
function measureOf(ranges: Ranges): Measure {
  const sorted = [...ranges].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const all = sorted.map(([name, [low, high]]) => {
    const power = low > 0 ? low : high < 0 ? high : 0;
    return [name, power, low - power, high - power] as const;
  });
  const units = all.flatMap(([name, power]) => (power === 0 ? [] : [[name, power] as const]));
  const leeway = all.flatMap(([name, , low, high]) =>
    low === high ? [] : [[name, low, high] as const],
  );
  return leeway.length === 0 ? { units } : { units, leeway };
}

function together(
  a: Measure,
  b: Measure,
  both: (
    a: readonly [number, number],
    b: readonly [number, number],
  ) => readonly [number, number] | undefined,
): Measure | undefined {
  const [left, right] = [rangesOf(a), rangesOf(b)];
  const ranges = new Map<string, readonly [number, number]>();
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const range = both(left.get(name) ?? none, right.get(name) ?? none);
    if (range === undefined) return undefined;
    ranges.set(name, range);
  }
  return measureOf(ranges);
}

/** Units of a product: `m2⁻¹` times `m2` cancels, and a price per month cancels full months. */
export function timesMeasure(a: Measure, b: Measure): Measure {
  if (a.leeway === undefined && b.leeway === undefined) {
    return { units: timesUnits(a.units, b.units) };
  }
  return together(a, b, ([low, high], [least, most]) => [low + least, high + most]) ?? a;
}

/** Units of one over a quantity. */
export function inverseMeasure({ units, leeway }: Measure): Measure {
  const inverse = inverseUnits(units);
  if (leeway === undefined) return { units: inverse };
  return {
    units: inverse,
    leeway: leeway.map(([name, low, high]) => [name, -high, -low] as const),
  };
}

/** The units that two quantities have in common; undefined where they cannot be added or compared. */
export function commonMeasure(a: Measure, b: Measure): Measure | undefined {
  if (a.leeway === undefined && b.leeway === undefined) {
    return sameUnits(a.units, b.units) ? { units: a.units } : undefined;
  }
  return together(a, b, ([low, high], [least, most]) => {
    const range = [Math.max(low, least), Math.min(high, most)] as const;
    return range[0] > range[1] ? undefined : range;
  });
}

/** A figure's units for a reader: those of elapsed time where it has no others. */
export function shownUnits({ units, leeway = [] }: Measure): Units {
  if (units.length > 0) return units;
  return leeway.flatMap(([name, low, high]) => {
    const power = high > 0 ? high : low;
    return power === 0 ? [] : [[name, power] as const];
  });
}
