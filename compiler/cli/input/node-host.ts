// The compiler's host over the disk. What leaves the policy's folder is refused, through a link
// too: the real paths are compared.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { decodeFile, type FileRead, type Host, normalise, resolvePath } from '#compiler';

/**
 * A host for one policy. Paths are named as the caller names `entry`, with `/`; they are read from
 * the folder `cwd`. The entry itself may be a link: whoever calls the command has named it.
 */
export function nodeHost(cwd: string, entry: string): Host {
  const home = realpathOf(dirname(resolve(cwd, entry)));
  return {
    read(path) {
      const full = resolve(cwd, path);
      const real = realpathOf(full);
      if (real === undefined || home === undefined) return { kind: 'problem', problem: 'missing' };
      if (full !== resolve(cwd, entry) && !liesIn(home, real)) {
        return { kind: 'problem', problem: 'outside' };
      }
      return readText(real);
    },
    resolve: resolvePath,
  };
}

/** A path as the compiler names it: with `/` on every system, and without `./`. */
export function namedPath(path: string): string {
  return normalise(sep === '/' ? path : path.split(sep).join('/'));
}

/** The text of a file on disk, or why it cannot be had. */
export function readText(path: string): FileRead {
  try {
    if (!statSync(path).isFile()) return { kind: 'problem', problem: 'notAFile' };
    const bytes = readFileSync(path);
    const text = decodeFile(path, bytes);
    if (text === undefined) return { kind: 'problem', problem: 'notUtf8' };
    return { kind: 'read', text, bytes };
  } catch (error) {
    return { kind: 'problem', problem: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

function realpathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function liesIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE';
}
