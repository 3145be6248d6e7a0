// The repairs of the findings at a place, each with its title in the reader's language.
import { type Analysis, type Diagnostic, type Fix, renderFixTitle, type TextEdit } from '#compiler';
import { withItsLine } from './edits.ts';
import type { Selection } from './place.ts';

export interface QuickFix {
  readonly title: string;
  /** The finding that it mends. */
  readonly finding: Diagnostic;
  readonly edits: readonly TextEdit[];
  /** The only repair there is: it can be taken without a choice. */
  readonly isOnly: boolean;
}

/** The repairs of all findings that touch a selection, in the order of the findings. */
export function quickFixes({ analysis, file, start, end }: Selection): readonly QuickFix[] {
  return analysis.diagnostics
    .filter(({ span }) => span.file === file && span.start <= end && start <= span.end)
    .flatMap((finding) =>
      finding.fixes.map((fix) => ({
        title: renderFixTitle(finding, fix, analysis.language),
        finding,
        edits: editsOfFix(fix, analysis),
        isOnly: finding.fixes.length === 1,
      })),
    );
}

/** The edits of a repair; what is removed takes along a line that would be left blank. */
export function editsOfFix({ edits }: Fix, { files }: Analysis): readonly TextEdit[] {
  return edits.map((edit) => withItsLine(files.get(edit.span.file)?.text ?? '', edit));
}
