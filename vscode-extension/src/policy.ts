// Which policy a command means: the one of the active editor, and what is said where there is none.
import * as vscode from 'vscode';
import type { ClauseCommands, OfPolicy } from '../../lsp/index.ts';
import type { Ask } from './ask.ts';
import { CASE_FILES } from './client.ts';

/** The open file that belongs to a policy; says so where there is none. */
export function activeFile(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && belongsToPolicy(document)) return document;
  vscode.window.showInformationMessage(
    vscode.l10n.t('Open a policy first: a file whose name ends in “.clause”.'),
  );
  return undefined;
}

/**
 * What a command was called with: code lenses hand over what to do, in one argument; menus hand over the
 * file that they stand beside, the palette nothing, and then the active file is meant.
 */
export function lensOf<C extends keyof ClauseCommands>(
  argument: ClauseCommands[C] | vscode.Uri | undefined,
): ClauseCommands[C] | undefined {
  return argument !== undefined && 'uri' in argument ? argument : undefined;
}

export function belongsToPolicy(document: vscode.TextDocument): boolean {
  const selector = [{ language: 'clause' }, { pattern: CASE_FILES }];
  return vscode.languages.match(selector, document) > 0;
}

/** The answer, if there is one; says why where there is none. */
export function answerOf<T>(
  answer: OfPolicy<T>,
): ({ readonly kind: 'found'; readonly policy: string } & T) | undefined {
  switch (answer.kind) {
    case 'found':
      return answer;
    case 'noPolicy':
      vscode.window.showInformationMessage(vscode.l10n.t('No policy takes this file in.'));
      return undefined;
    case 'unsound': {
      const show = vscode.l10n.t('Show problems');
      const words = vscode.l10n.t(
        'The policy is not right yet ({0} to mend); until then nothing is decided.',
        answer.errors,
      );
      vscode.window.showWarningMessage(words, show).then((chosen) => {
        if (chosen === show) vscode.commands.executeCommand('workbench.actions.view.problems');
      });
      return undefined;
    }
    default:
      return answer satisfies never;
  }
}

/** The nearest file of a policy: beside the dossier, or in a folder above it, within the workspace. */
export async function policyNear(ask: Ask, dossier: vscode.Uri): Promise<vscode.Uri | undefined> {
  const root = vscode.workspace.getWorkspaceFolder(dossier)?.uri.path;
  if (root === undefined) return undefined;
  let folder = vscode.Uri.joinPath(dossier, '..');
  while (folder.path.startsWith(root)) {
    for (const name of await clauseFilesIn(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      const answer = await ask('clause/factsForm', { uri: uri.toString() });
      if (answer.kind !== 'noPolicy') return uri;
    }
    if (folder.path === root || folder.path === '/') break;
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return undefined;
}

async function clauseFilesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name]) => name).filter((name) => name.endsWith('.clause'));
  } catch {
    // A folder that cannot be read holds nothing.
    return [];
  }
}
