// Looking at an unknown JSON value: own properties only, so that `__proto__` and `constructor` are
// names like any other.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property; undefined where there is none, and for null: null is absent (DESIGN §4). */
export function given(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
}
