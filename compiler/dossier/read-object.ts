// Objects and lists of a dossier. Errors come in the document's order; what is missing from an
// object comes after what is wrong in it, in the order of declaration (DESIGN §4).
import type { EntityType, Type } from '../model/types.ts';
import { fill } from '../wording/fill.ts';
import type { Item, Known } from './dossier.ts';
import { type FactField, groupFields, itemFields } from './fact-fields.ts';
import { given, isObject, type JsonObject } from './json.ts';
import { fullId } from './matters.ts';
import { nearest } from './nearest.ts';
import { expectedText, isPlain, type Reader, readPlain } from './read-fact.ts';

/** Where an object stands. */
export interface Place {
  readonly entity: EntityType;
  readonly path: string;
  readonly id: string;
  readonly ownId: string;
  readonly index: number;
}

/** Reads an object. `ids` are those already seen in its list. */
export function readObject(
  reader: Reader,
  object: JsonObject,
  fields: readonly FactField[],
  place: Place,
  ids: Set<string> = new Set(),
): Item {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const read = new Map<string, Known>();
  const meant = new Set<string | undefined>();
  for (const name of Object.keys(object)) {
    const field = byName.get(name);
    const path = `${place.path}.${name}`;
    if (field === undefined) meant.add(unknownField(reader, name, path, byName));
    else {
      const value = given(object, name);
      const known =
        value === undefined ? undefined : readFact(reader, value, field, path, place, ids);
      if (known !== undefined) read.set(name, known);
    }
  }
  for (const field of fields) {
    if (given(object, field.name) !== undefined) continue;
    const { name, type } = field;
    if (field.required) {
      // A misspelt name is one slip, and told as such.
      if (!meant.has(name)) missing(reader, field, `${place.path}.${name}`);
    } else if (field.default !== undefined) {
      if (!isOpen(reader, place)) read.set(name, field.default);
    } else if (type.kind === 'list' || type.kind === 'entries') {
      read.set(name, { kind: 'list', items: [] });
    }
  }
  return { ...place, fields: read };
}

/** Whether facts of this object may yet be given; entries of the reserved lists are as they are. */
function isOpen({ withoutDefaults }: Reader, { entity: { role } }: Place): boolean {
  return withoutDefaults === true && (role === 'entity' || role === 'applicant');
}

function readFact(
  reader: Reader,
  json: unknown,
  field: FactField,
  path: string,
  within: Place,
  ids: Set<string>,
): Known | undefined {
  const { type } = field;
  if (isPlain(type)) return readPlain(reader, json, field, type, path);
  switch (type.kind) {
    case 'id':
      return readId(reader, json, path, ids);
    case 'entity':
      return readGroup(reader, json, field, type.entity, path, within);
    case 'list':
      return readList(reader, json, field, type.of, path, within);
    case 'entries':
      return readEntries(reader, json, field, type, path);
    case 'keys':
      return readKeys(reader, json, field, path);
    default:
      return type satisfies never;
  }
}

function readId(reader: Reader, json: unknown, path: string, ids: Set<string>): Known | undefined {
  const { expected } = reader.voice.wording.facts;
  if (typeof json !== 'string') {
    reader.report({ path, code: 'type', field: 'id', expected: expected.id, found: json });
    return undefined;
  }
  // Nested ids are joined by it: `P1/Y2` is the award of Y2 in P1 and of nothing else.
  if (json.includes('/')) {
    reader.report({ path, code: 'form', field: 'id', expected: expected.id, found: json });
    return undefined;
  }
  if (ids.has(json)) {
    const code = 'duplicate_id';
    reader.report({ path, code, field: 'id', expected: expected.uniqueId, found: json });
  }
  ids.add(json);
  return { kind: 'text', value: json };
}

/** A group of facts: its lists' items are nested in whatever it is nested in. */
function readGroup(
  reader: Reader,
  json: unknown,
  field: FactField,
  entity: EntityType,
  path: string,
  within: Place,
): Known | undefined {
  if (!isObject(json)) return wrongType(reader, json, field.label, path, 'object');
  const place = { entity, path, id: within.id, ownId: '', index: 0 };
  return { kind: 'item', item: readObject(reader, json, groupFields(entity), place) };
}

function readList(
  reader: Reader,
  json: unknown,
  field: FactField,
  of: Type,
  path: string,
  within: Place,
): Known | undefined {
  if (!Array.isArray(json)) return wrongType(reader, json, field.label, path, 'list');
  const ids = new Set<string>();
  const fields = of.kind === 'entity' ? itemFields(of.entity) : [];
  const items = json.flatMap((entry: unknown, index): readonly Known[] => {
    const at = `${path}[${index}]`;
    const label = `${field.label} ${index + 1}`;
    if (of.kind !== 'entity') {
      const known = readFact(reader, entry, { ...field, label, type: of }, at, within, ids);
      return known === undefined ? [] : [known];
    }
    if (!isObject(entry)) {
      wrongType(reader, entry, field.label, at, 'object', index + 1);
      return [];
    }
    const found = given(entry, 'id');
    const ownId = typeof found === 'string' ? found : '';
    const place = { entity: of.entity, path: at, id: fullId(within.id, ownId), ownId, index };
    return [{ kind: 'item', item: readObject(reader, entry, fields, place, ids) }];
  });
  return { kind: 'list', items };
}

/** `ledger` and `other_supports`. */
function readEntries(
  reader: Reader,
  json: unknown,
  field: FactField,
  type: { readonly entity: EntityType; readonly fields: readonly FactField[] },
  path: string,
): Known | undefined {
  if (!Array.isArray(json)) return wrongType(reader, json, field.label, path, 'list');
  const items = json.flatMap((entry: unknown, index): readonly Known[] => {
    const at = `${path}[${index}]`;
    if (!isObject(entry)) {
      wrongType(reader, entry, field.label, at, 'object', index + 1);
      return [];
    }
    const place = { entity: type.entity, path: at, id: '', ownId: '', index };
    return [{ kind: 'item', item: readObject(reader, entry, type.fields, place) }];
  });
  return { kind: 'list', items };
}

/** `keys` of a ledger entry: any names, each with a plain value. What they hold is read later. */
function readKeys(
  reader: Reader,
  json: unknown,
  field: FactField,
  path: string,
): Known | undefined {
  if (!isObject(json)) return wrongType(reader, json, field.label, path, 'object');
  for (const [name, value] of Object.entries(json)) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') continue;
    // JSON.parse makes a number without end of 1e400.
    if (typeof value === 'number' && Number.isFinite(value)) continue;
    const expected = reader.voice.wording.facts.expected.keyValue;
    reader.report({ path: `${path}.${name}`, code: 'type', field: name, expected, found: value });
  }
  return undefined;
}

function wrongType(
  reader: Reader,
  json: unknown,
  label: string,
  path: string,
  wanted: 'object' | 'list',
  item?: number,
): undefined {
  const expected = reader.voice.wording.facts.expected[wanted];
  const where = item === undefined ? {} : { item };
  reader.report({ path, code: 'type', field: label, expected, found: json, ...where });
}

/** Reports a name that no fact has, and returns the fact that is most likely meant. */
function unknownField(
  reader: Reader,
  name: string,
  path: string,
  fields: ReadonlyMap<string, FactField>,
): string | undefined {
  const names = [...fields.keys()];
  const byLabel = names.find((candidate) => fields.get(candidate)?.label === name);
  const close = byLabel ?? nearest(name, names);
  reader.report({
    path,
    code: 'unknown_field',
    field: name,
    expected: fill(reader.voice.wording.facts.expected.field, { fields: names.join(', ') }),
    found: name,
    nearest: close,
  });
  return close;
}

function missing(reader: Reader, field: FactField, path: string): void {
  const expected = expectedText(field.type, reader.voice);
  reader.report({ path, code: 'missing', field: field.label, expected, found: undefined });
}
