// Waits until one of some files changes. Their folders are watched, for an editor may write a new
// file in the place of the old one.
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Failure } from '../io.ts';

/** A change is told a moment after it, so that files written together are built once. */
const SETTLED = 80;

/**
 * Resolves after a change to one of the files, or when `stop` is given. `also`: names of other files in
 * their folders that count, such as new ones. Rejects where the system cannot watch their folders.
 */
export function untilChanged(
  files: readonly string[],
  stop: AbortSignal,
  also: (name: string) => boolean = () => false,
): Promise<void> {
  const wanted = new Set(files.map((file) => basename(file)));
  return new Promise((done, refuse) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      stop.removeEventListener('abort', end);
      done();
    };
    try {
      for (const folder of new Set(files.map((file) => dirname(file)))) {
        const watcher = watch(folder, (_, name) => {
          if (name !== null && !wanted.has(name) && !also(name)) return;
          clearTimeout(timer);
          timer = setTimeout(end, SETTLED);
        });
        // A folder that goes away while it is watched is a change too.
        watcher.on('error', end);
        watchers.push(watcher);
      }
    } catch (error) {
      for (const watcher of watchers) watcher.close();
      const words = error instanceof Error ? error.message : String(error);
      refuse(new Failure(2, `cannot watch the policy's folder: ${words}`));
      return;
    }
    stop.addEventListener('abort', end);
    if (stop.aborted) end();
  });
}
