// Files that are about to move, or to get other names: what names them in policies and case files is
// kept true, as long as the file stays within the policy's folder.
import { type Analysis, folderOf, type Suite, type TextEdit } from '#compiler';
import type { SourceFile, Span } from '#language';
import type { Resolve } from './definition.ts';
import { treesOf } from './files.ts';

/** Names of files or of folders, these without a `/` at their end. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The edits, in files as they are named before the move. */
export function moveFiles(
  moves: readonly Move[],
  policies: readonly Analysis[],
  suites: readonly Suite[],
  resolve: Resolve,
): readonly TextEdit[] {
  const edits = new Map<string, TextEdit>();
  const add = (from: string, said: Said, home: string) => {
    const target = resolve(from, said.path);
    const newFrom = moved(from, moves);
    const newTarget = moved(target, moves);
    if (newFrom === from && newTarget === target) return;
    // A path that leads out of the policy's folder would be refused: the user has to decide.
    if (!newTarget.startsWith(folderOf(moved(home, moves)))) return;
    const path = relative(newFrom, newTarget);
    if (resolve(newFrom, said.path) === newTarget) return;
    const { file, start, end } = said.span;
    edits.set(`${start} ${end} ${file}`, { span: said.span, text: said.write(path) });
  };
  for (const analysis of policies) {
    for (const tree of treesOf(analysis)) {
      for (const said of pathsIn(tree)) add(tree.span.file, said, analysis.entry);
    }
  }
  for (const { file, policy } of suites) {
    if (policy === undefined || !policy.value.endsWith('.clause')) continue;
    const { span, value } = policy;
    // A case file may prove a policy of any folder.
    add(file, { path: value, span, write: (path) => JSON.stringify(path) }, '');
  }
  return [...edits.values()];
}

/** A path as a file says it. */
interface Said {
  readonly path: string;
  readonly span: Span;
  readonly write: (path: string) => string;
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
