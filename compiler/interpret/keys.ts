// What a limit is counted by, as texts that are equal when the keys are (DESIGN §2.2, Caps).
import type { LimitKey } from '../model/model.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import type { Result, Unknown } from './result.ts';

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

export type Keys =
  | { readonly known: true; readonly texts: readonly string[] }
  | { readonly known: false; readonly because: readonly Unknown[] };

/** The keys of an award. */
export function keysOf(keys: readonly LimitKey[], env: Env): Keys {
  const texts: string[] = [];
  const because: Unknown[] = [];
  for (const key of keys) {
    const value = keyValue(key, env);
    const text = keyText(key.kind, value);
    if (value?.kind === 'unknown') because.push(value);
    if (text !== undefined) texts.push(text);
  }
  return texts.length === keys.length ? { known: true, texts } : { known: false, because };
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
