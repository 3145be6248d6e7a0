// The repairs of the findings at a place, each with its title in the reader's language.
import { type Analysis, type Diagnostic, type Fix, renderFixTitle, type TextEdit } from '#compiler';
import { wordDistance } from '#language';
import type { FileLister } from './completion-item.ts';
import type { Resolve } from './definition.ts';
import { withItsLine } from './edits.ts';
import { mends } from './mends.ts';
import type { Selection } from './place.ts';

export interface QuickFix {
  readonly title: string;
  /** The finding that it mends. */
  readonly finding: Diagnostic;
  readonly edits: readonly TextEdit[];
  /** The only repair there is, a whole one, and it mends: it can be taken without a choice. */
  readonly isOnly: boolean;
}

/** The repairs of all findings that touch a selection, in the order of the findings. */
export function quickFixes(
  { analysis, file, start, end }: Selection,
  files: FileLister = () => [],
  resolve?: Resolve,
): readonly QuickFix[] {
  return analysis.diagnostics
    .filter(({ span }) => span.file === file && span.start <= end && start <= span.end)
    .flatMap((finding) => {
      const beside = namesOfFiles(finding, analysis, files);
      return [...finding.fixes, ...beside].map((fix, _, all) => {
        const edits = editsOfFix(fix, analysis);
        // What is read from a file that is named only now, nobody has analysed yet.
        const isSound = () => beside.length > 0 || mends(finding, edits, analysis, resolve);
        return {
          title: renderFixTitle(finding, fix, analysis.language),
          finding,
          edits,
          isOnly: all.length === 1 && fix.unsure !== true && isSound(),
        };
      });
    });
}

/** What a file that is not there may be called: only the editor knows which files there are. */
function namesOfFiles(
  { name, span, parameters }: Diagnostic,
  { entry }: Analysis,
  files: FileLister,
): readonly Fix[] {
  if (name !== 'fileNotFound' && name !== 'sourceNotFound') return [];
  const written = String(parameters.path);
  const there = files(name === 'fileNotFound' ? CLAUSES : SOURCES).filter(
    (path) => !entry.endsWith(`/${path}`),
  );
  const close = there
    .map((path) => ({ path, far: wordDistance(path.toLowerCase(), written.toLowerCase()) }))
    .filter(({ path, far }) => there.length === 1 || far <= Math.max(2, path.length / 3))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MOST_FILES);
  return close.map(({ path }) => ({
    title: 'replace',
    parameters: { suggestion: path },
    edits: [{ span, text: `"${path.replace(/["\\]/g, '\\$&')}"` }],
  }));
}

const CLAUSES = ['.clause'];
const SOURCES = ['.txt', '.md'];
const MOST_FILES = 3;

/** The edits of a repair; what is removed takes along a line that would be left blank. */
export function editsOfFix({ edits }: Fix, { files }: Analysis): readonly TextEdit[] {
  return edits.map((edit) => withItsLine(files.get(edit.span.file)?.text ?? '', edit));
}
