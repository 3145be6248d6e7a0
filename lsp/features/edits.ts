// Edits of a text as features give them.
import type { TextEdit } from '#compiler';

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
