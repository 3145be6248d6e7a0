// Looking at facts on the exact path: in the dossier, absent, or told by the `keys` of a prior award.

import {
  type LedgerEntry,
  type OtherSupport,
  type Rational,
  readInteger,
  readMoney,
  readNumber,
  readRatio,
  type Whole,
} from '@clause/runtime';
import { factTerm, NO_TERM, type Term } from '../../../ceiling/term.ts';
import { domainOf } from './domain.ts';
import {
  type Fact,
  type FieldInfo,
  figure,
  type GivenPlace,
  type Keys,
  type Missing,
  type Result,
  truth,
  UNDEFINED,
  wholeFigure,
} from './result.ts';

/** A dossier as every policy's generated types have it. */
export interface AnyDossier {
  readonly as_of: string;
  readonly reference: string | undefined;
  readonly ledger: readonly LedgerEntry[];
  readonly other_supports: readonly OtherSupport[];
}

/** One look at a dossier. */
export interface View {
  readonly dossier: AnyDossier;
  /** The reserved lists without what is dated after `as_of`: it does not count. */
  readonly reserved: Readonly<Record<string, readonly GivenPlace[]>>;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
  /** The `keys` of a prior award, which answer before the dossier does. */
  readonly keys: Keys | undefined;
  /** Where a ceiling is sought: the paths of the missing facts, which are supposed to be given. */
  readonly supposed: ReadonlySet<string> | undefined;
  /** What a clause pays for the item at hand, in measures. */
  readonly awardOf: ((clause: string) => Result) | undefined;
}

/** A fresh look at a dossier. */
export function viewOf(dossier: AnyDossier, digits: number): View {
  const { as_of: asOf } = dossier;
  const dated = (records: readonly { readonly date: string | undefined }[], path: string) =>
    placesOf(records, path, '').filter(({ index }) => {
      const date = records[index]?.date;
      return date === undefined || date <= asOf;
    });
  const reserved = {
    ledger: dated(dossier.ledger, '$.ledger'),
    other_supports: dated(dossier.other_supports, '$.other_supports'),
  };
  const none = { keys: undefined, supposed: undefined, awardOf: undefined };
  return { dossier, reserved, digits, ...none };
}

/** The day of the decision. */
export function asOfIn(view: View): Result {
  return { kind: 'date', value: view.dossier.as_of };
}

/** What another clause pays (measures only). */
export function awardOf(view: View, clause: string): Result {
  return view.awardOf?.(clause) ?? UNDEFINED;
}

/** A fact of the applicant; `keys` of a prior award answer first. */
export function readApplicant(view: View, field: FieldInfo): Result {
  const told = keyOf(view.keys, field.name, field, view.digits);
  if (told) return told;
  const items =
    field.kind === 'list' && Object.hasOwn(view.reserved, field.name)
      ? view.reserved[field.name]
      : undefined;
  if (items) return { kind: 'list', items };
  const applicant = { kind: 'item', record: view.dossier, path: '$', id: '', index: 0 } as const;
  return readField(view, applicant, field);
}

/** A fact of an object. */
export function readField(view: View, of: Result | undefined, field: FieldInfo): Result {
  if (of?.kind === 'item') {
    const path = `${of.path}.${field.name}`;
    const raw = (of.record as Readonly<Record<string, unknown>>)[field.name];
    if (raw !== undefined) return resultOf(raw, field, path, of.id);
    return absentFact(view, path, field, { path, label: field.label });
  }
  if (of?.kind === 'absentItem') {
    return absentFact(view, `${of.path}.${field.name}`, field, of.missing);
  }
  if (of?.kind !== 'keyedItem')
    throw new Error(`${field.name} read of something that has no facts`);
  const path = `${of.path}.${field.name}`;
  const behind = of.behind && readField(view, of.behind, field);
  if (field.kind === 'group') {
    const group = behind?.kind === 'item' || behind?.kind === 'absentItem' ? behind : undefined;
    return { ...of, path, behind: group };
  }
  const told = keyOf(of.keys, path, field, view.digits) ?? behind;
  if (told) return told;
  if (field.kind === 'list') return { kind: 'list', items: [] };
  return unknownFact({ path, field, missing: { path, label: field.label } }, NO_TERM);
}

/** A fact that is given, as a result. */
function resultOf(raw: unknown, field: FieldInfo, path: string, within: string): Result {
  switch (field.kind) {
    case 'boolean':
      return truth(raw as boolean);
    case 'text':
    case 'date':
      return { kind: field.kind, value: raw as string };
    case 'enum':
      return memberNamed(field, raw) as Result;
    case 'money':
    case 'integer':
      return wholeFigure(raw as Whole);
    case 'ratio':
    case 'number':
      return figure(raw as Rational);
    case 'group':
      return { kind: 'item', record: raw as object, path, id: within, index: 0 };
    case 'list':
      return { kind: 'list', items: placesOf(raw as readonly object[], path, within) };
    default:
      return field.kind satisfies never;
  }
}

/** The items of a list, each with its path and its full id. */
export function placesOf(
  records: readonly object[],
  path: string,
  within: string,
): readonly GivenPlace[] {
  return records.map((record, index) => {
    const own = ownId(record);
    const id = within === '' ? own : `${within}/${own}`;
    return { kind: 'item', record, path: `${path}[${index}]`, id, index };
  });
}

/** An item's id in its own list; entries of the reserved lists have none. */
export function ownId(record: object): string {
  return 'id' in record && typeof record.id === 'string' ? record.id : '';
}

function memberNamed(field: FieldInfo, name: unknown): Result | undefined {
  const member = field.members?.find((one) => one.name === name);
  return member && { kind: 'member', value: member };
}

function unknownFact(fact: Fact, term: Term): Result {
  return { kind: 'unknown', facts: [fact], undefined: false, never: false, term };
}

function absentFact(view: View, path: string, field: FieldInfo, missing: Missing): Result {
  if (field.kind === 'list') return { kind: 'list', items: [] };
  if (field.kind === 'group') return { kind: 'absentItem', path, missing };
  const fact: Fact = { path, field, missing };
  // What is not supposed to be given stays unknown where a ceiling is sought.
  const given = view.supposed?.has(missing.path) !== false;
  return unknownFact(fact, given ? factTerm(path, domainOf(field)) : NO_TERM);
}

/** What `keys` say under a path, as a value of the fact's type; undefined if they say none. */
export function keyOf(
  keys: Keys | undefined,
  path: string,
  field: Pick<FieldInfo, 'kind' | 'members'>,
  digits: number,
): Result | undefined {
  const key = keys && Object.hasOwn(keys, path) ? keys[path] : undefined;
  if (key === undefined || key === null) return undefined;
  switch (field.kind) {
    case 'boolean':
      return typeof key === 'boolean' ? truth(key) : undefined;
    case 'text':
    case 'date':
      return typeof key === 'string' ? { kind: field.kind, value: key } : undefined;
    case 'enum':
      return memberNamed(field as FieldInfo, key);
    case 'money': {
      const read = readMoney(key, digits);
      return read < 0 ? undefined : wholeFigure(read);
    }
    case 'integer': {
      const read = readInteger(key);
      return read === undefined ? undefined : wholeFigure(read);
    }
    case 'ratio':
    case 'number': {
      const read = field.kind === 'ratio' ? readRatio(key) : readNumber(key);
      return read && figure(read);
    }
    case 'group':
    case 'list':
      return undefined;
    default:
      return field.kind satisfies never;
  }
}

/** What `keys` of a prior award say of a define; undefined if they say nothing. */
export function toldBy(
  view: View,
  path: string,
  field: Pick<FieldInfo, 'kind' | 'members'>,
): Result | undefined {
  return view.keys && keyOf(view.keys, path, field, view.digits);
}
