// Dates that depend on dates: `6 months after d`, `full years from a to b`.
import type { DatePart, DateShift, DurationUnit, ElapsedTime } from '#language';
import { describeType } from '../types/describe.ts';
import { date, integer, isNumeric } from '../types/kinds.ts';
import { durationUnits } from '../types/units.ts';
import { type Context, hole, type Names } from './context.ts';
import { elaborateAs } from './elaborate-as.ts';
import type { Expr } from './model.ts';
import type { Type } from './types.ts';

export function elaborateShift(context: Context, names: Names, node: DateShift): Expr {
  const duration = context.elaborate(context, names, node.duration);
  const from = elaborateAs(context, names, node.date, date);
  if (duration.type.kind === 'unknown') return hole(node.span);
  const measured = elapsedUnit(duration.type) ?? durationUnit(duration.type);
  if (measured === undefined) {
    context.report('durationWanted', node.duration.span, { found: describeType(duration.type) });
    return hole(node.span);
  }
  return {
    kind: 'shiftDate',
    date: from,
    duration,
    unit: measured,
    direction: node.direction,
    type: date,
    span: node.span,
  };
}

/** The unit of a whole length of time. */
export function durationUnit(type: Type): DurationUnit | undefined {
  if (!isNumeric(type) || type.kind !== 'number' || !type.integer) return undefined;
  const [first, ...others] = type.units;
  if (first === undefined || first[1] !== 1 || others.length > 0) return undefined;
  return durationNamed(first[0]);
}

/** What a count of elapsed time counts. */
function elapsedUnit(type: Type): DurationUnit | undefined {
  if (!isNumeric(type) || type.kind === 'money' || type.units.length > 0) return undefined;
  const [first, ...others] = type.leeway ?? [];
  if (first === undefined || first[2] < 1 || others.length > 0) return undefined;
  return durationNamed(first[0]);
}

function durationNamed(name: string): DurationUnit | undefined {
  return durationUnits.find((unit) => unit === name);
}

export function elaborateDatePart(context: Context, names: Names, node: DatePart): Expr {
  const day = elaborateAs(context, names, node.date, date);
  return { kind: 'datePart', part: node.part, date: day, type: integer, span: node.span };
}

export function elaborateElapsed(context: Context, names: Names, node: ElapsedTime): Expr {
  const from = elaborateAs(context, names, node.from, date);
  const to = elaborateAs(context, names, node.to, date);
  return {
    kind: 'elapsed',
    unit: node.unit,
    from,
    to,
    type: { ...integer, leeway: [[node.unit, 0, 1]] },
    span: node.span,
  };
}
