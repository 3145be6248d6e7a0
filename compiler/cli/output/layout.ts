// The pieces that an explanation's lines are laid out with.
import { indented, padded, type Style, widthOf } from './style.ts';

/** A title on a line of its own across the page. */
export function rule(title: string, { paint, width }: Style): string {
  const rest = Math.max(3, width - widthOf(title) - 4);
  return `${paint.dim('──')} ${paint.bold(title)} ${paint.dim('─'.repeat(rest))}`;
}

/** One text at the left edge, one at the right; on lines of their own where they don't fit. */
export function beside(left: string, right: string, { width }: Style): string {
  const gap = width - widthOf(left) - widthOf(right);
  if (gap >= 2) return left + ' '.repeat(gap) + right;
  const margin = ' '.repeat(left.length - left.trimStart().length);
  const lines = indented(left.trimStart(), width, `${margin}  `, margin);
  return [...lines, ' '.repeat(Math.max(0, width - widthOf(right))) + right].join('\n');
}

/** A word in a column of so many columns, texts beside it one below another. */
export function column(
  word: string,
  columns: number,
  texts: readonly string[],
  { paint, width }: Style,
  paintText: (text: string) => string = (text) => text,
): readonly string[] {
  const margin = 6;
  const indent = ' '.repeat(margin + columns + 2);
  return texts.flatMap((text, index) =>
    indented(text, width, indent).map((line, row) => {
      const label = padded(index === 0 && row === 0 ? word : '', columns);
      return `${' '.repeat(margin)}${paint.dim(label)}  ${paintText(line.slice(indent.length))}`;
    }),
  );
}

/** `1234567.00` is `1,234,567.00`. */
export function grouped(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** Whether an amount is anything but zero. */
export function isSome(amount: string): boolean {
  return /[1-9]/.test(amount);
}
