// From what stands under `expect` to what is expected (DESIGN §4), with a finding for every name,
// word and figure that no decision could ever have.
import type { Term } from '../diagnostics/diagnostic.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import { type TermName, term } from '../diagnostics/terms.ts';
import type { Model } from '../model/model.ts';
import { suggest } from '../names/suggest.ts';
import { errorCodes } from './decision-words.ts';
import {
  decisionFields,
  type EntryList,
  entryFields,
  type FieldKind,
  type Fields,
  partFields,
  stepFields,
} from './fields.ts';
import { readFigure } from './figures.ts';
import type { Expectation, Expected, ExpectedEntry, Placed } from './suite.ts';
import {
  foundTerm,
  shortened,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
  type YamlValue,
} from './yaml-tree.ts';

/** What a reader of expectations reads with. */
interface Reading {
  readonly report: Reporter;
  /** Names of clauses and articles are held to it, if there is one. */
  readonly model: Model | undefined;
}

const TOTALS = ['policy', 'clauses', 'articles', 'recoveries'];

const EXPECTATIONS = [
  'total',
  'clauses',
  'articles',
  'awards',
  'measures',
  'errors',
  'applicable',
  'recoveries',
  'totals',
  ...Object.keys(decisionFields),
];

/** Reads what stands under `expect`. */
export function readExpectation(
  value: YamlValue,
  report: Reporter,
  model: Model | undefined,
): Expectation {
  const reading = { report, model };
  if (value.kind !== 'map') {
    if (value.kind !== 'scalar' || value.value !== null) {
      shape(value, 'expect', 'groupShape', reading);
    }
    return {};
  }
  const decision = new Map<string, Placed<Expected>>();
  let expectation: Expectation = {};
  const expected = (part: Expectation | undefined) => {
    expectation = { ...expectation, ...part };
  };
  for (const entry of value.entries) {
    switch (entry.key) {
      case 'applicable':
        expected(applicable(entry.value, reading));
        break;
      case 'total':
      case 'recoveries':
        expected(total(entry.key, entry, reading));
        break;
      case 'clauses':
        expected(clauses(entry.value, reading));
        break;
      case 'articles':
        expected({ articles: figures(entry.value, 'articles', reading) ?? new Map() });
        break;
      case 'totals':
        expected(totals(entry.value, decision, reading));
        break;
      case 'awards':
      case 'measures':
      case 'errors':
        expected({ [entry.key]: entries(entry.value, entry.key, reading) });
        break;
      default: {
        const field = fieldOf(entry, decisionFields, 'inExpect', EXPECTATIONS, reading);
        if (field !== undefined) decision.set(entry.key, field);
      }
    }
  }
  return decision.size === 0 ? expectation : { ...expectation, decision };
}

/** Whether anything at all is looked at. */
export function asserts(expectation: Expectation): boolean {
  const { awards, measures, articles, ...others } = expectation;
  return (
    (awards?.length ?? 0) + (measures?.length ?? 0) + (articles?.size ?? 0) > 0 ||
    Object.keys(others).length > 0
  );
}

function applicable(value: YamlValue, reading: Reading): Expectation | undefined {
  if (value.kind === 'scalar' && (value.value === null || typeof value.value === 'boolean')) {
    return { applicable: placed(value, value.value) };
  }
  return shape(value, 'applicable', 'truthShape', reading);
}

function total(
  part: 'total' | 'recoveries',
  entry: YamlEntry,
  reading: Reading,
): Expectation | undefined {
  const figure = figureOf(entry, reading);
  return figure && { [part]: figure };
}

function clauses(value: YamlValue, reading: Reading): Expectation | undefined {
  const read = figures(value, 'clauses', reading);
  return read && { clauses: placed(value, read) };
}

/** `totals` as a decision has it: a form of `total`, `articles` and `recoveries`; all of it partial. */
function totals(
  value: YamlValue,
  decision: Map<string, Placed<Expected>>,
  reading: Reading,
): Expectation | undefined {
  if (value.kind !== 'map') return shape(value, 'totals', 'groupShape', reading);
  let expectation: Expectation = {};
  for (const entry of value.entries) {
    switch (entry.key) {
      case 'policy':
        expectation = { ...expectation, ...total('total', entry, reading) };
        break;
      case 'recoveries':
        expectation = { ...expectation, ...total('recoveries', entry, reading) };
        break;
      case 'articles':
        expectation = {
          ...expectation,
          articles: figures(entry.value, 'articles', reading) ?? new Map(),
        };
        break;
      case 'clauses':
        for (const [name, figure] of figures(entry.value, 'clauses', reading) ?? []) {
          decision.set(`totals.clauses.${name}`, figure);
        }
        break;
      default:
        unknownKey(entry, 'inTotals', TOTALS, reading);
    }
  }
  return expectation;
}

/** Amounts by the names of clauses or articles. */
function figures(
  value: YamlValue,
  of: 'clauses' | 'articles',
  reading: Reading,
): ReadonlyMap<string, Placed<string>> | undefined {
  if (value.kind === 'scalar' && value.value === null) return new Map();
  if (value.kind !== 'map') return shape(value, of, 'groupShape', reading);
  const read = new Map<string, Placed<string>>();
  for (const entry of value.entries) {
    const known =
      of === 'clauses'
        ? clauseKnown(entry.key, 'awards', entry, reading)
        : articleKnown(entry, reading);
    const figure = figureOf(entry, reading);
    if (known && figure !== undefined) read.set(entry.key, figure);
  }
  return read;
}

/** A list of entries, one entry alone, or entries by the names of their clauses. */
function entries(
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

/** One field by the table of its kind; an unknown one is told of. */
function fieldOf(
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

function fieldValue(
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

function figureOf(entry: YamlEntry, reading: Reading): Placed<string> | undefined {
  const figure = figureText(entry.key, entry.value, reading);
  return figure === undefined ? undefined : placed(entry.value, figure);
}

function figureText(what: string, value: YamlValue, reading: Reading): string | undefined {
  if (value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') {
    return shape(value, what, 'figureShape', reading);
  }
  const read = readFigure(value.text);
  if ('figure' in read) return read.figure;
  reading.report('badFigure', value.span, {
    written: shortened(value.text),
    what,
    advice: read.advice,
  });
  return undefined;
}

/** A path from the dossier on: `projects[0].level` is `$.projects[0].level`. */
function wholePath(path: string): string {
  if (path.startsWith('$')) return path;
  return path.startsWith('[') ? `$${path}` : `$.${path}`;
}

// ---------------------------------------------------------------- names

function clauseNames(model: Model, list: EntryList): readonly string[] {
  const kind = list === 'measures' ? 'measure' : 'grant';
  return model.clauses.filter((clause) => clause.kind === kind).map(({ name }) => name);
}

function clauseValueKnown(entry: YamlEntry, list: EntryList, reading: Reading): boolean {
  const { value } = entry;
  if (value.kind !== 'scalar') return true;
  return clauseKnown(value.text, list, { ...entry, keySpan: value.span, value }, reading);
}

function clauseKnown(
  name: string,
  list: EntryList,
  { keySpan }: YamlEntry,
  { model, report }: Reading,
): boolean {
  if (model === undefined) return true;
  const names = clauseNames(model, list);
  if (names.includes(name)) return true;
  const labelled = model.clauses.filter(
    (clause) => clause.label === name && names.includes(clause.name),
  );
  const suggestions =
    labelled.length > 0 ? labelled.map((clause) => clause.name) : suggest(name, names);
  const kind = term(list === 'measures' ? 'measureKind' : 'grantKind');
  const fixes = suggestions.map((one) => replace(keySpan, one));
  report('unknownInPolicy', keySpan, { name: shortened(name), kind, suggestions }, { fixes });
  return false;
}

function articleKnown({ key, keySpan }: YamlEntry, { model, report }: Reading): boolean {
  if (model === undefined) return true;
  const articles = model.clauses
    .filter(({ kind }) => kind === 'grant')
    .map(({ article }) => article);
  if (articles.includes(key)) return true;
  const suggestions = articles.filter((article) => key.replace(/^\D+/, '') === article).slice(0, 1);
  const kind = term('articleKind');
  const fixes = suggestions.map((one) => replace(keySpan, one));
  report('unknownInPolicy', keySpan, { name: shortened(key), kind, suggestions }, { fixes });
  return false;
}

/** Tells of a name that means nothing where it stands. */
export function unknownKey(
  { key, keySpan }: YamlEntry,
  where: TermName,
  allowed: readonly string[],
  { report }: Pick<Reading, 'report'>,
): undefined {
  const suggestions = suggest(key, allowed);
  const fixes = suggestions.map((one) => replace(keySpan, one));
  const words = { name: shortened(key), where: term(where), allowed, suggestions };
  report('unknownKey', keySpan, words, { fixes });
  return undefined;
}

function replace(span: YamlEntry['keySpan'], suggestion: string) {
  return {
    title: 'replace' as const,
    parameters: { suggestion },
    edits: [{ span, text: suggestion }],
  };
}

/** Tells of a value of another form than was expected. */
export function shape(
  value: YamlValue,
  what: string,
  wanted: TermName,
  { report }: Pick<Reading, 'report'>,
  advice: Term | '' = '',
): undefined {
  report('wrongShape', value.span, { what, wanted: term(wanted), found: foundTerm(value), advice });
  return undefined;
}

function placed<T>(value: YamlValue, read: T): Placed<T> {
  const { span, stuck } = value;
  return stuck === undefined ? { value: read, span } : { value: read, span, stuck };
}
