// “Show Uncited Sentences”: those sentences of the source that no clause puts into effect, to pick one and see it.
// A code lens asks for those of its article.
import * as vscode from 'vscode';
import type { ClauseCommands, Range } from '../../../lsp/index.ts';
import type { Ask } from '../ask.ts';
import { activeFile, answerOf, lensOf } from '../policy.ts';
import { rangeOf } from '../ranges.ts';

interface Sentence extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly range?: Range;
}

/** `called`: what a lens asks for, or a menu's file; else the active policy is meant. */
export async function showUncited(
  ask: Ask,
  called?: ClauseCommands['clause.showUncited'] | vscode.Uri,
): Promise<void> {
  const lens = lensOf<'clause.showUncited'>(called);
  const uri = lens?.uri ?? activeFile()?.uri.toString();
  if (uri === undefined) return;
  const answer = answerOf(await ask('clause/sourceCoverage', { uri }));
  if (answer === undefined) return;
  const sentences: Sentence[] = [];
  for (const { uri: sourceUri, uncited: all } of answer.sources) {
    const uncited = all.filter(
      ({ article }) => lens?.article === undefined || article === lens.article,
    );
    if (uncited.length === 0) continue;
    const source = await vscode.workspace.openTextDocument(vscode.Uri.parse(sourceUri));
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
