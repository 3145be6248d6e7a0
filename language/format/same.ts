// Whether two trees say the same: kinds, names and figures alike, wherever they stand in their
// texts and in whatever order the parts of a clause are written.
import type { ParseResult } from '../parse.ts';
import type { ClausePart, Node } from '../syntax.ts';
import { inOrder } from './blocks.ts';

/** Whether two texts without errors say the same. */
export function sameText(before: ParseResult, after: ParseResult): boolean {
  return (
    before.errors.length === 0 && after.errors.length === 0 && sameMeaning(before.file, after.file)
  );
}

/** Spans are not compared; the parts of clauses and of `applies` are, in canonical order. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  }
  if (!isHeld(a) || !isHeld(b)) return false;
  let more = 0;
  for (const key in a) {
    if (key === 'span' || a[key] === undefined) continue;
    const same =
      key === 'parts' && hasParts(a) && hasParts(b)
        ? sameList(inOrder(a.parts), inOrder(b.parts))
        : sameMeaning(a[key], b[key]);
    if (!same) return false;
    more++;
  }
  for (const key in b) if (key !== 'span' && b[key] !== undefined) more--;
  return more === 0;
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => sameMeaning(item, b[i]));
}

type Held = Readonly<Record<string, unknown>>;

function isHeld(value: unknown): value is Held {
  return typeof value === 'object' && value !== null;
}

function hasParts(value: object): value is Node & { readonly parts: readonly ClausePart[] } {
  return 'kind' in value && (value.kind === 'clause' || value.kind === 'applies');
}
