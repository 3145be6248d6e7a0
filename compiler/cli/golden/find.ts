// The case files that a call of `clause test` means: in folders, named themselves, or beside a policy
// (DESIGN §4: `cases.yaml` or `*.cases.yaml`; tables end in .csv).
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { problemAsText } from '../input/files.ts';
import { namedPath } from '../input/node-host.ts';
import { Failure, type Io } from '../io.ts';

/** A case file, and the policy for whose sake it was found, if it was named by its policy. */
export interface FoundSuite {
  /** As the caller names it, with `/`. */
  readonly file: string;
  readonly askedFor?: string;
}

/** Whether a file's name is that of a case file. */
export function isSuiteName(name: string): boolean {
  return /(?:^|\.)cases\.(?:ya?ml|csv)$/i.test(name);
}

/** Every case file that the paths mean, each once. Throws a Failure where a path is nothing. */
export function findSuites(paths: readonly string[], io: Io): readonly FoundSuite[] {
  const found = new Map<string, FoundSuite>();
  for (const path of paths) {
    for (const suite of suitesAt(path, io)) {
      const full = resolve(io.cwd, suite.file);
      if (!found.has(full)) found.set(full, suite);
    }
  }
  return [...found.values()];
}

function suitesAt(path: string, io: Io): readonly FoundSuite[] {
  const stats = statSync(resolve(io.cwd, path), { throwIfNoEntry: false });
  if (stats === undefined) throw new Failure(2, problemAsText(path, 'missing'));
  if (stats.isDirectory()) return inFolder(path, io, true).map((file) => ({ file }));
  if (path.endsWith('.clause')) {
    const askedFor = namedPath(path);
    return inFolder(dirname(path), io, false).map((file) => ({ file, askedFor }));
  }
  if (!/\.(?:ya?ml|csv)$/i.test(path)) {
    throw new Failure(
      2,
      `“${path}” is no case file; name a folder, a .clause file, or cases in .yaml or .csv`,
    );
  }
  return [{ file: namedPath(path) }];
}

/** Folders that hold what others made are passed over. */
const PASSED_OVER = new Set(['node_modules', 'dist']);

function inFolder(folder: string, io: Io, deep: boolean): readonly string[] {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(resolve(io.cwd, folder));
  } catch {
    // Who may not look into a folder inside finds nothing there.
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const passed = PASSED_OVER.has(entry.name) || entry.name.startsWith('.');
      return deep && !passed ? inFolder(path, io, deep) : [];
    }
    return isSuiteName(entry.name) ? [namedPath(path)] : [];
  });
}

function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
