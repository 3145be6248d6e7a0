// What is said of files that cannot be had, and the bytes of those that can.
import { createReadStream, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileProblem } from '#compiler';
import { Failure, type Io } from '../io.ts';

/** A problem with a file, in a sentence. */
export function problemAsText(path: string, problem: FileProblem): string {
  switch (problem) {
    case 'missing':
      return `there is no file “${path}”`;
    case 'unsaved':
      return `“${path}” can only be found once what names it is saved`;
    case 'notAFile':
      return `“${path}” is not a file`;
    case 'outside':
      return `“${path}” lies outside the policy's folder`;
    case 'notUtf8':
      return `“${path}” is not text in UTF-8; save it as UTF-8 first`;
    case 'unreadable':
      return `“${path}” may not be read`;
    default:
      return problem satisfies never;
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Makes a folder and those above it; throws what Node throws. (Node's own `recursive` never ends
 * where a file system such as /proc says that a folder neither is there nor can be made.)
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

/** A path through its links, as far as it is there. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** So many of a folder's files are named; more would hide the message. */
const NAMED = 3;

/** What to name instead of a folder. `path` as the caller names it. */
export function folderHint(path: string, full: string): string {
  const shown = path === '' ? '.' : path;
  const folder = shown === '.' ? '' : `${shown.replace(/\/$/, '')}/`;
  const names = readdirSync(full)
    .filter((name) => name.endsWith('.clause'))
    .sort();
  const few = names.slice(0, NAMED).map((name) => `${folder}${name}`);
  const others = names.length - few.length;
  const instead =
    names.length === 0
      ? 'it holds no .clause file'
      : others === 0
        ? `name a file in it: ${few.join(' or ')}`
        : `name a file in it, such as ${few.join(', ')} (${others} more)`;
  return `“${shown}” is a folder; ${instead}`;
}

/** Whether a file is meant to hold one dossier, over as many lines as it likes. */
export function isOneDossier(file: string | undefined): boolean {
  return file?.toLowerCase().endsWith('.json') ?? false;
}

/** What is said of an input that holds nothing. */
export function noDossier(file: string | undefined): string {
  const where = file === undefined || file === '-' ? 'standard input' : `“${file}”`;
  return `there is no dossier in ${where}; nothing is decided`;
}

/** The bytes of a file, or of standard input for `-` and for none. Throws a Failure. */
export function bytesOf(file: string | undefined, io: Io): AsyncIterable<Uint8Array> {
  if (file === undefined || file === '-') return io.stdin;
  const full = resolve(io.cwd, file);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats === undefined) throw new Failure(2, problemAsText(file, 'missing'));
  if (stats.isDirectory()) throw new Failure(2, `“${file}” is a folder; name the file in it`);
  return readable(createReadStream(full), file);
}

async function* readable(
  stream: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw new Failure(2, problemAsText(file, 'unreadable'));
    }
    throw error;
  }
}
