// The disk as the server's storage. It reads a file whenever it is asked, which is once a change at
// the most, so that it is right without a client that watches files; what is unchanged stays the same
// value.
import { readdirSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileRead } from '#compiler';
import { uriOf } from '../workspace/names.ts';
import type { Listing, Storage } from '../workspace/storage.ts';

/** Reads a file that lies in a folder, links followed; both by the system's paths. */
export type ReadInside = (folder: string, path: string) => FileRead;

export function diskStorage(readInside: ReadInside): Storage {
  const known = new Map<string, FileRead>();
  return {
    read(name, within) {
      const path = pathOf(name);
      const folder = pathOf(within);
      if (path === undefined || folder === undefined) return MISSING;
      const now = readInside(folder, path);
      const key = `${within}\n${name}`;
      const before = known.get(key);
      if (before !== undefined && isSame(before, now)) return before;
      if (now.kind === 'read') known.set(key, now);
      else known.delete(key);
      return now.kind === 'read' ? now : PROBLEMS[now.problem];
    },
    list: listFiles,
    fetch: async () => false,
    forget: () => undefined,
  };
}

type Problem = Extract<FileRead, { kind: 'problem' }>;

const MISSING: Problem = { kind: 'problem', problem: 'missing' };

/** One value for each, so that a file still missing is seen to be unchanged. */
const PROBLEMS: Readonly<Record<Problem['problem'], Problem>> = {
  missing: MISSING,
  unsaved: { kind: 'problem', problem: 'unsaved' },
  notAFile: { kind: 'problem', problem: 'notAFile' },
  outside: { kind: 'problem', problem: 'outside' },
  notUtf8: { kind: 'problem', problem: 'notUtf8' },
  unreadable: { kind: 'problem', problem: 'unreadable' },
};

function isSame(a: FileRead, b: FileRead): boolean {
  if (a.kind === 'problem' || b.kind === 'problem') return false;
  return a.bytes.length === b.bytes.length && Buffer.compare(a.bytes, b.bytes) === 0;
}

/** The system's path of a file on this machine. */
function pathOf(name: string): string | undefined {
  if (!name.startsWith('/')) return undefined;
  try {
    return fileURLToPath(uriOf(name));
  } catch {
    return undefined;
  }
}

/** More than any workspace of policies holds; a home folder opened by mistake ends there. */
const MOST_FILES = 20_000;

function listFiles({ folder, deep, endings }: Listing): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  let seen = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const entry of entriesOf(next)) {
      if (++seen > MOST_FILES) return found.sort();
      const name = next + entry.name;
      if (entry.isDirectory()) {
        if (deep && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
          waiting.push(`${name}/`);
        }
      } else if (endings.some((ending) => entry.name.endsWith(ending))) {
        // A link to a file is followed when it is read, if it stays inside; links to folders are not.
        if (entry.isFile() || entry.isSymbolicLink()) found.push(name);
      }
    }
  }
  return found.sort();
}

function entriesOf(folder: string) {
  const path = pathOf(folder);
  if (path === undefined) return [];
  try {
    return readdirSync(realpathSync(path), { withFileTypes: true });
  } catch {
    return [];
  }
}
