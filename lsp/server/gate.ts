// Every message passes here before anything answers it: one whose parameters are not what the protocol
// says is refused with a sentence, and no handler sees it.
import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  Message,
  ResponseError,
} from 'vscode-languageserver';
import { paramsOf, wrongParams } from './params.ts';
import { Turns } from './turns.ts';

/** What a refused request is handed on as; no client can say this, for it is refused here, too. */
const REFUSED = 'clause/-refused';

export class Gate {
  #tell: (problem: string) => void = () => undefined;

  /** Told of every message. */
  readonly turns = new Turns();

  /** For the connection. */
  readonly options: ConnectionOptions = {
    messageStrategy: {
      handleMessage: (message, next) => {
        this.turns.heard();
        if (Message.isRequest(message)) {
          const problem = wrongParams(message.method, message.params);
          if (problem === undefined && message.method !== REFUSED) return next(completed(message));
          return next({ ...message, method: REFUSED, params: { problem } } as Message);
        }
        if (!Message.isNotification(message)) return next(message);
        const problem = wrongParams(message.method, message.params);
        if (problem === undefined) return next(completed(message));
        // Nobody waits for an answer to it.
        return this.#tell(problem);
      },
    },
  };

  /** Answers what is refused: before anything else that the server is not initialized, if it is not. */
  register(connection: Connection, isInitialized: () => boolean): void {
    this.#tell = (problem) => connection.console.error(problem);
    connection.onRequest(REFUSED, ({ problem }: { readonly problem?: string }) => {
      if (problem?.startsWith('initialize:') !== true && !isInitialized()) throw notInitialized();
      throw new ResponseError(ErrorCodes.InvalidParams, problem ?? 'no such request');
    });
  }
}

/** As its handler takes it. */
function completed<M extends Message & { readonly method: string; readonly params?: unknown }>(
  message: M,
): M {
  const params = paramsOf(message.method, message.params);
  return params === message.params ? message : { ...message, params };
}

export function notInitialized(): ResponseError<void> {
  return new ResponseError(ErrorCodes.ServerNotInitialized, 'the server is not initialized yet');
}
