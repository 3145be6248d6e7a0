// Random expressions of each kind, from literals and facts down to what lists and tables give.

import { aggregate } from './lists.ts';
import {
  dayLiteral,
  durationLiteral,
  moneyLiteral,
  moneyStep,
  numberLiteral,
  ratioLiteral,
  someMoney,
  textLiteral,
} from './literals.ts';
import { at, declaredOf, type Kind, LEVEL, type Scope, type Written, written } from './plan.ts';
import { partsTable, table } from './tables.ts';

type Maker = readonly [weight: number, make: () => Written];

/** An expression of a kind; of depth 0, a fact or a literal. */
export function value(scope: Scope, kind: Kind, depth: number): Written {
  const { draws } = scope;
  if (depth <= 0) return leaf(scope, kind);
  const makers: Maker[] = [[6, () => leaf(scope, kind)], ...ofKind(scope, kind, depth - 1)];
  const found = draws.oneOf(makers);
  return draws.chance(5) ? written('primary', `(${found.text})`) : found;
}

function leaf(scope: Scope, kind: Kind): Written {
  const { draws } = scope;
  const facts = scope.facts.filter((fact) => fact.kind === kind);
  if (facts.length > 0 && (kind === 'enum' || draws.chance(75))) {
    return written('primary', draws.pick(facts).text);
  }
  return literal(scope, kind);
}

/** A literal of the kind. */
export function literal(scope: Scope, kind: Kind): Written {
  const { draws, plan } = scope;
  const { unit, units, currency } = plan;
  const sum = () => draws.pick(['1', '2', '7']);
  switch (kind) {
    case 'money':
      return written('primary', moneyLiteral(draws, currency));
    case 'ratio':
      return ratioLiteral(draws);
    case 'number':
      return written('primary', numberLiteral(draws));
    case 'area':
      return written('primary', `${numberLiteral(draws)} ${draws.pick([unit, units])}`);
    case 'price':
      return written('primary', `${sum()} ${currency.code} per ${unit}`);
    case 'rent':
      return written('primary', `${sum()} ${currency.code} per ${unit} per month`);
    case 'months':
      return written('primary', `${sum()} months`);
    case 'date':
      return written('primary', draws.pick(['as_of', dayLiteral(draws)]));
    case 'text':
      return written('primary', textLiteral(draws));
    case 'boolean':
      return written('primary', draws.pick(['true', 'false']));
    case 'enum':
      return written('primary', draws.pick(plan.enums.flatMap(({ members }) => members)));
    default:
      return kind satisfies never;
  }
}

function ofKind(scope: Scope, kind: Kind, depth: number): readonly Maker[] {
  const { draws } = scope;
  const make = (wanted: Kind, most: number, deep = depth): string =>
    at(value(scope, wanted, deep), most);
  // What stands beside + or − is no “of”: `20% of a + b` asks for parentheses.
  const term = (wanted: Kind): string => {
    const found = value(scope, wanted, depth);
    return / of /.test(found.text) ? at(found, LEVEL.primary) : at(found, LEVEL.product);
  };
  switch (kind) {
    case 'money':
      return [
        ...figures(scope, kind, depth, term),
        [
          4,
          () =>
            written(
              'product',
              `${make('ratio', LEVEL.primary)} of ${make('money', LEVEL.primary)}`,
            ),
        ],
        [
          3,
          () =>
            written('product', `${make('money', LEVEL.primary)} * ${make('ratio', LEVEL.primary)}`),
        ],
        [
          2,
          () =>
            written(
              'product',
              `${make('money', LEVEL.product)} * ${make('number', LEVEL.primary)}`,
            ),
        ],
        [
          2,
          () => written('product', `${make('money', LEVEL.product)} / ${divisor(scope, 'number')}`),
        ],
        [
          2,
          () =>
            written('product', `${make('price', LEVEL.primary)} * ${make('area', LEVEL.primary)}`),
        ],
        [
          1,
          () =>
            written(
              'product',
              `${make('rent', LEVEL.primary)} * ${make('area', LEVEL.primary)} * ${make('months', LEVEL.primary)}`,
            ),
        ],
        [2, () => partsTable(scope, depth)],
      ];
    case 'ratio':
      return [
        ...figures(scope, kind, depth, term),
        [
          2,
          () => written('product', `${make('money', LEVEL.product)} / ${divisor(scope, 'money')}`),
        ],
        [
          1,
          () =>
            written('product', `${make('ratio', LEVEL.primary)} * ${make('ratio', LEVEL.primary)}`),
        ],
      ];
    case 'number':
      return [
        ...figures(scope, kind, depth, term),
        [2, () => elapsed(scope, depth)],
        [
          3,
          () =>
            written(
              'negation',
              `the ${draws.pick(['year', 'month', 'day'])} of ${make('date', LEVEL.primary)}`,
            ),
        ],
        [2, () => aggregate(scope, 'count', 'number', depth)],
        [1, () => written('product', `${make('area', LEVEL.product)} / ${divisor(scope, 'area')}`)],
        [
          1,
          () =>
            written(
              'product',
              `${make('number', LEVEL.product)} * ${make('number', LEVEL.primary)}`,
            ),
        ],
      ];
    case 'area':
      return [
        ...figures(scope, kind, depth, term),
        [
          1,
          () =>
            written('product', `${make('number', LEVEL.primary)} * ${make('area', LEVEL.primary)}`),
        ],
      ];
    case 'price':
      return [
        [
          1,
          () => written('product', `${make('money', LEVEL.primary)} / ${divisor(scope, 'area')}`),
        ],
      ];
    case 'rent':
      return [
        [
          1,
          () => written('product', `${make('price', LEVEL.primary)} / ${divisor(scope, 'months')}`),
        ],
      ];
    case 'months':
      return [];
    case 'date':
      return [
        [4, () => shift(scope, depth)],
        [1, () => extreme(scope, kind, depth)],
        [1, () => aggregate(scope, draws.pick(['largest', 'smallest']), kind, depth)],
        [1, () => table(scope, depth, () => written('bound', make('date', LEVEL.bound)))],
      ];
    case 'text':
    case 'enum':
      return [];
    case 'boolean':
      return [[1, () => scope.make.condition(scope, depth)]];
    default:
      return kind satisfies never;
  }
}

/** What there is of every kind of figure. */
function figures(
  scope: Scope,
  kind: 'money' | 'ratio' | 'number' | 'area',
  depth: number,
  term: (kind: Kind) => string,
): readonly Maker[] {
  const { draws } = scope;
  const inner = (most: number): string => at(value(scope, kind, depth), most);
  return [
    [2, () => written('sum', `${term(kind)} + ${term(kind)}`)],
    [1, () => written('sum', `${term(kind)} - ${term(kind)}`)],
    [2, () => written('sum', `${term(kind)} net of ${term(kind)}`)],
    [2, () => written('bound', `${inner(LEVEL.bound)} capped at ${inner(LEVEL.sum)}`)],
    [1, () => written('bound', `${inner(LEVEL.bound)} floored at ${inner(LEVEL.sum)}`)],
    [
      1,
      () =>
        written('bound', `${inner(LEVEL.bound)} rounded ${mode(scope)} to ${step(scope, kind)}`),
    ],
    [1, () => negated(scope, kind)],
    [1, () => extreme(scope, kind, depth)],
    [2, () => aggregate(scope, draws.pick(['sum', 'sum', 'largest', 'smallest']), kind, depth)],
    [2, () => table(scope, depth, () => written('bound', inner(LEVEL.bound)))],
  ];
}

/** A fact or a figure above zero: dividing by a constant zero is an error. */
function divisor(scope: Scope, kind: Kind): string {
  const { draws, plan } = scope;
  const facts = declaredOf(scope, kind);
  if (facts.length > 0 && draws.chance(60)) return draws.pick(facts).text;
  const figure = draws.pick(['2', '3', '7']);
  switch (kind) {
    case 'money':
      return someMoney(draws, plan.currency);
    case 'area':
      return `${figure} ${plan.unit}`;
    case 'months':
      return `${figure} months`;
    default:
      return figure;
  }
}

/** Of a fact, for a ceiling below zero is an error. */
function negated(scope: Scope, kind: Kind): Written {
  const facts = declaredOf(scope, kind);
  if (facts.length === 0) return literal(scope, kind);
  return written('negation', `-${scope.draws.pick(facts).text}`);
}

export function mode({ draws }: Pick<Scope, 'draws'>): string {
  return draws.pick(['up', 'down', 'half up', 'half even']);
}

function step({ draws, plan }: Scope, kind: 'money' | 'ratio' | 'number' | 'area'): string {
  switch (kind) {
    case 'money':
      return moneyStep(draws, plan.currency);
    case 'ratio':
      return draws.pick(['1%', '10%']);
    case 'number':
      return draws.pick(['1', '0.5', '10']);
    case 'area':
      return `${draws.pick(['1', '0.25'])} ${plan.unit}`;
    default:
      return kind satisfies never;
  }
}

function extreme(scope: Scope, kind: Kind, depth: number): Written {
  const options = Array.from({ length: 2 + scope.draws.below(2) }, () =>
    at(value(scope, kind, depth), LEVEL.sum),
  );
  const which = scope.draws.pick(['largest', 'smallest']);
  return written('primary', `the ${which} of (${options.join(', ')})`);
}

/** `6 months after d`. */
export function shift(scope: Scope, depth: number): Written {
  const { draws } = scope;
  const terms = scope.facts.filter(({ kind }) => kind === 'months').map(({ text }) => text);
  const duration = draws.pick([durationLiteral(draws), durationLiteral(draws), ...terms]);
  const date = at(value(scope, 'date', depth - 1), LEVEL.primary);
  return written('product', `${duration} ${draws.pick(['after', 'before'])} ${date}`);
}

/** `full years from a to b`. */
export function elapsed(scope: Scope, depth: number): Written {
  const unit = scope.draws.pick(['years', 'months', 'weeks', 'days']);
  const day = () => at(value(scope, 'date', depth - 1), LEVEL.primary);
  return written('open', `full ${unit} from ${day()} to ${day()}`);
}
