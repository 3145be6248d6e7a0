// What mends all of a file at once: every repair that needs no choice and invents no figure.
import type { Diagnostic, TextEdit } from '#compiler';
import type { Selection } from './place.ts';
import { editsOfFix } from './quick-fixes.ts';

/**
 * The repairs of misspelt names, words and signs and of citations that differ from the source, where
 * there is one repair only. An editor may make them whenever a file is saved, so rows and figures that
 * somebody must look up are left alone, and nothing is taken out.
 */
export function fixAll(selection: Selection): readonly TextEdit[] {
  return editsOf(selection, isSure);
}

function isSure({ severity, code, fixes: [fix, another] }: Diagnostic): boolean {
  if (severity !== 'error' || fix === undefined || another !== undefined) return false;
  if (fix.unsure === true) return false;
  return fix.title === 'replace' || (code.startsWith('CL1') && fix.title !== 'remove');
}

/** Those of the first repair of each finding; what touches an earlier one waits for the next time. */
function editsOf(
  { analysis, file }: Selection,
  isMeant: (finding: Diagnostic) => boolean,
): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of analysis.diagnostics) {
    const [fix] = finding.fixes;
    if (finding.span.file !== file || fix === undefined || !isMeant(finding)) continue;
    const edits = editsOfFix(fix, analysis);
    if (!edits.some((edit) => taken.some((other) => touches(edit, other)))) taken.push(...edits);
  }
  return taken;
}

function touches({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}
