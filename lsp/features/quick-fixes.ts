// The repairs of the findings at a place, each with its title in the reader's language; and all that
// can be taken without a choice.
import { type Analysis, type Diagnostic, type Fix, renderFixTitle, type TextEdit } from '#compiler';
import type { Selection } from './place.ts';

export interface QuickFix {
  readonly title: string;
  /** The finding that it mends. */
  readonly finding: Diagnostic;
  readonly edits: readonly TextEdit[];
  /** The only repair there is, and one that takes nothing away. */
  readonly isPreferred: boolean;
}

/** The repairs of all findings that touch a selection, in the order of the findings. */
export function quickFixes({ analysis, file, start, end }: Selection): readonly QuickFix[] {
  return analysis.diagnostics
    .filter(({ span }) => span.file === file && span.start <= end && start <= span.end)
    .flatMap((finding) =>
      finding.fixes.map((fix) => ({
        title: renderFixTitle(finding, fix, analysis.language),
        finding,
        edits: fix.edits,
        isPreferred: finding.fixes.length === 1 && !takesAway(fix),
      })),
    );
}

/**
 * The edits of all errors of a file that have one repair alone. What removes something is left to the
 * user, and so are rows whose figures must still be written.
 */
export function fixAll({ diagnostics }: Analysis, file: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { severity, fixes, span } of diagnostics) {
    const [fix, ...others] = fixes;
    if (severity !== 'error' || span.file !== file || fix === undefined) continue;
    if (others.length > 0 || takesAway(fix) || UNFINISHED.has(fix.title)) continue;
    const isApart = fix.edits.every(
      (edit) => edit.span.file === file && edits.every((other) => areApart(edit, other)),
    );
    if (isApart) edits.push(...fix.edits);
  }
  return edits;
}

/** Repairs that leave something to be filled in. */
const UNFINISHED: ReadonlySet<string> = new Set(['addRows']);

function takesAway({ title, edits }: Fix): boolean {
  return title === 'remove' || edits.every(({ text }) => text === '');
}

function areApart({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.end < b.start || b.end < a.start;
}
