// `e.clause is "helpp"` on a ledger entry: only clauses that pay stand in the ledger.
import { type ClausePart, type Span, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { Expr } from '../model/model.ts';
import { replaceWith } from '../model/replace.ts';
import { ledgerEntity } from '../model/reserved.ts';
import { suggest } from '../names/suggest.ts';
import type { Check } from './check.ts';

export const ledgerClause: Check = ({ model, declarations, ledgerClauses }) => {
  if (model === undefined) return [];
  // The model holds none of which something is not known.
  const payers = declarations.inOrder.clauses.flatMap(({ node, declaration }) =>
    node.parts.some(({ kind }) => paying.has(kind)) ? [declaration.name] : [],
  );
  return ledgerClauses.flatMap(({ name, span }): readonly Diagnostic[] => {
    if (payers.includes(name)) return [];
    const suggestions = suggest(name, payers);
    const inside = withEnds(span, { start: span.start + 1, end: span.end - 1 });
    const fixes = replaceWith(suggestions, inside);
    return [report('unknownClause', span, { name, suggestions }, { fixes })];
  });
};

const paying: ReadonlySet<ClausePart['kind']> = new Set(['grants', 'matches', 'recovers']);

/** A text that names a clause. */
export interface NamedClause {
  readonly name: string;
  /** With its quotation marks. */
  readonly span: Span;
}

/** The texts that a ledger entry's clause is compared with: each names a clause. */
export function ledgerClausesIn(expressions: readonly Expr[]): readonly NamedClause[] {
  const found: NamedClause[] = [];
  for (const expr of expressions) {
    if (expr.kind !== 'compare') continue;
    const named = isLedgerClause(expr.left)
      ? expr.right
      : isLedgerClause(expr.right)
        ? expr.left
        : undefined;
    if (named?.kind !== 'constant' || named.value.kind !== 'text') continue;
    found.push({ name: named.value.value, span: named.span });
  }
  return found;
}

function isLedgerClause(expr: Expr): boolean {
  return (
    expr.kind === 'field' &&
    expr.field.name === 'clause' &&
    ledgerEntity.fields.includes(expr.field)
  );
}
