// The server in a Node process: over its standard streams, or over the channel to the process that
// started it.
import {
  createConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  type Message,
  type MessageReader,
  type MessageWriter,
  RAL,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../server/server.ts';
import { diskStorage, type ReadInside } from './disk.ts';
import { watchFraming } from './framing.ts';
import { Unanswered } from './unanswered.ts';

export interface NodeWorld {
  readonly transport: 'stdio' | 'ipc';
  readonly readInside: ReadInside;
  /** The URI of the documentation's folder, if it is there. */
  readonly docs: string | undefined;
}

/**
 * Serves until the client says `exit` or is gone; both end the process. So does a client that does not
 * speak the protocol: it is told on standard error, and the exit code is 1.
 */
export function startInNode({ transport, readInside, docs }: NodeWorld): Promise<never> {
  const [reader, writer] =
    transport === 'ipc'
      ? [new IPCMessageReader(process), new IPCMessageWriter(process)]
      : standardStreams();
  if (transport === 'ipc') process.on('disconnect', () => process.exit());
  startServer({
    connect: (options) => createConnection(reader, writer, options),
    storage: diskStorage(readInside),
    docs,
  });
  return new Promise(() => undefined);
}

function standardStreams(): [MessageReader, MessageWriter] {
  const framing = watchFraming();
  const writer = new StreamMessageWriter(process.stdout);
  const { decoder } = RAL().applicationJson;
  const reader = new StreamMessageReader(process.stdin.pipe(framing), {
    contentTypeDecoder: {
      name: decoder.name,
      decode: async (bytes, options) => {
        const message = await decoder.decode(bytes, options).catch(() => undefined);
        if (isMessage(message)) return message;
        // The place in the stream is not lost: the next message may be one.
        await writer.write(NOT_A_MESSAGE);
        return NOTHING;
      },
    },
  });
  framing.on('error', ({ message }) => {
    process.stderr.write(
      `clause lsp: ${message}. An editor starts this command and speaks to it.\n`,
    );
    process.exit(1);
  });
  // Nobody speaks any more: without this, a client that died would leave its server running. What was
  // asked before is still answered: a client that writes all it has to say at once may read it later.
  const unanswered = new Unanswered(reader, writer);
  framing.on('end', () => unanswered.none().then(() => process.exit()));
  process.stdout.on('error', () => process.exit());
  return [unanswered.reader, unanswered.writer];
}

/** JSON-RPC 2.0 §5.1: where no id can be told, it is null. */
const NOT_A_MESSAGE = {
  jsonrpc: '2.0',
  id: null,
  error: {
    code: ErrorCodes.ParseError,
    message: 'What came in is no message: it must be one JSON object that says "jsonrpc": "2.0".',
  },
};

/** In the place of what was no message; to be ignored, as the protocol says of this name. */
const NOTHING = { jsonrpc: '2.0', method: '$/nothing' };

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
