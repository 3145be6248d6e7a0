// Writes the functions that read a dossier: one pass over the keys of each object, by `for … in`
// and `switch`: dossiers come in hundreds of shapes, so reading property by property is four times
// as slow (megamorphic sites), and unknown facts are met on the way. They answer
// the facts or undefined; what is wrong, the runtime's report finds from the schema (schema.ts).

import type Fraction from 'fraction.js';
import type { FactField } from '../../dossier/fact-fields.ts';
import { type DossierObject, objectOf } from '../../dossier/objects.ts';
import { factType, fitsNumber, mayBeAbsent, objectType } from './facts.ts';
import { docComment, type GeneratedFile } from './file.ts';
import { camelCase, pascalCase } from './names.ts';
import { propertyKey, propertyRead, quote } from './text.ts';

interface ReaderNames {
  /** Reads one object. */
  readonly one: string;
  /** Reads a list of them. */
  readonly list: string;
}

type Readers = ReadonlyMap<DossierObject, ReaderNames>;

/** Code of a rational constant. */
export function rationalCode(value: Fraction): string {
  return `{ n: ${value.s * value.n}n, d: ${value.d}n }`;
}

/** Writes `parseDossier` and what it calls; `schema` is the name of the schema's constant. */
export function writeReaders(file: GeneratedFile, schema: string): void {
  const { writer } = file;
  const readers = new Map<DossierObject, ReaderNames>();
  for (const object of file.objects) {
    const group = object.role === 'group' ? 'Group' : '';
    const name = pascalCase(object.role === 'dossier' ? 'dossier' : object.entity.name) + group;
    readers.set(object, {
      one: file.names.claim(`read${name}`),
      list: file.names.claim(`readAll${name}`),
    });
  }
  const [dossier, ...others] = file.objects;
  if (!dossier) return;
  const names = readersOf(dossier, readers);
  docComment(
    file,
    'Reads the facts from a value of JSON; if anything is wrong with it, all that is.',
  );
  const result = `{ dossier: Dossier } | { errors: ${file.useType('FactError')}[] }`;
  writer.line(
    `export function parseDossier(input${writer.type(': unknown')})${writer.type(`: ${result}`)} {`,
  );
  writer.line(`const dossier = ${names.one}(input);`);
  writer.line('if (dossier !== undefined) return { dossier };');
  writer.line(`return { errors: ${file.use('reportErrors')}(${schema}, input) };`);
  writer.line('}');
  writer.blank();
  const naming = writeNaming(file);
  writeObject(file, readers, dossier, naming.get(dossier));
  for (const object of others) {
    writeObject(file, readers, object);
    if (object.role !== 'group') writeList(file, readers, object);
  }
}

function readersOf(object: DossierObject, readers: Readers): ReaderNames {
  return readers.get(object) ?? { one: '', list: '' };
}

function writeList(file: GeneratedFile, readers: Readers, object: DossierObject): void {
  const { writer } = file;
  const type = objectType(object, file);
  const names = readersOf(object, readers);
  const result = writer.type(`: readonly ${type}[] | undefined`);
  writer.line(`function ${names.list}(input${writer.type(': unknown')})${result} {`);
  writer.line('if (!Array.isArray(input)) return undefined;');
  writer.line(`const items${writer.type(`: ${type}[]`)} = [];`);
  writer.line('for (const element of input) {');
  writer.line(`const item = ${names.one}(element);`);
  writer.line('if (item === undefined) return undefined;');
  writer.line('items.push(item);');
  writer.line('}');
  const distinct = `${file.use('distinctIds')}(items) ? items : undefined`;
  writer.line(`return ${object.role === 'item' ? distinct : 'items'};`);
  writer.line('}');
  writer.blank();
}

interface Reading {
  readonly field: FactField;
  readonly local: string;
  /** What the local holds until its key is met. */
  readonly start: string | undefined;
}

function writeObject(
  file: GeneratedFile,
  readers: Readers,
  object: DossierObject,
  /** Of the dossier: the function that names its items. */
  naming?: string,
): void {
  const { writer } = file;
  const type = objectType(object, file);
  const locals = file.names.inner();
  for (const taken of ['input', 'value', 'key']) locals.claim(taken);
  const readings = object.fields.map((field): Reading => {
    const empty = field.type.kind === 'list' || field.type.kind === 'entries';
    const start = empty ? file.use('NONE') : defaultCode(field, file);
    return { field, local: locals.claim(camelCase(field.name)), start };
  });
  const result = writer.type(`: ${type} | undefined`);
  writer.line(
    `function ${readersOf(object, readers).one}(input${writer.type(': unknown')})${result} {`,
  );
  writer.line(`if (!${file.use('isObject')}(input)) return undefined;`);
  for (const { field, local, start } of readings) {
    const held = factType(field, file);
    const annotation = start === undefined && !mayBeAbsent(field) ? `${held} | undefined` : held;
    const value = start === undefined ? '' : ` = ${start}`;
    writer.line(`let ${local}${writer.type(`: ${annotation}`)}${value};`);
  }
  writer.line('for (const key in input) {');
  writer.line('const value = input[key];');
  writer.line('switch (key) {');
  for (const reading of readings) {
    writer.line(`case ${quote(reading.field.name)}:`);
    writer.indented(() => {
      for (const line of readingLines(reading, file, readers)) writer.line(line);
      writer.line('break;');
    });
  }
  writer.line('default:');
  // What the object only inherits is no fact of it.
  writer.indented(() => writer.line('if (Object.hasOwn(input, key)) return undefined;'));
  writer.line('}');
  writer.line('}');
  for (const { field, local } of readings) {
    if (field.required) writer.line(`if (${local} === undefined) return undefined;`);
  }
  const parts = readings.map(({ field, local }) =>
    propertyKey(field.name) === local ? local : `${propertyKey(field.name)}: ${local}`,
  );
  const itemIsGroup =
    object.role === 'group' &&
    file.objects.some((one) => one.entity === object.entity && one.role === 'item');
  const record = `{ ${[...(itemIsGroup ? ["id: ''"] : []), ...parts].join(', ')} }`;
  if (object.role === 'dossier') {
    writer.line(`const record = ${record};`);
    writer.line('if (record.other_supports.length > 0) {');
    writer.line(`const matters = new ${file.use('Matters')}();`);
    if (naming !== undefined) writer.line(`${naming}(record, '', matters);`);
    writer.line(`const resolved = ${file.use('resolveMatters')}(record.other_supports, matters);`);
    writer.line('if (resolved === undefined) return undefined;');
    writer.line('record.other_supports = resolved;');
    writer.line('}');
    writer.line('return record;');
  } else writer.line(`return ${record};`);
  writer.line('}');
  writer.blank();
}

/** Code of the value that an absent fact takes; undefined: it stays absent. */
function defaultCode(field: FactField, file: GeneratedFile): string | undefined {
  const value = field.default;
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'numeric': {
      const { type } = field;
      const minor = type.kind === 'money';
      if (!minor && !(type.kind === 'number' && type.integer)) return rationalCode(value.value);
      const digits = String(value.value.s * value.value.n);
      const size = digits.length > 15 && !fitsNumber(field) ? 'n' : '';
      return minor ? `${digits}${file.writer.type(` as ${file.useType('Minor')}`)}` : digits + size;
    }
    case 'boolean':
      return String(value.value);
    case 'member':
      return quote(value.value.name);
    case 'text':
    case 'date':
      return quote(value.value);
    default:
      return value satisfies never;
  }
}

const REFUSE = 'return undefined;';

/** Statements that take `value` into the local, or refuse the object. */
function readingLines(
  { field, local, start }: Reading,
  file: GeneratedFile,
  readers: Readers,
): readonly string[] {
  const { type } = field;
  const plain = (test: string) => [
    `if (${test}) ${local} = value;`,
    `else if (value != null) ${REFUSE}`,
  ];
  /** Read by a function that says what is none; through a name of its own if never absent. */
  const called = (code: string, none: 'undefined' | 'below zero' = 'undefined') => {
    const absent = start !== undefined;
    const read = absent ? `${local}_` : local;
    const refused = none === 'undefined' ? `${read} === undefined` : `${read} < 0`;
    return [
      'if (value != null) {',
      `${absent ? 'const ' : ''}${read} = ${code};`,
      `if (${refused}${rangeTests(read, field, file)}) ${REFUSE}`,
      ...(absent ? [`${local} = ${read};`] : []),
      '}',
    ];
  };
  const inner = objectOf(file.objects, field);
  switch (type.kind) {
    case 'boolean':
      return plain("typeof value === 'boolean'");
    case 'id':
      return plain("typeof value === 'string' && !value.includes('/')");
    case 'text':
    case 'matter':
      return plain("typeof value === 'string'");
    case 'date':
      return plain(`typeof value === 'string' && ${file.use('isDate')}(value)`);
    case 'enum':
      return plain(
        type.enum.members.map(({ name }) => `value === ${quote(name)}`).join(' || ') || 'false',
      );
    case 'clause':
      return plain(type.names.map((name) => `value === ${quote(name)}`).join(' || ') || 'false');
    case 'keys':
      return plain(`${file.use('isKeys')}(value)`);
    case 'money': {
      const as = file.writer.type(` as ${file.useType('Minor')}`);
      const read = `${file.use('readMoney')}(value, ${file.model.currency.digits})${as}`;
      return called(read, 'below zero');
    }
    case 'ratio':
    case 'number': {
      const name =
        type.kind === 'ratio' ? 'readRatio' : type.integer ? 'readInteger' : 'readNumber';
      const as =
        type.integer && fitsNumber(field) ? file.writer.type(' as number | undefined') : '';
      return called(`${file.use(name)}(value)${as}`);
    }
    case 'entity':
      return called(`${inner ? readersOf(inner, readers).one : 'undefined'}(value)`);
    case 'list':
    case 'entries':
      return called(`${inner ? readersOf(inner, readers).list : 'undefined'}(value)`);
    case 'unknown':
      return [REFUSE];
    default:
      return type satisfies never;
  }
}

/** ` || …` for a declared range. */
function rangeTests(local: string, field: FactField, file: GeneratedFile): string {
  const { type } = field;
  const plain = type.kind === 'money' || (type.kind === 'number' && type.integer);
  const test = (bound: Fraction | undefined, operator: '<' | '>') => {
    if (!bound) return '';
    if (!plain) {
      return ` || ${file.use('compare')}(${local}, ${rationalCode(bound)}) ${operator} 0`;
    }
    const near = operator === '<' ? bound.ceil() : bound.floor();
    const digits = String(near.s * near.n);
    return ` || ${local} ${operator} ${digits}${digits.length > 15 ? 'n' : ''}`;
  };
  return test(field.min, '<') + test(field.max, '>');
}

/**
 * Writes functions that name every item, by its full id, for each object that holds some; answers
 * their names.
 */
function writeNaming(file: GeneratedFile): ReadonlyMap<DossierObject, string> {
  const { writer } = file;
  const names = new Map<DossierObject, string>();
  const holders = file.objects.filter((object) => holdsItems(file, object, new Set()));
  for (const object of holders) {
    const group = object.role === 'group' ? 'Group' : '';
    const name = object.role === 'dossier' ? 'Dossier' : pascalCase(object.entity.name);
    names.set(object, file.names.claim(`itemsOf${name}${group}`));
  }
  for (const object of holders) {
    const type = writer.type(`: ${objectType(object, file)}`);
    const within = `within${writer.type(': string')}`;
    const matters = `matters${writer.type(`: ${file.use('Matters')}`)}`;
    writer.line(
      `function ${names.get(object)}(record${type}, ${within}, ${matters})${writer.type(': void')} {`,
    );
    for (const field of object.fields) {
      const inner = objectOf(file.objects, field);
      const naming = inner && names.get(inner);
      const code = `record${propertyRead(field.name)}`;
      if (inner?.role === 'group' && naming) {
        const guard = mayBeAbsent(field) ? `if (${code} !== undefined) ` : '';
        writer.line(`${guard}${naming}(${code}, within, matters);`);
      } else if (inner?.role === 'item') {
        writer.line(`for (const item of ${code}) {`);
        const full =
          object.role === 'dossier'
            ? 'item.id'
            : "within === '' ? item.id : within + '/' + item.id";
        writer.line(`const full = ${full};`);
        writer.line('matters.add(item.id, full);');
        if (naming) writer.line(`${naming}(item, full, matters);`);
        writer.line('}');
      }
    }
    writer.line('}');
    writer.blank();
  }
  return names;
}

/** Whether items are listed in an object or in its groups. */
function holdsItems(file: GeneratedFile, object: DossierObject, seen: Set<DossierObject>): boolean {
  if (seen.has(object)) return false;
  seen.add(object);
  return object.fields.some((field) => {
    const inner = objectOf(file.objects, field);
    return inner?.role === 'item' || (inner?.role === 'group' && holdsItems(file, inner, seen));
  });
}
