// Edits that leave the declarations they touch laid out as the formatter lays them out, and all others
// as they were.
import type { TextEdit } from '#compiler';
import { type Node, parse } from '#language';
import { withEdits } from './edits.ts';
import { editsBetween } from './edits-between.ts';
import type { ClauseFile } from './files.ts';
import { formatPart } from './formatting.ts';

/** `edits` of one file, which must not overlap, and what formatting then changes beside them. */
export function tidied(
  found: ClauseFile,
  file: string,
  edits: readonly TextEdit[],
  language: string,
): readonly TextEdit[] {
  const { text, units } = found;
  const edited = withEdits(text, edits);
  const parsed = parse(edited, { file, language, units });
  if (parsed.errors.length > 0) return edits;
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let grown = 0;
  for (const { span, text: fresh } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    from = Math.min(from, span.start + grown);
    grown += fresh.length - (span.end - span.start);
    to = Math.max(to, span.end + grown);
  }
  // All of each declaration that is touched; of an article only what it is told in.
  const touched = parsed.file.items
    .flatMap((item): readonly Node[] => (item.kind === 'article' ? item.items : [item]))
    .filter(({ span }) => span.start <= to && from <= span.end);
  const start = Math.min(from, ...touched.map(({ span }) => lineStart(edited, span.start)));
  const end = Math.max(to, ...touched.map(({ span }) => span.end));
  const after: ClauseFile = { ...found, text: edited, parsed };
  const neat = withEdits(edited, formatPart(after, file, language, start, end));
  return editsBetween(text, neat).map((edit) => ({
    span: { file, start: edit.start, end: edit.end },
    text: edit.text,
  }));
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
