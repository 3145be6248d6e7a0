// The files that a policy uses: in the order of their names, each once, none that gives nothing.
import type { TextEdit } from '#compiler';
import { type Use, withEnds } from '#language';
import { clauseFile } from './files.ts';
import { sameSpan } from './names.ts';
import type { Selection } from './place.ts';

/** The edits of a file's `use` lines; none where nothing would change. */
export function organizeImports({
  analysis,
  file,
}: Pick<Selection, 'analysis' | 'file'>): readonly TextEdit[] {
  const found = clauseFile(analysis, file);
  if (found === undefined) return [];
  const { text, parsed } = found;
  const uses = parsed.file.items.filter((item): item is Use => item.kind === 'use');
  if (uses.some(({ path }) => path.kind === 'missing')) return [];
  const unused = analysis.diagnostics.filter(({ name }) => name === 'unusedFile');
  const kept = new Map<string, string>();
  for (const { path, span } of uses) {
    if (path.kind === 'missing' || unused.some((one) => sameSpan(one.span, span))) continue;
    if (!kept.has(path.value)) kept.set(path.value, text.slice(span.start, span.end));
  }
  const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, words]) => words);
  return uses.flatMap(({ span }, at): readonly TextEdit[] => {
    const words = sorted[at];
    if (words === undefined) return [{ span: wholeLine(text, span), text: '' }];
    return words === text.slice(span.start, span.end) ? [] : [{ span, text: words }];
  });
}

/** With its line, where it has one of its own. */
function wholeLine(text: string, span: Use['span']): Use['span'] {
  let { start, end } = span;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  while (text[end] === ' ' || text[end] === '\t') end++;
  const isFirst = start === 0 || /[\r\n]/.test(text[start - 1] ?? '');
  const lineEnd = /^\r?\n|^\r/.exec(text.slice(end, end + 2));
  if (!isFirst || (lineEnd === null && end < text.length)) return span;
  return withEnds(span, { start, end: end + (lineEnd?.[0].length ?? 0) });
}
