// Case files and the policies that they prove, over the texts as they stand: read once for one state of
// the file, of its policy and of the dossiers that its cases start from.
import {
  type Analysis,
  type Diagnostic,
  decodeTable,
  type FileRead,
  folderOf,
  type Model,
  namesakeOf,
  type PolicyProblem,
  policyFinding,
  readCsvSuite,
  readYamlSuite,
  type Suite,
} from '#compiler';
import type { Analyses } from './analyses.ts';
import type { Files } from './files.ts';
import { resolveName } from './names.ts';
import type { Policies } from './policies.ts';

/** A case file and what is known of it. */
export interface KnownSuite {
  readonly suite: Suite;
  /** Undefined where it is not clear which policy is meant. */
  readonly policy: Analysis | undefined;
  /** Without errors, so that cases can be run; undefined while it has some. */
  readonly model: Model | undefined;
  /** What is wrong with the file, in the order of its text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a file's name is that of a case file (DESIGN §4). */
export function isSuite(name: string): boolean {
  return /(?:^|[./])cases\.(?:ya?ml|csv)$/i.test(name);
}

/** How the names of case files end; other names may end so, too (`isSuite`). */
export const SUITE_ENDINGS = ['cases.yaml', 'cases.yml', 'cases.csv'];

export class Suites {
  readonly #files: Files;
  readonly #policies: Policies;
  readonly #analyses: Analyses;
  readonly #isReadable: (name: string) => boolean;
  readonly #known = new Map<string, Remembered>();
  readonly #named = new WeakMap<FileRead, { readonly policy: Suite['policy'] }>();

  /** `isReadable`: whether a policy elsewhere may be looked at for a case file that names it. */
  constructor(
    files: Files,
    policies: Policies,
    analyses: Analyses,
    isReadable: (name: string) => boolean,
  ) {
    this.#files = files;
    this.#policies = policies;
    this.#analyses = analyses;
    this.#isReadable = isReadable;
  }

  /** A case file; undefined if it cannot be read as a text. */
  of(name: string): KnownSuite | undefined {
    const read = this.#files.read(name, folderOf(name));
    if (read.kind === 'problem') return undefined;
    const before = this.#known.get(name);
    const which = this.policyOf(name, read);
    const policy = 'entry' in which ? this.#analyses.of(which.entry) : undefined;
    if (before !== undefined && before.read === read && before.policy === policy) {
      const same = [...before.reads].every(([path, was]) => this.#dossier(path, policy) === was);
      if (same) return before.known;
    }
    const reads = new Map<string, FileRead>();
    const known = this.#read(name, read, which, policy, reads);
    this.#known.set(name, { read, policy, reads, known });
    return known;
  }

  /** The policy that a case file names, or the one beside it. */
  policyOf(name: string, read: FileRead): WhichPolicy {
    const folder = folderOf(name);
    const beside = this.#files
      .list({ folder, deep: false, endings: ['.clause'] })
      .filter((file) => this.#policies.isPolicy(file));
    const named = this.#namedIn(name, read);
    if (named === undefined) {
      const [only, ...more] = beside;
      if (only === undefined) return { problem: 'noPolicyBeside' };
      const entry = more.length === 0 ? only : namesakeOf(name, beside);
      if (entry !== undefined) return { entry };
      const policies = beside.map((file) => file.slice(folder.length));
      return { problem: 'severalPoliciesBeside', policies };
    }
    const entry = this.#entryNamed(name, named.value, beside);
    if (entry !== undefined) return { entry, span: named.span };
    const known = beside.map((file) => file.slice(folder.length));
    return { problem: 'policyNotFound', path: named.value, known, span: named.span };
  }

  #namedIn(name: string, read: FileRead): Suite['policy'] {
    if (read.kind === 'problem') return undefined;
    const known = this.#named.get(read) ?? { policy: namedPolicy(name, read.text) };
    this.#named.set(read, known);
    return known.policy;
  }

  /** `policy:` names a file, with its ending or without, a folder of one policy, or a policy beside. */
  #entryNamed(name: string, path: string, beside: readonly string[]): string | undefined {
    const target = resolveName(name, path);
    const mayRead = (file: string) => file.startsWith(folderOf(name)) || this.#isReadable(file);
    const files = [target, `${target}.clause`].filter((file) => file.endsWith('.clause'));
    const found = files.find((file) => mayRead(file) && this.#policies.isPolicy(file));
    if (found !== undefined) return found;
    const folder = `${target}/`;
    const inside = mayRead(folder)
      ? this.#files
          .list({ folder, deep: false, endings: ['.clause'] })
          .filter((file) => this.#policies.isPolicy(file))
      : [];
    if (inside.length === 1) return inside[0];
    return beside.find((file) => this.#analyses.of(file).model?.name === path);
  }

  #read(
    name: string,
    read: FileRead & { readonly kind: 'read' },
    which: WhichPolicy,
    policy: Analysis | undefined,
    reads: Map<string, FileRead>,
  ): KnownSuite {
    const model = policy?.sound === true ? policy.model : undefined;
    const host = {
      read: (path: string) => {
        const dossier = this.#dossier(path, policy);
        reads.set(path, dossier);
        return dossier;
      },
      resolve: resolveName,
    };
    const files = policy && { host, policy: policy.entry };
    const suite = /\.csv$/i.test(name)
      ? readTable(name, read.bytes, model)
      : readYamlSuite(read.text, name, { model, files });
    const unclear = 'problem' in which ? [policyFinding(which, which.span ?? startOf(name))] : [];
    return { suite, policy, model, diagnostics: [...unclear, ...suite.diagnostics] };
  }

  /** Cases start from dossiers within the policy's folder alone. */
  #dossier(path: string, policy: Analysis | undefined): FileRead {
    return this.#files.read(path, folderOf(policy?.entry ?? path));
  }
}

/** The policy's own file, or why it is not clear; `span`: where the case file names it. */
type WhichPolicy = ({ readonly entry: string } | PolicyProblem) & {
  readonly span?: Suite['cases'][number]['span'];
};

interface Remembered {
  readonly read: FileRead;
  readonly policy: Analysis | undefined;
  readonly reads: ReadonlyMap<string, FileRead>;
  readonly known: KnownSuite;
}

/** Only a file that seems to name its policy is read twice. */
function namedPolicy(name: string, text: string): Suite['policy'] {
  if (!/\.ya?ml$/i.test(name) || !/^(?:"policy"|'policy'|policy)\s*:/m.test(text)) return undefined;
  return readYamlSuite(text, name).policy;
}

function readTable(name: string, bytes: Uint8Array, model: Model | undefined): Suite {
  if (model !== undefined && 'text' in decodeTable(bytes)) return readCsvSuite(bytes, name, model);
  // Its columns are names of the policy's facts: without them nothing can be said.
  return { file: name, form: 'csv', policy: undefined, cases: [], diagnostics: [], reads: [] };
}

function startOf(file: string) {
  return { file, start: 0, end: 0 };
}
