// Counts what a client has asked and not been told yet, so that a server whose client has said all it
// has to say ends after its last answer.
import {
  type DataCallback,
  type Disposable,
  type Event,
  Message,
  type MessageReader,
  type MessageWriter,
  type PartialMessageInfo,
} from 'vscode-languageserver/node';

/** In milliseconds; an answer that hangs on the client's own is never given once that has gone. */
const LONGEST = 10_000;
/** Between two looks. */
const PAUSE = 20;

export class Unanswered {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  readonly #waiting = new Set<string | number | null>();

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.reader = new WatchedReader(reader, (message) => {
      if (Message.isRequest(message)) this.#waiting.add(message.id);
    });
    this.writer = {
      onError: writer.onError,
      onClose: writer.onClose,
      write: async (message) => {
        await writer.write(message);
        if (Message.isResponse(message)) this.#waiting.delete(message.id);
      },
      end: () => writer.end(),
      dispose: () => writer.dispose(),
    };
  }

  /** Resolves once nothing is waiting, and what has been read has been heard; after a while anyway. */
  async none(): Promise<void> {
    for (let waited = 0; waited < LONGEST; waited += PAUSE) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (this.#waiting.size === 0) return;
    }
  }
}

/** A reader whose messages are seen before they are handed on. */
class WatchedReader implements MessageReader {
  readonly onError: Event<Error>;
  readonly onClose: Event<void>;
  readonly onPartialMessage: Event<PartialMessageInfo>;
  readonly #reader: MessageReader;
  readonly #see: (message: Message) => void;

  constructor(reader: MessageReader, see: (message: Message) => void) {
    this.#reader = reader;
    this.#see = see;
    this.onError = reader.onError;
    this.onClose = reader.onClose;
    this.onPartialMessage = reader.onPartialMessage;
  }

  listen(callback: DataCallback): Disposable {
    return this.#reader.listen((message) => {
      this.#see(message);
      callback(message);
    });
  }

  dispose(): void {
    this.#reader.dispose();
  }
}
