// Runs the command as a person would, over streams in memory and folders made for a test.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../compiler/cli/main.ts';

/** What the command said, and its exit code. */
export interface Said {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  /** A terminal of so many columns; a pipe if absent. */
  readonly columns?: number;
  readonly today?: string;
  readonly stop?: AbortSignal;
  /** Told of every write; the command waits for it. */
  readonly onWrite?: (text: string, stream: 'stdout' | 'stderr') => void | Promise<void>;
}

/** The command with these arguments. */
export async function clause(args: readonly string[], world: World = {}): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const output = (stream: 'stdout' | 'stderr') => ({
    isTerminal: world.columns !== undefined,
    columns: world.columns,
    async write(text: string) {
      said[stream] += text;
      await world.onWrite?.(text, stream);
    },
  });
  const exit = await main(args, {
    stdin: bytesOf(world.stdin ?? ''),
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: world.env ?? {},
    cwd: world.cwd ?? process.cwd(),
    today: () => world.today ?? '2024-10-15',
    stop: world.stop ?? new AbortController().signal,
  });
  return { exit, ...said };
}

function bytesOf(
  input: string | Uint8Array | AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return input;
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return (async function* () {
    if (bytes.length > 0) yield bytes;
  })();
}

/** What stands in a folder: a text, bytes, or a link to somewhere. */
export type Held = string | Uint8Array | { readonly link: string };

/** A new folder with files by their path in it, and what removes it again. */
export function folderWith(files: Readonly<Record<string, Held>>): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'clause-test-')));
  for (const [name, held] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof held === 'string' || held instanceof Uint8Array) writeFileSync(file, held);
    else symlinkSync(held.link, file);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
