// Words of a file by their place.
import type { Token } from '#language';

/** The word that holds an offset; at the end of a word with nothing after it, that word. */
export function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  const at = firstEndingAfter(tokens, offset);
  const here = tokens[at];
  if (here !== undefined && here.span.start <= offset) return here;
  const before = tokens[at - 1];
  return before !== undefined && before.span.end === offset ? before : undefined;
}

/** Number of the first word that ends after an offset; how many there are if none does. */
export function firstEndingAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
