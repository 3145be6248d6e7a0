// Random conditions: every comparison in every spelling, dates, membership, `is given`, and what
// joins them.

import { quantified } from './lists.ts';
import { dayLiteral, durationLiteral } from './literals.ts';
import {
  at,
  declaredOf,
  type Fact,
  type Kind,
  LEVEL,
  type Scope,
  type Written,
  written,
} from './plan.ts';
import { elapsed } from './values.ts';

const ORDER = [
  'is at least',
  'is at most',
  'is more than',
  'exceeds',
  'is above',
  'is less than',
  'is below',
  'is',
  'is not',
] as const;
const ORDER_OF_DAYS = [
  'is before',
  'is after',
  'is on or before',
  'is on or after',
  'is',
  'is not',
] as const;

/** A condition; of depth 0, about one fact. */
export function condition(scope: Scope, depth: number): Written {
  const { draws } = scope;
  if (depth <= 0)
    return draws.oneOf([
      [4, () => ofFact(scope)],
      [1, () => comparison(scope, 0)],
    ]);
  const inner = (most: number): string => at(condition(scope, depth - 1), most);
  const many = (most: number): readonly string[] =>
    Array.from({ length: 2 + draws.below(2) }, () => inner(most));
  return draws.oneOf([
    [4, () => ofFact(scope)],
    [5, () => comparison(scope, depth - 1)],
    [2, () => days(scope, depth - 1)],
    [2, () => given(scope)],
    [2, () => written('and', many(LEVEL.not).join(' and '))],
    [3, () => written('or', many(LEVEL.and).join(' or '))],
    [1, () => written('not', `not ${inner(LEVEL.not)}`)],
    [2, () => quantified(scope, depth)],
    [2, () => someOf(scope, depth)],
  ]);
}

/** `at least 2 of (a, b, c)`. */
function someOf(scope: Scope, depth: number): Written {
  const { draws } = scope;
  const conditions = Array.from({ length: 2 + draws.below(3) }, () =>
    at(condition(scope, depth - 1), LEVEL.or),
  );
  const words = draws.pick(['at least', 'at least', 'at most', 'exactly']);
  const count = 1 + draws.below(conditions.length);
  return written('primary', `${words} ${count} of (${conditions.join(', ')})`);
}

function ofFact(scope: Scope): Written {
  const { draws } = scope;
  const items = scope.loops.filter(({ entity }) => !entity.reserved);
  if (items.length > 0 && draws.chance(8)) {
    return written(
      'comparison',
      `${draws.pick(items).variable}.id is ${draws.pick(['"A"', 'site'])}`,
    );
  }
  const usable = scope.facts.filter(
    ({ kind }) => kind === 'boolean' || kind === 'enum' || kind === 'text',
  );
  if (usable.length === 0) return comparison(scope, 0);
  const fact = draws.pick(usable);
  switch (fact.kind) {
    case 'boolean':
      return draws.chance(80)
        ? written('primary', fact.text)
        : written(
            'comparison',
            `${fact.text} ${draws.pick(['is', 'is not'])} ${draws.pick(['true', 'false'])}`,
          );
    case 'enum':
      return isOneOf(scope, fact, fact.of?.members ?? []);
    default:
      return isOneOf(scope, fact, ['"alpha"', '"beta"', '"x"']);
  }
}

function isOneOf({ draws }: Scope, fact: Fact, values: readonly string[]): Written {
  const word = draws.pick(['is', 'is not']);
  if (draws.chance(50)) return written('comparison', `${fact.text} ${word} ${draws.pick(values)}`);
  const some = draws.shuffle(values).slice(0, 1 + draws.below(values.length));
  return written('comparison', `${fact.text} ${word} in (${some.join(', ')})`);
}

function comparison(scope: Scope, depth: number): Written {
  const { draws } = scope;
  const kind: Kind = draws.pick(['money', 'money', 'number', 'ratio', 'area', 'date']);
  const side = () => at(scope.make.value(scope, kind, depth), LEVEL.sum);
  const low = declaredOf(scope, kind);
  // Two figures could make a range that runs backwards, which is an error.
  if (low.length > 0 && draws.chance(20)) {
    return written('comparison', `${side()} is between ${draws.pick(low).text} and ${side()}`);
  }
  if (draws.chance(8)) return written('comparison', `${side()} is in (${side()}, ${side()})`);
  if (kind === 'number' && draws.chance(25)) {
    return written('comparison', `${elapsed(scope, depth).text} ${draws.pick(ORDER)} 3`);
  }
  return written(
    'comparison',
    `${side()} ${draws.pick(kind === 'date' ? ORDER_OF_DAYS : ORDER)} ${side()}`,
  );
}

/** `d is at most 6 months after e`, `d is before e`. */
function days(scope: Scope, depth: number): Written {
  const { draws } = scope;
  const day = () => at(scope.make.value(scope, 'date', depth), LEVEL.primary);
  if (draws.chance(50))
    return written('comparison', `${day()} ${draws.pick(ORDER_OF_DAYS)} ${day()}`);
  const word = draws.pick(['is at most', 'is at least', 'is more than', 'is less than']);
  const direction = draws.pick(['after', 'before']);
  const from = draws.chance(30) ? dayLiteral(draws) : day();
  return written('comparison', `${day()} ${word} ${durationLiteral(draws)} ${direction} ${from}`);
}

function given(scope: Scope): Written {
  const facts = scope.facts.filter(({ optional }) => optional);
  if (facts.length === 0) return ofFact(scope);
  const word = scope.draws.pick(['is given', 'is not given']);
  return written('comparison', `${scope.draws.pick(facts).text} ${word}`);
}
