// Random limits and overlap rules: every measure, key, window and outcome, over clauses that they
// share, in a clause, an article and the file.

import { conditionText, type Payer, period, someFact, window } from './clauses.ts';
import { someMoney } from './literals.ts';
import { at, LEVEL, type Scope } from './plan.ts';
import { fewOf } from './tables.ts';

export const LIMIT_PLACES = ['clause', 'article', 'file'] as const;
export type LimitPlace = (typeof LIMIT_PLACES)[number];

export const LIMIT_KEYS = ['applicant', 'item', 'path'] as const;
export type LimitKey = (typeof LIMIT_KEYS)[number];

export const OUTCOMES = ['better', 'firstOf', 'topsUp', 'excludes'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OVERLAP_SCOPES = ['matter', 'applicant', 'field'] as const;
export type OverlapScope = (typeof OVERLAP_SCOPES)[number];

/** `overlap of … on …`; covers `focus` and others. */
export function overlapRule(
  scope: Scope,
  name: string,
  payers: readonly Payer[],
  focus: Payer,
  [outcome, on]: readonly [Outcome, OverlapScope],
): string {
  const { draws } = scope;
  const granting = payers.filter(({ recovers }) => !recovers);
  const others = granting.filter((payer) => payer !== focus);
  const some = [focus, ...draws.shuffle(others).slice(0, 1 + draws.below(2))];
  const withOthers =
    outcome === 'topsUp' || outcome === 'excludes' || some.length < 2 || draws.chance(40);
  const all = outcome !== 'firstOf' && draws.chance(30) && granting.length > 1;
  const named = some.map((payer) => payer.name);
  const where = draws.chance(60) ? ` where ${supportCondition(scope)}` : '';
  const parts = [
    `overlap of ${all ? 'all grants' : named.join(', ')}`,
    ...(withOthers ? [`with other_supports${where}`] : []),
    ...(on === 'matter' && draws.chance(50) ? [] : [`on same ${on === 'field' ? 'site' : on}`]),
    outcomeText(scope, outcome, withOthers ? [...named, 'other_supports'] : named),
  ];
  const begin = draws.chance(15) ? [period(scope)] : [];
  const when = draws.chance(20) ? [`when ${conditionText(scope)}`] : [];
  return [`clause ${name}`, ...begin, ...when, parts.join(' ')].join('\n    ');
}

function outcomeText({ draws }: Scope, outcome: Outcome, order: readonly string[]): string {
  switch (outcome) {
    case 'better':
      return 'takes the better';
    case 'topsUp':
      return 'tops up';
    case 'excludes':
      return 'excludes';
    case 'firstOf':
      return `takes the first of (${draws.shuffle(order).join(', ')})`;
    default:
      return outcome satisfies never;
  }
}

/** About a support from elsewhere, whose facts are named bare. */
function supportCondition(scope: Scope): string {
  const { draws, plan } = scope;
  return draws.pick([
    'authority is "alpha"',
    'kind is "beta" or received',
    'not received',
    'date is given and date is on or after 2025-01-01',
    `amount is at least ${someMoney(draws, plan.currency)}`,
    'policy is in ("alpha", "elsewhere")',
    'matter is given',
  ]);
}

/** A minimum of what each award is paid, in the clause or of clauses by name. */
export function minimum(scope: Scope, read: Scope, names: readonly string[]): string {
  const { draws, plan } = scope;
  const least = draws.chance(70) ? someMoney(draws, plan.currency) : someFact(read);
  const whose = names.length === 0 ? '' : `${eachOf(scope)} of ${names.join(', ')} `;
  return `limit ${whose}to at least ${least}${narrowedWhere(scope, read)} or nothing`;
}

/** A limit stated in the clause that it covers. */
export function clauseLimit(scope: Scope, payer: Payer, key: LimitKey): string {
  const { draws, plan } = scope;
  const measure = draws.pick(['total', 'total', 'count', 'quantity'] as const);
  const to = (): string => {
    if (measure === 'count') return fewOf(scope);
    if (measure === 'quantity') return '';
    if (draws.chance(60)) return someMoney(draws, plan.currency);
    return someFact(payer.scope);
  };
  const byArea = draws.chance(50);
  const quantity = at(
    payer.scope.make.value(payer.scope, byArea ? 'area' : 'number', 1),
    LEVEL.sum,
  );
  const what =
    measure === 'count' ? 'count ' : measure === 'quantity' ? `quantity ${quantity} ` : '';
  const most = measure === 'quantity' ? (byArea ? `10 ${plan.units}` : '10') : to();
  const keys = [
    keyOf(scope, payer, key),
    ...(draws.chance(15) ? [keyOf(scope, payer, 'path')] : []),
  ];
  return `limit ${what}${eachOf(scope)} ${[...new Set(keys)].join(', ')} to ${most}${narrowed(scope, payer.scope)}`;
}

/** A limit that names its clauses, all of which know its keys. */
export function namedLimit(
  scope: Scope,
  payers: readonly Payer[],
  focus: Payer,
  key: LimitKey,
): string {
  const { draws, plan } = scope;
  const alike = payers.filter((payer) => payer.path === focus.path);
  const able = key === 'item' || (key === 'path' && draws.chance(50)) ? alike : payers;
  const others = draws.shuffle(able.filter((payer) => payer !== focus));
  const some = [focus, ...others.slice(0, draws.below(3))];
  const shared = able === alike ? focus.scope : scope;
  const all = able === payers && draws.chance(25);
  const set = all ? 'all grants' : some.map(({ name }) => name).join(', ');
  const count = draws.chance(30) && !all;
  const figure = draws.chance(60) ? someMoney(draws, plan.currency) : someFact(scope);
  const keyed = able === alike ? keyOf(scope, focus, key) : keyOf(scope, { ...focus, scope }, key);
  if (draws.chance(25)) {
    const quantity = at(shared.make.value(shared, 'area', 1), LEVEL.sum);
    return `limit quantity ${quantity} in ${set} ${eachOf(scope)} ${keyed} to 10 ${plan.units}${narrowed(scope, shared)}`;
  }
  return `limit ${count ? 'count of' : 'total of'} ${set} ${eachOf(scope)} ${keyed} to ${count ? fewOf(scope) : figure}${narrowed(scope, shared)}`;
}

function eachOf({ draws }: Scope): string {
  return draws.pick(['each', 'each', 'for each']);
}

function keyOf({ draws, plan }: Scope, payer: Payer, key: LimitKey): string {
  const { loops, facts } = payer.scope;
  switch (key) {
    case 'applicant':
      return plan.applicant.name;
    case 'item': {
      if (loops.length === 0) return plan.applicant.name;
      const { variable, entity } = draws.pick(loops);
      return draws.chance(25) && !entity.reserved ? entity.name : variable;
    }
    case 'path': {
      const usable = facts.filter(
        ({ kind, named }) => ['text', 'enum', 'number', 'date', 'boolean'].includes(kind) && !named,
      );
      return draws.pick(usable).text;
    }
    default:
      return key satisfies never;
  }
}

/** Window, `where`, `counting` and `or nothing`, each sometimes. */
function narrowed(scope: Scope, read: Scope): string {
  const { draws } = scope;
  const where = narrowedWhere(scope, read);
  const counting = draws.chance(20)
    ? ` counting other_supports${draws.chance(50) ? ` where ${supportCondition(scope)}` : ''}`
    : '';
  const breach = draws.chance(25) ? ' or nothing' : '';
  return `${window(scope)}${where}${counting}${breach}`;
}

function narrowedWhere({ draws }: Scope, read: Scope): string {
  return draws.chance(20) ? ` where ${at(read.make.condition(read, 1), LEVEL.or)}` : '';
}
