// Tasks that run the command in a terminal: `clause check` and `clause test`. The command comes with the
// extension; nothing else need be installed.
import * as vscode from 'vscode';

export function startTasks(context: vscode.ExtensionContext): vscode.Disposable {
  const command = vscode.Uri.joinPath(context.extensionUri, 'dist/clause.mjs').fsPath;
  return vscode.tasks.registerTaskProvider('clause', {
    async provideTasks() {
      const folders = vscode.workspace.workspaceFolders ?? [];
      const made = await Promise.all(
        folders
          .filter(({ uri }) => uri.scheme === 'file')
          .flatMap((folder) =>
            (['check', 'test'] as const).map((task) =>
              taskFor(folder, { type: 'clause', task }, command),
            ),
          ),
      );
      return made.filter((task) => task !== undefined);
    },
    async resolveTask({ definition, scope }) {
      if (typeof scope !== 'object' || !isOurs(definition)) return undefined;
      return await taskFor(scope, definition, command);
    },
  });
}

/** A task's output is a terminal's: findings over several lines, in words and with their places. */
const MATCHERS = {
  check: ['$clause-terminal'],
  test: ['$clause-terminal', '$clause-cases'],
};

interface Definition extends vscode.TaskDefinition {
  readonly task: 'check' | 'test';
  readonly path?: string;
}

function isOurs(definition: vscode.TaskDefinition): definition is Definition {
  const { task, path } = definition as { task?: unknown; path?: unknown };
  return (task === 'check' || task === 'test') && (path === undefined || typeof path === 'string');
}

/** Undefined where there is nothing to do it to. */
async function taskFor(
  folder: vscode.WorkspaceFolder,
  definition: Definition,
  command: string,
): Promise<vscode.Task | undefined> {
  const { task, path = '.' } = definition;
  const paths =
    task === 'test' || path.endsWith('.clause') ? [path] : await policiesIn(folder, path);
  if (paths.length === 0) return undefined;
  // The program of the editor itself is a Node when it is told so.
  const execution = new vscode.ProcessExecution(process.execPath, [command, task, ...paths], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const made = new vscode.Task(definition, folder, task, 'clause', execution, MATCHERS[task]);
  made.group = task === 'test' ? vscode.TaskGroup.Test : vscode.TaskGroup.Build;
  return made;
}

/** `clause check` asks for files; those that only declare are told as such, and are no fault. */
async function policiesIn(
  folder: vscode.WorkspaceFolder,
  path: string,
): Promise<readonly string[]> {
  const within = path === '.' ? '**/*.clause' : `${path.replace(/\/+$/, '')}/**/*.clause`;
  const pattern = new vscode.RelativePattern(folder, within);
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**');
  return found.map((uri) => vscode.workspace.asRelativePath(uri, false)).sort();
}
