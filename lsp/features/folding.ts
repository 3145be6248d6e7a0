// What can be folded away: every declaration, clause and part of more than one line, tables, and
// comments that stand together.
import type { Analysis } from '#compiler';
import { lineStarts, type Node, positionAt, type Span, walk, withEnds } from '#language';
import { type ClauseFile, clauseFile } from './files.ts';
import { searchedSources } from './sources.ts';

export interface FoldingRange {
  /** From the first word to the last; it spans more than one line. */
  readonly span: Span;
  readonly kind: 'comment' | 'imports' | 'region';
}

const FOLDED: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'policy',
  'enum',
  'entity',
  'define',
  'parameter',
  'applies',
  'article',
  'clause',
  'cites',
  'when',
  'unless',
  'grants',
  'matches',
  'recovers',
  'measure',
  'limit',
  'overlap',
  'shareSplit',
  'table',
  'parenthesised',
]);

/** The foldable stretches of a file, in the order of the text; one at most begins on each line. */
export function foldingRanges(analysis: Analysis, file: string): readonly FoldingRange[] {
  const found = clauseFile(analysis, file);
  if (found === undefined) return articles(analysis, file);
  const ranges = [...nodes(found), ...uses(found), ...comments(found)];
  const sorted = ranges.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const starts = lineStarts(found.text);
  const lineOf = (offset: number) => positionAt(starts, offset).line;
  const taken = new Set<number>();
  return sorted.filter(({ span }) => {
    const line = lineOf(span.start);
    if (taken.has(line) || lineOf(span.end) === line) return false;
    taken.add(line);
    return true;
  });
}

function nodes({ parsed }: ClauseFile): readonly FoldingRange[] {
  const found: FoldingRange[] = [];
  walk(parsed.file, (node) => {
    if (FOLDED.has(node.kind)) found.push({ span: node.span, kind: 'region' });
  });
  return found;
}

/** `use` lines that follow one another. */
function uses({ parsed }: ClauseFile): readonly FoldingRange[] {
  const groups: Span[] = [];
  let open = false;
  for (const { kind, span } of parsed.file.items) {
    const last = groups.at(-1);
    if (kind === 'use' && open && last !== undefined)
      groups[groups.length - 1] = withEnds(last, { end: span.end });
    else if (kind === 'use') groups.push(span);
    open = kind === 'use';
  }
  return groups.map((span) => ({ span, kind: 'imports' }));
}

/** Comments on lines of their own that follow one another. */
function comments({ text, parsed }: ClauseFile): readonly FoldingRange[] {
  const groups: Span[] = [];
  for (const { span } of parsed.comments) {
    if (!/(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(Math.max(0, span.start - 200), span.start)))
      continue;
    const last = groups.at(-1);
    const between = last && text.slice(last.end, span.start);
    const follows = between !== undefined && /^[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*$/.test(between);
    if (follows && last) groups[groups.length - 1] = withEnds(last, { end: span.end });
    else groups.push(span);
  }
  return groups.map((span) => ({ span, kind: 'comment' }));
}

function articles(analysis: Analysis, file: string): readonly FoldingRange[] {
  const source = searchedSources(analysis).find((one) => one.source.path === file)?.source;
  if (source === undefined) return [];
  return source.articles
    .map(({ heading, body }) => ({
      span: {
        file,
        start: Math.max(0, body.start - (heading?.length ?? 0)),
        end: body.start + source.text.slice(body.start, body.end).trimEnd().length,
      },
      kind: 'region' as const,
    }))
    .filter(({ span }) => /[\r\n]/.test(source.text.slice(span.start, span.end)));
}
