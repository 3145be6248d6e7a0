// A dossier while it is filled in: values at paths, items added and taken away, what a new one holds.
// Every function gives a new dossier and leaves the old one as it was.
import type { Form, FormField } from '../../lsp/index.ts';
import type { Dossier } from './protocol.ts';

/** A place in a dossier: names of fields and positions in lists. */
export type Path = readonly (string | number)[];

/** `$.projects[0].investment`, as fact errors and missing facts name it (DESIGN §4). */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`),
    '$',
  );
}

export function valueAt(dossier: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, dossier);
}

/** With a value at a path; undefined takes the field out. */
export function withValue(dossier: Dossier, path: Path, value: unknown): Dossier {
  return replaced(dossier, path, value) as Dossier;
}

function replaced(here: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(here) ? [...here] : [];
    if (rest.length === 0 && value === undefined) list.splice(step, 1);
    else list[step] = replaced(list[step], rest, value);
    return list;
  }
  const fields = isObject(here) ? here : {};
  const has = Object.hasOwn(fields, step);
  const fresh = replaced(has ? fields[step] : undefined, rest, value);
  if (fresh === undefined) {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== step));
  }
  // A field that is there keeps its place, so that a saved file changes by one line.
  return { ...fields, [step]: fresh };
}

/** With one more item at the end of a list; its id is the first that is free. */
export function withItem(dossier: Dossier, path: Path, field: FormField): Dossier {
  const list = valueAt(dossier, path);
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return withValue(dossier, [...path, items.length], newItem(field, items));
}

function newItem(field: FormField, others: readonly unknown[]): Dossier {
  return field.hasId === true ? { id: freeId(field, others) } : {};
}

/** `projects` gives P1, P2 …: the letter of the list, the first number that no item has. */
function freeId({ name }: FormField, others: readonly unknown[]): string {
  const taken = new Set(others.map((item) => (isObject(item) ? item.id : undefined)));
  const letter = ([...name][0] ?? 'X').toUpperCase();
  for (let number = others.length + 1; ; number++) {
    if (!taken.has(`${letter}${number}`)) return `${letter}${number}`;
  }
}

/**
 * What a fact is called, by its path as fact errors write it, items before it by their ids: `P1: Actual
 * project investment`. Undefined where the form has no such fact.
 */
export function labelAt(
  { facts, ledger, supports }: Form,
  dossier: Dossier,
  path: string,
): string | undefined {
  const names: string[] = [];
  const here: (string | number)[] = [];
  let fields: readonly FormField[] = [...facts, ledger, supports];
  for (const [, name, at] of path.slice(1).matchAll(/\.([^.[]+)|\[(\d+)\]/g)) {
    here.push(name ?? Number(at));
    if (at !== undefined) {
      const item = valueAt(dossier, here);
      const id = isObject(item) ? item.id : undefined;
      if (names.length > 0) names.pop();
      names.push(typeof id === 'string' ? id : `#${Number(at) + 1}`);
      continue;
    }
    const field = fields.find((each) => each.name === name);
    if (field === undefined) return undefined;
    names.push(field.label);
    fields = field.fields ?? [];
  }
  return names.length === 0 ? undefined : names.join(': ');
}

/** A dossier to begin with: nothing is answered for the applicant. */
export function newDossier(today: string): Dossier {
  return { as_of: today };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
