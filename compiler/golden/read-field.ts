// One expected field of an award, a measure, an error or a decision, read by the table of its kind.
import type { TermName } from '../diagnostics/terms.ts';
import { suggest } from '../names/suggest.ts';
import { type FieldKind, type Fields, partFields, stepFields } from './fields.ts';
import { readFigure } from './figures.ts';
import { asAdvised, placed, type Reading, replace, shape, unknownKey } from './reading.ts';
import { shortened } from './shortened.ts';
import type { Expected, Placed } from './suite.ts';
import type { YamlEntry, YamlValue } from './yaml-tree.ts';

/** One field by the table of its kind; an unknown one is told of. */
export function fieldOf(
  entry: YamlEntry,
  fields: Fields,
  where: TermName,
  allowed: readonly string[] | undefined,
  reading: Reading,
): Placed<Expected> | undefined {
  if (!Object.hasOwn(fields, entry.key)) {
    return unknownKey(entry, where, allowed ?? Object.keys(fields), reading);
  }
  return fieldValue(fields, entry.key, entry.value, reading);
}

export function fieldValue(
  fields: Fields,
  name: string,
  value: YamlValue,
  reading: Reading,
): Placed<Expected> | undefined {
  const kind = fields[name];
  const read = kind === undefined ? undefined : expectedOf(kind, name, value, reading);
  return read === undefined ? undefined : placed(value, read);
}

function expectedOf(
  kind: FieldKind,
  name: string,
  value: YamlValue,
  reading: Reading,
): Expected | undefined {
  switch (kind) {
    case 'figure':
      if (value.kind === 'scalar' && value.value === null) return null;
      return figureText(name, value, reading);
    case 'clause':
    case 'text':
      if (value.kind !== 'scalar') return shape(value, name, 'textShape', reading);
      return value.value === null ? null : value.text;
    case 'path':
      if (value.kind !== 'scalar') return shape(value, name, 'textShape', reading);
      return wholePath(value.text);
    case 'texts':
    case 'paths': {
      const texts = listOf(value).map((item) => {
        if (item.kind !== 'scalar') return shape(item, name, 'textShape', reading);
        return kind === 'paths' ? wholePath(item.text) : item.text;
      });
      return whole(texts);
    }
    case 'parts':
      return groups(value, name, partFields, 'inPart', reading);
    case 'steps':
      return groups(value, name, stepFields, 'inStep', reading);
    default: {
      if (value.kind !== 'scalar') return shape(value, name, 'textShape', reading);
      const { text, span, stuck } = value;
      if (kind.words.includes(text)) return text;
      const suggestions = suggest(text, kind.words);
      const fixes = stuck === undefined ? suggestions.map((one) => replace(span, one)) : [];
      const words = { name: shortened(text), what: name, allowed: kind.words, suggestions };
      reading.report('unknownWord', span, words, { fixes });
      return undefined;
    }
  }
}

/** Parts or steps: groups, or the one word or figure of each that matters. */
function groups(
  value: YamlValue,
  name: string,
  fields: Fields,
  where: TermName,
  reading: Reading,
): Expected | undefined {
  // Parts by their names: `central: 90.00`.
  const byName =
    value.kind === 'map' && !value.entries.some(({ key }) => Object.hasOwn(fields, key));
  if (byName) {
    const read = value.entries.map((entry) => {
      const amount = figureText(entry.key, entry.value, reading);
      return amount === undefined ? undefined : { name: entry.key, amount };
    });
    return whole(read);
  }
  return whole(
    listOf(value).map((item): Expected | undefined => {
      if (item.kind === 'list') return shape(item, name, 'groupShape', reading);
      if (item.kind === 'scalar') {
        if (name === 'steps') return { code: item.text };
        const amount = figureText(name, item, reading);
        return amount === undefined ? undefined : { amount };
      }
      const read: Record<string, Expected> = {};
      for (const entry of item.entries) {
        const field = fieldOf(entry, fields, where, undefined, reading);
        if (field !== undefined) read[entry.key] = field.value;
      }
      return read;
    }),
  );
}

function listOf(value: YamlValue): readonly YamlValue[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'scalar' && value.value === null ? [] : [value];
}

function whole(items: readonly (Expected | undefined)[]): readonly Expected[] | undefined {
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length ? read : undefined;
}

export function figureOf(entry: YamlEntry, reading: Reading): Placed<string> | undefined {
  const figure = figureText(entry.key, entry.value, reading);
  return figure === undefined ? undefined : placed(entry.value, figure);
}

export function figureText(what: string, value: YamlValue, reading: Reading): string | undefined {
  if (value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') {
    return shape(value, what, 'figureShape', reading);
  }
  const read = readFigure(value.text);
  if ('figure' in read) return read.figure;
  const words = { written: shortened(value.text), what, advice: read.advice };
  // What is only referred to is written elsewhere.
  const fixes = value.stuck === undefined ? asAdvised(value.span, value.text, read.advice) : [];
  reading.report('badFigure', value.span, words, { fixes });
  return undefined;
}

/** A path from the dossier on: `projects[0].level` is `$.projects[0].level`. */
export function wholePath(path: string): string {
  if (path.startsWith('$')) return path;
  return path.startsWith('[') ? `$${path}` : `$.${path}`;
}
