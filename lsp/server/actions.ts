// The light bulb: repairs of findings.
import { type CodeAction, CodeActionKind, type ServerCapabilities } from 'vscode-languageserver';
import { quickFixes } from '../features/quick-fixes.ts';
import { findingAsDiagnostic } from './diagnostics.ts';
import type { Group } from './shell.ts';

export const actions: Group = (shell) => {
  const { connection, convert } = shell;
  connection.onCodeAction(
    shell.answer(({ textDocument: { uri }, range, context: { only } }) => {
      const selection = shell.selection(uri, range);
      if (selection === undefined) return null;
      if (only !== undefined && !only.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) {
        return [];
      }
      const { analysis } = selection;
      return quickFixes(selection).map(
        ({ title, finding, edits, isOnly }): CodeAction => ({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [findingAsDiagnostic(shell, { finding, analysis })],
          ...(isOnly ? { isPreferred: true } : {}),
          edit: convert.workspaceEdit(edits, [analysis]),
        }),
      );
    }),
  );
  const capabilities: ServerCapabilities = {
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  };
  return capabilities;
};

/** Kinds are hierarchies of words with points between them; the empty one holds all. */
function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}
