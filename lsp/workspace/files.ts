// All files at one moment: the open texts over what is stored. Within one moment (until `changed`)
// each file is read once, so that everything said of that moment agrees.
import type { FileRead } from '#compiler';
import type { Documents } from './documents.ts';
import { isUnsaved } from './names.ts';
import type { Listing, Storage } from './storage.ts';

const MISSING: FileRead = { kind: 'problem', problem: 'missing' };
const UNSAVED: FileRead = { kind: 'problem', problem: 'unsaved' };

export class Files {
  readonly documents: Documents;
  readonly #storage: Storage;
  readonly #read = new Map<string, FileRead>();
  readonly #listed = new Map<string, readonly string[]>();
  #moment = 0;

  constructor(documents: Documents, storage: Storage) {
    this.documents = documents;
    this.#storage = storage;
  }

  /** Counts the moments: the same figure, the same files. */
  get moment(): number {
    return this.#moment;
  }

  /** Whether a file holds clauses: by its name or, open and not saved yet, by what the editor calls it. */
  isClauseFile(name: string): boolean {
    return name.endsWith('.clause') || this.documents.get(name)?.language === 'clause';
  }

  /** An open text, or a file that lies in the folder `within`, not reached through a link out of it. */
  read(name: string, within: string): FileRead {
    const open = this.documents.get(name);
    if (open !== undefined) return open.read;
    if (isUnsaved(name)) return UNSAVED;
    const key = `${within}\n${name}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const read = this.#storage.read(name, within);
    if (read !== undefined) this.#read.set(key, read);
    return read ?? MISSING;
  }

  /** Stored files and open ones; without those of which the storage does not know yet. */
  list(listing: Listing): readonly string[] {
    const key = JSON.stringify(listing);
    const known = this.#listed.get(key);
    if (known !== undefined) return known;
    const { folder, deep, endings } = listing;
    const stored = this.#storage.list(listing);
    const open = this.documents
      .all()
      .map(({ name }) => name)
      .filter((name) => name.startsWith(folder) && endings.some((end) => name.endsWith(end)))
      .filter((name) => deep || !name.slice(folder.length).includes('/'));
    const all = [...new Set([...(stored ?? []), ...open])].sort();
    if (stored !== undefined) this.#listed.set(key, all);
    return all;
  }

  /** A new moment: the named files, or any if none is named, may be other than they were. */
  changed(names?: readonly string[]): void {
    this.#moment++;
    this.#read.clear();
    this.#listed.clear();
    this.#storage.forget(names);
  }

  /** A new moment in which nothing stored has changed: somebody typed. */
  edited(): void {
    this.#moment++;
    this.#read.clear();
    this.#listed.clear();
  }

  /**
   * Computes with what is known, gets what was missing, and computes again, until nothing was. What
   * is computed must not change anything.
   */
  async settled<T>(compute: () => T): Promise<T> {
    for (let round = 0; ; round++) {
      const result = compute();
      if (round === MOST_ROUNDS || !(await this.#storage.fetch())) return result;
      this.edited();
    }
  }
}

/** Each round reads one step further along a chain of files that use each other. */
const MOST_ROUNDS = 100;
