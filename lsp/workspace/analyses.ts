// The one seam to the compiler's analysis: a policy as it stands at this moment, computed once for one
// state of its files.
import { type Analysis, analyse, type FileRead, folderOf, type Host, reanalyse } from '#compiler';
import type { Files } from './files.ts';
import { resolveName } from './names.ts';

export class Analyses {
  readonly #files: Files;
  readonly #known = new Map<string, Known>();
  readonly #onAnalysis: (analysis: Analysis, reads: ReadonlyMap<string, FileRead>) => void;

  /** `onAnalysis` sees each new one, with the files that it was made from. */
  constructor(
    files: Files,
    onAnalysis: (analysis: Analysis, reads: ReadonlyMap<string, FileRead>) => void,
  ) {
    this.#files = files;
    this.#onAnalysis = onAnalysis;
  }

  /** The policy whose own file is `entry`; the same value as long as none of its files changes. */
  of(entry: string): Analysis {
    const known = this.#known.get(entry);
    if (known !== undefined && this.#isCurrent(known, entry)) return known.analysis;
    const reads = new Map<string, FileRead>();
    const within = folderOf(entry);
    const host: Host = {
      read: (name) => {
        const read = this.#files.read(name, within);
        reads.set(name, read);
        return read;
      },
      resolve: resolveName,
    };
    const analysis = known === undefined ? analyse(entry, host) : reanalyse(known.analysis, host);
    this.#known.set(entry, { analysis, reads, moment: this.#files.moment });
    this.#onAnalysis(analysis, reads);
    return analysis;
  }

  /** Lets go of all policies but these. */
  keep(entries: ReadonlySet<string>): void {
    for (const entry of this.#known.keys()) if (!entries.has(entry)) this.#known.delete(entry);
  }

  #isCurrent(known: Known, entry: string): boolean {
    if (known.moment === this.#files.moment) return true;
    const within = folderOf(entry);
    for (const [name, read] of known.reads) {
      if (this.#files.read(name, within) !== read) return false;
    }
    known.moment = this.#files.moment;
    return true;
  }
}

interface Known {
  readonly analysis: Analysis;
  readonly reads: ReadonlyMap<string, FileRead>;
  /** The last moment at which it was seen to hold. */
  moment: number;
}
