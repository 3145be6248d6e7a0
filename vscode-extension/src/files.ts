// The files that a server without a disk asks for, by the editor's own file systems (lsp/requests.ts).
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
} from '../../lsp/index.ts';

/** More than any policy's file; a larger one is not for reading as text. */
const LARGEST = 16 * 1024 * 1024;

export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest<ReadFileResult, void>('clause/readFile', ({ uri, within }: ReadFileParams) =>
      readFile(uri, within),
    ),
    client.onRequest<ListFilesResult, void>(
      'clause/listFiles',
      ({ folder, deep, endings }: ListFilesParams) => listFiles(folder, deep, endings),
    ),
  );
}

async function readFile(name: string, within: string): Promise<ReadFileResult> {
  const uri = vscode.Uri.parse(name);
  if (!uri.toString().startsWith(vscode.Uri.parse(within).toString())) {
    return { kind: 'problem', problem: 'outside' };
  }
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return { kind: 'problem', problem: 'notAFile' };
    // A link may lead out of the folder, and a virtual file system does not say where to.
    if ((type & vscode.FileType.SymbolicLink) !== 0) return { kind: 'problem', problem: 'outside' };
    if (size > LARGEST) return { kind: 'problem', problem: 'unreadable' };
    return { kind: 'read', base64: base64Of(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    const missing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return { kind: 'problem', problem: missing ? 'missing' : 'unreadable' };
  }
}

async function listFiles(
  folder: string,
  deep: boolean,
  endings: readonly string[],
): Promise<ListFilesResult> {
  const uris: string[] = [];
  const waiting = [vscode.Uri.parse(folder)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [name, type] of await entriesOf(next)) {
      const uri = vscode.Uri.joinPath(next, name);
      if (type === vscode.FileType.Directory) {
        if (deep && !name.startsWith('.') && name !== 'node_modules') waiting.push(uri);
      } else if (type === vscode.FileType.File && endings.some((end) => name.endsWith(end))) {
        uris.push(uri.toString());
      }
    }
  }
  return { uris: uris.sort() };
}

/** A folder that cannot be read holds nothing. */
async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

function base64Of(bytes: Uint8Array): string {
  const CHUNK = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}
