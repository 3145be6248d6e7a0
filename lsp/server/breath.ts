// Long work in short stretches: between them the server hears what else is said, a cancellation too.
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** A stretch, in milliseconds. */
const STRETCH = 50;

export class Breath {
  readonly #token: CancellationToken;
  #rested = Date.now();

  constructor(token: CancellationToken) {
    this.#token = token;
  }

  /** Whether it is time to rest; to be asked often. */
  get isDue(): boolean {
    return Date.now() - this.#rested >= STRETCH;
  }

  /** Rejects if the work has been cancelled meanwhile. */
  async take(): Promise<void> {
    await new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
    this.#rested = Date.now();
    if (this.#token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
  }
}
