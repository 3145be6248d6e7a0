// Finding a declaration by a few letters of its name or label, over all policies of a workspace.
import type { Analysis } from '#compiler';
import type { Span } from '#language';
import { type DocumentSymbol, documentSymbols, type SymbolKind } from './document-symbols.ts';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly selection: Span;
  /** The name of what it stands in; absent at file level. */
  readonly container: string | undefined;
}

/** More than a list shows. */
const MOST = 500;

/**
 * The declarations whose name or label holds the letters of the query in their order, the closest
 * first; all of them for an empty query. Small letters and capitals are alike.
 */
export function workspaceSymbols(
  analyses: readonly Analysis[],
  query: string,
): readonly WorkspaceSymbol[] {
  const wanted = query.trim().toLowerCase();
  const found = new Map<string, { symbol: WorkspaceSymbol; rank: number }>();
  for (const analysis of analyses) {
    for (const [file, { kind }] of analysis.files) {
      if (kind !== 'clauses') continue;
      for (const symbol of flattened(documentSymbols(analysis, file), undefined)) {
        const rank = rankOf(symbol, wanted);
        if (rank === undefined) continue;
        const { start, end } = symbol.selection;
        found.set(`${start} ${end} ${symbol.kind} ${file}`, { symbol, rank });
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ symbol }) => symbol);
}

function* flattened(
  symbols: readonly DocumentSymbol[],
  container: string | undefined,
): Iterable<WorkspaceSymbol> {
  for (const { name, detail, kind, selection, children } of symbols) {
    yield { name, detail, kind, selection, container };
    yield* flattened(children, name);
  }
}

/** The same, a beginning, the beginning of a word, a part, letters in order: the smaller the closer. */
function rankOf({ name, detail }: WorkspaceSymbol, wanted: string): number | undefined {
  const ranks = [name, detail].flatMap((text, at) => {
    const rank = closeness(text.toLowerCase(), wanted);
    // A label after a name that is as close.
    return rank === undefined ? [] : [rank + at / 2];
  });
  return ranks.length === 0 ? undefined : Math.min(...ranks);
}

function closeness(text: string, wanted: string): number | undefined {
  if (wanted === '') return 0;
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  const at = text.indexOf(wanted);
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 3 : 2;
  return holdsInOrder(text, wanted) ? 4 : undefined;
}

function holdsInOrder(text: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    if (/\s/.test(letter)) continue;
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
