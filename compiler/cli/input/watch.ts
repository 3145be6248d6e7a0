// Waits until one of some files changes. Their folders are watched, for an editor may write a new
// file in the place of the old one.
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** A change is told a moment after it, so that files written together are built once. */
const SETTLED = 80;

/** Resolves after a change to one of the files, or when `stop` is given. */
export function untilChanged(files: readonly string[], stop: AbortSignal): Promise<void> {
  const wanted = new Set(files.map((file) => basename(file)));
  return new Promise((done) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      stop.removeEventListener('abort', end);
      done();
    };
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      const watcher = watch(folder, (_, name) => {
        if (name !== null && !wanted.has(name)) return;
        clearTimeout(timer);
        timer = setTimeout(end, SETTLED);
      });
      // A folder that goes away while it is watched is a change too.
      watcher.on('error', end);
      watchers.push(watcher);
    }
    stop.addEventListener('abort', end);
    if (stop.aborted) end();
  });
}
