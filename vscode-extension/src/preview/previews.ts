// “Open Preview”, from the palette, the editor's title and a clause's code lens: one panel a policy.
import * as vscode from 'vscode';
import type { Ask } from '../ask.ts';
import { activeFile, answerOf } from '../policy.ts';
import { PreviewPanel } from './panel.ts';

export function startPreviews(context: vscode.ExtensionContext, ask: Ask): vscode.Disposable {
  const open = new Map<string, PreviewPanel>();
  return vscode.commands.registerCommand(
    'clause.preview',
    async (of?: { readonly uri: string; readonly clause?: string }) => {
      const uri = of?.uri ?? activeFile()?.uri.toString();
      if (uri === undefined) return;
      const found = answerOf(await ask('clause/factsForm', { uri }));
      if (found === undefined) return;
      const { policy } = found;
      const panel =
        open.get(policy) ?? new PreviewPanel(context.extensionUri, ask, vscode.Uri.parse(policy));
      if (!open.has(policy)) {
        open.set(policy, panel);
        panel.onClosed(() => open.delete(policy));
      }
      panel.show(of?.clause);
    },
  );
}
