// Which items a support's `matter` may name. A nested item goes by its full id, `P1/Y2`; its own id
// will do where no other item bears it.
import type { EntityType } from '../model/types.ts';
import { given, isObject } from './json.ts';

/** Full ids by what may be written for them; several where a text is ambiguous. */
export type Matters = ReadonlyMap<string, readonly string[]>;

/** Looks for ids where the policy declares lists, in a document that may have anything wrong. */
export function mattersIn(applicant: EntityType, input: unknown): Matters {
  const full = new Set<string>();
  const own = new Map<string, Set<string>>();
  const visit = (entity: EntityType, value: unknown, within: string): void => {
    if (!isObject(value)) return;
    for (const field of entity.fields) {
      const { type } = field;
      const held = given(value, field.name);
      if (held === undefined) continue;
      if (type.kind === 'entity') visit(type.entity, held, within);
      if (type.kind !== 'list' || type.of.kind !== 'entity' || !Array.isArray(held)) continue;
      for (const item of held) {
        const id = isObject(item) ? given(item, 'id') : undefined;
        if (typeof id !== 'string') continue;
        const whole = fullId(within, id);
        full.add(whole);
        own.set(id, (own.get(id) ?? new Set()).add(whole));
        visit(type.of.entity, item, whole);
      }
    }
  };
  visit(applicant, input, '');
  const matters = new Map<string, readonly string[]>();
  for (const [id, wholes] of own) matters.set(id, [...wholes]);
  for (const id of full) matters.set(id, [id]);
  return matters;
}

/** `P1/Y2` for the item Y2 in the item P1. */
export function fullId(within: string, id: string): string {
  return within === '' ? id : `${within}/${id}`;
}
