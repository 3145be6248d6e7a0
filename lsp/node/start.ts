// The server in a Node process: over its standard streams, or over the channel to the process that
// started it.
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../server/server.ts';
import { diskStorage, type ReadInside } from './disk.ts';

export interface NodeWorld {
  readonly transport: 'stdio' | 'ipc';
  readonly readInside: ReadInside;
  /** The URI of the documentation's folder, if it is there. */
  readonly docs: string | undefined;
}

/** Serves until the client says `exit` or is gone; both end the process. */
export function startInNode({ transport, readInside, docs }: NodeWorld): Promise<never> {
  const connection =
    transport === 'ipc'
      ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
      : createConnection(
          new StreamMessageReader(process.stdin),
          new StreamMessageWriter(process.stdout),
        );
  if (transport === 'stdio') {
    // Nobody speaks any more: without this, a client that died would leave its server running.
    process.stdin.on('end', () => process.exit());
    process.stdin.on('close', () => process.exit());
  } else {
    process.on('disconnect', () => process.exit());
  }
  startServer({ connection, storage: diskStorage(readInside), docs });
  return new Promise(() => undefined);
}
