// Conditions as sentences, with parentheses wherever a reader would group the words otherwise.
import type { Aggregate, Compare, Expr, Logical, SomeOf } from '../model/model.ts';
import type { Voice } from './figures.ts';
import {
  atLeast,
  BINDS,
  filled,
  joined,
  type Piece,
  type Said,
  type Say,
  text,
  textOf,
} from './pieces.ts';

export function sayComparison(expr: Compare, say: Say, voice: Voice): Said {
  const { operator, left, right } = expr;
  if (right.kind === 'constant' && right.value.kind === 'boolean') {
    return right.value.value === (operator === '=') ? say(left) : sayNot(left, say, voice);
  }
  return compared(operator, expr, say, voice);
}

type Operator = Compare['operator'];

const OPPOSITES: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function compared(operator: Operator, { left, right }: Compare, say: Say, voice: Voice): Said {
  const { conditions } = voice.wording;
  const ofDates = left.type.kind === 'date';
  const templates = {
    '=': conditions.equal,
    '!=': conditions.unequal,
    '<': ofDates ? conditions.before : conditions.less,
    '<=': ofDates ? conditions.onOrBefore : conditions.atMost,
    '>': ofDates ? conditions.after : conditions.more,
    '>=': ofDates ? conditions.onOrAfter : conditions.atLeast,
  };
  const side = sides(say, voice);
  const parts = filled(templates[operator], { left: side(left, right), right: side(right, left) });
  return { parts, level: BINDS.compare };
}

/** One side of a comparison with another: a year beside `the year of d` is “2020”, not “2,020”. */
function sides(say: Say, voice: Voice) {
  return (one: Expr, other: Expr): readonly Piece[] => {
    const isYear = other.kind === 'datePart' && other.part === 'year';
    if (isYear && one.kind === 'constant' && one.value.kind === 'numeric') {
      return text(one.value.value.toString());
    }
    return atLeast(say(one), BINDS.sum, voice.wording.conditions.nested);
  };
}

/** What is not so: a comparison turned round, “neither … nor”, else “not …”. */
export function sayNot(operand: Expr, say: Say, voice: Voice): Said {
  const { conditions } = voice.wording;
  const { nested } = conditions;
  if (operand.kind === 'not') return say(operand.operand);
  if (operand.kind === 'given') {
    const parts = filled(conditions.notGiven, { operand: say(operand.operand).parts });
    return { parts, level: BINDS.compare };
  }
  if (operand.kind === 'compare') {
    const { right } = operand;
    const ofTruth = right.kind === 'constant' && right.value.kind === 'boolean';
    if (!ofTruth) return compared(OPPOSITES[operand.operator], operand, say, voice);
    const opposite = { ...operand, operator: OPPOSITES[operand.operator] };
    return sayComparison(opposite, say, voice);
  }
  if (operand.kind === 'logical' && operand.operator === 'or' && operand.operands.length > 1) {
    const options = membership(operand, say, voice);
    if (options !== undefined) {
      const right = joined(options.rights, conditions.nor);
      const parts = filled(conditions.noneOf, { left: options.left, right });
      return { parts, level: BINDS.compare };
    }
    const operands = operand.operands.map((one) => atLeast(say(one), BINDS.not, nested));
    const parts = filled(conditions.neither, { operand: joined(operands, conditions.nor) });
    return { parts, level: BINDS.or };
  }
  const parts = filled(conditions.not, { operand: atLeast(say(operand), BINDS.compare, nested) });
  return { parts, level: BINDS.not };
}

export function sayLogical(expr: Logical, say: Say, voice: Voice): Said {
  const { conditions } = voice.wording;
  const [only, ...others] = expr.operands;
  if (only !== undefined && others.length === 0) return say(only);
  const options = membership(expr, say, voice);
  if (options !== undefined) {
    const right = joined(options.rights, conditions.or);
    return { parts: filled(conditions.equal, { left: options.left, right }), level: BINDS.or };
  }
  const ends = between(expr, say, voice);
  if (ends !== undefined) return { parts: ends, level: BINDS.compare };
  const isAnd = expr.operator === 'and';
  // `and` among `or` needs no parentheses, and is plainer with them.
  const operands = expr.operands.map((one) =>
    one.kind === 'logical' &&
    one.operator === expr.operator &&
    membership(one, say, voice) === undefined
      ? say(one).parts
      : atLeast(say(one), BINDS.not, conditions.nested),
  );
  return {
    parts: joined(operands, isAnd ? conditions.and : conditions.or),
    level: isAnd ? BINDS.and : BINDS.or,
  };
}

/** Conditions of which all must hold. */
export function sayAll(conditions: readonly Said[], voice: Voice): readonly Piece[] {
  const { and, nested } = voice.wording.conditions;
  if (conditions.length === 1) return conditions.flatMap(({ parts }) => parts);
  return joined(
    conditions.map((one) => atLeast(one, BINDS.and, nested)),
    and,
  );
}

export function saySomeOf(
  expr: SomeOf,
  operands: readonly Piece[],
  voice: Voice,
): readonly Piece[] {
  const { conditions } = voice.wording;
  const templates = {
    '>=': conditions.someAtLeast,
    '<=': conditions.someAtMost,
    '=': conditions.someExactly,
  };
  const count = text(String(expr.count));
  return filled(templates[expr.operator], { count, operands });
}

/** “for at least one Project: Major”, which goes on as far as it can. */
export function sayOfItems(
  { operator, value }: Aggregate & { readonly operator: 'any' | 'every' },
  item: readonly Piece[],
  say: Say,
  voice: Voice,
): Said {
  const condition = value === undefined ? [] : say(value).parts;
  const parts = filled(voice.wording.conditions[operator], { item, condition });
  return { parts, level: BINDS.open };
}

interface Options {
  readonly left: readonly Piece[];
  readonly rights: readonly (readonly Piece[])[];
}

/** `is in (a, b)`: equalities of one and the same thing, joined by `or`. */
function membership(expr: Logical, say: Say, voice: Voice): Options | undefined {
  if (expr.operator !== 'or' || expr.operands.length < 2) return undefined;
  const side = sides(say, voice);
  const rights: (readonly Piece[])[] = [];
  let left: readonly Piece[] | undefined;
  for (const operand of expr.operands) {
    if (operand.kind !== 'compare' || operand.operator !== '=') return undefined;
    const { right } = operand;
    if (right.kind === 'constant' && right.value.kind === 'boolean') return undefined;
    const here = side(operand.left, right);
    if (left !== undefined && textOf(left) !== textOf(here)) return undefined;
    left = here;
    rights.push(side(right, operand.left));
  }
  return left === undefined ? undefined : { left, rights };
}

/** `is between a and b`. */
function between(expr: Logical, say: Say, voice: Voice): readonly Piece[] | undefined {
  const { conditions } = voice.wording;
  const [low, high] = expr.operands;
  if (expr.operator !== 'and' || expr.operands.length !== 2) return undefined;
  if (low?.kind !== 'compare' || high?.kind !== 'compare') return undefined;
  if (low.operator !== '>=' || high.operator !== '<=') return undefined;
  const side = sides(say, voice);
  const left = side(low.left, low.right);
  if (textOf(left) !== textOf(side(high.left, high.right))) return undefined;
  const ends = { low: side(low.right, low.left), high: side(high.right, high.left) };
  return filled(conditions.between, { left, ...ends });
}
