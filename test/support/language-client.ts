// A client of the language server: of one in this process, over streams in memory, or of the built
// command. Both speak the protocol, so that a test sees what an editor would.
import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type Connection,
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
import { type FileRequests, type Storage, startServer } from '#lsp';

export interface ClientOptions {
  readonly capabilities?: InitializeParams['capabilities'];
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** Answers a server that has no disk. */
  readonly files?: {
    readonly [M in keyof FileRequests]: (
      params: FileRequests[M]['params'],
    ) => FileRequests[M]['result'];
  };
}

export interface ServerOptions {
  /** Without it, the server asks its client for files. */
  readonly storage?: Storage;
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
  /** What the server says of a file's newest version. */
  findings(uri: string): Promise<readonly Diagnostic[]>;
  /** Lets go of what was published, but for the last of each file. */
  forget(): void;
  stop(): Promise<void>;
}

/** A server in this process, initialised. */
export async function languageClient(
  options: ClientOptions & ServerOptions = {},
): Promise<LanguageClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  let serverSide: Connection | undefined;
  const { storage, docs, today } = options;
  startServer({
    connect: (how) => {
      serverSide = createConnection(
        new StreamMessageReader(up),
        new StreamMessageWriter(down),
        how,
      );
      return serverSide;
    },
    storage,
    docs,
    ...(today === undefined ? {} : { today: () => today }),
  });
  return await connect(down, up, options, () => serverSide?.dispose());
}

/** The command, started as an editor starts it. */
export async function commandClient(
  command: readonly [string, ...string[]],
  options: ClientOptions,
): Promise<LanguageClient & { readonly process: ChildProcess }> {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = await connect(child.stdout, child.stdin, options, () => child.stdin.end());
  return { ...client, process: child };
}

async function connect(
  input: Readable,
  output: Writable,
  options: ClientOptions,
  end: () => void,
): Promise<LanguageClient> {
  const connection = createProtocolConnection(
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  );
  const published: PublishDiagnosticsParams[] = [];
  const versions = new Map<string, number>();
  let heard: () => void = () => undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, (told) => {
    published.push(told);
    heard();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  const { files } = options;
  if (files !== undefined) {
    connection.onRequest<unknown, void>('clause/readFile', files['clause/readFile']);
    connection.onRequest<unknown, void>('clause/listFiles', files['clause/listFiles']);
  }
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
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    forget() {
      const last = new Map(published.map((told) => [told.uri, told]));
      published.splice(0, published.length, ...last.values());
    },
    async stop() {
      await connection.sendRequest('shutdown');
      connection.end();
      connection.dispose();
      end();
    },
  };
}
