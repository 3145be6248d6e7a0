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
  const all = value.kind === 'list' ? value.items : [value];
  return all.flatMap((one) => entriesOf(one, list, reading));
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
    const items = value.entries.every(({ value: held }) => held.kind === 'map');
    if (!items || value.entries.length === 0) {
      return [withField(entryOf(value, list, reading), name, own)];
    }
    return value.entries.flatMap((item) =>
      item.value.kind === 'map'
        ? [
            withField(
              withField(entryOf(item.value, list, reading), 'item', {
                value: item.key,
                span: item.keySpan,
              }),
              name,
              own,
            ),
          ]
        : [],
    );
  }
  const word =
    list === 'errors' ? 'code' : readsAsFigure(value) && list === 'awards' ? 'amount' : 'status';
  const field = fieldValue(entryFields[list], word, value, reading);
  const fields = field === undefined ? [] : [[word, field] as const];
  return [withField({ fields: new Map(fields), span: value.span }, name, own)];
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
