// “Show Uncited Sentences”: those sentences of the source that no clause puts into effect, to pick one and see it.
import * as vscode from 'vscode';
import type { Range } from '../../../lsp/index.ts';
import type { Ask } from '../ask.ts';
import { activeFile, answerOf } from '../policy.ts';
import { rangeOf } from '../ranges.ts';

interface Sentence extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly range?: Range;
}

export async function showUncited(ask: Ask): Promise<void> {
  const file = activeFile();
  if (file === undefined) return;
  const answer = answerOf(await ask('clause/sourceCoverage', { uri: file.uri.toString() }));
  if (answer === undefined) return;
  const sentences: Sentence[] = [];
  for (const { uri, uncited } of answer.sources) {
    if (uncited.length === 0) continue;
    const source = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    let heading: string | null | undefined;
    for (const each of uncited) {
      if (each.heading !== heading && each.heading !== null) {
        sentences.push({ label: each.heading, kind: vscode.QuickPickItemKind.Separator });
      }
      heading = each.heading;
      const text = source.getText(rangeOf(each.range)).replace(/\s+/g, ' ');
      sentences.push({ label: text, uri: source.uri, range: each.range });
    }
  }
  if (sentences.length === 0) {
    vscode.window.showInformationMessage(
      vscode.l10n.t('Every sentence of the source is cited by a clause.'),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(sentences, {
    title: vscode.l10n.t('Sentences that no clause cites'),
    placeHolder: vscode.l10n.t('Choose one to see it in the source'),
    matchOnDetail: true,
  });
  if (picked?.uri === undefined || picked.range === undefined) return;
  await vscode.window.showTextDocument(picked.uri, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: rangeOf(picked.range),
  });
}
