// Expected awards, measures and errors (DESIGN §4), in each of the forms that they may be written in.
import { suggest } from '../names/suggest.ts';
import { errorCodes } from './decision-words.ts';
import { type EntryList, entryFields } from './fields.ts';
import { readFigure } from './figures.ts';
import { fieldOf, fieldValue, wholePath } from './read-field.ts';
import { clauseNames, clauseValueKnown, placed, type Reading, shape } from './reading.ts';
import { shortened } from './shortened.ts';
import type { Expected, ExpectedEntry, Placed } from './suite.ts';
import type { YamlEntry, YamlMap, YamlScalar, YamlValue } from './yaml-tree.ts';

/** A list of entries, one entry alone, or entries by the names of their clauses. */
export function entries(
  value: YamlValue,
  list: EntryList,
  reading: Reading,
): readonly ExpectedEntry[] | undefined {
  if (value.kind === 'scalar' && value.value === null) return [];
  if (value.kind !== 'list') return entriesOf(value, list, reading);
  return value.items.flatMap((one) => {
    // An entry that names nothing is met by anything, and an empty list of errors means that there are none.
    const empty = one.kind === 'map' && one.entries.length === 0;
    if (empty) reading.report('assertsNothing', one.span, {});
    return empty ? [] : entriesOf(one, list, reading);
  });
}

function entriesOf(value: YamlValue, list: EntryList, reading: Reading): readonly ExpectedEntry[] {
  if (value.kind === 'map') {
    const fields = Object.keys(entryFields[list]);
    const isEntry = value.entries.some(
      ({ key, value: held }) => fields.includes(key) && (held.kind !== 'map' || key === 'parts'),
    );
    // Names in a list are always fields; alone they may be those of clauses.
    const named = !isEntry && value.entries.every(({ key }) => isNamed(key, list, reading));
    if (!named) return [entryOf(value, list, reading)];
    return value.entries.flatMap((entry) => entriesNamed(entry, list, reading));
  }
  if (value.kind === 'scalar' && list === 'errors' && value.value !== null) {
    return [errorOf(value, reading)].filter((entry) => entry !== undefined);
  }
  shape(value, list, list === 'errors' ? 'errorShape' : 'groupShape', reading);
  return [];
}

function isNamed(key: string, list: EntryList, { model }: Reading): boolean {
  if (list === 'errors') return /^\$|[.[]/.test(key);
  if (model === undefined) return !Object.hasOwn(entryFields[list], key);
  return clauseNames(model, list).includes(key);
}

/** `major_project: {P1: {amount: 5}}`, `major_project: 5`, `$.projects[0].level: member`. */
function entriesNamed(
  { key, keySpan, value }: YamlEntry,
  list: EntryList,
  reading: Reading,
): readonly ExpectedEntry[] {
  const name = list === 'errors' ? 'path' : 'clause';
  const own = { value: key, span: keySpan };
  if (value.kind === 'list') {
    return value.items.flatMap((item) =>
      entriesNamed({ key, keySpan, value: item }, list, reading),
    );
  }
  if (value.kind === 'map') {
    const items =
      list !== 'errors' &&
      value.entries.length > 0 &&
      value.entries.every((item) => isItem(item, list));
    if (!items) return [withField(entryOf(value, list, reading), name, own)];
    return value.entries.map((item) => {
      const held =
        item.value.kind === 'map'
          ? entryOf(item.value, list, reading)
          : wordOf(item.value, list, reading);
      const id = { value: item.key, span: item.keySpan };
      return withField(withField(held, 'item', id), name, own);
    });
  }
  return [withField(wordOf(value, list, reading), name, own)];
}

/** Whether a name below a clause is an item's id. */
function isItem({ key, value }: YamlEntry, list: EntryList): boolean {
  if (value.kind === 'map') return key !== 'parts';
  // `statu: capped` is a slip, and no item of this id.
  const fields = Object.keys(entryFields[list]);
  return !fields.includes(key) && suggest(key, fields).length === 0;
}

/** A single word or figure in the place of an entry: what it pays, or its status; of an error, its code. */
function wordOf(
  value: Exclude<YamlValue, YamlMap>,
  list: EntryList,
  reading: Reading,
): ExpectedEntry {
  const isFigure = list === 'awards' && value.kind === 'scalar' && readsAsFigure(value);
  const word = list === 'errors' ? 'code' : isFigure ? 'amount' : 'status';
  const field = fieldValue(entryFields[list], word, value, reading);
  return { fields: new Map(field === undefined ? [] : [[word, field]]), span: value.span };
}

function readsAsFigure(value: YamlScalar): boolean {
  return 'figure' in readFigure(value.text);
}

function withField(entry: ExpectedEntry, name: string, field: Placed<Expected>): ExpectedEntry {
  return { ...entry, fields: new Map([[name, field], ...entry.fields]) };
}

function entryOf(value: YamlMap, list: EntryList, reading: Reading): ExpectedEntry {
  const where = { awards: 'inAward', measures: 'inMeasure', errors: 'inError' } as const;
  const fields = new Map<string, Placed<Expected>>();
  for (const entry of value.entries) {
    const known = entry.key !== 'clause' || clauseValueKnown(entry, list, reading);
    const field = fieldOf(entry, entryFields[list], where[list], undefined, reading);
    if (known && field !== undefined) fields.set(entry.key, field);
  }
  return { fields, span: value.span };
}

/** An error by its code or its path alone. */
function errorOf(value: YamlScalar, { report }: Reading): ExpectedEntry | undefined {
  const { text, span } = value;
  const isCode = (errorCodes as readonly string[]).includes(text);
  if (!isCode && !/^\$|[.[]/.test(text)) {
    const suggestions = suggest(text, errorCodes);
    report('unknownWord', span, {
      name: shortened(text),
      what: 'code',
      allowed: errorCodes,
      suggestions,
    });
    return undefined;
  }
  const field = isCode ? placed(value, text) : placed(value, wholePath(text));
  return { fields: new Map([[isCode ? 'code' : 'path', field]]), span };
}
