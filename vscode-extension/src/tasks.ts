// Tasks that run the command in a terminal: `clause check` and `clause test`, where the command is installed.
import * as vscode from 'vscode';

export function startTasks(context: vscode.ExtensionContext): vscode.Disposable {
  const command = vscode.Uri.joinPath(context.extensionUri, 'dist/clause.mjs').fsPath;
  return vscode.tasks.registerTaskProvider('clause', {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .flatMap((folder) =>
          (['check', 'test'] as const).map((task) =>
            taskFor(folder, { type: 'clause', task }, command),
          ),
        ),
    resolveTask: (task) => {
      const { definition, scope } = task;
      if (typeof scope !== 'object' || !isOurs(definition)) return undefined;
      return taskFor(scope, definition, command);
    },
  });
}

interface Definition extends vscode.TaskDefinition {
  readonly task: 'check' | 'test';
  readonly path?: string;
}

function isOurs(definition: vscode.TaskDefinition): definition is Definition {
  const { task, path } = definition as { task?: unknown; path?: unknown };
  return (task === 'check' || task === 'test') && (path === undefined || typeof path === 'string');
}

function taskFor(
  folder: vscode.WorkspaceFolder,
  definition: Definition,
  command: string,
): vscode.Task {
  const { task, path } = definition;
  // The program of the editor itself is a Node when it is told so; nothing else need be installed.
  const execution = new vscode.ProcessExecution(process.execPath, [command, task, path ?? '.'], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const made = new vscode.Task(definition, folder, task, 'clause', execution, '$clause');
  made.group = task === 'test' ? vscode.TaskGroup.Test : vscode.TaskGroup.Build;
  return made;
}
