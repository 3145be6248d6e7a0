// Which clauses hang together: what one pays may change what another does.
import type { Model } from '../model/model.ts';

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
