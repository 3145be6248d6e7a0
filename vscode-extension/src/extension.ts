// What both entries do once they can make a client: start it, and give the official something to do with it.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Ask, askOver } from './ask.ts';
import { startCaseTables } from './case-table/editor.ts';
import { compile } from './commands/compile.ts';
import { explain } from './commands/explain.ts';
import { newPolicy } from './commands/new-policy.ts';
import { servePages } from './commands/pages.ts';
import { showUncited } from './commands/show-uncited.ts';
import { startDossierProblems } from './dossier-problems.ts';
import { serveFiles } from './files.ts';
import { startPreviews } from './preview/previews.ts';
import { startStatus } from './status.ts';
import { startTests } from './testing/controller.ts';

/** Makes a client that is not started yet. */
export type MakeClient = (context: vscode.ExtensionContext) => BaseLanguageClient;

/** Resolves when the server answers. A server that cannot start is told, and leaves the editor usable. */
export async function start(
  context: vscode.ExtensionContext,
  makeClient: MakeClient,
): Promise<BaseLanguageClient> {
  const client = makeClient(context);
  const ask = askOver(client);
  context.subscriptions.push(client, serveFiles(client), servePages());
  registerCommands(context, ask, client);
  try {
    await client.start();
  } catch (error) {
    const words = vscode.l10n.t('The Clause language server does not start: {0}', String(error));
    vscode.window.showErrorMessage(words);
    return client;
  }
  context.subscriptions.push(
    startStatus(ask),
    startTests(ask),
    startDossierProblems(ask),
    startPreviews(context, ask),
    startCaseTables(context, ask),
  );
  await vscode.commands.executeCommand('setContext', 'clause.active', true);
  return client;
}

function registerCommands(
  context: vscode.ExtensionContext,
  ask: Ask,
  client: BaseLanguageClient,
): void {
  const commands: Readonly<Record<string, (chosen?: vscode.Uri) => Promise<void>>> = {
    'clause.newPolicy': (chosen) => newPolicy(ask, chosen),
    'clause.compile': () => compile(ask),
    'clause.explain': (chosen) => explain(ask, chosen),
    'clause.showUncited': (called) => showUncited(ask, called),
    'clause.restart': async () => {
      // One that does not run, or does not end, is no reason not to start another.
      await client.stop().catch(() => undefined);
      await client.start();
    },
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  }
}
