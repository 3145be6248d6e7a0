// Comparisons. Unknown with anything is unknown; only where a ceiling is sought may the range of
// what is unknown settle it.
import type { Compare } from '../model/model.ts';
import type { Value } from '../model/types.ts';
import type { View } from './env.ts';
import { isBelow, onlyFigure } from './interval.ts';
import { not } from './logic.ts';
import {
  ANYTHING,
  figure,
  figuresOf,
  type Result,
  truth,
  type Unknown,
  unknownFrom,
} from './result.ts';

type Operator = Compare['operator'];

export function compare(view: View, operator: Operator, left: Result, right: Result): Result {
  const settled = settle(view, operator, left, right);
  // Facts are missing in the order in which they are written.
  return settled.kind === 'unknown' ? unknownFrom([left, right], ANYTHING) : settled;
}

function settle(view: View, operator: Operator, left: Result, right: Result): Result {
  switch (operator) {
    case '=':
      return equal(view, left, right);
    case '!=':
      return not(equal(view, left, right));
    case '<':
      return below(view, left, right);
    case '>':
      return below(view, right, left);
    case '>=':
      return not(below(view, left, right));
    case '<=':
      return not(below(view, right, left));
    default:
      return operator satisfies never;
  }
}

function equal(view: View, left: Result, right: Result): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return truth(left.value.equals(right.value));
  }
  const [a, b] = [plainOf(left), plainOf(right)];
  if (a !== undefined && b !== undefined) return truth(a === b);
  return byRange(view, left, right, () => {
    if (isFigures(left) || isFigures(right)) {
      const [x, y] = [figuresOf(left), figuresOf(right)];
      return isBelow(x, y) === true || isBelow(y, x) === true ? false : undefined;
    }
    const [x, y] = [daysOf(left), daysOf(right)];
    if (x !== undefined && y !== undefined) {
      return x.last < y.first || y.last < x.first ? false : undefined;
    }
    const [names, others] = [membersOf(left), membersOf(right)];
    const apart = names?.every((name) => !others?.includes(name));
    return apart === true && others !== undefined ? false : undefined;
  });
}

function below(view: View, left: Result, right: Result): Result {
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    return truth(left.value.compare(right.value) < 0);
  }
  if (left.kind === 'date' && right.kind === 'date') return truth(left.value < right.value);
  return byRange(view, left, right, () => {
    const [x, y] = [daysOf(left), daysOf(right)];
    if (x === undefined || y === undefined) return isBelow(figuresOf(left), figuresOf(right));
    if (x.last < y.first) return true;
    return x.first >= y.last ? false : undefined;
  });
}

/** Unknown, unless a box settles it; where it does not, the box learns where the answer turns. */
function byRange(
  view: View,
  left: Result,
  right: Result,
  decide: () => boolean | undefined,
): Result {
  if (view.box === undefined) return unknownFrom([left, right], ANYTHING);
  const known = decide();
  if (known !== undefined) return truth(known);
  turn(view, left, right);
  turn(view, right, left);
  return unknownFrom([left, right], ANYTHING);
}

function turn(view: View, side: Result, other: Result): void {
  if (side.kind !== 'unknown' || side.fact === undefined) return;
  const at = exactly(other);
  if (at !== undefined) view.box?.turns.push({ path: side.fact.path, at });
}

function exactly(result: Result): Value | undefined {
  if (result.kind === 'numeric' || result.kind === 'date') return result;
  const only = onlyFigure(figuresOf(result));
  return only === undefined ? undefined : figure(only);
}

/** Truths, members, texts and dates as something `===` compares. */
function plainOf(result: Result): string | boolean | undefined {
  switch (result.kind) {
    case 'boolean':
    case 'text':
    case 'date':
      return result.value;
    case 'member':
      return result.value.name;
    case 'numeric':
    case 'item':
    case 'absentItem':
    case 'keyedItem':
    case 'list':
    case 'unknown':
      return undefined;
    default:
      return result satisfies never;
  }
}

function isFigures(result: Result): boolean {
  return result.kind === 'numeric' || (result.kind === 'unknown' && result.range.of === 'figures');
}

function daysOf(result: Result): { readonly first: string; readonly last: string } | undefined {
  if (result.kind === 'date') return { first: result.value, last: result.value };
  return result.kind === 'unknown' && result.range.of === 'dates' ? result.range : undefined;
}

function membersOf(result: Result): readonly string[] | undefined {
  if (result.kind === 'member') return [result.value.name];
  const unknown: Unknown | undefined = result.kind === 'unknown' ? result : undefined;
  return unknown?.range.of === 'members'
    ? unknown.range.members.map(({ name }) => name)
    : undefined;
}
