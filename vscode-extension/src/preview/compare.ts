// The other texts of a policy that a dossier is compared under: as saved, and at the last commit.
import * as vscode from 'vscode';
import type { Compared, Dossier } from '../../preview/protocol.ts';
import type { Ask } from '../ask.ts';
import { answerTo } from './answer.ts';

/** The dossier under each text of the policy; `files` are those that the policy is made of. */
export async function compareTexts(
  ask: Ask,
  policy: vscode.Uri,
  dossier: Dossier,
): Promise<readonly Compared[]> {
  const files = await filesOf(policy);
  const given = { uri: policy.toString(), dossier: { value: dossier } };
  const under = async (
    text: Compared['text'],
    texts: Readonly<Record<string, string>> | undefined,
  ): Promise<Compared> => {
    if (texts === undefined) return { text, answer: { kind: 'none' } };
    const other = text === 'edited' ? {} : { texts };
    return { text, answer: answerTo(await ask('clause/explain', { ...given, ...other })) };
  };
  return Promise.all([
    under('saved', await textsBy(files, savedText)),
    under('head', await textsBy(files, headText)),
    under('edited', {}),
  ]);
}

/** The clause and source files of the policy's folder. */
async function filesOf(policy: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(policy, '..');
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries
    .filter(([name, type]) => type === vscode.FileType.File && /\.(?:clause|txt)$/.test(name))
    .map(([name]) => vscode.Uri.joinPath(folder, name));
}

/** Undefined where not one of the files has such a text. */
async function textsBy(
  files: readonly vscode.Uri[],
  read: (uri: vscode.Uri) => Promise<string | undefined>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const texts = await Promise.all(
    files.map(async (uri) => [uri.toString(), await read(uri)] as const),
  );
  const had = texts.flatMap(([uri, text]) => (text === undefined ? [] : [[uri, text] as const]));
  return had.length === 0 ? undefined : Object.fromEntries(had);
}

async function savedText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** As much of the editor's own Git extension as is used here. */
interface Git {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { show(ref: string, path: string): Promise<string> } | null;
  };
}

async function headText(uri: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<Git>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return await git.getAPI(1).getRepository(uri)?.show('HEAD', uri.fsPath);
  } catch {
    return undefined;
  }
}
