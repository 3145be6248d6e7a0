// The server in a web worker: where it starts when a browser loads dist/lsp-worker.js. It has no disk,
// so every file comes from the client.
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { startServer } from './server/server.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

startServer({
  connect: (options) =>
    createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), options),
  storage: undefined,
  docs: undefined,
});
