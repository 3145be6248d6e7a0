// The one window onto files: the compiler asks a host, so the same code runs over a disk, an
// editor's open buffers or a browser. A problem with a file is a value, never an exception.

/** Why a file cannot be had. */
export type FileProblem =
  | 'missing'
  /** What names it is a text that nobody has saved yet, which stands in no folder. */
  | 'unsaved'
  /** A folder, a pipe or a device where a file was expected. */
  | 'notAFile'
  /** It would leave the policy's folder, by its path or through a link. */
  | 'outside'
  | 'notUtf8'
  /** It is there and may not be read. */
  | 'unreadable';

export type FileRead =
  | {
      readonly kind: 'read';
      /** Without a byte-order mark. */
      readonly text: string;
      /** As stored; what the policy's hash is taken over. */
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/** What the compiler knows of files. Neither function throws. */
export interface Host {
  read(path: string): FileRead;
  /**
   * The path, as this host names it, of a file that the file `from` names by a relative path. It
   * may lead anywhere: `analyse` refuses what leaves the policy's folder.
   */
  resolve(from: string, relative: string): string;
}

/** UTF-8 to text without its byte-order mark, or undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The folder part of a path, with its closing `/`; `''` for a bare file name. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * The path that `relative` means in the folder of `from`, with `.` and `..` worked out. What
 * climbs above the start keeps its `..`, so that it can be told from what stays inside.
 */
export function resolvePath(from: string, relative: string): string {
  if (relative.startsWith('/')) return normalise(relative);
  return normalise(folderOf(from) + relative);
}

/** Whether a path lies in a folder as `folderOf` gives it, by the look of both. */
export function isInside(folder: string, path: string): boolean {
  const home = normalise(folder);
  const there = normalise(path);
  if (home === '') return !/^(?:\/|[A-Za-z]:)/.test(there) && !climbs(there);
  const within = home === '/' ? home : `${home}/`;
  return there.startsWith(within) && !climbs(there.slice(within.length));
}

function climbs(path: string): boolean {
  return path === '..' || path.startsWith('../');
}

/** `a/./b/../c` is `a/c`; a leading `/` stays, and so do `..` that nothing answers. */
export function normalise(path: string): string {
  const rooted = path.startsWith('/');
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    const last = steps.at(-1);
    if (step !== '..' || last === '..' || (last === undefined && !rooted)) steps.push(step);
    else steps.pop();
  }
  return (rooted ? '/' : '') + steps.join('/');
}

/** A host over texts in memory: tests, documentation, the browser. */
export function memoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  const byPath = new Map(Object.entries(files).map(([path, held]) => [normalise(path), held]));
  return {
    read(path) {
      const held = byPath.get(normalise(path));
      if (held === undefined) return { kind: 'problem', problem: 'missing' };
      const bytes = typeof held === 'string' ? new TextEncoder().encode(held) : held;
      const text = decodeUtf8(bytes);
      if (text === undefined) return { kind: 'problem', problem: 'notUtf8' };
      return { kind: 'read', text, bytes };
    },
    resolve: resolvePath,
  };
}
