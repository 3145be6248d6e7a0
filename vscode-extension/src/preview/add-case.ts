// “Add as a case”: the dossier with what it was found to get, at the end of the case file beside the policy.
import * as vscode from 'vscode';
import type { Decision } from '../../../lsp/index.ts';
import type { Dossier } from '../../preview/protocol.ts';
import { expectationOf, withCase } from './case-text.ts';

/** Asks for name and reason, writes, and shows the case. Nothing is written where one is not given. */
export async function addCase(
  policy: vscode.Uri,
  dossier: Dossier,
  decision: Decision,
): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add as a case'),
    prompt: vscode.l10n.t('What the case shows'),
    ignoreFocusOut: true,
  });
  if (name === undefined || name.trim() === '') return;
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add as a case'),
    prompt: vscode.l10n.t(
      'Why it must be paid {0}: the sum worked out by hand',
      decision.totals.policy,
    ),
    ignoreFocusOut: true,
  });
  if (reason === undefined) return;
  const uri = vscode.Uri.joinPath(policy, '..', 'cases.yaml');
  const text = await textOf(uri);
  const added = withCase(text ?? 'cases:\n', {
    name: name.trim(),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    dossier,
    expect: expectationOf(decision),
  });
  if (added === undefined) {
    vscode.window.showWarningMessage(
      vscode.l10n.t('“cases.yaml” does not end with its list of cases; nothing was written.'),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (text === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(added) });
  else {
    const document = await vscode.workspace.openTextDocument(uri);
    edit.insert(uri, document.positionAt(text.length), added.slice(text.length));
  }
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.positionAt(document.getText().length);
  // Beside the preview, not over it.
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(end, end),
  });
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
