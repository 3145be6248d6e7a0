// Files where there is no disk: the client is asked for them, and its answers stand until it says
// that something has changed.
import { decodeFile, type FileRead } from '#compiler';
import type { FileRequests } from '../requests.ts';
import { nameOf, uriOf } from './names.ts';
import type { Listing, Storage } from './storage.ts';

/** Asks the client; rejects where it cannot answer. */
export type AskClient = <M extends keyof FileRequests>(
  method: M,
  params: FileRequests[M]['params'],
) => Promise<FileRequests[M]['result']>;

export function clientFiles(ask: AskClient): Storage {
  const files = new Map<string, FileRead>();
  const listings = new Map<string, readonly string[]>();
  const wanted = new Map<string, () => Promise<void>>();

  async function read(key: string, name: string, within: string): Promise<void> {
    const answer = await ask('clause/readFile', { uri: uriOf(name), within: uriOf(within) }).catch(
      () => ({ kind: 'problem', problem: 'unreadable' }) as const,
    );
    files.set(key, answer.kind === 'problem' ? answer : fromBase64(name, answer.base64));
  }

  async function list(key: string, listing: Listing): Promise<void> {
    const answer = await ask('clause/listFiles', {
      ...listing,
      folder: uriOf(listing.folder),
    }).catch(() => ({ uris: [] }));
    // A client that says more than it was asked for does not widen what is read.
    const names = answer.uris.map(nameOf).filter((name) => name.startsWith(listing.folder));
    listings.set(key, names.sort());
  }

  return {
    read(name, within) {
      const key = `${within}\n${name}`;
      const known = files.get(key);
      if (known === undefined) wanted.set(key, () => read(key, name, within));
      return known;
    },
    list(listing) {
      const key = JSON.stringify(listing);
      const known = listings.get(key);
      if (known === undefined) wanted.set(key, () => list(key, listing));
      return known;
    },
    async fetch() {
      const tasks = [...wanted.values()];
      wanted.clear();
      await Promise.all(tasks.map((task) => task()));
      return tasks.length > 0;
    },
    forget(names) {
      listings.clear();
      if (names === undefined) files.clear();
      for (const name of names ?? []) {
        for (const key of files.keys()) {
          const known = key.slice(key.indexOf('\n') + 1);
          // A folder that goes takes its files with it.
          if (known === name || known.startsWith(`${name}/`)) files.delete(key);
        }
      }
    },
  };
}

function fromBase64(name: string, base64: string): FileRead {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const text = decodeFile(name, bytes);
    if (text === undefined) return { kind: 'problem', problem: 'notUtf8' };
    return { kind: 'read', text, bytes };
  } catch {
    return { kind: 'problem', problem: 'unreadable' };
  }
}
