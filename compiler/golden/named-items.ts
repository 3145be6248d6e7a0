// Items that changes name by their ids, `projects: {P1: {…}}`, where the dossier has no such list yet:
// that a list is meant, only the policy knows.
import { isObject } from '../dossier/json.ts';
import type { Model } from '../model/model.ts';
import type { EntityType } from '../model/types.ts';
import { withId } from './changes.ts';

/** A dossier with its changes made, groups of items in the places of lists turned into lists. */
export function withListsOfNamed(dossier: unknown, model: Model): unknown {
  return ofEntity(dossier, model.applicant);
}

function ofEntity(value: unknown, entity: EntityType): unknown {
  if (!isObject(value)) return value;
  const types = new Map(entity.fields.map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => {
      const type = types.get(name);
      if (type?.kind === 'entity') return [name, ofEntity(held, type.entity)];
      if (type?.kind !== 'list' || type.of.kind !== 'entity') return [name, held];
      const { entity: item } = type.of;
      const items = areNamed(held)
        ? Object.entries(held).map(([id, one]) => withId(id, one))
        : held;
      return [name, Array.isArray(items) ? items.map((one) => ofEntity(one, item)) : items];
    }),
  );
}

/** A group of nothing but groups. */
function areNamed(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isObject);
}
