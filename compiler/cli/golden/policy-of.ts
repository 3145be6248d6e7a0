// The policy that a case file proves (DESIGN §4): the one that it names, or the one beside it.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { namesakeOf, type PolicyProblem } from '#compiler';
import { parse } from '#language';
import { isFolder } from '../input/files.ts';
import { namedPath, readText } from '../input/node-host.ts';
import type { Io } from '../io.ts';

/** The policy's path as the caller would name it, or why it is not clear. */
export type PolicyOf = { readonly path: string } | PolicyProblem;

/** `named`: what the case file says behind `policy:`. */
export function policyOf(file: string, named: string | undefined, io: Io): PolicyOf {
  const folder = dirname(file);
  if (named === undefined) {
    const [only, ...more] = policiesIn(folder, io);
    if (only === undefined) return { problem: 'noPolicyBeside' };
    if (more.length === 0) return { path: only.path };
    const paths = [only, ...more].map(({ path }) => path);
    const namesake = namesakeOf(file, paths);
    if (namesake !== undefined) return { path: namesake };
    const policies = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
    return { problem: 'severalPoliciesBeside', policies };
  }
  const path = namedPath(join(folder, named));
  // Only policies are read: whatever else is named, nothing of it is shown.
  if (path.endsWith('.clause') && isFile(path, io)) return { path };
  if (isFile(`${path}.clause`, io)) return { path: `${path}.clause` };
  const inside = isFolder(resolve(io.cwd, path)) ? policiesIn(path, io) : [];
  const [only] = inside;
  if (only !== undefined && inside.length === 1) return { path: only.path };
  const beside = policiesIn(folder, io);
  const called = beside.find(({ name }) => name === named);
  if (called !== undefined) return { path: called.path };
  const known = beside.flatMap((each) => [
    each.path.slice(each.path.lastIndexOf('/') + 1),
    each.name,
  ]);
  return { problem: 'policyNotFound', path: named, known };
}

/** The files of a folder that hold a policy, not declarations alone. */
function policiesIn(folder: string, io: Io): readonly { path: string; name: string }[] {
  let names: readonly string[];
  try {
    names = readdirSync(resolve(io.cwd, folder)).sort();
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.clause'))
    .flatMap((name) => {
      const path = namedPath(join(folder, name));
      const read = readText(resolve(io.cwd, path));
      if (read.kind === 'problem') return [];
      const header = parse(read.text, { file: path }).file.items.find(
        ({ kind }) => kind === 'policy',
      );
      if (header?.kind !== 'policy') return [];
      return [{ path, name: header.name.kind === 'name' ? header.name.text : '' }];
    });
}

function isFile(path: string, io: Io): boolean {
  return statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
