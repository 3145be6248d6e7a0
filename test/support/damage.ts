// One token of a text deleted, doubled, or swapped with the next: what a slip of the hand does.

import type { Token } from '#language';

export interface Slip {
  readonly kind: 'delete' | 'double' | 'swap';
  readonly text: string;
  /** The words concerned, for a failure's message. */
  readonly what: string;
  /** Where the slip is in the new text. */
  readonly start: number;
  readonly end: number;
  /** Where it is in the old text. */
  readonly before: { readonly start: number; readonly end: number };
}

/** All slips of a text, in the order of its tokens. */
export function slipsOf(text: string, tokens: readonly Token[]): readonly Slip[] {
  return tokens.flatMap((token, index) => {
    const { start, end } = token.span;
    const word = text.slice(start, end);
    const next = tokens[index + 1];
    const deleted: Slip = {
      kind: 'delete',
      text: text.slice(0, start) + text.slice(end),
      what: word,
      start,
      end: start,
      before: { start, end },
    };
    const doubled: Slip = {
      kind: 'double',
      text: `${text.slice(0, end)} ${word}${text.slice(end)}`,
      what: word,
      start,
      end: end + 1 + word.length,
      before: { start, end },
    };
    if (next === undefined) return [deleted, doubled];
    const gap = text.slice(end, next.span.start);
    const other = text.slice(next.span.start, next.span.end);
    // Two texts that only touch by a space must not become one word.
    const swapped: Slip = {
      kind: 'swap',
      text:
        text.slice(0, start) + other + (gap === '' ? ' ' : gap) + word + text.slice(next.span.end),
      what: `${word} | ${other}`,
      start,
      end: next.span.end + (gap === '' ? 1 : 0),
      before: { start, end: next.span.end },
    };
    return [deleted, doubled, swapped];
  });
}
