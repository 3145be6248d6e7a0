// The entry for VS Code on a desktop or a remote host: the server is a Node process of its own.
import * as vscode from 'vscode';
import { type BaseLanguageClient, LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client.ts';
import { start } from './extension.ts';
import { startTasks } from './tasks.ts';

export function activate(context: vscode.ExtensionContext): Promise<BaseLanguageClient> {
  context.subscriptions.push(startTasks(context));
  return start(context, ({ extensionUri }) => {
    // The command is the server, too, over the channel to the process that starts it.
    const module = vscode.Uri.joinPath(extensionUri, 'dist/clause.mjs').fsPath;
    const execArgv = vscode.workspace.getConfiguration('clause').get<string[]>('server.arguments');
    const server = {
      module,
      args: ['lsp'],
      transport: TransportKind.ipc,
      options: { execArgv: execArgv ?? [] },
    };
    const docs = vscode.Uri.joinPath(extensionUri, 'dist');
    return new LanguageClient('clause', 'Clause', server, clientOptions(docs));
  });
}
