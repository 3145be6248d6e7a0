// What random policies have had in them: kinds of syntax nodes, the overlap rules and limits that met
// over one clause, and what came of awards. A census that lacks something says that the generator has grown poor.

import type { Decision } from '@clause/runtime';
import type { Limit, Model } from '#compiler';
import { children, type Node, type NodeKind, walk } from '#language';
import type { Answer } from './machines.ts';
import {
  LIMIT_KEYS,
  LIMIT_PLACES,
  type LimitKey,
  type LimitPlace,
  OUTCOMES,
  OVERLAP_SCOPES,
} from './random-policies/rules.ts';

export interface Census {
  readonly count: (file: Node, model: Model) => void;
  /** Notes the statuses of a decision's awards and measures. */
  readonly countAnswer: (answer: Answer) => void;
  /** What has never occurred, by name. */
  readonly missing: () => readonly string[];
  /** How often each thing has occurred. */
  readonly found: ReadonlyMap<string, number>;
}

export function census(): Census {
  const found = new Map<string, number>();
  const add = (name: string): void => {
    found.set(name, (found.get(name) ?? 0) + 1);
  };
  return {
    found,
    count: (file, model) => {
      walk(file, (node) => {
        for (const name of namesOf(node)) add(name);
      });
      for (const name of pairingsOf(model)) add(name);
    },
    countAnswer: (answer) => {
      if ('errors' in answer) return add('refused');
      const { awards, measures } = answer.decision as unknown as Decision;
      for (const { status } of [...awards, ...measures]) add(`status ${status}`);
    },
    missing: () => [...expected()].filter((name) => !found.has(name)),
  };
}

/** Everything that must occur: all kinds but the hole, their variants, and all pairings. */
function expected(): ReadonlySet<string> {
  const kinds = (Object.keys(children) as NodeKind[]).filter((kind) => kind !== 'missing');
  const pairings = OUTCOMES.flatMap((outcome) =>
    OVERLAP_SCOPES.flatMap((on) =>
      LIMIT_PLACES.flatMap((place) => LIMIT_KEYS.map((key) => pairing(outcome, on, place, key))),
    ),
  );
  return new Set([...kinds, ...VARIANTS, ...STATUSES, ...pairings]);
}

/** What nodes of one kind differ in, where the machines have code of their own for it. */
const VARIANTS: readonly string[] = [
  ...['*', '/', 'of', '+', '-', 'net of'].map((one) => `arithmetic ${one}`),
  ...['is', 'is not', '<', '<=', '>', '>='].map((one) => `comparison ${one}`),
  ...['sum', 'count', 'any', 'every', 'largest', 'smallest'].map((one) => `aggregate ${one}`),
  ...['below', 'up to', 'from', 'above', 'before', 'exactly'].map((one) => `edge ${one}`),
  ...['capped at', 'floored at'].map((one) => `bound ${one}`),
  ...['one row', 'parts'].map((one) => `table ${one}`),
  ...['total', 'count', 'quantity', 'award'].map((one) => `limit ${one}`),
  ...['permits', 'encourages', 'requires', 'empowers'].map((one) => `measure ${one}`),
  ...['up', 'down', 'half up', 'half even'].map((one) => `rounded ${one}`),
  ...['up', 'down', 'half up', 'half even'].map((one) => `rounding ${one}`),
  ...['at least', 'at most', 'exactly'].map((one) => `someOf ${one}`),
  ...['year', 'month', 'day'].map((one) => `datePart ${one}`),
  'unit plural',
  'aggregate before',
  'aggregate nested',
  'bound window',
  'limit or nothing',
  'limit where',
  'limit counting',
  'limit window',
  'limit quantity of clauses',
  'limit award of clauses',
  ...['calendar', 'over', 'beginning'].map((one) => `window ${one}`),
  'overlap with others',
  'overlap alone',
  'table running',
  'table running where',
  'table of two keys',
];

/** What may come of an award or a measure (DESIGN §3), and the refusal of a dossier. */
const STATUSES: readonly string[] = [
  'refused',
  ...[
    'not_applicable',
    'ineligible',
    'undetermined',
    'forgone',
    'capped',
    'reduced',
    'granted',
    'permitted',
    'encouraged',
    'required',
    'empowered',
  ].map((status) => `status ${status}`),
];

function namesOf(node: Node): readonly string[] {
  const { kind } = node;
  const having = (parts: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.entries(parts).flatMap(([name, part]) =>
      part === undefined || part === false ? [] : [`${kind} ${name}`],
    );
  switch (node.kind) {
    case 'unit':
      return [kind, ...having({ plural: node.plural })];
    case 'datePart':
      return [kind, `${kind} ${node.part}`];
    case 'arithmetic':
    case 'someOf':
    case 'comparison':
    case 'edge':
      return [kind, `${kind} ${node.operator}`];
    case 'bound':
      return [kind, `${kind} ${node.operator}`, ...having({ window: node.window })];
    case 'aggregate':
      return [
        kind,
        `${kind} ${node.operator}`,
        ...having({ before: node.before, nested: node.binders.length > 1 }),
      ];
    case 'table':
      return [
        kind,
        `${kind} ${node.mode}`,
        ...having({
          running: node.runningOver,
          'running where': node.runningWhere,
          'of two keys': node.subjects.length > 1,
        }),
      ];
    case 'window':
      return [
        kind,
        ...having({ calendar: node.calendar, over: node.over, beginning: node.beginning }),
      ];
    case 'limit':
      return [
        kind,
        `${kind} ${node.measure}`,
        ...having({
          'or nothing': node.orNothing,
          where: node.where,
          counting: node.counting,
          window: node.window,
          'quantity of clauses': node.quantity && node.clauses,
          'award of clauses': node.measure === 'award' && node.clauses,
        }),
      ];
    case 'measure':
      return [kind, `${kind} ${node.verb}`];
    case 'rounded':
    case 'rounding':
      return [kind, `${kind} ${node.mode}`];
    case 'overlap':
      return [kind, `${kind} ${node.supports === undefined ? 'alone' : 'with others'}`];
    default:
      return [kind];
  }
}

function pairing(outcome: string, on: string, place: LimitPlace, key: LimitKey): string {
  return `${outcome} on ${on} with a limit of the ${place} by ${key}`;
}

function pairingsOf(model: Model): readonly string[] {
  return model.overlaps.flatMap((rule) =>
    model.limits.flatMap((limit) => {
      const shared = limit.scopes.filter(({ clause }) => rule.clauses.includes(clause));
      const keys = new Set(shared.flatMap((scope) => scope.keys.map(({ kind }) => kind)));
      return [...keys].map((key) =>
        pairing(rule.outcome.takes, rule.on.by, placeOf(model, limit), key),
      );
    }),
  );
}

function placeOf(model: Model, { span, article }: Limit): LimitPlace {
  const inside = model.clauses.some(
    (clause) => clause.span.start <= span.start && span.end <= clause.span.end,
  );
  if (inside) return 'clause';
  return article === '' ? 'file' : 'article';
}
