// What the editor works on: its folders, its open texts, and the policies that these belong to.
import { type Analysis, folderOf } from '#compiler';
import type { Encoding } from '../positions.ts';
import { Analyses } from './analyses.ts';
import { Documents } from './documents.ts';
import { Files } from './files.ts';
import { nameOf } from './names.ts';
import { OtherTexts } from './other-texts.ts';
import { Policies } from './policies.ts';
import type { Storage } from './storage.ts';
import { isSuite, type KnownSuite, SUITE_ENDINGS, Suites } from './suites.ts';

export class Workspace {
  readonly documents: Documents;
  readonly files: Files;
  readonly #policies: Policies;
  readonly #analyses: Analyses;
  readonly #suites: Suites;
  readonly #otherTexts: OtherTexts;
  #folders: readonly string[] = [];

  constructor(storage: Storage, units: () => Encoding) {
    this.documents = new Documents(units);
    this.files = new Files(this.documents, storage);
    this.#policies = new Policies(this.files, () => this.#folders);
    this.#analyses = new Analyses(this.files, (analysis, reads) =>
      this.#policies.learn(analysis, reads),
    );
    this.#otherTexts = new OtherTexts(this.files);
    this.#suites = new Suites(this.files, this.#policies, this.#analyses, (name) =>
      this.#folders.some((folder) => name.startsWith(folder)),
    );
  }

  /** The workspace's folders, by URI. */
  setFolders(uris: readonly string[]): void {
    this.#folders = uris.map((uri) => `${nameOf(uri).replace(/\/+$/, '')}/`);
    this.files.changed();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /**
   * The policies that a file belongs to, the one that answers for it first. A clause file of no
   * policy in sight stands alone. To be called within `files.settled`, as all that follow.
   */
  policiesOf(name: string): readonly Analysis[] {
    if (isSuite(name)) {
      const policy = this.suiteOf(name)?.policy;
      return policy === undefined ? [] : [policy];
    }
    const was = this.#policies.ofFile(name);
    const analyses = this.#analysed(name, was);
    // Whether the text has a header is known for certain only now that it has been read through.
    const is = this.#policies.ofFile(name);
    return is.join('\n') === was.join('\n') ? analyses : this.#analysed(name, is);
  }

  /** A policy as it would be with other texts, by the names of its files; nothing else changes. */
  withTexts(policy: Analysis, texts: ReadonlyMap<string, string>): Analysis {
    return this.#otherTexts.of(policy, texts);
  }

  /** The policies that open files belong to. */
  openPolicies(): readonly Analysis[] {
    return [...new Set(this.documents.all().flatMap(({ name }) => this.policiesOf(name)))];
  }

  /** The own files of all policies in the workspace's folders, and of open ones. */
  entries(): readonly string[] {
    return this.#policies.all();
  }

  /** The policy whose own file this is. */
  analysisOf(entry: string): Analysis {
    return this.#analyses.of(entry);
  }

  /** The policies of open files, and all of the workspace's folders. */
  allPolicies(): readonly Analysis[] {
    const entries = this.entries();
    return [
      ...new Set([...this.openPolicies(), ...entries.map((entry) => this.#analyses.of(entry))]),
    ];
  }

  /** A case file; undefined for any other file and for one that cannot be read. */
  suiteOf(name: string): KnownSuite | undefined {
    return isSuite(name) ? this.#suites.of(name) : undefined;
  }

  /** The case files that are open. */
  openSuites(): readonly KnownSuite[] {
    return this.documents.all().flatMap(({ name }) => this.suiteOf(name) ?? []);
  }

  /** All case files of the workspace's folders, and those that are open. */
  allSuites(): readonly KnownSuite[] {
    const listed = this.#folders.flatMap((folder) =>
      this.files.list({ folder, deep: true, endings: SUITE_ENDINGS }),
    );
    const open = this.documents.all().map(({ name }) => name);
    return [...new Set([...listed, ...open])].sort().flatMap((name) => this.suiteOf(name) ?? []);
  }

  /** The case files of a policy, in order: beside it, or anywhere in the workspace naming it. */
  suitesOf(entry: string): readonly KnownSuite[] {
    const beside = this.files.list({
      folder: folderOf(entry),
      deep: false,
      endings: SUITE_ENDINGS,
    });
    const known = [...this.allSuites(), ...beside.flatMap((name) => this.suiteOf(name) ?? [])];
    return [...new Set(known)].filter(({ policy }) => policy?.entry === entry);
  }

  /** Lets go of what no open file needs. */
  tidy(): void {
    const open = new Set(this.openPolicies().map(({ entry }) => entry));
    this.#analyses.keep(open);
    this.#otherTexts.keep(open);
  }

  #analysed(name: string, entries: readonly string[]): readonly Analysis[] {
    const alone = entries.length === 0 && this.files.isClauseFile(name) ? [name] : entries;
    return alone.map((entry) => this.#analyses.of(entry));
  }
}
