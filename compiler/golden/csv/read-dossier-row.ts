// The facts of one row → the dossier of its case as JSON (DESIGN §4), items of lists by their numbers,
// and the cells that its facts stand in.
import type { Span } from '#language';
import type { FactTarget } from './columns.ts';

/** A fact that a row gives. */
export interface GivenFact {
  readonly target: FactTarget;
  readonly json: string | number | boolean;
  readonly span: Span;
}

/** An object of the dossier while it is put together. */
interface Building {
  readonly values: Map<string, Pick<GivenFact, 'json' | 'span'>>;
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
  /** The cell of a fact, by its path in errors; of an item, the first of its cells. */
  readonly placeOfFact: (path: string) => Span | undefined;
}

/** Items stand in the order of their numbers, those called by an id after them in that of the columns. */
export function dossierOf(facts: readonly GivenFact[]): DossierOfRow {
  const root = building();
  for (const { target, json, span } of facts) {
    let at = root;
    for (const { name, item, hasId } of target.steps) {
      if (item === undefined) {
        at = entryOf(at.groups, name, building);
      } else {
        const items = entryOf(at.lists, name, () => new Map());
        at = entryOf(items, item, () => ({ item: building(), hasId })).item;
      }
    }
    if (target.key === undefined) at.values.set(target.field.name, { json, span });
    else entryOf(at.groups, target.field.name, building).values.set(target.key, { json, span });
  }
  const ids = new Map<string, string>();
  const cells = new Map<string, Span>();
  return {
    dossier: finished(root, '', '', { ids, cells, at: '$' }),
    placeOfFact: (path) => cellOf(path, cells),
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

/** What is noted while a dossier is finished; `at`: the path that errors name the object by. */
interface Noted {
  readonly ids: Map<string, string>;
  readonly cells: Map<string, Span>;
  readonly at: string;
}

/** The fact's own cell, or the first within it. What is missing stands beside the rest of its item. */
function cellOf(path: string, cells: ReadonlyMap<string, Span>): Span | undefined {
  const own = cells.get(path);
  if (own !== undefined) return own;
  const inside = (around: string) =>
    [...cells].find(([fact]) => fact.startsWith(`${around}.`) || fact.startsWith(`${around}[`));
  const item = /^.*\]/.exec(path)?.[0];
  return (inside(path) ?? (item === undefined ? undefined : inside(item)))?.[1];
}

/** `path`: from the dossier; `own`: from the item that it stands in, which is what an id is made of. */
function finished(
  { values, groups, lists }: Building,
  path: string,
  own: string,
  noted: Noted,
): unknown {
  const { ids, cells, at } = noted;
  const inside = (place: string): Noted => ({ ids, cells, at: `${at}${place}` });
  for (const [name, { span }] of values) cells.set(`${at}.${name}`, span);
  const entries = [...values].map(([name, { json }]): [string, unknown] => [name, json]);
  for (const [name, group] of groups) {
    const held = finished(group, join(path, name), join(own, name), inside(`.${name}`));
    entries.push([name, held]);
  }
  for (const [name, items] of lists) {
    const list = [...items].sort(([a], [b]) => orderOf(a) - orderOf(b));
    entries.push([
      name,
      list.map(([key, { item, hasId }], index) => {
        const here = inside(`.${name}[${index}]`);
        const place = join(join(path, name), key);
        if (!hasId) return finished(item, place, '', here);
        const given = item.values.get('id')?.json;
        const id = typeof given === 'string' ? given : defaultId(join(own, name), key);
        ids.set(place, id);
        return { id, ...(finished(item, place, '', here) as object) };
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
