// “New Policy”: a small policy that is right as it stands, in a folder that the official names.
import * as vscode from 'vscode';
import type { Ask } from '../ask.ts';

/** `chosen`: the folder that the command was called on. */
export async function newPolicy(ask: Ask, chosen?: vscode.Uri): Promise<void> {
  const home = chosen ?? (await homeFolder());
  if (home === undefined) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New policy'),
    prompt: vscode.l10n.t('Name of its folder'),
    value: 'my-policy',
    validateInput: (typed) =>
      /^[^\\/:*?"<>|]+$/.test(typed.trim()) && !/^\.+$/.test(typed.trim())
        ? undefined
        : vscode.l10n.t('A folder’s name, without \\ / : * ? " < > |'),
  });
  if (name === undefined) return;
  const folder = vscode.Uri.joinPath(home, name.trim());
  if (await exists(folder)) {
    vscode.window.showWarningMessage(
      vscode.l10n.t('“{0}” is there already; nothing was written.', name.trim()),
    );
    return;
  }
  const { files } = await ask('clause/starter', null);
  await vscode.workspace.fs.createDirectory(folder);
  const encoder = new TextEncoder();
  for (const [path, text] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), encoder.encode(text));
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'rules.clause'));
}

/** The folder to put it in: the workspace's only one, or the one that the official picks. */
async function homeFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: vscode.l10n.t('Put the policy here'),
  });
  return picked?.[0];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
