// The schema of a dossier that need not be whole: what a case changes in the dossier that it starts
// from (DESIGN §4, `base` + `changes`), and the bases themselves.
import type { FactField } from '../../dossier/fact-fields.ts';
import { type DossierObject, objectOf } from '../../dossier/objects.ts';
import { type FactParts, reference, valueSchema } from './facts.ts';
import type { Schema } from './figures.ts';

const NULL: Schema = { type: 'null' };

/** The name of the definition for an object's changes. A dot keeps it apart from declared names. */
export function changesName(object: DossierObject, { objects, names }: FactParts): string {
  return object === objects[0] ? 'changes.dossier' : `changes.${names.get(object) ?? ''}`;
}

/** Definitions for the changes of every object that a dossier can hold. */
export function changesDefinitions(parts: FactParts): readonly (readonly [string, Schema])[] {
  return parts.objects.map((object) => {
    return [changesName(object, parts), changesSchema(object, parts)];
  });
}

/** Any of an object's facts, and paths to what lies within them; null takes a fact away. */
function changesSchema({ fields, role }: DossierObject, parts: FactParts): Schema {
  const facts = fields.map((field) => [field.name, changeSchema(field, parts)]);
  return {
    type: 'object',
    properties: Object.fromEntries(facts),
    // `projects[0].investment`, `$.projects.P1.level`
    ...(role === 'dossier' ? { patternProperties: { '[.[]': {} } } : {}),
    additionalProperties: false,
  };
}

function changeSchema(field: FactField, parts: FactParts): Schema {
  const title = field.label === field.name ? {} : { title: field.label };
  const held = objectOf(parts.objects, field);
  if (held === undefined) return { ...title, anyOf: [valueSchema(field, parts), NULL] };
  const changes = reference(changesName(held, parts));
  if (field.type.kind === 'entity') return { ...title, anyOf: [changes, NULL] };
  const items = { anyOf: [changes, NULL] };
  return {
    ...title,
    anyOf: [
      { description: 'Items found by their ids, or a new list.', type: 'array', items: changes },
      { description: 'Items by their ids.', type: 'object', additionalProperties: items },
      NULL,
    ],
  };
}
