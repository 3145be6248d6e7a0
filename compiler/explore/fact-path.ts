// Facts of a dossier by their paths (`$.projects[0].investment`): what is declared there, what stands
// there, and the dossier with another value there.
import { type FactField, groupFields, itemFields, topFields } from '../dossier/fact-fields.ts';
import { given, isObject } from '../dossier/json.ts';
import type { Model } from '../model/model.ts';

/** Names and positions from the top of the dossier on. */
export type FactPath = readonly (string | number)[];

/** Undefined of a text that is no path. */
export function readPath(text: string): FactPath | undefined {
  if (!/^\$(?:\.[^.[\]]+|\[\d{1,9}\])+$/u.test(text)) return undefined;
  return [...text.matchAll(/\.([^.[\]]+)|\[(\d+)\]/gu)].map(([, name, position]) =>
    position === undefined ? (name ?? '') : Number(position),
  );
}

/** What the policy declares at a path; undefined where it declares nothing. */
export function fieldAt(model: Model, path: FactPath): FactField | undefined {
  let fields = topFields(model);
  let found: FactField | undefined;
  for (const step of path) {
    if (typeof step === 'number') {
      if (found?.type.kind !== 'list' && found?.type.kind !== 'entries') return undefined;
      continue;
    }
    found = fields.find(({ name }) => name === step);
    if (found === undefined) return undefined;
    fields = fieldsIn(found);
  }
  return found;
}

function fieldsIn({ type }: FactField): readonly FactField[] {
  if (type.kind === 'entity') return groupFields(type.entity);
  if (type.kind === 'entries') return type.fields;
  return type.kind === 'list' && type.of.kind === 'entity' ? itemFields(type.of.entity) : [];
}

/** What stands at a path; undefined for nothing and for null. */
export function valueAt(dossier: unknown, path: FactPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
    return isObject(value) ? given(value, step) : undefined;
  }, dossier);
}

/** The dossier with a value at a path whose lists and items are there; groups on the way are made. */
export function withValueAt(dossier: unknown, path: FactPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!Array.isArray(dossier) || step >= dossier.length) return dossier;
    return dossier.with(step, withValueAt(dossier[step], rest, value));
  }
  const object = isObject(dossier) ? dossier : {};
  const inner = withValueAt(given(object, step), rest, value);
  return inner === undefined ? object : { ...object, [step]: inner };
}
