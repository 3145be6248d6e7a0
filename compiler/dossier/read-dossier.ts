// From an unknown JSON value to a typed dossier, or to everything that is wrong with it at once, in
// the document's order (DESIGN §4). Nothing is evaluated here.
import type { FactError } from '@clause/runtime';
import Fraction from 'fraction.js';
import type { Model } from '../model/model.ts';
import { wordingOf } from '../wording/languages.ts';
import type { Dossier, Item, KeyValue, LedgerEntry, Support } from './dossier.ts';
import { factError, type Trouble } from './errors.ts';
import { topFields } from './fact-fields.ts';
import { given, isObject, type JsonObject } from './json.ts';
import { mattersIn } from './matters.ts';
import type { Reader } from './read-fact.ts';
import { readObject } from './read-object.ts';

export type DossierReading =
  | { readonly dossier: Dossier }
  | { readonly errors: readonly FactError[] };

/** Reads a dossier of the policy. `input` is what JSON.parse made of it, or any other value. */
export function readDossier(model: Model, input: unknown): DossierReading {
  const errors: FactError[] = [];
  const wording = wordingOf(model.language);
  const dossier = readInto(model, input, (trouble) => errors.push(factError(trouble, wording)));
  return errors.length > 0 || dossier === undefined ? { errors } : { dossier };
}

/** What is wrong with a dossier, each thing with what it is made of: what was found, and a name that is near. */
export function troublesIn(
  model: Model,
  input: unknown,
): readonly { readonly trouble: Trouble; readonly error: FactError }[] {
  const wording = wordingOf(model.language);
  const troubles: Trouble[] = [];
  readInto(model, input, (trouble) => troubles.push(trouble));
  return troubles.map((trouble) => ({ trouble, error: factError(trouble, wording) }));
}

/** Undefined if it is no dossier at all. */
function readInto(model: Model, input: unknown, report: Reader['report']): Dossier | undefined {
  const wording = wordingOf(model.language);
  const reader: Reader = {
    voice: { wording, currency: model.currency },
    matters: mattersIn(model.applicant, input),
    report,
  };
  if (!isObject(input)) {
    const expected = wording.facts.expected.dossier;
    report({ path: '$', code: 'type', field: '$', expected, found: input });
    return undefined;
  }
  const place = { entity: model.applicant, path: '$', id: '', ownId: '', index: 0 };
  return dossierOf(readObject(reader, input, topFields(model), place), input);
}

/**
 * What can be read of a dossier that is being filled in: what is missing or wrong is not known, and
 * nothing stands in for it by default. Entries of the ledger count once they say what they must.
 * `today` (ISO) stands in for a date that cannot be read.
 */
export function readSoFar(model: Model, input: unknown, today: string): Dossier {
  const object = isObject(input) ? input : {};
  const reader: Reader = {
    voice: { wording: wordingOf(model.language), currency: model.currency },
    matters: mattersIn(model.applicant, object),
    withoutDefaults: true,
    report: () => {},
  };
  const place = { entity: model.applicant, path: '$', id: '', ownId: '', index: 0 };
  const dossier = dossierOf(readObject(reader, object, topFields(model), place), object);
  const ledger = dossier.ledger.filter(({ clause, date }) => clause !== '' && date !== '');
  return { ...dossier, asOf: dossier.asOf === '' ? today : dossier.asOf, ledger };
}

// ---------------------------------------------------------------- a sound dossier by its own names

function dossierOf(applicant: Item, input: JsonObject): Dossier {
  const entries = itemsOf(applicant, 'ledger');
  return {
    asOf: textOf(applicant, 'as_of') ?? '',
    reference: textOf(applicant, 'reference'),
    applicant,
    ledger: entries.map((facts) => entryOf(facts, keysIn(input, facts.index))),
    supports: itemsOf(applicant, 'other_supports').map(supportOf),
  };
}

function entryOf(facts: Item, keys: ReadonlyMap<string, KeyValue>): LedgerEntry {
  return {
    facts,
    clause: textOf(facts, 'clause') ?? '',
    item: textOf(facts, 'item'),
    amount: figureOf(facts, 'amount') ?? new Fraction(0n),
    date: textOf(facts, 'date') ?? '',
    quantity: figureOf(facts, 'quantity'),
    keys,
  };
}

function supportOf(facts: Item): Support {
  const received = facts.fields.get('received');
  return {
    facts,
    matter: textOf(facts, 'matter'),
    amount: figureOf(facts, 'amount') ?? new Fraction(0n),
    received: received?.kind === 'boolean' && received.value,
    date: textOf(facts, 'date'),
  };
}

/** `keys` of the ledger's entry at a position, as JSON has them. */
function keysIn(input: JsonObject, index: number): ReadonlyMap<string, KeyValue> {
  const ledger = given(input, 'ledger');
  const entry: unknown = Array.isArray(ledger) ? ledger[index] : undefined;
  const keys = isObject(entry) ? given(entry, 'keys') : undefined;
  const found = new Map<string, KeyValue>();
  for (const [name, value] of isObject(keys) ? Object.entries(keys) : []) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      found.set(name, value);
    }
  }
  return found;
}

function itemsOf(applicant: Item, name: string): readonly Item[] {
  const list = applicant.fields.get(name);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((entry) => (entry.kind === 'item' ? [entry.item] : []));
}

function textOf(item: Item, name: string): string | undefined {
  const value = item.fields.get(name);
  return value?.kind === 'text' || value?.kind === 'date' ? value.value : undefined;
}

function figureOf(item: Item, name: string): Fraction | undefined {
  const value = item.fields.get(name);
  return value?.kind === 'numeric' ? value.value : undefined;
}
