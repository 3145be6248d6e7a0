// Values to compare: with every span as plain figures, whatever it hangs on.
import type { Analysis } from '#compiler';
import { AnchoredSpan } from '#language';

/** A copy of a value, circles and all, in which a span is where it is now and says no more. */
export function withPlainSpans(value: unknown, known = new Map<object, unknown>()): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (value instanceof AnchoredSpan) return value.toJSON();
  const before = known.get(value);
  if (before !== undefined) return before;
  const inner = (each: unknown) => withPlainSpans(each, known);
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    known.set(value, copy);
    for (const [key, each] of value) copy.set(inner(key), inner(each));
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    known.set(value, copy);
    for (const each of value) copy.add(inner(each));
    return copy;
  }
  const copy: unknown = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  known.set(value, copy);
  for (const [key, each] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: inner(each),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

/** An analysis as plain values, spans too: maps as lists, for their keys are compared by what they hold. */
export function seen({ checked, files, ...rest }: Analysis): unknown {
  return withPlainSpans({
    ...rest,
    files: [...files],
    checked: checked && {
      diagnostics: checked.diagnostics,
      declarations: checked.resolution.declarations,
      references: checked.resolution.references,
      types: [...checked.resolution.types],
      expressions: [...checked.resolution.expressions],
    },
  });
}
