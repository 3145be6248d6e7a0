// The formatter in the editor: all of a file, a part of it, and the line that has just begun. Edits
// are as small as they can be, so that places in the text stay where they are.
import type { Analysis, TextEdit } from '#compiler';
import { format, type ParseResult, reparse, sameMeaning, sameWords } from '#language';
import { withEdits } from './edits.ts';
import { editsBetween } from './edits-between.ts';
import { type ClauseFile, clauseFile } from './files.ts';
import type { Selection } from './place.ts';

/** What `clause fmt` would change. */
export function formatDocument(analysis: Analysis, file: string): readonly TextEdit[] {
  const found = clauseFile(analysis, file);
  return found === undefined ? [] : allEdits(found, file, analysis.language);
}

/**
 * What of that lies in a part of the file. Nothing outside of it is touched: where the parts of a
 * clause would change places across its ends, they stay where they are.
 */
export function formatRange({ analysis, file, start, end }: Selection): readonly TextEdit[] {
  const found = clauseFile(analysis, file);
  return found === undefined ? [] : formatPart(found, file, analysis.language, start, end);
}

/** `formatRange` of a file that need not stand in an analysis. */
export function formatPart(
  found: ClauseFile,
  file: string,
  language: string,
  start: number,
  end: number,
): readonly TextEdit[] {
  const all = allEdits(found, file, language, { start, end });
  const within = all.filter(({ span }) => start <= span.start && span.end <= end);
  const { text, parsed } = found;
  // Of all of them the formatter has seen to that.
  if (within.length === all.length && parsed.errors.length === 0) return within;
  if (saysTheSame(found, within, language)) return within;
  const blank = within.filter(
    (edit) => (text.slice(edit.span.start, edit.span.end) + edit.text).trim() === '',
  );
  return saysTheSame(found, blank, language) ? blank : [];
}

function allEdits(
  { text, units, parsed }: ClauseFile,
  file: string,
  language: string,
  within?: { readonly start: number; readonly end: number },
): readonly TextEdit[] {
  const { text: formatted, changed } = format(text, {
    file,
    language,
    units,
    known: parsed,
    ...(within === undefined ? {} : { within }),
  });
  return changed
    ? editsBetween(text, formatted).map(({ start, end, text: fresh }) => ({
        span: { file, start, end },
        text: fresh,
      }))
    : [];
}

/** Whether a file with edits holds the same words and comments, or at least means the same. */
function saysTheSame(
  { text, units, parsed }: ClauseFile,
  edits: readonly TextEdit[],
  language: string,
): boolean {
  if (edits.length === 0) return true;
  const changed = withEdits(text, edits);
  if (sameWords(parsed, changed)) return true;
  const after = reparse(parsed, changed, {
    file: parsed.file.span.file,
    language,
    units,
  });
  if (
    sameList(wordsOf(parsed), wordsOf(after)) &&
    sameList(commentsOf(parsed), commentsOf(after))
  ) {
    return true;
  }
  return (
    parsed.errors.length === 0 &&
    after.errors.length === 0 &&
    sameMeaning(parsed.file, after.file) &&
    sameList(commentsOf(parsed).toSorted(), commentsOf(after).toSorted())
  );
}

function wordsOf({ tokens }: ParseResult): readonly string[] {
  return tokens.map(({ kind, text }) => `${kind} ${text}`);
}

function commentsOf({ comments }: ParseResult): readonly string[] {
  return comments.map(({ text }) => text.trimEnd());
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
