// What no dossier can come to, where that is cheap to tell: what fixed figures, declared ranges and
// the conditions around a place exclude. Nothing here guesses; what is not excluded is to be shown.
import { type Bounds, boundsOf } from '../../checks/tables/bounds.ts';
import { type Assignment, letsThrough } from '../../checks/tables/conditions.ts';
import { truth } from '../../interpret/result.ts';
import { constantValue } from '../../model/constant.ts';
import type { Compare, Conjunct, Expr } from '../../model/model.ts';

/** Whether a condition can be true, or false, where the conditions around it hold. */
export function canBe(leaf: Expr, value: boolean, around: readonly Conjunct[]): boolean {
  const alone = { condition: leaf, wanted: value, span: leaf.span };
  if (!letsThrough([alone], [])) return false;
  if (leaf.kind === 'compare' && !rangesAllow(leaf, value)) return false;
  return letsThrough(around, [[leaf, truth(value)], ...saidBy(leaf, value)]);
}

/** What an equation that holds says of its left side. */
function saidBy(leaf: Expr, value: boolean): Assignment {
  if (leaf.kind !== 'compare' || leaf.operator !== (value ? '=' : '!=')) return [];
  const right = constantValue(leaf.right);
  return right === undefined ? [] : [[leaf.left, right]];
}

/** Whether a figure or date can be the fixed one, where the conditions around let it. */
export function mayEqual(left: Expr, right: Expr, around: readonly Conjunct[]): boolean {
  const fixed = constantValue(right);
  return fixed === undefined || letsThrough(around, [[left, fixed]]);
}

type Order = 'less' | 'equal' | 'more';

const ORDERS: Readonly<Record<Compare['operator'], readonly Order[]>> = {
  '<': ['less'],
  '<=': ['less', 'equal'],
  '=': ['equal'],
  '!=': ['less', 'more'],
  '>=': ['equal', 'more'],
  '>': ['more'],
};

function rangesAllow({ operator, left, right }: Compare, value: boolean): boolean {
  return ordersOf(left, right).some((order) => ORDERS[operator].includes(order) === value);
}

/** How two figures or dates may stand to one another by what they are declared to be. */
export function ordersOf(left: Expr, right: Expr): readonly Order[] {
  const [a, b] = [boundsOf(left), boundsOf(right)];
  const equal = !isAbove(a.low, b.high) && !isAbove(b.low, a.high);
  return [
    ...(reaches(a.low, b.high) ? [] : (['less'] as const)),
    ...(equal ? (['equal'] as const) : []),
    ...(reaches(b.low, a.high) ? [] : (['more'] as const)),
  ];
}

function reaches(low: Bounds['low'], high: Bounds['high']): boolean {
  return low !== undefined && high !== undefined && low.gte(high);
}

function isAbove(low: Bounds['low'], high: Bounds['high']): boolean {
  return low !== undefined && high !== undefined && low.gt(high);
}
