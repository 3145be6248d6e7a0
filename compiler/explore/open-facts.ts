// The facts of a dossier that are not given yet, in the order of the form; and the dossier with an item
// in every list that is not given, of which nothing is known.
import { given, isObject, type JsonObject } from '../dossier/json.ts';
import type { Model } from '../model/model.ts';
import type { EntityType, Field } from '../model/types.ts';

export interface DeclaredFact {
  /** `$.projects[0].investment`. */
  readonly path: string;
  readonly field: Field;
  readonly given: boolean;
}

const RESERVED: ReadonlySet<string> = new Set(['as_of', 'reference', 'ledger', 'other_supports']);

/** All facts that the form of a dossier shows, lists too; the reserved keys are not among them. */
export function declaredFacts(model: Model, dossier: unknown): readonly DeclaredFact[] {
  return factsIn(model.applicant, dossier, '$');
}

function factsIn(entity: EntityType, value: unknown, path: string): readonly DeclaredFact[] {
  return declared(entity).flatMap((field): readonly DeclaredFact[] => {
    const { type, name } = field;
    const own = `${path}.${name}`;
    const held = isObject(value) ? given(value, name) : undefined;
    if (type.kind === 'entity') return factsIn(type.entity, held, own);
    if (type.kind !== 'list') return [{ path: own, field, given: held !== undefined }];
    const list = { path: own, field, given: Array.isArray(held) };
    if (type.of.kind !== 'entity' || !Array.isArray(held)) return [list];
    const { entity: of } = type.of;
    return [list, ...held.flatMap((item, at) => factsIn(of, item, `${own}[${at}]`))];
  });
}

/** The dossier as it may go on: one item, unknown but for its id, in each list that is not given. */
export function withSomething(model: Model, dossier: unknown): unknown {
  return filled(model.applicant, isObject(dossier) ? dossier : {});
}

function filled(entity: EntityType, object: JsonObject): JsonObject {
  const lists: Record<string, unknown> = {};
  for (const { name, type } of declared(entity)) {
    const held = given(object, name);
    if (type.kind === 'entity' && (held === undefined || isObject(held))) {
      const inner = filled(type.entity, held ?? {});
      if (Object.keys(inner).length > 0) lists[name] = inner;
    }
    if (type.kind !== 'list' || type.of.kind !== 'entity') continue;
    const { entity: of } = type.of;
    const items: readonly unknown[] = Array.isArray(held) ? held : [{ id: '+' }];
    lists[name] = items.map((item) => (isObject(item) ? filled(of, item) : item));
  }
  return { ...object, ...lists };
}

function declared({ fields, role }: EntityType): readonly Field[] {
  return role === 'applicant' ? fields.filter(({ name }) => !RESERVED.has(name)) : fields;
}
