// The last commit's texts, by way of the editor's own Git extension: nothing of Git is done here.
import * as vscode from 'vscode';
import type { NoText } from '../../preview/protocol.ts';

/** As much of the Git extension's interface, in its first version, as is used here. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Thenable<Repository | null>;
}

interface Repository {
  show(ref: string, path: string): Promise<string>;
}

/** A file's text at the last commit; undefined where it was not there. */
export type Head = (file: vscode.Uri) => Promise<string | undefined>;

/** The Git extension looks for repositories after the start; so long it is waited for, in milliseconds. */
const PATIENCE = 5_000;

/** The last commit of the repository that a file is in, or why there is none. */
export async function headOf(file: vscode.Uri): Promise<Head | NoText['why']> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return 'noGit';
  const git = extension.isActive ? extension.exports : await extension.activate();
  if (!git.enabled) return 'noGit';
  const api = git.getAPI(1);
  await initialized(api);
  const repository =
    api.getRepository(file) ??
    // A repository above the folder that is open is not looked for by itself.
    (await api.openRepository?.(vscode.Uri.joinPath(file, '..'))) ??
    null;
  if (repository === null) return 'noRepository';
  return async (uri) => {
    try {
      return await repository.show('HEAD', uri.fsPath);
    } catch {
      return undefined;
    }
  };
}

async function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const listening = api.onDidChangeState(done);
    const timer = setTimeout(done, PATIENCE);
  });
}
