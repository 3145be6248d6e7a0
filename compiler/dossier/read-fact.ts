// One fact: from JSON to a value of its type, or the report of what is wrong with it.
import { slipIn } from '@clause/runtime';
import Fraction from 'fraction.js';
import type { NumericType, Value } from '../model/types.ts';
import { type Voice, valueText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import type { Trouble } from './errors.ts';
import type { FactField, FactType } from './fact-fields.ts';
import { MONEY_LIMIT, readDate, readMoney, readNumber, readRatio } from './forms.ts';
import type { Matters } from './matters.ts';
import { nearest } from './nearest.ts';

/** What reading needs to know and where it reports. */
export interface Reader {
  readonly voice: Voice;
  readonly matters: Matters;
  /** Of a dossier being filled in: nothing stands in for a fact that is not given yet. */
  readonly withoutDefaults?: boolean;
  report(trouble: Trouble): void;
}

/** The types that are written as one JSON value. */
export type PlainType = Exclude<
  FactType,
  { kind: 'entity' } | { kind: 'list' } | { kind: 'entries' } | { kind: 'keys' } | { kind: 'id' }
>;

/** Whether a fact of this type is one JSON value. */
export function isPlain(type: FactType): type is PlainType {
  return !['entity', 'list', 'entries', 'keys', 'id'].includes(type.kind);
}

/** The value of a fact, or undefined once what is wrong was reported. */
export function readPlain(
  reader: Reader,
  json: unknown,
  field: FactField,
  type: PlainType,
  path: string,
): Value | undefined {
  const expected = expectedText(type, reader.voice);
  const choices =
    type.kind === 'enum'
      ? type.enum.members.map(({ name }) => name)
      : type.kind === 'clause'
        ? type.names
        : [];
  const trouble = (code: Trouble['code'], near?: string): undefined => {
    const { label } = field;
    const { kind } = type;
    const found = { found: json, nearest: near, kind, choices };
    reader.report({ path, code, field: label, expected, ...found });
  };
  switch (type.kind) {
    case 'boolean':
      return typeof json === 'boolean' ? { kind: 'boolean', value: json } : trouble('type');
    case 'text':
      return typeof json === 'string' ? { kind: 'text', value: json } : trouble('type');
    case 'date': {
      const read = readDate(json);
      return read === 'type' || read === 'form' ? trouble(read) : { kind: 'date', value: read.iso };
    }
    case 'enum': {
      const { members } = type.enum;
      if (typeof json !== 'string') return trouble('type');
      const member = members.find(({ name }) => name === json);
      if (member !== undefined) return { kind: 'member', value: member };
      const names = members.map(({ name }) => name);
      const byLabel = members.find(({ label }) => label === json)?.name;
      return trouble('member', byLabel ?? nearest(json, names));
    }
    case 'clause':
      if (typeof json !== 'string') return trouble('type');
      if (type.names.includes(json)) return { kind: 'text', value: json };
      return trouble('unknown_clause', nearest(json, type.names));
    case 'matter': {
      if (typeof json !== 'string') return trouble('type');
      const [whole, ...others] = reader.matters.get(json) ?? [];
      if (whole === undefined) {
        // Ids of neighbours are alike: support must not be booked to another item by a guess.
        const plain = (id: string) => id.trim().toLowerCase();
        const alike = [...reader.matters.keys()].find((id) => plain(id) === plain(json));
        return trouble('unknown_matter', alike);
      }
      return others.length === 0
        ? { kind: 'text', value: whole }
        : trouble('unknown_matter', whole);
    }
    case 'money':
    case 'ratio':
    case 'number': {
      const read = readFigure(json, type, reader.voice);
      const fits = read instanceof Fraction && !outOfRange(read, field);
      if (fits) return { kind: 'numeric', value: read };
      if (read === 'type') return trouble(read);
      const { notNegative } = reader.voice.wording.facts.expected;
      const code = read === 'form' ? read : 'range';
      const slip = slipIn(type.kind, json);
      const asked = code === 'form' ? expected : rangeText(field, type, reader.voice);
      reader.report({
        path,
        code,
        field: field.label,
        expected: slip === 'negative' ? notNegative : asked,
        found: json,
        nearest: code === 'range' && type.kind === 'ratio' ? asPercent(json, field) : undefined,
        slip,
        kind: type.kind,
      });
      return undefined;
    }
    case 'unknown':
      return undefined;
    default:
      return type satisfies never;
  }
}

/** How a fact of the type is to be written. */
export function expectedText(type: FactType, voice: Voice): string {
  const words = voice.wording.facts.expected;
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'date':
    case 'id':
    case 'matter':
    case 'list':
      return words[type.kind];
    case 'entries':
      return words.list;
    case 'entity':
    case 'keys':
      return words.object;
    case 'enum':
      return fill(words.member, { members: type.enum.members.map(({ name }) => name).join(', ') });
    case 'clause':
      return fill(words.clause, { clauses: type.names.join(', ') });
    case 'money':
    case 'ratio':
    case 'number':
      return formText(type, voice);
    case 'unknown':
      return '';
    default:
      return type satisfies never;
  }
}

function readFigure(json: unknown, type: NumericType, voice: Voice) {
  switch (type.kind) {
    case 'money':
      return readMoney(json, voice.currency.digits);
    case 'ratio':
      return readRatio(json);
    case 'number':
      return readNumber(json, type.integer);
    default:
      return type.kind satisfies never;
  }
}

function outOfRange(value: Fraction, field: FactField): boolean {
  if (field.min !== undefined && value.compare(field.min) < 0) return true;
  return field.max !== undefined && value.compare(field.max) > 0;
}

/** 30 written for 30%, where that would do. */
function asPercent(json: unknown, field: FactField): string | undefined {
  const percent = Number(json) > 1 ? `${json}%` : '';
  const read = readRatio(percent);
  return read instanceof Fraction && !outOfRange(read, field) ? percent : undefined;
}

function formText(type: NumericType, { wording, currency }: Voice): string {
  const words = wording.facts.expected;
  if (type.kind === 'ratio') return words.ratio;
  if (type.kind === 'number') return type.integer ? words.integer : words.number;
  if (currency.digits === 0) return fill(words.moneyWhole, { example: '1234' });
  const example = `1234.${'56789'.slice(0, currency.digits)}`;
  return fill(words.money, { decimals: String(currency.digits), example });
}

/** What a figure may be: its declared range, and what holds for all money. */
export function rangeText(field: FactField, type: NumericType, voice: Voice): string {
  const words = voice.wording.facts.expected;
  const shown = (value: Fraction): string => valueText({ kind: 'numeric', value }, type, voice);
  const low = field.min === undefined ? undefined : shown(field.min);
  const high = field.max === undefined ? undefined : shown(field.max);
  if (low !== undefined && high !== undefined) return fill(words.between, { low, high });
  if (high !== undefined) return fill(words.upTo, { high });
  const from = low === undefined ? [] : [fill(words.from, { low })];
  // Money below zero has words of its own (`slips`).
  if (type.kind === 'money') {
    return [...from, fill(words.below, { high: shown(MONEY_LIMIT) })].join(', ');
  }
  return from[0] ?? formText(type, voice);
}
