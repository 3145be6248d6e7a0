// What is wrong with a dossier: everything at once, in the document's order (DESIGN §4). Generated
// readers only accept or refuse; once one has refused, this walks the dossier beside its schema.
// All words come with the schema, in the policy's language.

import { isDate } from './date.ts';
import type { FactError, FactErrorCode } from './decision.ts';
import { isKeyValue, isObject, type Json, Matters } from './dossier.ts';
import { fill } from './fill.ts';
import type { Money } from './money.ts';
import { nearest } from './nearest.ts';
import { compare, type Rational, whole } from './ratio.ts';
import { readInteger, readMoney, readNumber, readRatio, TOO_LARGE } from './scan.ts';
import type { FactSchema, Schema, SchemaWords } from './schema.ts';
import { type Slip, slipIn } from './slip.ts';

/** What stands under a name; null is absent. */
function given(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
}

/** Longest text that is quoted back. */
const LONGEST = 60;

function showable(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�');
}

/** The same but for capitals and blanks around it. */
const isLike = (id: string, text: string): boolean =>
  id.trim().toLowerCase() === text.trim().toLowerCase();

/** All that is wrong with a dossier. */
export function reportErrors(schema: Schema, input: unknown): FactError[] {
  const errors: FactError[] = [];
  const { words } = schema;
  const report = (
    code: FactErrorCode,
    path: string,
    label: string,
    expected: string,
    value: unknown,
    near?: string,
    slip?: Slip,
    item?: number,
  ): void => {
    const found = foundText(value, words.found);
    const name = fill(words.quoted, { text: showable(label) });
    const message = fill(slip === 'negative' ? words.negative : words.messages[code], {
      field: item ? fill(words.itemOf, { number: String(item), list: name }) : name,
      expected,
      found,
      nearest:
        slip && slip !== 'negative'
          ? words[slip]
          : near === undefined
            ? ''
            : fill(words.didYouMean, { nearest: showable(near) }),
    });
    errors.push({ path, code, expected, found, message });
  };
  const matters = new Matters();
  const object = (value: Json, of: number, path: string, ids: Set<unknown>): void => {
    const fields = schema.objects[of] ?? [];
    // A misspelt name is one slip, and told as such.
    const meant = new Set<string | undefined>();
    for (const name of Object.keys(value)) {
      const field = fields.find((one) => one.name === name);
      const at = `${path}.${name}`;
      const held = given(value, name);
      if (!field) {
        const names = fields.map((one) => one.name);
        const close = fields.find((one) => one.label === name)?.name ?? nearest(name, names);
        meant.add(close);
        report(
          'unknown_field',
          at,
          name,
          fill(words.field, { fields: names.join(', ') }),
          name,
          close,
        );
      } else if (held !== undefined) fact(held, field, at, ids);
    }
    for (const field of fields) {
      const isAbsent = field.required && given(value, field.name) === undefined;
      if (isAbsent && !meant.has(field.name)) {
        report('missing', `${path}.${field.name}`, field.label, field.expected, undefined);
      }
    }
  };
  const fact = (value: unknown, field: FactSchema, path: string, ids: Set<unknown>): void => {
    const { kind, label, expected, names = [] } = field;
    if (kind === 'group') {
      if (isObject(value)) object(value, field.of as number, path, ids);
      else report('type', path, label, expected, value);
    } else if (kind === 'list') {
      if (!Array.isArray(value)) {
        report('type', path, label, expected, value);
        return;
      }
      const inList = new Set();
      value.forEach((item: unknown, index) => {
        const at = `${path}[${index}]`;
        if (isObject(item)) object(item, field.of as number, at, inList);
        else report('type', at, label, words.object, item, undefined, undefined, index + 1);
      });
    } else if (kind === 'keys') {
      if (!isObject(value)) {
        report('type', path, label, expected, value);
        return;
      }
      for (const [name, key] of Object.entries(value)) {
        if (!isKeyValue(key)) {
          report('type', `${path}.${name}`, name, words.keyValue, key);
        }
      }
    } else {
      const trouble = troubleWith(value, field, schema.digits);
      if (trouble) {
        const slip = trouble === 'type' ? undefined : slipIn(kind, value);
        const wanted =
          slip === 'negative'
            ? words.notNegative
            : trouble === 'range'
              ? (field.range ?? expected)
              : expected;
        // 30 for 30%.
        const percent =
          trouble === 'range' && kind === 'ratio' && Number(value) > 1 ? `${value}%` : undefined;
        const meant = percent && !troubleWith(percent, field, 0) ? percent : undefined;
        report(trouble, path, label, wanted, value, meant, slip);
        return;
      }
      const text = value as string;
      if (kind === 'id') {
        if (ids.has(text)) report('duplicate_id', path, label, words.uniqueId, text);
        ids.add(text);
      } else if (kind === 'matter') {
        if (matters.find(text) !== undefined) return;
        report(
          'unknown_matter',
          path,
          label,
          expected,
          text,
          // Ids of neighbours are alike: support must not be booked to another item by a guess.
          matters.near(text) ?? [...matters.names()].find((id) => isLike(id, text)),
        );
      } else if ((kind === 'member' || kind === 'clause') && !names.includes(text)) {
        const labelled = names[(field.labels ?? []).indexOf(text)];
        const code = kind === 'member' ? kind : 'unknown_clause';
        report(code, path, label, expected, text, labelled ?? nearest(text, names));
      }
    }
  };
  if (!isObject(input)) report('type', '$', '$', words.dossier, input);
  else {
    collect(schema, input, 0, '', matters);
    object(input, 0, '$', new Set());
  }
  return errors;
}

/** What is wrong with a single fact by itself. */
function troubleWith(
  value: unknown,
  { kind, min, max }: FactSchema,
  digits: number,
): 'type' | 'form' | 'range' | undefined {
  const type = typeof value;
  if (kind === 'boolean') return type === 'boolean' ? undefined : 'type';
  if (kind === 'money' || kind === 'ratio' || kind === 'number' || kind === 'integer') {
    if (type !== 'number' && (type !== 'string' || kind === 'number' || kind === 'integer'))
      return 'type';
    const far =
      kind === 'money'
        ? (value as number) < 0 || (value as number) * 10 ** digits >= TOO_LARGE
        : true;
    const read = figure(value, kind, digits);
    if (read === undefined) {
      if (type === 'string') {
        const [form, , decimals = ''] = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(value as string) ?? [];
        return kind !== 'money' || form === undefined || decimals.length > digits
          ? 'form'
          : 'range';
      }
      if (Number.isNaN(value)) return 'form';
      return !Number.isFinite(value) || (kind === 'money' && far) ? 'range' : 'form';
    }
    const outside = (min && compare(read, min) < 0) || (max && compare(read, max) > 0);
    return outside ? 'range' : undefined;
  }
  if (type !== 'string') return 'type';
  const text = value as string;
  const good = kind === 'date' ? isDate(text) : kind !== 'id' || !text.includes('/');
  return good ? undefined : 'form';
}

function figure(value: unknown, kind: FactSchema['kind'], digits: number): Rational | undefined {
  if (kind === 'ratio') return readRatio(value);
  if (kind === 'number') return readNumber(value);
  const read: Money | undefined = kind === 'money' ? readMoney(value, digits) : readInteger(value);
  return read === undefined || (kind === 'money' && read < 0) ? undefined : whole(read);
}

function foundText(value: unknown, words: SchemaWords['found']): string {
  if (value === undefined || value === null) return words.nothing;
  if (typeof value === 'string') return fill(words.text, { text: showable(value) });
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    return Number.isNaN(value)
      ? words.notANumber
      : Number.isFinite(value)
        ? String(value)
        : words.infinite;
  }
  return Array.isArray(value) ? words.list : typeof value === 'object' ? words.object : words.other;
}

/** The ids that a support's `matter` may name, wherever lists are declared. */
function collect(schema: Schema, value: Json, of: number, within: string, matters: Matters): void {
  for (const field of schema.objects[of] ?? []) {
    const held = given(value, field.name);
    const inner = field.of;
    if (inner === undefined) continue;
    if (field.kind === 'group' && isObject(held)) collect(schema, held, inner, within, matters);
    // Entries of the reserved lists have no id of their own.
    if (field.kind !== 'list' || !Array.isArray(held) || schema.objects[inner]?.[0]?.kind !== 'id')
      continue;
    for (const item of held) {
      const id = isObject(item) ? given(item, 'id') : undefined;
      if (typeof id !== 'string') continue;
      const full = within === '' ? id : `${within}/${id}`;
      matters.add(id, full);
      collect(schema, item, inner, full, matters);
    }
  }
}
