// A dossier made of another and what is different in it (DESIGN §4, `base` + `changes`): groups merge,
// null removes, items of a list are found by their `id`, and a name may be a path into the dossier.
import type { Span } from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import { isObject, type JsonObject } from '../dossier/json.ts';
import { sameFigure } from './figures.ts';
import { unknownKey } from './reading.ts';
import { shortened } from './shortened.ts';
import { foundTerm, type YamlEntry, type YamlMap, type YamlValue } from './yaml-tree.ts';

/** What stands in the file as JSON. A figure that JSON cannot hold to its last digit is told of. */
export function jsonOf(value: YamlValue, report: Reporter): unknown {
  switch (value.kind) {
    case 'map':
      return objectOf(value.entries.map((entry) => [entry.key, jsonOf(entry.value, report)]));
    case 'list':
      return value.items.map((item) => jsonOf(item, report));
    case 'scalar':
      if (typeof value.value === 'number') {
        const read = String(value.value);
        if (value.text.length > 15 && FIGURES.test(value.text) && !sameFigure(value.text, read)) {
          report('figureTooLong', value.span, { written: shortened(value.text), read });
        }
      }
      return value.value;
    default:
      return value satisfies never;
  }
}

const FIGURES = /^-?\d+(?:\.\d+)?$/;

/** The base with its changes: one group of them, or a list of groups, one after another. */
export function withChanges(base: unknown, changes: YamlValue, report: Reporter): unknown {
  if (changes.kind === 'scalar' && changes.value === null) return base;
  const steps = changes.kind === 'list' ? changes.items : [changes];
  const change = new Change(report);
  const changed = steps.reduce((held: unknown, step) => {
    if (step.kind !== 'map') {
      report('wrongShape', step.span, {
        what: 'changes',
        wanted: term('groupShape'),
        found: foundTerm(step),
      });
      return held;
    }
    const operation = operationOf(step);
    if (operation !== undefined) {
      unknownKey(operation, 'inChange', ['path', 'value'], { report });
      return held;
    }
    const pair = pathAndValue(step);
    return pair === undefined
      ? change.merge(held, step, '')
      : change.atPath(held, pair.value, pair.path.span, pair.path.text);
  }, base);
  return compacted(changed);
}

/** `{path: projects[0].investment, value: 5}`, one change as a group of its own. */
function pathAndValue({ entries }: YamlMap) {
  const [path, value] = [partOf(entries, 'path')?.value, partOf(entries, 'value')?.value];
  if (entries.length !== 2 || path?.kind !== 'scalar' || value === undefined) return undefined;
  return { path, value };
}

/** The `op` of a JSON Patch (RFC 6902), which replaces and moves where changes merge. */
function operationOf({ entries }: YamlMap): YamlEntry | undefined {
  const path = partOf(entries, 'path')?.value;
  const patches = path?.kind === 'scalar' && path.text.startsWith('/');
  return patches ? partOf(entries, 'op') : undefined;
}

function partOf(entries: readonly YamlEntry[], name: string): YamlEntry | undefined {
  return entries.find(({ key }) => key === name);
}

/** Stands for an item that is removed, until all changes are made: numbers of items stay. */
const REMOVED = Symbol('removed');

/** One place of a path: a name or an id, or the number of an item. */
export interface Step {
  readonly name: string;
  /** From between brackets. */
  readonly bracketed: boolean;
}

class Change {
  readonly #report: Reporter;

  constructor(report: Reporter) {
    this.#report = report;
  }

  /** What a value becomes when a change is laid over it. */
  merge(base: unknown, change: YamlValue, path: string): unknown {
    switch (change.kind) {
      case 'scalar':
        return jsonOf(change, this.#report);
      case 'map':
        if (Array.isArray(base)) {
          return change.entries.reduce(
            (held: unknown, entry) => this.#entry(held, entry, path, [literal(entry.key)]),
            base,
          );
        }
        return change.entries.reduce(
          (held: unknown, entry) => this.#entry(held, entry, path, stepsIn(entry.key)),
          isObject(base) ? base : {},
        );
      case 'list': {
        const ids = change.items.map(idOf);
        const byId = Array.isArray(base) && ids.length > 0 && !ids.includes(undefined);
        if (!byId) return jsonOf(change, this.#report);
        return change.items.reduce((held: unknown, item, index) => {
          const steps = [literal(ids[index] ?? '')];
          return this.at(held, steps, item, item.span, path);
        }, base);
      }
      default:
        return change satisfies never;
    }
  }

  /** A change by its path alone. */
  atPath(base: unknown, change: YamlValue, span: Span, path: string): unknown {
    const steps = path.startsWith('/') ? undefined : stepsOf(path);
    return steps === undefined
      ? this.#badPath(base, span, path)
      : this.at(base, steps, change, span, path);
  }

  #badPath(base: unknown, span: Span, path: string): unknown {
    this.#nowhere(span, path, 'badPath', { example: 'projects[0].investment' });
    return base;
  }

  #entry(base: unknown, entry: YamlEntry, path: string, steps: readonly Step[] | undefined) {
    const whole = path === '' ? entry.key : `${path}.${entry.key}`;
    if (steps === undefined) return this.#badPath(base, entry.keySpan, whole);
    return this.at(base, steps, entry.value, entry.keySpan, whole);
  }

  /** Lays a change over what lies at the end of a path. */
  at(
    base: unknown,
    steps: readonly Step[],
    change: YamlValue,
    span: Span,
    path: string,
    list = path,
  ): unknown {
    const [step, ...rest] = steps;
    if (step === undefined) return this.merge(base, change, path);
    const removes = rest.length === 0 && change.kind === 'scalar' && change.value === null;
    const further = (held: unknown) => this.at(held, rest, change, span, path, step.name);
    if (Array.isArray(base)) {
      const index = placeOf(base, step);
      if (index !== undefined) {
        return base.with(index, removes ? REMOVED : further(base[index]));
      }
      if (rest.length === 0 && change.kind === 'map' && !/^\d+$/.test(step.name)) {
        return [...base, withId(step.name, this.merge({}, change, path))];
      }
      if (rest.length === 0 && change.kind === 'map' && Number(step.name) === base.length) {
        return [...base, this.merge({}, change, path)];
      }
      const numbered = step.bracketed && /^\d+$/.test(step.name);
      this.#nowhere(span, path, numbered ? 'noPlace' : 'noItem', {
        list: shortened(list),
        id: shortened(step.name),
      });
      return base;
    }
    if (base !== undefined && base !== null && !isObject(base)) {
      this.#nowhere(span, path, 'notAnItem', { list: shortened(list) });
      return base;
    }
    const object: JsonObject = base ?? {};
    const held = Object.hasOwn(object, step.name) ? object[step.name] : undefined;
    if (removes && held !== undefined) {
      return objectOf(Object.entries(object).filter(([name]) => name !== step.name));
    }
    const [next, ...beyond] = rest;
    if (held === undefined && next?.bracketed && next.name === '0' && beyond.length === 0) {
      // The first item of a list that is not there yet, as `projects[2]` is the third of two.
      if (change.kind === 'map') {
        const first = this.merge({}, change, path);
        return objectOf([...Object.entries(object), [step.name, [first]]]);
      }
    }
    if (held === undefined && next?.bracketed) {
      this.#nowhere(span, path, 'noPlace', {
        list: shortened(step.name),
        id: shortened(next.name),
      });
      return base;
    }
    return objectOf([
      ...Object.entries(object).filter(([name]) => name !== step.name || held !== undefined),
      [step.name, further(held)],
    ]);
  }

  #nowhere(
    span: Span,
    path: string,
    problem: 'noItem' | 'noPlace' | 'notAnItem' | 'badPath',
    parameters: Readonly<Record<string, string>>,
  ): void {
    this.#report('changesNowhere', span, {
      path: shortened(path),
      problem: term(problem, parameters),
    });
  }
}

/** The item of an id, or else of a number. */
function placeOf(list: readonly unknown[], { name, bracketed }: Step): number | undefined {
  const index = list.findIndex((item) => isObject(item) && String(item.id) === name);
  if (index >= 0) return index;
  const number = /^\d{1,9}$/.test(name) ? Number(name) : list.length;
  return number < list.length && (bracketed || !list.some(isNumbered)) ? number : undefined;
}

/** Where ids are numbers, `projects.3` means an id and nothing else. */
function isNumbered(item: unknown): boolean {
  return isObject(item) && /^\d+$/.test(String(item.id));
}

function idOf(item: YamlValue): string | undefined {
  if (item.kind !== 'map') return undefined;
  const id = item.entries.find(({ key }) => key === 'id')?.value;
  return id?.kind === 'scalar' && id.value !== null ? id.text : undefined;
}

/** An item of its own: its id comes first, if it does not give one itself. */
export function withId(id: string, item: unknown): unknown {
  if (!isObject(item) || Object.hasOwn(item, 'id')) return item;
  return objectOf([['id', id], ...Object.entries(item)]);
}

function literal(name: string): Step {
  return { name, bracketed: false };
}

/** A fact's name, or a path; undefined where it is no path though it looks like one. */
export function stepsIn(key: string): readonly Step[] | undefined {
  // A path as JSON Pointer writes it.
  if (key.startsWith('/')) return undefined;
  return /[.[\]]|^\$/.test(key) ? stepsOf(key) : [literal(key)];
}

/** The places of `$.projects[0].investment`. */
export function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const bare = path.replace(/^\$\.?/, '');
  const place = /\[\s*(?:"([^"]+)"|'([^']+)'|([^\]'"]+))\s*\]|(?:^|\.)([^.[\]]+)/y;
  while (place.lastIndex < bare.length) {
    const [, double, single, bracket, name] = place.exec(bare) ?? [];
    const found = double ?? single ?? bracket?.trim() ?? name;
    if (found === undefined) return undefined;
    steps.push({ name: found, bracketed: name === undefined });
  }
  return steps.length === 0 ? undefined : steps;
}

/** From entries, also one called `__proto__`. */
function objectOf(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries(entries);
}

/** Without the items that were removed. */
function compacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== REMOVED).map(compacted);
  if (!isObject(value)) return value;
  return objectOf(Object.entries(value).map(([name, held]) => [name, compacted(held)]));
}
