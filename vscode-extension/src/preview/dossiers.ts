// The dossiers kept beside a policy: plain JSON files in `dossiers/` and `examples/`.
import * as vscode from 'vscode';
import type { Dossier } from '../../preview/protocol.ts';

const FOLDERS = ['dossiers', 'examples', ''];

/** The JSON files near the policy's file, by their paths from its folder. */
export async function dossiersBeside(policy: vscode.Uri): Promise<readonly string[]> {
  const home = vscode.Uri.joinPath(policy, '..');
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await entriesOf(vscode.Uri.joinPath(home, folder));
      return entries
        .filter(([name, type]) => type === vscode.FileType.File && /^[^.].*\.json$/.test(name))
        .filter(([name]) => !/schema\.json$|^(?:package|tsconfig).*\.json$/.test(name))
        .map(([name]) => (folder === '' ? name : `${folder}/${name}`));
    }),
  );
  return found.flat().sort();
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

/** A file's path from the policy's folder; undefined where it lies elsewhere. */
export function nameBeside(policy: vscode.Uri, file: vscode.Uri): string | undefined {
  const home = `${vscode.Uri.joinPath(policy, '..').toString()}/`;
  const own = file.toString();
  return own.startsWith(home) ? decodeURIComponent(own.slice(home.length)) : undefined;
}

/** A dossier's file; undefined, with a word about it, where it holds none. */
export async function readDossier(uri: vscode.Uri): Promise<Dossier | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Dossier;
    }
  } catch {
    // Told below: whatever is wrong with it, it is no dossier.
  }
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  vscode.window.showWarningMessage(
    vscode.l10n.t('“{0}” holds no dossier: a JSON object is expected.', name),
  );
  return undefined;
}

/** Writes a dossier under the name that it has or that the user gives; the name, or undefined. */
export async function saveDossier(
  policy: vscode.Uri,
  name: string | null,
  dossier: Dossier,
): Promise<string | undefined> {
  const path = name ?? (await askName());
  if (path === undefined) return undefined;
  const uri = vscode.Uri.joinPath(policy, '..', path);
  const before = await textOf(uri);
  if (name === null && before !== undefined && !(await mayReplace(path))) return undefined;
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  const text = written(dossier, before);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return path;
}

/** As the file is laid out, so that what did not change is no change to Git. */
function written(dossier: Dossier, before: string | undefined): string {
  const indent = /^\s*\{\r?\n([ \t]+)"/.exec(before ?? '')?.[1] ?? '  ';
  const end = before === undefined || before.endsWith('\n') ? '\n' : '';
  const text = JSON.stringify(dossier, undefined, indent) + end;
  return before?.includes('\r\n') === true ? text.replaceAll('\n', '\r\n') : text;
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function mayReplace(path: string): Promise<boolean> {
  const replace = vscode.l10n.t('Replace it');
  const question = vscode.l10n.t('“{0}” is there already.', path);
  const chosen = await vscode.window.showWarningMessage(question, { modal: true }, replace);
  return chosen === replace;
}

async function askName(): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Save the dossier'),
    prompt: vscode.l10n.t('Its name; it is kept in the folder “dossiers” beside the policy'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[^\\/:*?"<>|.][^\\/:*?"<>|]*$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('A file’s name, without \\ / : * ? " < > |'),
  });
  if (typed === undefined) return undefined;
  const name = typed.trim().replace(/\.json$/, '');
  return `dossiers/${name}.json`;
}
