// Files that are about to move, or to get other names: what names them in policies and case files is
// kept true, as long as the file stays within the policy's folder.
import { type Analysis, folderOf, type Suite, type TextEdit } from '#compiler';
import type { SourceFile, Span } from '#language';
import type { NamedFile } from './case-structure.ts';
import type { Resolve } from './definition.ts';
import { treesOf } from './files.ts';

/** Names of files or of folders, these without a `/` at their end. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A case file, with what it names outside of itself. */
export interface MovedSuite {
  readonly suite: Pick<Suite, 'file' | 'policy'>;
  /** Its policy's own file; undefined where it is not clear which that is. */
  readonly entry: string | undefined;
  /** Dossiers in files that its cases start from. */
  readonly dossiers: readonly NamedFile[];
}

/** The edits, in files as they are named before the move. */
export function moveFiles(
  moves: readonly Move[],
  policies: readonly Analysis[],
  suites: readonly MovedSuite[],
  resolve: Resolve,
): readonly TextEdit[] {
  const edits = new Map<string, TextEdit>();
  const add = (from: string, said: Said, home: string) => {
    const { ending = '' } = said;
    const target = resolve(from, said.path + ending);
    const newFrom = moved(from, moves);
    const newTarget = moved(target, moves);
    if (newFrom === from && newTarget === target) return;
    // A path that leads out of the policy's folder would be refused: the user has to decide.
    if (!newTarget.startsWith(folderOf(moved(home, moves)))) return;
    const path = relative(newFrom, newTarget);
    if (resolve(newFrom, said.path + ending) === newTarget) return;
    const { file, start, end } = said.span;
    const text = said.write(path.slice(0, path.length - ending.length));
    edits.set(`${start} ${end} ${file}`, { span: said.span, text });
  };
  for (const analysis of policies) {
    for (const tree of treesOf(analysis)) {
      for (const said of pathsIn(tree)) add(tree.span.file, said, analysis.entry);
    }
  }
  for (const { suite, entry, dossiers } of suites) {
    const { file, policy } = suite;
    if (entry === undefined) continue;
    // A case file may prove a policy of any folder, and start from dossiers in the policy's.
    const said = policy && policySaid(file, policy, entry, resolve);
    if (said !== undefined) add(file, said, '');
    for (const { span, path } of dossiers) {
      add(file, { path, span, write: (to) => asYaml(to, span, path) }, entry);
    }
  }
  return [...edits.values()];
}

/** A path as a file says it. */
interface Said {
  readonly path: string;
  /** What it says that is not part of the path: the ending of a file's name. */
  readonly ending?: string;
  readonly span: Span;
  readonly write: (path: string) => string;
}

/**
 * Behind `policy:` stands a path, with the file's ending or without it, or that of the policy's folder;
 * undefined where it is the name in the policy's header.
 */
function policySaid(
  file: string,
  { span, value: path }: NonNullable<Suite['policy']>,
  entry: string,
  resolve: Resolve,
): Said | undefined {
  const write = (to: string) => asYaml(to === '' ? '.' : to, span, path);
  const target = resolve(file, path);
  if (target === entry || `${target}/` === folderOf(entry)) return { path, span, write };
  return `${target}.clause` === entry ? { path, ending: '.clause', span, write } : undefined;
}

/** In quotation marks where the path had them, or needs them. */
function asYaml(path: string, { start, end }: Span, before: string): string {
  const isBare = end - start === before.length && /^[\p{L}\p{N}_.][\p{L}\p{N}_./-]*$/u.test(path);
  return isBare ? path : JSON.stringify(path);
}

/** After `use` and `source`. */
function pathsIn({ items }: SourceFile): readonly Said[] {
  const texts = items.flatMap((item) => {
    if (item.kind === 'use') return [item.path];
    if (item.kind !== 'policy') return [];
    return item.parts.flatMap((part) => (part.kind === 'source' ? part.documents : []));
  });
  return texts.flatMap((text) =>
    text.kind === 'missing'
      ? []
      : [
          {
            path: text.value,
            span: text.span,
            write: (path) => `"${path.replaceAll('"', '\\"')}"`,
          },
        ],
  );
}

/** The name after the move; a folder takes along what lies in it. */
function moved(name: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (name === from) return to;
    if (name.startsWith(`${from}/`)) return to + name.slice(from.length);
  }
  return name;
}

/** The path from a file's folder to another file. */
function relative(from: string, to: string): string {
  const here = folderOf(from).split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}
