// Which file uses which: circles among them, and the files that are reached.
import type { SourceFile, Use } from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';

/** How a `use` names a file: the host's business, with paths as in spans. */
export type Resolve = (from: string, relative: string) => string;

export interface UseEdge {
  readonly use: Use;
  readonly from: string;
  readonly to: string;
}

/** Every `use` whose path is sound, in file order. */
export function useEdges(files: readonly SourceFile[], resolve: Resolve): readonly UseEdge[] {
  return files.flatMap((file) =>
    file.items.flatMap((item) => {
      if (item.kind !== 'use' || item.path.kind === 'missing') return [];
      const from = file.span.file;
      return [{ use: item, from, to: resolve(from, item.path.value) }];
    }),
  );
}

/** Reports each circle once, at the `use` that closes it. */
export function findUseCircles(
  files: readonly SourceFile[],
  edges: readonly UseEdge[],
  report: Reporter,
): void {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) return;
    for (const edge of edges) {
      if (edge.from !== path) continue;
      const known = [...trail, path].indexOf(edge.to);
      if (known < 0) visit(edge.to, [...trail, path]);
      else {
        const circle = [...[...trail, path].slice(known), edge.to];
        report('useCircle', edge.use.path.span, { circle: circle.join(' → ') });
      }
    }
    done.add(path);
  };
  for (const file of files) visit(file.span.file, []);
}
