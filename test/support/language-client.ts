// A client of the language server in this process: both speak the protocol over streams in memory, so
// that a test sees what an editor would.
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { type Storage, startServer } from '#lsp';

export interface ClientOptions {
  /** Without it, the server asks this client for files: see `connection`. */
  readonly storage?: Storage;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly today?: string;
  /** The documentation's folder. */
  readonly docs?: string;
}

export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly server: InitializeResult;
  /** Every `publishDiagnostics`, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  open(uri: string, text: string, language?: string): Promise<void>;
  /** The next version; a change without a range is the whole text. */
  change(uri: string, changes: readonly TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  /** What the server last said of a file, once all it has to say of the state now is said. */
  findings(uri: string): Promise<readonly Diagnostic[]>;
  stop(): Promise<void>;
}

/** A server that has been initialised. */
export async function languageClient(options: ClientOptions = {}): Promise<LanguageClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const serverSide = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer({
    connection: serverSide,
    storage: options.storage,
    docs: options.docs,
    ...(options.today === undefined ? {} : { today: () => options.today ?? '' }),
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  const published: PublishDiagnosticsParams[] = [];
  const versions = new Map<string, number>();
  connection.onNotification(PublishDiagnosticsNotification.type, (told) => {
    published.push(told);
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const server = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    server,
    published,
    async open(uri, text, languageId = 'clause') {
      versions.set(uri, 1);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    async change(uri, contentChanges) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges,
      });
    },
    async close(uri) {
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    async findings(uri) {
      const version = versions.get(uri);
      for (;;) {
        const last = published.findLast((told) => told.uri === uri);
        if (last !== undefined && last.version === version) return last.diagnostics;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    async stop() {
      await connection.sendRequest('shutdown');
      connection.end();
      connection.dispose();
      serverSide.dispose();
    },
  };
}
