// The objects that a dossier is made of: the dossier itself, items of lists, groups of facts, and
// the entries of the reserved lists, each with its facts (compiler/dossier/fact-fields.ts says which).

import type { Model } from '../model/model.ts';
import type { EntityType } from '../model/types.ts';
import { type FactField, groupFields, itemFields, topFields } from './fact-fields.ts';

export interface DossierObject {
  readonly entity: EntityType;
  /** An item has an id, a group has none. */
  readonly role: 'dossier' | 'item' | 'group' | 'ledger' | 'support';
  readonly fields: readonly FactField[];
}

/** Every object that a dossier of the policy can hold, the dossier first; the rest as met. */
export function objectsOf(model: Model): readonly DossierObject[] {
  const objects: DossierObject[] = [
    { entity: model.applicant, role: 'dossier', fields: topFields(model) },
  ];
  const add = (object: DossierObject): void => {
    if (!findObject(objects, object.entity, object.role)) objects.push(object);
  };
  for (let at = 0; at < objects.length; at++) {
    for (const { type } of objects[at]?.fields ?? []) {
      if (type.kind === 'entity') {
        add({ entity: type.entity, role: 'group', fields: groupFields(type.entity) });
      } else if (type.kind === 'list' && type.of.kind === 'entity') {
        add({ entity: type.of.entity, role: 'item', fields: itemFields(type.of.entity) });
      } else if (type.kind === 'entries') {
        const role = type.entity === model.ledger ? 'ledger' : 'support';
        add({ entity: type.entity, role, fields: type.fields });
      }
    }
  }
  return objects;
}

/** The object that a list or a group holds. */
export function findObject(
  objects: readonly DossierObject[],
  entity: EntityType,
  role: DossierObject['role'],
): DossierObject | undefined {
  return objects.find((object) => object.entity === entity && object.role === role);
}

/** The object that a fact holds or lists, if it does. */
export function objectOf(
  objects: readonly DossierObject[],
  { type }: FactField,
): DossierObject | undefined {
  if (type.kind === 'entity') return findObject(objects, type.entity, 'group');
  if (type.kind === 'list' && type.of.kind === 'entity') {
    return findObject(objects, type.of.entity, 'item');
  }
  return type.kind === 'entries'
    ? objects.find((object) => object.entity === type.entity && object.fields === type.fields)
    : undefined;
}
