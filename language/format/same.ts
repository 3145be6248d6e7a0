// Whether two trees say the same: kinds, names and figures alike, wherever they stand in their
// texts and in whatever order the parts of a clause are written.
import type { ClausePart, Node } from '../syntax.ts';
import { inOrder } from './blocks.ts';

/** Spans are not compared; the parts of clauses and of `applies` are, in canonical order. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  }
  const [left, right] = [held(a), held(b)];
  const keys = keysOf(left);
  return (
    keys.length === keysOf(right).length && keys.every((key) => sameMeaning(left[key], right[key]))
  );
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => sameMeaning(item, b[i]));
}

type Held = Readonly<Record<string, unknown>>;

function held(value: object): Held {
  return hasParts(value) ? { ...value, parts: inOrder(value.parts) } : { ...value };
}

function keysOf(value: Held): readonly string[] {
  return Object.keys(value).filter((key) => key !== 'span' && value[key] !== undefined);
}

function hasParts(value: object): value is Node & { readonly parts: readonly ClausePart[] } {
  return 'kind' in value && (value.kind === 'clause' || value.kind === 'applies');
}
