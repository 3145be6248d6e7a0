// A model as plain JSON and back: what a page by itself asks its further questions of. Parts that are
// one stay one, for expressions and facts are told apart by what they are, not by what they say.
import Fraction from 'fraction.js';
import type { Model } from '../model/model.ts';

/** The parts by their numbers; the first is the model. */
export type PackedModel = readonly Part[];

type Part =
  /** Its fields, each with the number of its part. */
  | { readonly o: Readonly<Record<string, number>> }
  | { readonly a: readonly number[] }
  | { readonly v: string | number | boolean | null }
  /** A fraction, a whole number, nothing: what JSON does not have. */
  | { readonly f: string }
  | { readonly i: string }
  | { readonly u: true };

export function packedModel(model: Model): PackedModel {
  const parts: Part[] = [];
  const numbers = new Map<unknown, number>();
  const numberOf = (value: unknown): number => {
    const before = numbers.get(value);
    if (before !== undefined) return before;
    const number = parts.length;
    numbers.set(value, number);
    // Taken before what is in it, which may lead back to it.
    parts.push({ u: true });
    parts[number] = partOf(value, numberOf);
    return number;
  };
  numberOf(model);
  return parts;
}

function partOf(value: unknown, numberOf: (value: unknown) => number): Part {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return { v: value };
    case 'bigint':
      return { i: String(value) };
    case 'object':
      if (value === null) return { v: null };
      if (value instanceof Fraction) return { f: value.toFraction() };
      if (Array.isArray(value)) return { a: value.map(numberOf) };
      return {
        o: Object.fromEntries(Object.entries(value).map(([name, held]) => [name, numberOf(held)])),
      };
    case 'undefined':
      return { u: true };
    default:
      throw new Error('a model holds values alone');
  }
}

/** The model that was packed. */
export function unpackedModel(parts: PackedModel): Model {
  const made = parts.map((part): unknown => {
    if ('o' in part) return {};
    if ('a' in part) return [];
    if ('v' in part) return part.v;
    if ('f' in part) return new Fraction(part.f);
    return 'i' in part ? BigInt(part.i) : undefined;
  });
  for (const [number, part] of parts.entries()) {
    const own = made[number];
    if ('a' in part && Array.isArray(own)) for (const each of part.a) own.push(made[each]);
    if (!('o' in part) || typeof own !== 'object' || own === null) continue;
    for (const [name, each] of Object.entries(part.o)) {
      // Defined, not set: no name of a policy reaches what all objects share.
      Object.defineProperty(own, name, { value: made[each], enumerable: true, writable: true });
    }
  }
  return made[0] as Model;
}
