// The server over any connection: it hears what the client can, and gathers what the groups of
// handlers announce.
import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { ENGINE } from '#compiler';
import { chooseEncoding } from '../positions.ts';
import type { Options } from '../requests.ts';
import { clientFiles } from '../workspace/client-files.ts';
import type { Storage } from '../workspace/storage.ts';
import { Workspace } from '../workspace/workspace.ts';
import { actions } from './actions.ts';
import { calls } from './calls.ts';
import { completing } from './completing.ts';
import { Convert } from './convert.ts';
import { diagnostics } from './diagnostics.ts';
import { editing } from './editing.ts';
import { Gate, notInitialized } from './gate.ts';
import { hints } from './hints.ts';
import { hover } from './hover.ts';
import { lenses } from './lenses.ts';
import { navigation } from './navigation.ts';
import { outline } from './outline.ts';
import { requests } from './requests.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { type Group, Shell } from './shell.ts';
import { symbols } from './symbols.ts';
import { sync } from './sync.ts';

export interface World {
  /** The connection over which the client speaks, made as the server wants it. */
  readonly connect: (options: ConnectionOptions) => Connection;
  /** The disk; where there is none, the client is asked for files. */
  readonly storage: Storage | undefined;
  /** The URI of the documentation's folder, if the client names none. */
  readonly docs: string | undefined;
  /** Today's date, ISO; the clock's, if not said. */
  readonly today?: () => string;
}

const groups: readonly Group[] = [
  sync,
  diagnostics,
  hover,
  navigation,
  calls,
  symbols,
  outline,
  semanticTokens,
  editing,
  completing,
  actions,
  hints,
  lenses,
  requests,
];

/** Starts to listen. */
export function startServer(world: World): void {
  const gate = new Gate();
  const connection = world.connect(gate.options);
  gate.register(connection, () => shell !== undefined);
  let shell: Shell | undefined;
  connection.onInitialize((params) => {
    if (shell !== undefined) {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'the server has been initialized already');
    }
    const units = chooseEncoding(params.capabilities.general?.positionEncodings);
    const options = optionsOf(params.initializationOptions);
    const workspace = new Workspace(storageFor(world, connection, options), () => units);
    workspace.setFolders(foldersOf(params));
    const opened = new Shell({
      connection,
      client: params.capabilities,
      workspace,
      convert: new Convert(workspace, units),
      docs: asFolder(options.docs ?? world.docs),
      grammar: options.grammar === true,
      today: world.today ?? clockDate,
      turns: gate.turns,
    });
    shell = opened;
    const capabilities = groups.map((group) => group(opened)).reduce(merged, {});
    return {
      serverInfo: { name: 'clause', version: ENGINE },
      capabilities: { positionEncoding: units, ...capabilities },
    };
  });
  connection.onInitialized(() => shell?.initialized());
  connection.onShutdown(() => shell?.shutDown());
  // What nobody has registered for: all requests, as long as nothing is.
  connection.onRequest((method) => {
    throw shell === undefined
      ? notInitialized()
      : new ResponseError(ErrorCodes.MethodNotFound, `the server does not answer ${method}`);
  });
  connection.listen();
}

function storageFor({ storage }: World, connection: Connection, options: Options): Storage {
  if (storage !== undefined && options.files !== true) return storage;
  return clientFiles((method, params) => connection.sendRequest(method, params));
}

function optionsOf(given: unknown): Options {
  if (typeof given !== 'object' || given === null) return {};
  const { files, docs, grammar }: { files?: unknown; docs?: unknown; grammar?: unknown } = given;
  return {
    ...(files === true ? { files } : {}),
    ...(typeof docs === 'string' && docs !== '' ? { docs } : {}),
    ...(grammar === true ? { grammar } : {}),
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** By the clock on the wall. */
function clockDate(): string {
  const now = new Date();
  const two = (figure: number) => String(figure).padStart(2, '0');
  const year = String(now.getFullYear()).padStart(4, '0');
  return `${year}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function asFolder(uri: string | undefined): string | undefined {
  return uri === undefined ? undefined : `${uri.replace(/\/+$/, '')}/`;
}

/** Groups announce different things; under `workspace` several may. */
function merged(a: ServerCapabilities, b: ServerCapabilities): ServerCapabilities {
  const workspace = { ...a.workspace, ...b.workspace };
  return { ...a, ...b, ...(Object.keys(workspace).length === 0 ? {} : { workspace }) };
}
