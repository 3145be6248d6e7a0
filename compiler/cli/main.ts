// Where the built command starts.
import { processIo } from './io.ts';
import { main } from './program.ts';

export { outputOver } from './io.ts';
export { main };

/** Runs the command over this process: its arguments, its streams, its exit code. */
export async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processIo());
  // A reader that has gone leaves standard input open: nothing more is wanted from it.
  process.stdin.destroy();
}
