// The entry for VS Code in a browser: the server runs in a web worker and reads files through the editor.
import * as vscode from 'vscode';
import { type BaseLanguageClient, LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from './client.ts';
import { start } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Promise<BaseLanguageClient> {
  return start(context, ({ extensionUri }) => {
    const worker = new Worker(
      vscode.Uri.joinPath(extensionUri, 'dist/server-worker.js').toString(true),
    );
    const docs = vscode.Uri.joinPath(extensionUri, 'dist');
    return new LanguageClient('clause', 'Clause', worker, clientOptions(docs));
  });
}
