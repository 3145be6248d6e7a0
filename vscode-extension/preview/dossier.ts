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
    return isObject(value) ? value[step] : undefined;
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
  const { [step]: old, ...others } = isObject(here) ? here : {};
  const fresh = replaced(old, rest, value);
  if (fresh === undefined) return others;
  // A field that is there keeps its place, so that a saved file changes by one line.
  return isObject(here) && step in here ? { ...here, [step]: fresh } : { ...others, [step]: fresh };
}

/** With one more item at the end of a list; its id is the first that is free. */
export function withItem(dossier: Dossier, path: Path, field: FormField): Dossier {
  const list = valueAt(dossier, path);
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return withValue(dossier, [...path, items.length], newItem(field, items));
}

function newItem(field: FormField, others: readonly unknown[]): Dossier {
  const { fields = [], hasId } = field;
  return { ...(hasId === true ? { id: freeId(field, others) } : {}), ...newFacts(fields) };
}

/** `projects` gives P1, P2 …: the letter of the list, the first number that no item has. */
function freeId({ name }: FormField, others: readonly unknown[]): string {
  const taken = new Set(others.map((item) => (isObject(item) ? item.id : undefined)));
  const letter = ([...name][0] ?? 'X').toUpperCase();
  for (let number = others.length + 1; ; number++) {
    if (!taken.has(`${letter}${number}`)) return `${letter}${number}`;
  }
}

/** What a form can fill in without asking: a no for every question that must be answered. */
function newFacts(fields: readonly FormField[]): Dossier {
  return Object.fromEntries(
    fields.flatMap(({ kind, name, required, fields: own = [] }): [string, unknown][] => {
      if (kind === 'group') return [[name, newFacts(own)]];
      return kind === 'boolean' && required ? [[name, false]] : [];
    }),
  );
}

/** A dossier to begin with. */
export function newDossier(form: Form, today: string): Dossier {
  return { as_of: today, ...newFacts(form.facts) };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
