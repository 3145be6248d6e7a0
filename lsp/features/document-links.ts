// Links from the names of files, in `source "…"` and `use "…"`, to the files.
import { type Analysis, resolvePath } from '#compiler';
import type { Span, TextOrHole } from '#language';
import type { Resolve } from './definition.ts';
import { clauseFile } from './files.ts';

export interface DocumentLink {
  /** The name without its quotation marks. */
  readonly span: Span;
  /** The file as the host names it. */
  readonly target: string;
}

/** The links of a file; only to files that belong to the policy and could be read. */
export function documentLinks(
  analysis: Analysis,
  file: string,
  resolve: Resolve = resolvePath,
): readonly DocumentLink[] {
  const items = clauseFile(analysis, file)?.parsed.file.items ?? [];
  const texts = items.flatMap((item): readonly TextOrHole[] => {
    if (item.kind === 'use') return [item.path];
    if (item.kind !== 'policy') return [];
    return item.parts.flatMap((part) => (part.kind === 'source' ? part.documents : []));
  });
  return texts.flatMap((text) => {
    if (text.kind === 'missing') return [];
    const target = resolve(file, text.value);
    if (!analysis.files.has(target)) return [];
    const { start, end } = text.span;
    return [{ span: { file, start: start + 1, end: Math.max(start + 1, end - 1) }, target }];
  });
}
