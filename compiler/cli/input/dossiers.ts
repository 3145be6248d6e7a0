// From a JSON text to a dossier's value, today's date filled in where it names no day.
import type { FactError } from '@clause/runtime';
import { type Model, readJson } from '#compiler';
import type { JsonRecord } from './records.ts';

export type ReadDossier = { readonly value: unknown } | { readonly errors: readonly FactError[] };

/** Reads a record's JSON for a policy. `today`: ISO, for an absent `as_of`. */
export function readDossier({ line, text }: JsonRecord, model: Model, today: string): ReadDossier {
  const read = readJson(model, text, line);
  return 'errors' in read ? read : { value: withDate(read.value, today) };
}

/** DESIGN §4: the command fills in today's date. Null is absent. */
function withDate(value: unknown, today: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (Object.hasOwn(value, 'as_of') && Reflect.get(value, 'as_of') !== null) return value;
  // Set, not spread into a new object: a fact called __proto__ stays a fact and is refused.
  Object.defineProperty(value, 'as_of', {
    value: today,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return value;
}
