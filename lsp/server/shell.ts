// What every group of handlers is given: the connection, the workspace, and how to answer.
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Analysis } from '#compiler';
import type { GivenDossier } from '../features/dossiers.ts';
import type { Place, Selection } from '../features/place.ts';
import type { Position, Range } from '../requests.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Convert } from './convert.ts';
import { Outcomes } from './outcomes.ts';
import type { Turns } from './turns.ts';

/** Registers its handlers and says which capabilities it has thereby. */
export type Group = (shell: Shell) => ServerCapabilities;

export interface ShellOptions {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly workspace: Workspace;
  readonly convert: Convert;
  /** The URI of the documentation's folder, with its closing `/`. */
  readonly docs: string | undefined;
  /** Whether the client colours by a grammar of its own (`Options` in requests.ts). */
  readonly grammar: boolean;
  /** Today's date where the server runs, ISO. */
  readonly today: () => string;
  /** When requests about a text are computed. */
  readonly turns: Turns;
}

export class Shell {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly workspace: Workspace;
  readonly convert: Convert;
  readonly docs: string | undefined;
  readonly grammar: boolean;
  readonly today: () => string;
  /** The dossier whose figures the editor shows, by the policy's own file. */
  readonly dossiers = new Map<string, GivenDossier>();
  readonly outcomes = new Outcomes();
  readonly #listeners: ((uri: string | undefined) => void)[] = [];
  readonly #onInitialized: (() => void)[] = [];
  readonly #turns: Turns;
  #isShutDown = false;

  constructor(options: ShellOptions) {
    const { connection, client, workspace, convert, docs, grammar, today, turns } = options;
    this.#turns = turns;
    this.connection = connection;
    this.client = client;
    this.workspace = workspace;
    this.convert = convert;
    this.docs = docs;
    this.grammar = grammar;
    this.today = today;
  }

  /** Calls back after every change of anything; with the URI of the text that the user changed. */
  onChange(listener: (uri: string | undefined) => void): void {
    this.#listeners.push(listener);
  }

  changed(uri?: string): void {
    for (const listener of this.#listeners) listener(uri);
  }

  /** What may be asked of the client only once it has heard our capabilities. */
  onInitialized(task: () => void): void {
    this.#onInitialized.push(task);
  }

  initialized(): void {
    for (const task of this.#onInitialized) task();
  }

  /** Whether the client has said that it wants no more. */
  get isShutDown(): boolean {
    return this.#isShutDown;
  }

  /** From now on nothing is answered, and nothing told. */
  shutDown(): void {
    this.#isShutDown = true;
  }

  /**
   * A handler over the workspace as it stands. If the texts change while files are being fetched for
   * it, places in the answer would be stale: then the client is told to ask again. So it is, and nothing
   * computed, if the text that is asked about has changed before its turn came. `changed`: how it is told.
   */
  answer<P, R>(
    compute: (params: P) => R,
    changed: () => ResponseError<unknown> = contentModified,
  ): (params: P, token: CancellationToken) => Promise<R> {
    return async (params, token) => {
      if (this.#isShutDown) {
        throw new ResponseError(ErrorCodes.InvalidRequest, 'the server has been shut down');
      }
      const text = textOf(params);
      if (text !== undefined) {
        const { documents } = this.workspace;
        const name = this.convert.name(text);
        const asked = documents.get(name)?.read;
        await this.#turns.take();
        if (token.isCancellationRequested) throw cancelled();
        if (asked !== undefined && documents.get(name)?.read !== asked) throw changed();
      }
      const versions = this.#versions();
      const result = await this.workspace.files
        .settled(() => compute(params))
        .catch((error) => this.#failed(error));
      if (token.isCancellationRequested) throw cancelled();
      if (versions !== this.#versions()) throw changed();
      return result;
    };
  }

  /** The policy that answers for a file. */
  policyOf(uri: string): Analysis | undefined {
    return this.workspace.policiesOf(this.convert.name(uri))[0];
  }

  /** Where the user is; undefined in a file that belongs to no policy. */
  place(uri: string, position: Position): Place | undefined {
    const file = this.convert.name(uri);
    const analysis = this.policyOf(uri);
    if (analysis?.files.get(file) === undefined) return undefined;
    return { analysis, file, offset: this.convert.offset(file, position, analysis) };
  }

  /** A stretch of a file; all of it if no range is given. */
  selection(uri: string, range?: Range): Selection | undefined {
    const file = this.convert.name(uri);
    const analysis = this.policyOf(uri);
    const text = analysis?.files.get(file)?.text;
    if (analysis === undefined || text === undefined) return undefined;
    if (range === undefined) return { analysis, file, start: 0, end: text.length };
    const start = this.convert.offset(file, range.start, analysis);
    const end = this.convert.offset(file, range.end, analysis);
    return { analysis, file, start: Math.min(start, end), end: Math.max(start, end) };
  }

  /** What is refused on purpose goes on as it is; anything else is a fault of ours. */
  #failed(error: unknown): never {
    if (error instanceof ResponseError) throw error;
    this.connection.console.error(error instanceof Error ? String(error.stack) : String(error));
    throw new ResponseError(
      ErrorCodes.InternalError,
      'Something went wrong that is Clause’s own fault. Please report it with the text that led to it.',
    );
  }

  #versions(): string {
    return this.workspace.documents
      .all()
      .map(({ name, version }) => `${version} ${name}`)
      .join('\n');
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** For what is asked of a text that is gone. */
export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed meanwhile');
}

/** The URI of the one text that a request of the protocol is about. */
function textOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { textDocument }: { textDocument?: unknown } = params;
  if (typeof textDocument !== 'object' || textDocument === null) return undefined;
  const { uri }: { uri?: unknown } = textDocument;
  return typeof uri === 'string' ? uri : undefined;
}
