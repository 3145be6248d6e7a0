// Which policies a file belongs to. A clause file with a header is a policy; any other file belongs to
// the policies that use it, name it as their source, or stand beside it as its cases.
import { type Analysis, type FileRead, folderOf } from '#compiler';
import { parse, type SourceFile } from '#language';
import type { Files } from './files.ts';
import { resolveName } from './names.ts';

/** What a clause file says of other files. */
interface Outline {
  readonly isPolicy: boolean;
  /** Files that it uses. */
  readonly uses: readonly string[];
  /** Source documents that it names. */
  readonly sources: readonly string[];
}

const CLAUSE_FILES = ['.clause'];

export class Policies {
  readonly #files: Files;
  readonly #folders: () => readonly string[];
  readonly #outlines = new WeakMap<FileRead, Outline>();
  /** Whether a file had a header when it was last read: most edits leave that as it is. */
  readonly #wasPolicy = new Map<string, boolean>();

  /** `folders`: the workspace's, each with its closing `/`. */
  constructor(files: Files, folders: () => readonly string[]) {
    this.#files = files;
    this.#folders = folders;
  }

  /** Learns from an analysis what would else be read twice. */
  learn(analysis: Analysis, reads: ReadonlyMap<string, FileRead>): void {
    for (const [name, file] of analysis.files) {
      const read = reads.get(name);
      if (file.kind !== 'clauses' || read === undefined) continue;
      this.#keep(name, read, outlineOf(name, file.parsed.file));
    }
  }

  /**
   * The policies that a file belongs to, itself if it has a header: the names of their own files, in
   * order. Empty if no policy in sight takes it in.
   */
  ofFile(name: string): readonly string[] {
    if (this.#files.isClauseFile(name) && this.isPolicy(name)) return [name];
    return this.#within(name)
      .filter((candidate) => candidate !== name && this.isPolicy(candidate))
      .filter((candidate) => this.#takesIn(candidate, name));
  }

  /** Whether the file's text, which may have changed since it was last read through, has a header. */
  isPolicy(name: string): boolean {
    const read = this.#files.read(name, folderOf(name));
    if (read.kind === 'problem') return false;
    const known = this.#outlines.get(read)?.isPolicy ?? this.#wasPolicy.get(name);
    return known ?? this.#outline(name, folderOf(name)).isPolicy;
  }

  /** All policies of the workspace's folders, in order. */
  all(): readonly string[] {
    const listed = this.#folders().flatMap((folder) =>
      this.#files.list({ folder, deep: true, endings: CLAUSE_FILES }),
    );
    const open = this.#files.documents
      .all()
      .map(({ name }) => name)
      .filter((name) => this.#files.isClauseFile(name));
    return [...new Set([...listed, ...open])].sort().filter((name) => this.isPolicy(name));
  }

  /**
   * Clause files whose folder holds the file: a policy takes in nothing from outside its own. No
   * further up than the workspace's folder, and without one no further than the file's own.
   */
  #within(name: string): readonly string[] {
    const own = folderOf(name);
    const root = this.#folders()
      .filter((folder) => name.startsWith(folder))
      .sort((a, b) => a.length - b.length)[0];
    const folders: string[] = [];
    for (let folder = own; folder !== ''; folder = folderOf(folder.slice(0, -1))) {
      folders.push(folder);
      if (root === undefined || folder === root || !folder.startsWith(root)) break;
    }
    return folders
      .flatMap((folder) => this.#files.list({ folder, deep: false, endings: CLAUSE_FILES }))
      .sort();
  }

  #takesIn(policy: string, name: string): boolean {
    const within = folderOf(policy);
    const reached = new Set([policy]);
    const waiting = [policy];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { uses, sources } = this.#outline(next, within);
      if (uses.includes(name) || sources.includes(name)) return true;
      for (const used of uses) {
        if (reached.has(used) || !used.startsWith(within)) continue;
        reached.add(used);
        waiting.push(used);
      }
    }
    return false;
  }

  #outline(name: string, within: string): Outline {
    const read = this.#files.read(name, within);
    const known = this.#outlines.get(read);
    if (known !== undefined || read.kind === 'problem') return known ?? NOTHING;
    return this.#keep(name, read, outlineOf(name, parse(read.text, { file: name }).file));
  }

  #keep(name: string, read: FileRead, outline: Outline): Outline {
    this.#outlines.set(read, outline);
    this.#wasPolicy.set(name, outline.isPolicy);
    return outline;
  }
}

const NOTHING: Outline = { isPolicy: false, uses: [], sources: [] };

function outlineOf(name: string, { items }: SourceFile): Outline {
  const texts = (wanted: readonly ({ kind: 'missing' } | { kind: 'text'; value: string })[]) =>
    wanted.flatMap((each) => (each.kind === 'text' ? [resolveName(name, each.value)] : []));
  return {
    isPolicy: items.some(({ kind }) => kind === 'policy'),
    uses: texts(items.flatMap((item) => (item.kind === 'use' ? [item.path] : []))),
    sources: texts(
      items
        .flatMap((item) => (item.kind === 'policy' ? item.parts : []))
        .flatMap((part) => (part.kind === 'source' ? part.documents : [])),
    ),
  };
}
