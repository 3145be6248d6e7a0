// The facts of a random policy: choices, units, things with lists in lists, and the applicant; all
// types of fields with ranges, defaults and optional ones.

import type { Draws } from './draws.ts';
import { moneyLiteral, textLiteral } from './literals.ts';
import type {
  CurrencyPlan,
  EntityPlan,
  EnumPlan,
  FieldPlan,
  Kind,
  ListPlan,
  Plan,
} from './plan.ts';

const CURRENCIES: readonly CurrencyPlan[] = [
  { code: 'CNY', digits: 2, words: ['yuan'] },
  { code: 'EUR', digits: 2, words: ['euro', 'euros'] },
  { code: 'JPY', digits: 0, words: ['yen'] },
  { code: 'KWD', digits: 3, words: ['dinar', 'dinars'] },
  { code: 'UYW', digits: 4, words: [] },
];

export interface Declarations {
  readonly plan: Plan;
  readonly text: string;
  /** The file `shared.clause`, where the policy uses one. */
  readonly shared: string | undefined;
}

export function declarations(draws: Draws): Declarations {
  const currency = draws.pick(CURRENCIES);
  const [unit, units] = draws.pick([
    ['m2', 'm2'],
    ['bed', 'beds'],
    ['tonne', 'tonnes'],
  ] as const);
  const level = enumPlan('Level', ['national', 'municipal', 'district', 'other']);
  const size = enumPlan('Size', ['small', 'large', 'huge'].slice(0, 2 + draws.below(2)));
  const shared = draws.chance(20) ? `${enumText(size)}\n` : undefined;
  const enums = [level, size];
  const entities: string[] = [];
  const defined = (name: string): readonly FieldPlan[] => {
    if (name === 'Firm' || !draws.chance(50)) return [];
    const kind = draws.pick(['money', 'ratio', 'number', 'boolean', 'date'] as const);
    return [{ name: `known_of_${name}`, kind, of: undefined, optional: false }];
  };
  const entity = (name: string, suffix: string, lists: readonly ListPlan[]): EntityPlan => {
    const fields = fieldsOf(draws, suffix, enums);
    const isApplicant = name === 'Firm';
    entities.push(
      `${isApplicant ? 'applicant' : 'entity'} ${name} "${name} of the scheme"`,
      ...draws.shuffle([
        ...fields.map((field) => `  ${fieldText(draws, field, unit, currency)}`),
        ...lists.map((list) => `  ${list.name}: list of ${list.entity.name} "The ${list.name}"`),
      ]),
    );
    return { name, fields, lists, defines: defined(name), reserved: false };
  };
  const year = entity('Year', '_y', []);
  const project = entity('Project', '_p', [{ name: 'years', entity: year, variable: 'year' }]);
  const claim = entity('Claim', '_c', []);
  const applicant = entity('Firm', '', [
    { name: 'projects', entity: project, variable: 'project' },
    { name: 'claims', entity: claim, variable: 'claim' },
    ...(draws.chance(50) ? [{ name: 'plans', entity: project, variable: 'plan' }] : []),
  ]);
  return {
    plan: { currency, unit, units, enums, applicant },
    shared,
    text: [
      ...(shared === undefined ? [] : ['use "shared.clause"']),
      `unit ${unit}${units === unit ? '' : `, ${units}`} "unit called ${unit}"`,
      ...enums.filter((one) => shared === undefined || one !== size).map(enumText),
      ...entities,
    ].join('\n'),
  };
}

/** The lists that every dossier has. */
export const LEDGER: ListPlan = reservedList('ledger', 'entry', [
  ['item', 'text', true],
  ['amount', 'money', false],
  ['date', 'date', false],
  ['quantity', 'number', true],
  ['holder', 'text', true],
]);
export const SUPPORTS: ListPlan = reservedList('other_supports', 'support', [
  ['matter', 'text', true],
  ['amount', 'money', false],
  ['policy', 'text', false],
  ['authority', 'text', false],
  ['received', 'boolean', false],
  ['date', 'date', true],
  ['kind', 'text', true],
]);

function reservedList(
  name: string,
  variable: string,
  facts: readonly (readonly [name: string, kind: Kind, optional: boolean])[],
): ListPlan {
  const fields = facts.map(([fact, kind, optional]) => ({
    name: fact,
    kind,
    of: undefined,
    optional,
  }));
  return { name, variable, entity: { name, fields, lists: [], defines: [], reserved: true } };
}

function enumPlan(name: string, members: readonly string[]): EnumPlan {
  return { name, members };
}

function enumText({ name, members }: EnumPlan): string {
  return `enum ${name} "${name}": ${members.map((member) => `${member} "Of kind ${member}"`).join(', ')}`;
}

/** What every thing has, so that rules can speak of several, and a few facts of random kinds. */
function fieldsOf(draws: Draws, suffix: string, enums: readonly EnumPlan[]): readonly FieldPlan[] {
  const [level, size] = enums;
  const always: readonly (readonly [string, Kind, (EnumPlan | undefined)?])[] = [
    ['site', 'text'],
    [`cost${suffix}`, 'money'],
    [`level${suffix}`, 'enum', level],
    [`major${suffix}`, 'boolean'],
  ];
  const others: readonly (readonly [string, Kind, (EnumPlan | undefined)?])[] = [
    [`aid${suffix}`, 'money'],
    [`share${suffix}`, 'ratio'],
    [`staff${suffix}`, 'number'],
    [`area${suffix}`, 'area'],
    [`price${suffix}`, 'price'],
    [`rent${suffix}`, 'rent'],
    [`term${suffix}`, 'months'],
    [`begun${suffix}`, 'date'],
    [`ended${suffix}`, 'date'],
    [`size${suffix}`, 'enum', size],
    [`note${suffix}`, 'text'],
    [`\`limit\``, 'money'],
  ];
  const chosen = draws.shuffle(others).slice(0, 3 + draws.below(6));
  return [...always, ...chosen].map(([name, kind, of]) => ({
    name,
    kind,
    of,
    optional: name !== 'site' && draws.chance(20),
  }));
}

function fieldText(
  draws: Draws,
  { name, kind, of, optional }: FieldPlan,
  unit: string,
  currency: CurrencyPlan,
): string {
  const range = (text: string): string => (draws.chance(40) ? ` ${text}` : '');
  const type = (): readonly [type: string, value: string] => {
    switch (kind) {
      case 'money':
        return [`money${range(`to 5 million ${currency.code}`)}`, moneyLiteral(draws, currency)];
      case 'ratio':
        return [`ratio${range('from 0% to 200%')}`, '50%'];
      case 'number':
        return [draws.pick(['integer from 0 to 100', 'integer', 'number from 0', 'number']), '2'];
      case 'area':
        return [`number from 0${range('to 500')} in ${unit}`, `2 ${unit}`];
      case 'price':
        return [`money per ${unit}`, `3 ${currency.code} per ${unit}`];
      case 'rent':
        return [`money per ${unit} per month`, `3 ${currency.code} per ${unit} per month`];
      case 'months':
        return ['integer from 0 to 60 in month', '6 months'];
      case 'date':
        return ['date', '2025-01-01'];
      case 'text':
        return ['text', textLiteral(draws)];
      case 'boolean':
        return ['boolean', draws.pick(['true', 'false'])];
      case 'enum':
        return [of?.name ?? '', of?.members[0] ?? ''];
      default:
        return kind satisfies never;
    }
  };
  const [written, value] = type();
  const presence = optional ? ' optional' : draws.chance(15) ? ` default ${value}` : '';
  return `${name}: ${written}${presence} "The ${name.replaceAll('`', '')}"`;
}
