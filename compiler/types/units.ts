// Units as powers by name (DESIGN §2.2, Facts): they multiply and cancel, and are erased from figures.
import type { Units } from '../model/types.ts';

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
