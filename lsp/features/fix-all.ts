// What mends all of a file at once: every repair that needs no choice and invents no figure.
import type { Diagnostic, TextEdit } from '#compiler';
import type { Resolve } from './definition.ts';
import { mends, mendTogether } from './mends.ts';
import type { Selection } from './place.ts';
import { editsOfFix } from './quick-fixes.ts';

/**
 * The repairs of misspelt names, words and signs and of citations that differ from the source, where
 * there is one repair only and it mends. An editor may make them whenever a file is saved, so rows and
 * figures that somebody must look up are left alone, and nothing is taken out.
 */
export function fixAll(selection: Selection, resolve?: Resolve): readonly TextEdit[] {
  const { analysis, file } = selection;
  const repairs = apart(
    analysis.diagnostics
      .filter((finding) => finding.span.file === file && isSure(finding))
      .map((finding) => ({
        finding,
        edits: finding.fixes.flatMap((fix) => editsOfFix(fix, analysis)),
      })),
  );
  const edits = repairs.flatMap((repair) => repair.edits);
  const findings = repairs.map(({ finding }) => finding);
  if (repairs.length === 0 || mendTogether(findings, edits, analysis, resolve)) return edits;
  return repairs
    .filter((repair) => mends(repair.finding, repair.edits, analysis, resolve))
    .flatMap((repair) => repair.edits);
}

function isSure({ severity, code, fixes: [fix, another] }: Diagnostic): boolean {
  if (severity !== 'error' || fix === undefined || another !== undefined) return false;
  if (fix.unsure === true) return false;
  return fix.title === 'replace' || (code.startsWith('CL1') && fix.title !== 'remove');
}

interface Repair {
  readonly finding: Diagnostic;
  readonly edits: readonly TextEdit[];
}

/** What touches an earlier one waits for the next time. */
function apart(repairs: readonly Repair[]): readonly Repair[] {
  const taken: Repair[] = [];
  for (const repair of repairs) {
    const isFree = !repair.edits.some((edit) =>
      taken.some((other) => other.edits.some((one) => touches(edit, one))),
    );
    if (isFree) taken.push(repair);
  }
  return taken;
}

function touches({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}
