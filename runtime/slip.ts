// Usual slips in the writing of a figure, for a word of advice beside the error.

/** `negative`: a sum below zero; `commas` between digits; a `unit` or other words beside them. */
export type Slip = 'negative' | 'commas' | 'unit';

/** The slip in a figure that is refused for its form or range; `kind` as a schema has it. */
export function slipIn(kind: string, value: unknown): Slip | undefined {
  // A text counts by the number that it writes.
  if (kind === 'money' && (value as number) < 0) return 'negative';
  if (typeof value !== 'string' || !/money|ratio/.test(kind)) return undefined;
  if (/\d[,，]\d/.test(value)) return 'commas';
  return kind === 'money' && /^\D*\d[\d.\s]*[\p{L}\p{Sc}]|^\s*[\p{L}\p{Sc}]+\s*\d/u.test(value)
    ? 'unit'
    : undefined;
}
