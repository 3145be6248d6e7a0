// The facts of one row → the dossier of its case as JSON (DESIGN §4), items of lists by their numbers.
import type { FactTarget } from './columns.ts';

/** A fact that a row gives. */
export interface GivenFact {
  readonly target: FactTarget;
  readonly json: string | number | boolean;
}

/** An object of the dossier while it is put together. */
interface Building {
  readonly values: Map<string, unknown>;
  readonly groups: Map<string, Building>;
  /** Items by their numbers or ids, lists by their names. */
  readonly lists: Map<string, Map<string, { readonly item: Building; readonly hasId: boolean }>>;
}

export interface DossierOfRow {
  readonly dossier: unknown;
  /**
   * The id of an item, by the names and numbers that lead to its list (`years.1.contributions`) and
   * its own number or id.
   */
  readonly idOf: (list: string, key: string) => string;
}

/** Items stand in the order of their numbers, those called by an id after them in that of the columns. */
export function dossierOf(facts: readonly GivenFact[]): DossierOfRow {
  const root = building();
  for (const { target, json } of facts) {
    let at = root;
    for (const { name, item, hasId } of target.steps) {
      if (item === undefined) {
        at = entryOf(at.groups, name, building);
      } else {
        const items = entryOf(at.lists, name, () => new Map());
        at = entryOf(items, item, () => ({ item: building(), hasId })).item;
      }
    }
    if (target.key === undefined) at.values.set(target.field.name, json);
    else entryOf(at.groups, target.field.name, building).values.set(target.key, json);
  }
  const ids = new Map<string, string>();
  return {
    dossier: finished(root, '', '', ids),
    idOf: (list, key) => ids.get(`${list}.${key}`) ?? defaultId(list.split('.').at(-1) ?? '', key),
  };
}

function building(): Building {
  return { values: new Map(), groups: new Map(), lists: new Map() };
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** `path`: from the dossier; `own`: from the item that it stands in, which is what an id is made of. */
function finished(
  { values, groups, lists }: Building,
  path: string,
  own: string,
  ids: Map<string, string>,
): unknown {
  const entries: [string, unknown][] = [...values];
  for (const [name, group] of groups) {
    entries.push([name, finished(group, join(path, name), join(own, name), ids)]);
  }
  for (const [name, items] of lists) {
    const list = [...items].sort(([a], [b]) => orderOf(a) - orderOf(b));
    entries.push([
      name,
      list.map(([key, { item, hasId }]) => {
        const place = join(join(path, name), key);
        if (!hasId) return finished(item, place, '', ids);
        const given = item.values.get('id');
        const id = typeof given === 'string' ? given : defaultId(join(own, name), key);
        ids.set(place, id);
        return { id, ...(finished(item, place, '', ids) as object) };
      }),
    ]);
  }
  // `fromEntries` defines own properties: a fact may be called `__proto__`.
  return Object.fromEntries(entries);
}

/**
 * An item that is not given an id goes by its column's name, `projects.1`: two lists of a dossier
 * never share one by accident, for the same id is the same matter (DESIGN §3).
 */
function defaultId(list: string, key: string): string {
  return isNumber(key) ? `${list}.${key}` : key;
}

function orderOf(key: string): number {
  return isNumber(key) ? Number(key) : Number.MAX_SAFE_INTEGER;
}

function isNumber(key: string): boolean {
  return /^\d{1,9}$/.test(key);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
