// A measure that speaks of what a clause pays for the same item (DESIGN §3.5).
import type { Span } from '#language';
import type { DeclaredClause } from '../names/collect.ts';
import { money } from '../types/kinds.ts';
import { type Context, hole } from './context.ts';
import type { Clause, Expr, Loop } from './model.ts';
import { childrenOf } from './walk.ts';

/**
 * What the clause pays for the item of the reader, and for what is in it; the clause must go through
 * the same lists.
 */
export function elaborateAwardRead(
  context: Context,
  reader: Pick<Clause, 'loops'>,
  elaborated: { readonly clause: Clause | undefined } | undefined,
  declared: DeclaredClause,
  span: Span,
): Expr {
  const { name, nameSpan } = declared.declaration;
  if (context.breaks.touches(declared.node.span)) return hole(span);
  const clause = elaborated?.clause;
  if (clause === undefined || clause.kind !== 'grant') {
    if (clause?.kind === 'measure' || elaborated === undefined) {
      const related = nameSpan ? [{ span: nameSpan, note: 'declared' as const }] : [];
      context.report('notAGrant', span, { name }, { related });
    }
    return hole(span);
  }
  if (!sameItems(reader.loops, clause.loops)) {
    const related = nameSpan ? [{ span: nameSpan, note: 'declared' as const }] : [];
    context.report('awardReadItems', span, { name }, { related });
    return hole(span);
  }
  return { kind: 'award', clause: name, type: money, span };
}

/**
 * Whether every loop of the reader goes through the same list as its counterpart. A payer that goes
 * further pays several times for the reader's item, a payer without items once for all: both are read
 * as a sum.
 */
function sameItems(reader: readonly Loop[], payer: readonly Loop[]): boolean {
  if (payer.length === 0) return true;
  return reader.every((loop, at) => {
    const other = payer[at];
    return other !== undefined && sameList(other.list, loop.list, payer, reader);
  });
}

/** The same list, where each loop’s variable stands for its counterpart. */
function sameList(a: Expr, b: Expr, payer: readonly Loop[], reader: readonly Loop[]): boolean {
  if (a.kind === 'variable' && b.kind === 'variable') {
    const at = payer.findIndex(({ variable }) => variable === a.variable);
    return at >= 0 && reader[at]?.variable === b.variable;
  }
  if (a.kind !== 'field' || b.kind !== 'field' || a.field !== b.field) return false;
  const [objectA] = childrenOf(a);
  const [objectB] = childrenOf(b);
  if (objectA === undefined || objectB === undefined) return objectA === objectB;
  return sameList(objectA, objectB, payer, reader);
}
