// Policies with other texts in the place of some of their own: as saved, as at git HEAD. What is open
// stays as it is.
import { type Analysis, analyse, type FileRead, folderOf, type Host } from '#compiler';
import { readOf } from './documents.ts';
import type { Files } from './files.ts';
import { resolveName } from './names.ts';

interface Known {
  readonly texts: ReadonlyMap<string, string>;
  readonly analysis: Analysis;
  /** The files that it was made from besides. */
  readonly reads: ReadonlyMap<string, FileRead>;
}

/** So many of one policy stay analysed: the saved text and HEAD are compared with at every keystroke. */
const MOST_KNOWN = 4;

export class OtherTexts {
  readonly #files: Files;
  readonly #known = new Map<string, readonly Known[]>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** The policy with these texts, by the names of its files; the others are read as ever. */
  of({ entry }: Analysis, texts: ReadonlyMap<string, string>): Analysis {
    const all = this.#known.get(entry) ?? [];
    const found = all.find((known) => sameTexts(known.texts, texts) && this.#holds(known, entry));
    const others = all.filter((known) => known !== found && this.#holds(known, entry));
    const known = found ?? this.#analysed(entry, texts);
    this.#known.set(entry, [known, ...others].slice(0, MOST_KNOWN));
    return known.analysis;
  }

  /** Lets go of all policies but these. */
  keep(entries: ReadonlySet<string>): void {
    for (const entry of this.#known.keys()) if (!entries.has(entry)) this.#known.delete(entry);
  }

  #analysed(entry: string, texts: ReadonlyMap<string, string>): Known {
    const within = folderOf(entry);
    const reads = new Map<string, FileRead>();
    const host: Host = {
      read: (name) => {
        const other = texts.get(name);
        if (other !== undefined) return readOf(other);
        const read = this.#files.read(name, within);
        reads.set(name, read);
        return read;
      },
      resolve: resolveName,
    };
    return { texts, analysis: analyse(entry, host), reads };
  }

  #holds({ reads }: Known, entry: string): boolean {
    const within = folderOf(entry);
    return [...reads].every(([name, read]) => this.#files.read(name, within) === read);
  }
}

function sameTexts(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}
