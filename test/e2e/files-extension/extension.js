// The workspace of the end-to-end tests: a folder of the test's server as a file system of the editor.
const vscode = require('vscode');

/** The themes that the tests look at. */
const THEMES = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];

exports.activate = (context) => {
  for (const theme of THEMES) {
    context.subscriptions.push(
      vscode.commands.registerCommand(`e2e.theme.${theme}`, () =>
        vscode.workspace.getConfiguration().update('workbench.colorTheme', theme, true),
      ),
    );
  }
  // The server that this extension came from holds the files too.
  const base = new URL('/files', context.extensionUri.toString(true)).href;
  const at = (uri) => base + uri.path.split('/').map(encodeURIComponent).join('/');
  const ask = async (uri, options, query = '') => {
    const answer = await fetch(at(uri) + query, options);
    if (answer.status === 404) throw vscode.FileSystemError.FileNotFound(uri);
    if (!answer.ok) throw vscode.FileSystemError.Unavailable(uri);
    return answer;
  };
  // The editor trusts every folder of a scheme that it does not know; of the second one it asks.
  for (const scheme of ['e2e', 'vscode-vfs']) context.subscriptions.push(provide(scheme, ask));
};

function provide(scheme, ask) {
  const changed = new vscode.EventEmitter();
  const tell = (type, uri) => changed.fire([{ type, uri }]);
  return vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => {}),
      stat: async (uri) => (await ask(uri, {}, '?stat')).json(),
      readDirectory: async (uri) => (await ask(uri, {}, '?list')).json(),
      readFile: async (uri) => new Uint8Array(await (await ask(uri, {})).arrayBuffer()),
      createDirectory: async (uri) => void (await ask(uri, { method: 'PUT' }, '?folder')),
      async writeFile(uri, body) {
        await ask(uri, { method: 'PUT', body });
        tell(vscode.FileChangeType.Changed, uri);
      },
      async delete(uri) {
        await ask(uri, { method: 'DELETE' });
        tell(vscode.FileChangeType.Deleted, uri);
      },
      async rename(from, to) {
        await ask(to, { method: 'PUT', body: await this.readFile(from) });
        await ask(from, { method: 'DELETE' });
        changed.fire([
          { type: vscode.FileChangeType.Deleted, uri: from },
          { type: vscode.FileChangeType.Created, uri: to },
        ]);
      },
    },
    { isCaseSensitive: true },
  );
}
