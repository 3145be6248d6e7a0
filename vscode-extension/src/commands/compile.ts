// “Compile to TypeScript”: the evaluator, opened beside the policy, not yet saved.
import * as vscode from 'vscode';
import type { Ask } from '../ask.ts';
import { activeFile, answerOf } from '../policy.ts';

export async function compile(ask: Ask): Promise<void> {
  const file = activeFile();
  if (file === undefined) return;
  const answer = answerOf(await ask('clause/compile', { uri: file.uri.toString() }));
  if (answer === undefined) return;
  const document = await vscode.workspace.openTextDocument({
    language: 'typescript',
    content: answer.text,
  });
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}
