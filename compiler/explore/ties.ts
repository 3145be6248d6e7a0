// Which clauses hang together: what one pays may change what another does.
import type Fraction from 'fraction.js';
import type { Dossier } from '../dossier/dossier.ts';
import type { Hold } from '../interpret/hold.ts';
import { ZERO } from '../interpret/result.ts';
import type { Limit, Model, Overlap } from '../model/model.ts';

/** A clause and those that limits and rules tie to it, by name; all clauses for the total. */
export function tiedTo(
  { clauses, limits, overlaps }: Model,
  clause: string | undefined,
): ReadonlySet<string> {
  if (clause === undefined) return new Set(clauses.map(({ name }) => name));
  const ties = [
    ...limits
      // A minimum looks at each award by itself.
      .filter(({ measure }) => measure !== 'award')
      .map(({ scopes }) => scopes.map((scope) => scope.clause.name)),
    ...overlaps.map((rule) => rule.clauses.map(({ name }) => name)),
  ];
  const reached = new Set([clause]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const tie of ties) {
      if (tie.some((name) => reached.has(name))) for (const name of tie) reached.add(name);
    }
  }
  return reached;
}

/** What is known of the awards of a dossier that lacks facts. */
export interface Found {
  readonly dossier: Dossier;
  /** The limits on every award that may still be offered. */
  readonly holds: readonly Hold[];
  /** The most that the awards of a clause may come to together, in minor units; null without a bound. */
  readonly mostOfClause: (name: string) => Fraction | null;
}

/** The model without the limits and rules that take nothing of any award, whatever the missing facts are. */
export function stillTying(model: Model, found: Found): Model {
  return {
    ...model,
    limits: model.limits.filter((limit) => !isRoomy(limit, found)),
    overlaps: model.overlaps.filter((rule) => !isIdle(rule, found)),
  };
}

/**
 * Whether a total leaves room for all that its clauses may offer together, however they are counted.
 * What was had before counts whole, whether it lies within the limit's period and keys or not.
 */
function isRoomy(
  { index, measure, scopes, counting }: Limit,
  { dossier, holds, mostOfClause }: Found,
): boolean {
  if (measure !== 'total') return false;
  const had = [...dossier.ledger, ...(counting === undefined ? [] : dossier.supports)];
  let used = had.reduce((so, { amount }) => (amount.s > 0n ? so.add(amount) : so), ZERO);
  for (const name of new Set(scopes.map(({ clause }) => clause.name))) {
    const most = mostOfClause(name);
    if (most === null) return false;
    used = used.add(most);
  }
  return holds.every(
    ({ limit, to }) =>
      limit.index !== index || (to.kind === 'numeric' && used.compare(to.value) <= 0),
  );
}

/** Whether a rule on supports from elsewhere meets none: those that are not given are none. */
function isIdle({ supports, outcome }: Overlap, { dossier }: Found): boolean {
  // One of its clauses may come before another.
  if (outcome.takes === 'firstOf') return false;
  return supports !== undefined && dossier.supports.length === 0;
}
