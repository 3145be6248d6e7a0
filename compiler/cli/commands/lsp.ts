// `clause lsp`: the language server, which editors start and speak to.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { nodeHost } from '../input/node-host.ts';
import { Failure } from '../io.ts';
import type { Session } from '../session.ts';

export function lspCommand(_session: Session): Command {
  return new Command('lsp')
    .summary('start the language server, for editors')
    .description(
      'Starts the language server: an editor runs this and speaks to it (Language Server Protocol).',
    )
    .option('--stdio', 'over standard input and output')
    .addOption(new Option('--node-ipc', 'over the channel to the Node process that started it'))
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .addHelpText(
      'after',
      `
Example:
  clause lsp --stdio

How to set editors up is told in docs/editors.md.`,
    )
    .action(async (options: { stdio?: true; nodeIpc?: true }) => {
      if ((options.stdio === undefined) === (options.nodeIpc === undefined)) {
        throw new Failure(2, 'say how the editor speaks to the server: clause lsp --stdio');
      }
      // Only here, so that no other command waits for it to load.
      const { startInNode } = await import('#lsp/node');
      await startInNode({
        transport: options.nodeIpc ? 'ipc' : 'stdio',
        readInside: (folder, path) => nodeHost(folder, join(folder, 'any')).read(path),
        docs: docsBeside(),
      });
    });
}

/** The documentation where the built command lies in its house; a packed one brings none. */
function docsBeside(): string | undefined {
  const docs = new URL('../docs/', import.meta.url);
  return existsSync(fileURLToPath(new URL('diagnostics', docs))) ? docs.href : undefined;
}
