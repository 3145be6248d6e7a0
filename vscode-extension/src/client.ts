// The language client as both entries start it: which files it speaks of, and what it tells the server.
import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { Options } from '../../lsp/index.ts';

/** Case files, whatever language the editor takes them for. */
export const CASE_FILES = '**/{cases,*.cases}.{yaml,yml,csv}';

/** `docs`: where the documentation lies, for links: `diagnostics/CL….md` and the language's pages. */
export function clientOptions(docs: vscode.Uri): LanguageClientOptions {
  const options: Options = { files: needsFiles(), docs: `${docs.toString()}/`, grammar: true };
  return {
    documentSelector: [{ language: 'clause' }, { pattern: CASE_FILES }],
    initializationOptions: options,
    outputChannelName: 'Clause',
    diagnosticCollectionName: 'clause',
    markdown: { isTrusted: false, supportHtml: false },
  };
}

/** A server has a disk of its own only where every folder is on it. */
function needsFiles(): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (
    vscode.env.uiKind === vscode.UIKind.Web || folders.some(({ uri }) => uri.scheme !== 'file')
  );
}
