// What the command knows of the world outside: its streams, its environment, its folder, the day.
// Tests hand in their own.
import type { Readable, Writable } from 'node:stream';

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Today's date where the command runs, ISO. */
  readonly today: () => string;
  /** Ends what would go on for ever: `build --watch`. */
  readonly stop: AbortSignal;
}

export interface Output {
  /** Waits while the reader at the other end is slower; throws `PipeClosed` when it has gone. */
  write(text: string): Promise<void>;
  /** A terminal with a person before it. */
  readonly isTerminal: boolean;
  /** Of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

/** Nobody reads any more: the command ends quietly. */
export class PipeClosed extends Error {}

/** What stops a command with a message for people. `exit` 1: input falls short; 2: wrong usage. */
export class Failure extends Error {
  readonly exit: 1 | 2;
  constructor(exit: 1 | 2, message: string) {
    super(message);
    this.exit = exit;
  }
}

/** The world of this process. */
export function processIo(): Io {
  return {
    stdin: process.stdin as Readable & AsyncIterable<Uint8Array>,
    stdout: outputOver(process.stdout),
    stderr: outputOver(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    today: () => localDate(new Date()),
    stop: new AbortController().signal,
  };
}

/** An output over one of Node's streams. */
export function outputOver(stream: Writable & { isTTY?: boolean; columns?: number }): Output {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    async write(text) {
      if (text === '') return;
      if (failure === undefined && !stream.destroyed && !stream.write(text)) await roomIn(stream);
      if (failure !== undefined || stream.destroyed) throw closedOr(failure);
    },
  };
}

/** Resolves when a stream takes more, and when it never will. */
function roomIn(stream: Writable): Promise<void> {
  const events = ['drain', 'close', 'error'];
  return new Promise((resolve) => {
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}

function closedOr(failure: NodeJS.ErrnoException | undefined): Error {
  const closed =
    failure === undefined || ['EPIPE', 'ECONNRESET', 'EOF'].includes(failure.code ?? '');
  return closed ? new PipeClosed() : new Failure(2, `cannot write: ${failure.message}`);
}

/** A moment's date by the clock on the wall, ISO. */
export function localDate(moment: Date): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  const year = String(moment.getFullYear()).padStart(4, '0');
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
