// The light bulb in case files: repairs of what is wrong with their form, with the facts of their
// dossiers, and with what they expect.
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import {
  decodeUtf8,
  fill,
  folderOf,
  mendEdit,
  renderFixTitle,
  type TextEdit,
  updateEdit,
} from '#compiler';
import { takeTitle } from '../features/cases.ts';
import type { Range } from '../requests.ts';
import { wordsOf } from '../words/languages.ts';
import { type FoundInSuite, findingsOfSuite } from '../workspace/findings.ts';
import type { KnownSuite } from '../workspace/suites.ts';
import { asDiagnostic, spanOf } from './diagnostics.ts';
import type { Shell } from './shell.ts';

interface Repair {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Nothing else can be meant. */
  readonly isSure: boolean;
}

/** The repairs of all findings that touch a stretch; none in a file that is no case file. */
export function repairsOfCases(shell: Shell, uri: string, range: Range): readonly CodeAction[] {
  const { convert, workspace } = shell;
  const name = convert.name(uri);
  const known = workspace.suiteOf(name);
  if (known === undefined) return [];
  const read = workspace.files.read(name, folderOf(name));
  // Of a table in the encoding of a spreadsheet the client would count the columns another way.
  if (read.kind === 'problem' || decodeUtf8(read.bytes) === undefined) return [];
  const { text } = read;
  const [start, end] = [convert.offset(name, range.start), convert.offset(name, range.end)];
  return findingsOfSuite(known)
    .filter((found) => spanOf(found).start <= end && start <= spanOf(found).end)
    .flatMap((found) => {
      const repairs = repairsOf(found, known, text);
      const diagnostic = asDiagnostic(shell, found);
      return repairs.map(
        ({ title, edits, isSure }): CodeAction => ({
          title,
          kind: CodeActionKind.QuickFix,
          ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
          ...(repairs.length === 1 && isSure ? { isPreferred: true } : {}),
          edit: convert.workspaceEdit(edits, []),
        }),
      );
    });
}

function repairsOf(found: FoundInSuite, { suite }: KnownSuite, text: string): readonly Repair[] {
  const language = found.analysis?.language ?? 'en';
  const { cases: words } = wordsOf(language);
  if ('finding' in found) {
    const { finding } = found;
    return finding.fixes.map((fix) => ({
      title: renderFixTitle(finding, fix, language),
      edits: fix.edits,
      isSure: fix.unsure !== true,
    }));
  }
  if ('fact' in found) {
    return found.fact.mends.flatMap((mend): readonly Repair[] => {
      const edit = mendEdit(found.fact, mend, text);
      if (edit === undefined) return [];
      // Of a word in place of another, people say whether that is what was meant.
      const isFigure = /^[\d.-]+$/.test(mend.to);
      const title = fill(isFigure ? words.write : words.writeName, { text: mend.to });
      return [{ title, edits: [edit], isSure: mend.isSure }];
    });
  }
  const edit = updateEdit(text, suite.form, found.unmet.difference);
  if (edit === undefined) return [];
  // Which of the two is wrong, the case or the policy, only the source can tell.
  return [{ title: takeTitle(found.unmet, language), edits: [edit], isSure: false }];
}
