// Pages that a command writes for reading: Markdown, shown as the editor shows Markdown, and never saved.
import * as vscode from 'vscode';

const SCHEME = 'clause-page';

const pages = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Lets the editor read the pages. */
export function servePages(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => pages.get(path) ?? '',
    }),
    new vscode.Disposable(() => pages.clear()),
  );
}

/** Opens a page beside the active editor; a page of the same title takes its place. */
export async function showPage(title: string, markdown: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title.replace(/[\\/]/g, ' ')}` });
  pages.set(uri.path, markdown);
  changed.fire(uri);
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // The editor's own extension for Markdown may be switched off.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }
}

/** Text from a policy or dossier, with nothing in it that Markdown or HTML would act upon. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&').replace(/\s+/g, ' ');
}

/** The same as code. */
export function code(text: string): string {
  return `\`${text.replace(/`/g, '').replace(/\s+/g, ' ')}\``;
}
