// Where files come from that no editor has open: a disk (lsp/node), or the client that is asked for
// them (client-files.ts).
import type { FileRead } from '#compiler';

export interface Storage {
  /**
   * A file as it is now; a link that leads out of the folder `within` is refused. The same value as
   * long as the content is the same. Undefined: `fetch` gets it first.
   */
  read(name: string, within: string): FileRead | undefined;
  /** The names of a folder's files that end in one of `endings`, sorted. Undefined as above. */
  list(listing: Listing): readonly string[] | undefined;
  /** Gets what was asked for in vain since the last time; false if that was nothing. */
  fetch(): Promise<boolean>;
  /** Something about these files has changed, or of all if not said. */
  forget(names?: readonly string[]): void;
}

export interface Listing {
  /** With its closing `/`. */
  readonly folder: string;
  /** With the folders in it, but for hidden ones and `node_modules`. */
  readonly deep: boolean;
  readonly endings: readonly string[];
}
