// Values that stand for all values of a subject: between two neighbouring edges nothing changes, so
// one value from each stretch, and each edge itself, show everything a table can do.
import Fraction from 'fraction.js';
import { constantValue } from '../../model/constant.ts';
import type { Conjunct, Expr } from '../../model/model.ts';
import type { Value } from '../../model/types.ts';
import { edgesOf, sameExpr, within } from '../../model/walk.ts';
import { boundsOf } from './bounds.ts';
import { throughDefines } from './conditions.ts';
import { dateOfDay, dayOfDate } from './days.ts';
import type { AskedTable } from './tables-of.ts';

/**
 * Sample values of one subject in rising order; undefined where edges hang on facts, or, where only
 * the `fixedEdges` are asked for, what may stand between those.
 */
export function samplesOf(
  table: AskedTable,
  column: number,
  among: 'allEdges' | 'fixedEdges' = 'allEdges',
): readonly Value[] | undefined {
  const subject = table.subjects[column];
  const type = subject?.type;
  if (subject === undefined || type === undefined) return undefined;
  switch (type.kind) {
    case 'enum':
      return type.enum.members.map((value) => ({ kind: 'member', value }));
    case 'boolean':
      return [true, false].map((value) => ({ kind: 'boolean', value }));
    case 'money':
    case 'ratio':
    case 'number': {
      const cuts = cutsOf(table, column, subject, among, figureOf);
      const bounds = boundsOf(throughDefines(subject));
      const { low } = bounds;
      const high = table.goesOn ? undefined : bounds.high;
      const floor = table.mode === 'parts' && !low?.gt(0) ? new Fraction(0) : low;
      const step = isWhole(subject);
      return cuts && figures(cuts, floor, high, step, table.mode === 'parts');
    }
    case 'date': {
      const cuts = cutsOf(table, column, subject, among, (value) =>
        value.kind === 'date' ? new Fraction(dayOfDate(value.value)) : undefined,
      );
      return cuts && days(cuts);
    }
    default:
      return undefined;
  }
}

function days(cuts: readonly Fraction[]): readonly Value[] {
  const samples = figures(cuts, new Fraction(1), undefined, true, false);
  return samples.flatMap((sample) =>
    sample.kind === 'numeric'
      ? [{ kind: 'date' as const, value: dateOfDay(Number(sample.value.n)) }]
      : [],
  );
}

function figureOf(value: Value): Fraction | undefined {
  return value.kind === 'numeric' ? value.value : undefined;
}

/** Money facts count whole minor units; other figures are whole where their type says so. */
function isWhole(subject: Expr): boolean {
  const inner = throughDefines(subject);
  if (inner.type.kind === 'number') return inner.type.integer;
  return inner.kind === 'field' && inner.type.kind === 'money' && inner.type.units.length === 0;
}

/** The fixed figures that rows and conditions hold the subject against. */
function cutsOf(
  table: AskedTable,
  column: number,
  subject: Expr,
  among: 'allEdges' | 'fixedEdges',
  read: (value: Value) => Fraction | undefined,
): readonly Fraction[] | undefined {
  const cuts: Fraction[] = [];
  for (const { tests } of table.rows) {
    const test = tests[column];
    for (const edge of test ? edgesOf(test) : []) {
      const value = constantValue(edge);
      const figure = value && read(value);
      if (figure !== undefined) cuts.push(figure);
      else if (among === 'allEdges') return undefined;
    }
  }
  for (const value of comparedWith(table.guard, subject)) {
    const figure = read(value);
    if (figure !== undefined) cuts.push(figure);
  }
  return cuts;
}

function comparedWith(guard: readonly Conjunct[], subject: Expr): readonly Value[] {
  const wanted = throughDefines(subject);
  return guard.flatMap(({ condition }) =>
    [...within(condition, true)].flatMap((expr) => {
      if (expr.kind !== 'compare') return [];
      const [left, right] = [throughDefines(expr.left), throughDefines(expr.right)];
      const other = sameExpr(left, wanted) ? right : sameExpr(right, wanted) ? left : undefined;
      return (other && constantValue(other)) ?? [];
    }),
  );
}

function figures(
  cuts: readonly Fraction[],
  low: Fraction | undefined,
  high: Fraction | undefined,
  whole: boolean,
  portions: boolean,
): readonly Value[] {
  const ends = [low, high].filter((end) => end !== undefined);
  const sorted = distinct([...cuts, ...ends]);
  const samples: Fraction[] = portions ? [] : [...sorted];
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) samples.push(new Fraction(0));
  else samples.push(first.sub(1).floor(), last.add(1).ceil());
  sorted.forEach((cut, at) => {
    const next = sorted[at + 1];
    if (next === undefined) return;
    const middle = cut.add(next).div(2);
    const round = middle.floor();
    samples.push(whole || round.gt(cut) ? round : middle);
  });
  return distinct(samples)
    .filter((one) => !(low && one.lt(low)) && !(high && one.gt(high)))
    .filter((one) => !whole || one.d === 1n)
    .filter((one) => !portions || !sorted.some((cut) => cut.equals(one)))
    .map((value) => ({ kind: 'numeric', value }));
}

function distinct(figures: readonly Fraction[]): readonly Fraction[] {
  const sorted = [...figures].sort((a, b) => a.compare(b));
  return sorted.filter((figure, at) => at === 0 || !sorted[at - 1]?.equals(figure));
}
