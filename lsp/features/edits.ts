// Edits of a text as features give them.

import type { TextEdit } from '#compiler';
import { withEnds } from '#language';

/** A text with edits that do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let result = '';
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** A removal that would leave a line blank takes the line along; any other edit stays as it is. */
export function withItsLine(text: string, edit: TextEdit): TextEdit {
  const { start, end } = edit.span;
  const lineStart =
    Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const before = start === 0 ? '' : text.slice(lineStart, start);
  const after = /^[^\S\r\n]*(?:\r\n|\r|\n)/u.exec(text.slice(end))?.[0];
  if (edit.text !== '' || before.trim() !== '' || after === undefined) return edit;
  const span = withEnds(edit.span, { start: start - before.length, end: end + after.length });
  return { ...edit, span };
}

/** What is written into a text, its lines ending as the text's first one does (as the formatter has it). */
export function withLineEndsOf(text: string, written: string): string {
  const isCarriageReturn = /\r\n|\r|\n/u.exec(text)?.[0] === '\r\n';
  return written.replace(/\r\n|\n/gu, isCarriageReturn ? '\r\n' : '\n');
}
