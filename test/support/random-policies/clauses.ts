// Random clauses of every verb: what they go through, their conditions, what they pay or state, and
// in what parts.

import { LEDGER, SUPPORTS } from './declarations.ts';
import { dayLiteral, ratioLiteral, someMoney } from './literals.ts';
import {
  at,
  declaredOf,
  factsOf,
  inside,
  knowing,
  LEVEL,
  type ListPlan,
  listsOf,
  type Plan,
  type Scope,
  written,
} from './plan.ts';
import { partsTable, table } from './tables.ts';

/** A clause that can be limited, compared and read. */
export interface Payer {
  readonly name: string;
  /** The variables and lists it goes through, from the outside in. */
  readonly path: string;
  readonly scope: Scope;
  readonly recovers: boolean;
}

export interface DrawnClause {
  readonly head: string;
  readonly parts: readonly string[];
  readonly payer: Payer | undefined;
}

/** A clause that pays or claims back; `itemwise`: with a loop. */
export function payingClause(scope: Scope, name: string, itemwise: boolean): DrawnClause {
  const { draws } = scope;
  const loop = loops(scope, itemwise);
  const { parts, inner } = beginning(loop.scope);
  const recovers = !itemwise && draws.chance(20);
  const verb = recovers
    ? `recovers ${amount(inner)}`
    : draws.chance(25)
      ? matching(inner)
      : `grants ${amount(inner)}`;
  const split = draws.chance(20) ? [splitting(scope)] : [];
  return {
    head: `clause ${name}${label(scope, name)}${loop.text}`,
    parts: [...parts, verb, ...split],
    payer: { name, path: loop.text, scope: loop.scope, recovers },
  };
}

/** A clause without money, whose sum may read what another clause pays. */
export function statingClause(scope: Scope, name: string, payers: readonly Payer[]): DrawnClause {
  const { draws } = scope;
  const read = payers.length > 0 && draws.chance(50) ? draws.pick(payers) : undefined;
  const loop =
    read === undefined
      ? loops(scope, draws.chance(50))
      : draws.chance(30)
        ? { text: '', scope }
        : { text: read.path, scope: read.scope };
  const { parts, inner } = beginning(loop.scope);
  const money = () => at(inner.make.value(inner, 'money', 2), LEVEL.sum);
  const sum =
    read !== undefined
      ? ` of ${draws.pick([`50% of ${read.name}`, read.name, `(${read.name} net of ${at(inner.make.value(inner, 'money', 1), LEVEL.product)})`])}`
      : draws.chance(50)
        ? ` of ${money()}`
        : '';
  const verb = draws.pick([
    `permits "what is permitted"${sum}`,
    `encourages "what is wished"${sum}`,
    `requires "what is required"${sum}`,
    ...(read === undefined ? ['empowers "Office" to "decide"'] : []),
  ]);
  return {
    head: `clause ${name}${label(scope, name)}${loop.text}`,
    parts: [...parts, verb],
    payer: undefined,
  };
}

/** A scope at the applicant, which clauses without a loop have. */
export function applicantScope(
  plan: Plan,
  base: Omit<Scope, 'plan' | 'facts' | 'lists' | 'loops'>,
): Scope {
  const { applicant } = plan;
  return {
    ...base,
    plan,
    facts: factsOf(applicant, ''),
    lists: [...listsOf(applicant, ''), ...RESERVED],
    loops: [],
  };
}

const RESERVED = [LEDGER, SUPPORTS].map(({ name, entity }) => ({ text: name, entity }));

function loops(scope: Scope, itemwise: boolean): { readonly text: string; readonly scope: Scope } {
  const { draws, plan } = scope;
  if (!itemwise) return { text: '', scope };
  const list: ListPlan = draws.chance(5)
    ? draws.pick([LEDGER, SUPPORTS])
    : draws.pick(plan.applicant.lists);
  const first = inside(scope, list.variable, { text: list.name, entity: list.entity });
  const text = ` for each ${list.variable} in ${list.name}`;
  const [nested] = list.entity.lists;
  if (nested === undefined || !draws.chance(25)) return { text, scope: first };
  const path = `${list.variable}.${nested.name}`;
  return {
    text: `${text}, ${nested.variable} in ${path}`,
    scope: inside(first, nested.variable, { text: path, entity: nested.entity }),
  };
}

function label({ draws }: Scope, name: string): string {
  return draws.chance(30) ? ` "Clause ${name}"` : '';
}

/** Period, citation, reading, defines and conditions; the scope that the defines widen. */
function beginning(scope: Scope): { readonly parts: readonly string[]; readonly inner: Scope } {
  const { draws } = scope;
  const parts: string[] = [];
  if (draws.chance(10)) parts.push(period(scope));
  if (draws.chance(20)) parts.push('cites "Support … is given.", "So it is."');
  if (draws.chance(10)) parts.push('reading "As it was understood."');
  let inner = scope;
  if (draws.chance(30)) {
    const kind = draws.pick(['money', 'money', 'ratio', 'number', 'boolean', 'date'] as const);
    const name = scope.fresh('own');
    parts.push(`define ${name} = ${scope.make.value(scope, kind, 2).text}`);
    inner = knowing(scope, name, kind);
  }
  if (draws.chance(50)) parts.push(`when ${conditionText(inner)}`);
  if (draws.chance(20)) parts.push(`unless ${conditionText(inner)}`);
  return { parts, inner };
}

export function conditionText(scope: Scope): string {
  return scope.make.condition(scope, 2).text;
}

export function period({ draws }: Scope): string {
  const day = dayLiteral(draws);
  return draws.pick([
    `in force from ${day}`,
    `in force until ${day}`,
    `in force from 2025-01-01 until 2026-12-31`,
  ]);
}

function amount(scope: Scope): string {
  const { draws } = scope;
  const plain = (depth: number) => at(scope.make.value(scope, 'money', depth), LEVEL.sum);
  return draws.oneOf([
    [5, () => `${plain(3)}${cap(scope)}`],
    [2, () => table(scope, 2, () => written('bound', `${plain(1)}${cap(scope)}`)).text],
    [1, () => partsTable(scope, 2).text],
    [
      1,
      () =>
        `(${table(scope, 2, () => scope.make.value(scope, 'ratio', 1)).text}) * ${at(scope.make.value(scope, 'money', 1), LEVEL.primary)}${cap(scope)}`,
    ],
  ]);
}

function matching(scope: Scope): string {
  const { draws } = scope;
  const money = at(scope.make.value(scope, 'money', 1), LEVEL.primary);
  if (draws.chance(50))
    return `matches ${money} at ${at(ratioLiteral(draws), LEVEL.sum)}${cap(scope)}`;
  const row = () =>
    written('bound', `${at(scope.make.value(scope, 'ratio', 1), LEVEL.sum)}${cap(scope)}`);
  return `matches ${money} ${table(scope, 2, row).text}`;
}

/** The cap of an award, sometimes with a window. */
function cap(scope: Scope): string {
  const { draws, plan } = scope;
  if (draws.chance(50)) return '';
  const most = draws.chance(70) ? someMoney(draws, plan.currency) : someFact(scope);
  return ` capped at ${most}${window(scope)}`;
}

/** Part of an amount among the facts: a ceiling that is constant must not be below zero. */
export function someFact(scope: Scope): string {
  const { draws, plan } = scope;
  const facts = declaredOf(scope, 'money');
  if (facts.length === 0) return someMoney(draws, plan.currency);
  const fact = draws.pick(facts).text;
  return draws.pick([
    fact,
    `50% of ${fact}`,
    `2 * ${fact}`,
    `(${fact} net of ${someMoney(draws, plan.currency)})`,
  ]);
}

/** Nothing, or the time that a cap or a limit looks back over. */
export function window({ draws }: Pick<Scope, 'draws'>): string {
  if (draws.chance(50)) return '';
  return draws.pick([
    ' in each calendar year',
    ' over 2 calendar years',
    ' in each year beginning on 1 April',
    ' over 2 years beginning on October 15',
    ' over 1 year',
    ' over 18 months',
    ' over 31 days',
  ]);
}

function splitting({ draws }: Scope): string {
  return draws.pick([
    'split into 3 equal yearly parts',
    'split into 2 equal half-yearly parts',
    'split into 4 equal quarterly parts',
    'split into 7 equal monthly parts',
    'split into 3 equal parts',
    'split into central: 90% local "Local": the rest',
    'split into first: 1/3 second "Second": 2/3',
    'split into one: 12.5% two: 1/7 three: the rest',
  ]);
}
