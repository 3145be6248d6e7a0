// Keeps the workspace as the user sees it: open texts, folders, files that come and go.
import {
  DidChangeWatchedFilesNotification,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { folderOf } from '#compiler';
import { namedFiles } from '../features/case-structure.ts';
import { moveFiles } from '../features/move-files.ts';
import { resolveName } from '../workspace/names.ts';
import type { Group, Shell } from './shell.ts';

/** What policies are made of: clauses, source documents, cases, dossiers. */
const WATCHED = '**/*.{clause,txt,md,yaml,yml,csv,json}';

const ALL_FILES: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

export const sync: Group = (shell) => {
  syncTexts(shell);
  syncFolders(shell);
  syncFiles(shell);
  const capabilities: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        didCreate: ALL_FILES,
        willRename: ALL_FILES,
        didRename: ALL_FILES,
        didDelete: ALL_FILES,
      },
    },
  };
  return capabilities;
};

function syncTexts(shell: Shell): void {
  const { connection, workspace } = shell;
  const { documents, files } = workspace;
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.open(uri, languageId, version, text);
    files.edited();
    shell.changed(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.change(uri, version, contentChanges);
    files.edited();
    shell.changed(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    // What was typed and not saved is gone; the stored text counts again.
    files.changed([shell.convert.name(uri)]);
    workspace.tidy();
    shell.changed(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    files.changed([shell.convert.name(uri)]);
    shell.changed(uri);
  });
}

function syncFolders(shell: Shell): void {
  const { connection, workspace } = shell;
  shell.onInitialized(() => {
    if (shell.client.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => folder(uri)));
      const stay = workspace.folders.filter((each) => !gone.has(each));
      workspace.setFolders([...stay, ...added.map(({ uri }) => folder(uri))]);
      shell.changed();
    });
  });
  const folder = (uri: string) => `${shell.convert.name(uri).replace(/\/+$/, '')}/`;
}

function syncFiles(shell: Shell): void {
  const { connection, workspace } = shell;
  const changed = (uris: readonly string[]) => {
    workspace.files.changed(uris.map((uri) => shell.convert.name(uri)));
    shell.changed();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => changed(changes.map(({ uri }) => uri)));
  connection.workspace.onDidCreateFiles(({ files }) => changed(files.map(({ uri }) => uri)));
  connection.workspace.onDidDeleteFiles(({ files }) => changed(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    changed(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );
  connection.workspace.onWillRenameFiles(
    shell.answer(({ files }) => {
      const policies = workspace.allPolicies();
      const moves = files.map(({ oldUri, newUri }) => ({
        // A folder may be named with a `/` at its end.
        from: shell.convert.name(oldUri).replace(/\/+$/, ''),
        to: shell.convert.name(newUri).replace(/\/+$/, ''),
      }));
      const suites = workspace.allSuites().map(({ suite, policy }) => {
        const read = workspace.files.read(suite.file, folderOf(suite.file));
        const text = suite.form === 'yaml' && read.kind === 'read' ? read.text : undefined;
        const dossiers = text === undefined ? [] : namedFiles({ file: suite.file, text });
        return { suite, entry: policy?.entry, dossiers };
      });
      const edits = moveFiles(moves, policies, suites, resolveName);
      return edits.length === 0 ? null : shell.convert.workspaceEdit(edits, policies);
    }),
  );
  shell.onInitialized(() => {
    if (shell.client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: WATCHED }] })
      .catch((error) => connection.console.warn(`files are not watched: ${error}`));
  });
}
