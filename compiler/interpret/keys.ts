// What a limit is counted by, as texts that are equal when the keys are (DESIGN §2.2, Caps).
import type { LimitKey } from '../model/model.ts';
import { compare } from './compare.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { NO, type Result, truth, type Unknown } from './result.ts';

/** Of a key's kind and its value; undefined for a value that is not known. */
export function keyText(kind: LimitKey['kind'], value: Result | undefined): string | undefined {
  const text = value === undefined ? '' : plainText(value);
  return text === undefined ? undefined : JSON.stringify([kind, text]);
}

function plainText(value: Result): string | undefined {
  switch (value.kind) {
    case 'numeric':
      return value.value.toFraction();
    case 'boolean':
      return String(value.value);
    case 'member':
      return value.value.name;
    case 'text':
    case 'date':
      return value.value;
    case 'item':
      return value.item.id;
    case 'absentItem':
    case 'keyedItem':
    case 'list':
    case 'unknown':
      return undefined;
    default:
      return value satisfies never;
  }
}

/** The values of an award's keys, and their texts where all are known. */
export interface Keys {
  readonly values: readonly KeyOf[];
  readonly texts: readonly string[] | undefined;
  /** The keys that are not known. */
  readonly because: readonly Unknown[];
}

export interface KeyOf {
  readonly kind: LimitKey['kind'];
  /** Absent: the applicant, or what has none. */
  readonly value: Result | undefined;
}

/** The keys of an award. */
export function keysOf(keys: readonly LimitKey[], env: Env): Keys {
  const values = keys.map((key) => ({ kind: key.kind, value: keyValue(key, env) }));
  const texts = values.flatMap(({ kind, value }) => keyText(kind, value) ?? []);
  const because = values.flatMap(({ value }) => (value?.kind === 'unknown' ? [value] : []));
  return { values, texts: texts.length === keys.length ? texts : undefined, because };
}

/** Whether two keys are the same; false for a key that has no text. */
export function sameKey(one: KeyOf, other: KeyOf | undefined): Result {
  if (other === undefined || one.kind !== other.kind) return NO;
  const [value, against] = [one.value, other.value];
  if (value?.kind === 'unknown' || against?.kind === 'unknown') {
    return value === undefined || against === undefined ? NO : compare('=', value, against);
  }
  const text = keyText(one.kind, value);
  return truth(text !== undefined && text === keyText(other.kind, against));
}

function keyValue(key: LimitKey, env: Env): Result | undefined {
  switch (key.kind) {
    case 'applicant':
      return undefined;
    case 'item':
      return env.variables.get(key.variable);
    case 'path':
      return evaluate(key.value, env);
    default:
      return key satisfies never;
  }
}
