// Comparisons. Unknown with anything is unknown.
import { lessTerm, sameTerm, type Term, termOf } from '../ceiling/term.ts';
import type { Compare } from '../model/model.ts';
import { type Result, termFor, truth, unknownFrom } from './result.ts';

type Operator = Compare['operator'];

export function compare(operator: Operator, left: Result, right: Result): Result {
  const known = answer(operator, left, right);
  if (known !== undefined) return truth(known);
  return unknownFrom([left, right], comparedTerm(operator, termFor(left), termFor(right)));
}

function answer(operator: Operator, left: Result, right: Result): boolean | undefined {
  if (operator === '=' || operator === '!=') {
    const same = isSame(left, right);
    return same === undefined ? undefined : same === (operator === '=');
  }
  const order = orderOf(left, right);
  if (order === undefined) return undefined;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return operator satisfies never;
  }
}

function comparedTerm(operator: Operator, left: Term, right: Term): Term {
  switch (operator) {
    case '=':
      return sameTerm(left, right);
    case '!=':
      return termOf('not', sameTerm(left, right));
    case '<':
      return lessTerm(left, right);
    case '>':
      return lessTerm(right, left);
    case '>=':
      return termOf('not', lessTerm(left, right));
    case '<=':
      return termOf('not', lessTerm(right, left));
    default:
      return operator satisfies never;
  }
}

function isSame(left: Result, right: Result): boolean | undefined {
  if (left.kind === 'numeric' && right.kind === 'numeric') return left.value.equals(right.value);
  const [a, b] = [plainOf(left), plainOf(right)];
  return a === undefined || b === undefined ? undefined : a === b;
}

function orderOf(left: Result, right: Result): number | undefined {
  if (left.kind === 'numeric' && right.kind === 'numeric') return left.value.compare(right.value);
  if (left.kind !== 'date' || right.kind !== 'date') return undefined;
  return left.value < right.value ? -1 : left.value === right.value ? 0 : 1;
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
