// The rules about several clauses, limits and overlap: one that still holds after an edit, and whose
// clauses are what they were, is kept.
import type { Clause as ClauseNode, Limit as LimitNode } from '#language';
import { articleNumber } from '../names/collect.ts';
import { Page } from '../names/notebook.ts';
import { type Context, onPage } from './context.ts';
import type { ElaboratedClause } from './elaborate-clause.ts';
import { elaborateLimit, isPayer } from './elaborate-limit.ts';
import { elaborateOverlap } from './elaborate-overlap.ts';
import type { Covering, Elaboration, Holds } from './keeping.ts';
import type { Limit, Overlap } from './model.ts';

export type Placed<N, T> = Covering<T> & { readonly node: N };

/** All limits in file order, those of clauses included. */
export function elaborateLimits(
  context: Context,
  clauses: readonly ElaboratedClause[],
  last: Elaboration | undefined,
  holds: Holds,
): readonly Placed<LimitNode, Limit>[] {
  const stated: { node: LimitNode; article: string; home: ElaboratedClause | undefined }[] = [];
  for (const home of clauses) {
    for (const part of home.declared.node.parts) {
      if (part.kind !== 'limit') continue;
      if (home.clause?.kind === 'grant')
        stated.push({ node: part, article: home.base.article, home });
    }
  }
  for (const { node, article } of context.declarations.inOrder.limits) {
    stated.push({ node, article: articleNumber(article), home: undefined });
  }
  const all = clauses.filter(isPayer).map(({ clause }) => clause);
  const breaks = context.breaks;
  return stated
    .sort((a, b) => a.node.span.start - b.node.span.start)
    .map(({ node, article, home }, index) => {
      const covers = {
        node,
        home: home?.clause,
        all: node.clauses === undefined ? [] : all,
        isUnread: breaks.touches(node.span),
      };
      const known = last?.limits.get(node);
      if (known?.value.article === article && coversSame(known, covers) && holds(known.page)) {
        return { ...covers, page: known.page, value: { ...known.value, index } };
      }
      const page = new Page(node.span);
      const limit = elaborateLimit(onPage(context, page), node, article, clauses, home);
      return { ...covers, page, value: { index, ...limit } };
    });
}

/** All overlap rules in file order. */
export function elaborateOverlaps(
  context: Context,
  clauses: readonly ElaboratedClause[],
  last: Elaboration | undefined,
  holds: Holds,
): readonly Placed<ClauseNode, Overlap | undefined>[] {
  const all = clauses.filter(isPayer).map(({ clause }) => clause);
  return clauses.flatMap((rule) => {
    if (rule.overlap === undefined) return [];
    const { node } = rule.declared;
    const covers = { node, home: undefined, all, isUnread: false };
    const known = last?.overlaps.get(node);
    if (known !== undefined && coversSame(known, covers) && holds(known.page)) {
      return [{ ...covers, page: known.page, value: known.value }];
    }
    const page = new Page(node.span);
    page.reads.add(rule.page);
    const value = elaborateOverlap(onPage(context, page), rule, rule.overlap, clauses);
    return [{ ...covers, page, value }];
  });
}

type Covers = Pick<Covering<unknown>, 'home' | 'all' | 'isUnread'>;

function coversSame(before: Covers, now: Covers): boolean {
  return (
    before.home === now.home &&
    before.isUnread === now.isUnread &&
    before.all.length === now.all.length &&
    before.all.every((clause, at) => clause === now.all[at])
  );
}
