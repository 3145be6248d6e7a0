// A stand-in for the editor's own module, enough for the extension and its language client to start in a
// plain Node: events, places, files on disk; everything registered is kept in `kept`, to be looked at.
const { pathToFileURL, fileURLToPath } = require('node:url');
const { readdirSync } = require('node:fs');
const { readdir, readFile, stat, mkdir, writeFile } = require('node:fs/promises');
const { posix } = require('node:path');

class Disposable {
  constructor(end = () => {}) {
    this.dispose = end;
  }
  static from(...all) {
    return new Disposable(() => {
      for (const each of all) each.dispose();
    });
  }
}

class EventEmitter {
  #listeners = new Set();
  event = (listener, self, disposables) => {
    const bound = self === undefined ? listener : listener.bind(self);
    this.#listeners.add(bound);
    const end = new Disposable(() => this.#listeners.delete(bound));
    disposables?.push(end);
    return end;
  };
  fire(value) {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose() {
    this.#listeners.clear();
  }
}

class Uri {
  constructor(url) {
    const [, scheme, authority = '', path = ''] =
      /^([a-z][a-z0-9+.-]*):(?:\/\/([^/]*))?(.*)$/.exec(url) ?? [];
    Object.assign(this, {
      scheme,
      authority,
      path: decodeURIComponent(path),
      query: '',
      fragment: '',
    });
  }
  get fsPath() {
    return fileURLToPath(this.toString());
  }
  with(change) {
    return Uri.from({ ...this, ...change });
  }
  toString() {
    const path = this.path.split('/').map(encodeURIComponent).join('/');
    return `${this.scheme}:${this.scheme === 'file' || this.authority ? `//${this.authority}` : ''}${path}`;
  }
  toJSON() {
    return this.toString();
  }
  static parse(text) {
    return new Uri(text);
  }
  static file(path) {
    return new Uri(pathToFileURL(path).href);
  }
  static from({ scheme, authority = '', path = '' }) {
    return new Uri(`${scheme}:${authority || scheme === 'file' ? `//${authority}` : ''}${path}`);
  }
  static joinPath(base, ...steps) {
    return base.with({ path: posix.join(base.path, ...steps) });
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(a, b, c, d) {
    this.start = typeof a === 'number' ? new Position(a, b) : a;
    this.end = typeof a === 'number' ? new Position(c, d) : b;
  }
}

class CancellationTokenSource {
  #asked = new EventEmitter();
  token = { isCancellationRequested: false, onCancellationRequested: this.#asked.event };
  cancel() {
    this.token.isCancellationRequested = true;
    this.#asked.fire();
  }
  dispose() {}
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(`${this.value}.${part}`);
  }
  static Empty = new CodeActionKind('');
  static QuickFix = new CodeActionKind('quickfix');
  static Refactor = new CodeActionKind('refactor');
  static RefactorExtract = new CodeActionKind('refactor.extract');
  static RefactorInline = new CodeActionKind('refactor.inline');
  static RefactorRewrite = new CodeActionKind('refactor.rewrite');
  static Source = new CodeActionKind('source');
  static SourceOrganizeImports = new CodeActionKind('source.organizeImports');
}

class Task {
  constructor(definition, scope, name, source, execution, problemMatchers) {
    Object.assign(this, { definition, scope, name, source, execution, problemMatchers });
  }
}

class ProcessExecution {
  constructor(process, args, options) {
    Object.assign(this, { process, args, options });
  }
}

class RelativePattern {
  constructor(base, pattern) {
    Object.assign(this, { base: base.uri ?? base, pattern });
  }
}

/** What was registered and said, and the settings that the test chooses. */
const kept = {
  commands: new Map(),
  tasks: new Map(),
  tests: [],
  messages: [],
  diagnostics: new Map(),
  statusBar: [],
  settings: {},
  folders: [],
  documents: [],
  contexts: {},
};

const events = {};
const event = (name) => {
  events[name] ??= new EventEmitter();
  return events[name].event;
};
const nothing = () => new Disposable();

/** Answers to any name that is asked for: events by `onDid…`, the rest with something to dispose of. */
function open(known) {
  return new Proxy(known, {
    get(target, name) {
      if (name in target) return target[name];
      if (typeof name !== 'string' || name === 'then') return undefined;
      return /^onDid|^onWill/.test(name) ? event(name) : nothing;
    },
  });
}

/** A document as the editor holds it. */
function document(uri, languageId, text) {
  const lines = text.split('\n');
  return {
    uri,
    languageId,
    version: 1,
    fileName: uri.fsPath,
    isDirty: false,
    isClosed: false,
    lineCount: lines.length,
    getText: () => text,
    positionAt: (offset) => {
      const before = text.slice(0, offset).split('\n');
      return new Position(before.length - 1, before.at(-1).length);
    },
  };
}

const workspace = open({
  get workspaceFolders() {
    return kept.folders;
  },
  get textDocuments() {
    return kept.documents;
  },
  isTrusted: true,
  notebookDocuments: [],
  fs: {
    stat: async (uri) => {
      const about = await stat(uri.fsPath);
      return { type: about.isDirectory() ? 2 : 1, size: about.size, ctime: 0, mtime: 0 };
    },
    readFile: (uri) => readFile(uri.fsPath),
    readDirectory: async (uri) =>
      (await readdir(uri.fsPath, { withFileTypes: true })).map((entry) => [
        entry.name,
        entry.isDirectory() ? 2 : 1,
      ]),
    createDirectory: (uri) => mkdir(uri.fsPath, { recursive: true }),
    writeFile: (uri, bytes) => writeFile(uri.fsPath, bytes),
  },
  getConfiguration: (section) => ({
    get: (name, otherwise) => kept.settings[`${section}.${name}`] ?? otherwise,
    has: () => false,
    inspect: () => undefined,
  }),
  getWorkspaceFolder: (uri) =>
    kept.folders.find((folder) => uri.path.startsWith(`${folder.uri.path}/`)),
  asRelativePath: (uri) => posix.relative(kept.folders[0].uri.path, uri.path),
  findFiles: async ({ base, pattern }) =>
    readdirSync(base.fsPath, { recursive: true })
      .filter((path) => pattern === '**/*.clause' && path.endsWith('.clause'))
      .map((path) => Uri.joinPath(base, path)),
  createFileSystemWatcher: () => open({}),
  openTextDocument: async (uri) => document(uri, 'plaintext', await readFile(uri.fsPath, 'utf8')),
});

/** Classes that the client extends and enumerations that it reads, none of which matter here. */
const others = `
BranchCoverage CallHierarchyIncomingCall CallHierarchyItem CallHierarchyOutgoingCall CodeAction
CodeActionKind CodeActionTriggerKind CodeLens Color ColorInformation ColorPresentation
CompletionItem CompletionItemKind CompletionItemTag CompletionList CompletionTriggerKind
DiagnosticRelatedInformation DocumentHighlight DocumentHighlightKind DocumentLink DocumentSymbol
FoldingRange FoldingRangeKind Hover InlayHint InlayHintLabelPart InlineCompletionItem
InlineCompletionList InlineCompletionTriggerKind InlineValueEvaluatableExpression InlineValueText
InlineValueVariableLookup LinkedEditingRanges Location LogLevel MarkdownString NotebookCellKind
ParameterInformation ProgressLocation QuickPickItem SelectionRange SemanticTokens SemanticTokensEdit
SemanticTokensEdits SignatureHelp SignatureHelpTriggerKind SignatureInformation SnippetString
SnippetTextEdit StatementCoverage SymbolInformation SymbolKind SymbolTag TabInputCustom
TabInputNotebook TabInputText TabInputTextDiff TaskDefinition TestMessage TestRunRequest
TextDocumentSaveReason TextEdit ThemeColor TypeHierarchyItem WorkspaceEdit
`;
const rest = Object.fromEntries(
  others
    .trim()
    .split(/\s+/)
    .map((name) => [name, new Proxy(class {}, { get: (made, key) => made[key] ?? 1 })]),
);

module.exports = {
  ...rest,
  kept,
  document,
  fire: (name, value) => events[name]?.fire(value),
  Disposable,
  EventEmitter,
  Uri,
  Position,
  Range,
  CancellationTokenSource,
  CancellationError: class extends Error {},
  CodeActionKind,
  Diagnostic,
  Task,
  ProcessExecution,
  RelativePattern,
  TaskGroup: { Test: 'test', Build: 'build' },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
  UIKind: { Desktop: 1, Web: 2 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  ViewColumn: { Active: -1, Beside: -2, One: 1 },
  TestRunProfileKind: { Run: 1, Debug: 2, Coverage: 3 },
  QuickPickItemKind: { Separator: -1, Default: 0 },
  version: '1.91.0',
  env: open({ uiKind: 1, language: 'en', appName: 'test', isTelemetryEnabled: false }),
  extensions: open({ all: [], getExtension: () => undefined }),
  l10n: {
    bundle: undefined,
    t: (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => String(values[at])),
  },
  workspace,
  commands: open({
    registerCommand(name, run) {
      kept.commands.set(name, run);
      return new Disposable(() => kept.commands.delete(name));
    },
    executeCommand: async (name, ...values) => {
      if (name === 'setContext') kept.contexts[values[0]] = values[1];
      else await kept.commands.get(name)?.(...values);
    },
    getCommands: async () => [...kept.commands.keys()],
  }),
  tasks: open({
    registerTaskProvider(type, provider) {
      kept.tasks.set(type, provider);
      return new Disposable(() => kept.tasks.delete(type));
    },
  }),
  tests: open({
    createTestController: (id, label) => {
      const items = new Map();
      const collection = () => {
        const held = new Map();
        return {
          replace: (all) => {
            held.clear();
            for (const item of all) held.set(item.id, item);
          },
          get size() {
            return held.size;
          },
          [Symbol.iterator]: () => held[Symbol.iterator](),
        };
      };
      const controller = {
        id,
        label,
        items: collection(),
        createTestItem: (itemId, name, uri) => {
          const item = { id: itemId, label: name, uri, children: collection() };
          items.set(itemId, item);
          return item;
        },
        createRunProfile: () => new Disposable(),
        createTestRun: () => open({}),
        dispose: () => {},
      };
      kept.tests.push(controller);
      return controller;
    },
  }),
  languages: open({
    match: (selector, { uri, languageId }) =>
      [selector].flat().some(({ language, pattern }) => {
        if (language !== undefined) return language === languageId;
        return /(?:^|\.|\/)cases\.(?:ya?ml|csv)$/.test(uri.path) && pattern !== undefined;
      })
        ? 10
        : 0,
    getDiagnostics: (of) =>
      of === undefined
        ? [...kept.diagnostics].map(([uri, found]) => [Uri.parse(uri), found])
        : (kept.diagnostics.get(String(of)) ?? []),
    createDiagnosticCollection: () => ({
      set(uri, found) {
        kept.diagnostics.set(String(uri), found ?? []);
        events.onDidChangeDiagnostics?.fire({ uris: [uri] });
      },
      get: (uri) => kept.diagnostics.get(String(uri)),
      has: (uri) => kept.diagnostics.has(String(uri)),
      delete: (uri) => kept.diagnostics.delete(String(uri)),
      clear: () => kept.diagnostics.clear(),
      dispose: () => {},
      forEach: () => {},
    }),
  }),
  window: open({
    get activeTextEditor() {
      const [active] = kept.documents;
      return active && { document: active };
    },
    get visibleTextEditors() {
      return kept.documents.map((each) => ({ document: each }));
    },
    tabGroups: open({ all: [], activeTabGroup: { tabs: [] } }),
    createOutputChannel: (name) =>
      open({ name, append: () => {}, appendLine: () => {}, show: () => {}, clear: () => {} }),
    createStatusBarItem: (id) => {
      const item = { id, show: () => {}, hide: () => {}, dispose: () => {} };
      kept.statusBar.push(item);
      return item;
    },
    showErrorMessage: async (text) => void kept.messages.push(text),
    showWarningMessage: async (text) => void kept.messages.push(text),
    showInformationMessage: async (text) => void kept.messages.push(text),
    showTextDocument: async () => undefined,
  }),
};
