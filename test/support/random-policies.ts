// Whole random policies as text, nearly all of them sound, over every construct of the language:
// written from a typed plan (random-policies/plan.ts), so that types, units, labels and guards fit.

import {
  applicantScope,
  conditionText,
  type DrawnClause,
  type Payer,
  payingClause,
  period,
  statingClause,
} from './random-policies/clauses.ts';
import { condition } from './random-policies/conditions.ts';
import { declarations } from './random-policies/declarations.ts';
import { type Draws, drawsFrom } from './random-policies/draws.ts';
import { moneyStep } from './random-policies/literals.ts';
import {
  at,
  type CurrencyPlan,
  type EntityPlan,
  factsOf,
  type Kind,
  knowing,
  LEVEL,
  type ListPlan,
  listsOf,
  type Plan,
  type Scope,
} from './random-policies/plan.ts';
import {
  clauseLimit,
  LIMIT_KEYS,
  LIMIT_PLACES,
  type LimitKey,
  type LimitPlace,
  minimum,
  namedLimit,
  OUTCOMES,
  type Outcome,
  OVERLAP_SCOPES,
  type OverlapScope,
  overlapRule,
} from './random-policies/rules.ts';
import { datedTable } from './random-policies/tables.ts';
import { literal, mode, value } from './random-policies/values.ts';

export interface RandomPolicy {
  readonly seed: number;
  readonly text: string;
  /** `shared.clause`, where the policy uses one. */
  readonly shared: string | undefined;
}

/** What a policy must have, whatever else is drawn: rules over one clause. */
export interface Demand {
  readonly overlaps: readonly (readonly [Outcome, OverlapScope])[];
  readonly limits: readonly (readonly [LimitPlace, LimitKey])[];
}

/** Demands that together pair every overlap outcome and scope with every place and key of a limit. */
export const DEMANDS: readonly Demand[] = OUTCOMES.flatMap((outcome) =>
  OVERLAP_SCOPES.flatMap((on) =>
    LIMIT_PLACES.map((place) => ({
      overlaps: [[outcome, on] as const],
      limits: LIMIT_KEYS.map((key) => [place, key] as const),
    })),
  ),
);

/** The policy of a seed, which reduce.ts makes smaller where it fails; with all that is demanded. */
export function randomPolicy(seed: number, demand?: Demand): RandomPolicy {
  const draws = drawsFrom(seed);
  const { plan, text: declared, shared } = declarations(draws);
  let named = 0;
  const fresh = (stem: string): string => `${stem}${++named}`;
  const bare = applicantScope(plan, { draws, fresh, make: { value, condition } });
  const { text: figures, scope } = figuresAndDefines(bare);
  const wanted = demand ?? drawnDemand(draws);
  return {
    seed,
    shared,
    text: [
      header(draws, plan.currency, bare),
      declared,
      ...figures,
      ...(draws.chance(25) ? [applies(scope)] : []),
      ...body(scope, wanted),
    ].join('\n\n'),
  };
}

function drawnDemand(draws: Draws): Demand {
  const some = <T>(most: number, make: () => T): readonly T[] =>
    Array.from({ length: draws.below(most + 1) }, make);
  return {
    overlaps: some(3, () => [draws.pick(OUTCOMES), draws.pick(OVERLAP_SCOPES)] as const),
    limits: some(4, () => [draws.pick(LIMIT_PLACES), draws.pick(LIMIT_KEYS)] as const),
  };
}

function header(draws: Draws, currency: CurrencyPlan, scope: Scope): string {
  return [
    'policy random_scheme "Random Scheme"',
    ...(draws.chance(30) ? ['source "scheme.txt"'] : []),
    ...(draws.chance(30) ? ['issuer "Office of Chance"'] : []),
    `currency ${currency.code}`,
    ...(draws.chance(80) ? [`rounding ${mode(scope)} to ${moneyStep(draws, currency)}`] : []),
    ...(draws.chance(20) ? ['version "7"'] : []),
    ...(draws.chance(20) ? ['language "en"'] : []),
    ...(draws.chance(20) ? [`${period(scope)} cites "It runs."`] : []),
  ].join('\n  ');
}

/** Parameters and defines of the file and of an entity; the scope that knows them. */
function figuresAndDefines(scope: Scope): {
  readonly text: readonly string[];
  readonly scope: Scope;
} {
  const { draws, plan } = scope;
  const text: string[] = [];
  let wider = scope;
  const add = (name: string, kind: Kind): void => {
    wider = knowing(wider, name, kind);
  };
  for (let left = draws.below(3); left > 0; left--) {
    const kind = draws.pick(['money', 'ratio', 'number'] as const);
    const name = scope.fresh('figure');
    const figure = () => literal(scope, kind).text;
    text.push(
      `parameter ${name} "Figure" = ${draws.chance(50) ? datedTable(scope, figure) : figure()}`,
    );
    add(name, kind);
  }
  for (let left = draws.below(3); left > 0; left--) {
    const kind = draws.pick(['money', 'ratio', 'number', 'boolean', 'date'] as const);
    const name = scope.fresh('known');
    text.push(`define ${name} "Known" = ${value(wider, kind, 3).text}`);
    add(name, kind);
  }
  for (const entity of entitiesOf(plan)) {
    for (const { name, kind } of entity.defines) {
      // The facts of an item are named bare; what is defined of it does not read itself.
      const fields = { ...entity, defines: [] };
      const inner = { ...wider, facts: factsOf(fields, ''), lists: listsOf(fields, '') };
      text.push(`define ${name} of ${entity.name} = ${value(inner, kind, 2).text}`);
    }
  }
  return { text, scope: wider };
}

/** The entities in the applicant's lists, each once. */
function entitiesOf(plan: Plan): ReadonlySet<EntityPlan> {
  const within = ({ entity }: ListPlan): readonly EntityPlan[] => [
    entity,
    ...entity.lists.flatMap(within),
  ];
  return new Set(plan.applicant.lists.flatMap(within));
}

function applies(scope: Scope): string {
  const { draws } = scope;
  return [
    'applies',
    ...(draws.chance(40) ? ['cites "For all."'] : []),
    ...(draws.chance(20) ? ['reading "Really all."'] : []),
    ...(draws.chance(20) ? [`define likely = ${conditionText(scope)}`] : []),
    `when ${at(scope.make.condition(scope, 2), LEVEL.or)} or major`,
    ...(draws.chance(15) ? [`unless ${conditionText(scope)}`] : []),
  ].join('\n  ');
}

/** Articles with clauses, statements, limits and rules. */
function body(scope: Scope, demand: Demand): readonly string[] {
  const { draws } = scope;
  const clauses: DrawnClause[] = [payingClause(scope, 'first', true)];
  const more = 1 + draws.below(4);
  for (let at = 0; at < more; at++) {
    clauses.push(payingClause(scope, scope.fresh('pays'), draws.chance(75)));
  }
  const payers: readonly Payer[] = clauses.flatMap(({ payer }) => payer ?? []);
  const focus = payers[0] as Payer;
  const granting = payers.filter(({ recovers }) => !recovers);
  const stating = Array.from({ length: draws.below(3) }, () =>
    statingClause(scope, scope.fresh('says'), granting),
  );
  const limitsAt = (place: LimitPlace): readonly string[] =>
    demand.limits.flatMap(([wanted, key]) => {
      if (wanted !== place) return [];
      return place === 'clause'
        ? [clauseLimit(scope, focus, key)]
        : [namedLimit(scope, granting, focus, key)];
    });
  const inFirst = limitsAt('clause');
  const texts = [...clauses, ...stating].map((clause, index) => {
    const own = clause.payer;
    const extra =
      index > 0 && own !== undefined && draws.chance(25)
        ? [clauseLimit(scope, own, draws.pick(LIMIT_KEYS))]
        : [];
    const limits = [
      ...(index === 0 ? inFirst : extra),
      ...(own !== undefined && draws.chance(20) ? [minimum(scope, own.scope, [])] : []),
    ];
    return [clause.head, ...clause.parts, ...limits].join('\n    ');
  });
  const loose = draws.chance(15) ? texts.pop() : undefined;
  const cut = 1 + draws.below(texts.length);
  const rules = demand.overlaps.map((form) =>
    overlapRule(
      scope,
      scope.fresh('rule'),
      payers,
      draws.chance(80) || demand.overlaps.length === 1 ? focus : draws.pick(granting),
      form,
    ),
  );
  const fileLimits = limitsAt('file');
  const minima = draws.chance(15)
    ? [minimum(scope, scope, draws.chance(30) ? ['all grants'] : granting.map(({ name }) => name))]
    : [];
  return [
    ...fileLimits,
    ...minima,
    ...(loose === undefined ? [] : [loose]),
    [
      'article 1 "First"',
      ...(draws.chance(20) ? ['cites "An article."'] : []),
      ...limitsAt('article'),
      ...texts.slice(0, cut),
    ].join('\n\n  '),
    ...(cut < texts.length
      ? [
          [`article ${draws.pick(['2', '"3a"', 'annex'])} "Second"`, ...texts.slice(cut)].join(
            '\n\n  ',
          ),
        ]
      : []),
    ...(rules.length > 0 ? [['article last "Rules"', ...rules].join('\n\n  ')] : []),
  ];
}
