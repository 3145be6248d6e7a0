// Reading one fact of an item: given, absent, or as the `keys` of a prior award tell it.
import Fraction from 'fraction.js';
import { factTerm, NO_TERM, type Term } from '../ceiling/term.ts';
import type { KeyValue, Known } from '../dossier/dossier.ts';
import { readMoney, readNumber, readRatio } from '../dossier/forms.ts';
import type { Field, Type } from '../model/types.ts';
import { domainOf } from './domain.ts';
import type { View } from './env.ts';
import {
  type AbsentItem,
  type Fact,
  figure,
  type ItemResult,
  type KeyedItem,
  type Missing,
  type Result,
  truth,
  type Unknown,
} from './result.ts';

/** A fact of an item. */
export function readField(view: View, of: ItemResult, field: Field): Result {
  switch (of.kind) {
    case 'item': {
      const path = `${of.item.path}.${field.name}`;
      const known = of.item.fields.get(field.name);
      return known === undefined
        ? absent(view, path, field, { path, label: field.label })
        : resultOf(known);
    }
    case 'absentItem':
      return absent(view, `${of.path}.${field.name}`, field, of.missing);
    case 'keyedItem': {
      const path = `${of.path}.${field.name}`;
      const behind = of.behind && readField(view, of.behind, field);
      if (field.type.kind === 'entity') return { ...of, path, behind: groupOrNone(behind) };
      return keyed(view, of.keys, path, field, behind);
    }
    default:
      return of satisfies never;
  }
}

/** A fact of the applicant; `keys` of a prior award answer first. */
export function readApplicant(view: View, field: Field): Result {
  const value = view.keys?.get(field.name);
  const told = value === undefined ? undefined : valueOfKey(value, field.type, view.digits);
  return told ?? readField(view, { kind: 'item', item: view.dossier.applicant }, field);
}

export function resultOf(known: Known): Result {
  return known;
}

function absent(view: View, path: string, field: Field, missing: Missing): Result {
  const { type } = field;
  // An absent list is empty (DESIGN §3).
  if (type.kind === 'list') return { kind: 'list', items: [] };
  if (type.kind === 'entity') return absentGroup(path, type, missing);
  const fact: Fact = { path, field, missing };
  // What is not supposed to be given stays unknown where a ceiling is sought.
  const given = view.supposed?.has(missing.path) !== false;
  return unknownFact(fact, given ? factTerm(path, domainOf(field)) : NO_TERM);
}

function unknownFact(fact: Fact, term: Term): Unknown {
  return { kind: 'unknown', facts: [fact], undefined: false, never: false, term };
}

function absentGroup(
  path: string,
  type: Extract<Type, { kind: 'entity' }>,
  missing: Missing,
): AbsentItem {
  return { kind: 'absentItem', entity: type.entity, path, missing };
}

function groupOrNone(result: Result | undefined): KeyedItem['behind'] {
  return result?.kind === 'item' || result?.kind === 'absentItem' ? result : undefined;
}

/**
 * A fact that a prior award was given for: as its entry says, else as the item behind it has it; what
 * neither says is not known.
 */
function keyed(
  view: View,
  keys: ReadonlyMap<string, KeyValue>,
  path: string,
  field: Field,
  behind: Result | undefined,
): Result {
  const value = keys.get(path);
  const told = value === undefined ? undefined : valueOfKey(value, field.type, view.digits);
  if (told !== undefined) return told;
  if (behind !== undefined) return behind;
  if (field.type.kind === 'list') return { kind: 'list', items: [] };
  const fact: Fact = { path, field, missing: { path, label: field.label } };
  return unknownFact(fact, NO_TERM);
}

/** A value of `keys` as a value of the type that it answers for; undefined if it is none. */
export function valueOfKey(key: KeyValue, type: Type, digits: number): Result | undefined {
  switch (type.kind) {
    case 'boolean':
      return typeof key === 'boolean' ? truth(key) : undefined;
    case 'text':
    case 'date':
      return typeof key === 'string' ? { kind: type.kind, value: key } : undefined;
    case 'enum': {
      const member = type.enum.members.find(({ name }) => name === key);
      return member && { kind: 'member', value: member };
    }
    case 'money':
      return figureOrNone(readMoney(key, digits));
    case 'ratio':
      return figureOrNone(readRatio(key));
    case 'number':
      return figureOrNone(readNumber(key, type.integer));
    case 'entity':
    case 'list':
    case 'unknown':
      return undefined;
    default:
      return type satisfies never;
  }
}

function figureOrNone(read: unknown): Result | undefined {
  return read instanceof Fraction ? figure(read) : undefined;
}
