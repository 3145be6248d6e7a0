// What of an elaboration still holds after an edit. A page holds if its own declaration is unchanged, all
// names that it asked for stand for what they stood for, and the pages that it was read from hold too.
import type { Applies as AppliesNode, Clause as ClauseNode, Limit as LimitNode } from '#language';
import { articleNumber, type Declarations } from '../names/collect.ts';
import type { Page } from '../names/notebook.ts';
import type { Basis } from './basis.ts';
import type { Binding, Context, DefineState } from './context.ts';
import type { ElaboratedClause } from './elaborate-clause.ts';
import type { Applies, Limit, Overlap } from './model.ts';

/** An elaboration as the next one uses it. */
export interface Elaboration {
  readonly basis: Basis;
  readonly defines: ReadonlyMap<DefineNode, DefineState>;
  readonly clauses: ReadonlyMap<ClauseNode, ElaboratedClause>;
  readonly limits: ReadonlyMap<LimitNode, Covering<Omit<Limit, 'index'>>>;
  readonly overlaps: ReadonlyMap<ClauseNode, Covering<Overlap | undefined>>;
  readonly applies: Made<Applies> & { readonly nodes: readonly AppliesNode[] };
}

export type DefineNode = Declarations['inOrder']['defines'][number]['node'];

export interface Made<T> {
  readonly page: Page;
  readonly value: T;
}

/** Something that is about clauses; it holds as long as they, or the one that it is in, do. */
export interface Covering<T> extends Made<T> {
  readonly home: ElaboratedClause['clause'];
  readonly all: readonly ElaboratedClause['clause'][];
  readonly isUnread: boolean;
}

export type Holds = (page: Page) => boolean;

/** Which pages of the elaboration before still hold; none where the basis is another. */
export function keptOf(
  { declarations, breaks }: Context,
  { values }: Basis,
  last: Elaboration | undefined,
): Holds {
  if (last === undefined) return () => false;
  const unchanged = new Set<Page>();
  // Who reads a clause or an entity's define notes its page and not its name: where another one bears the
  // name now, the page is no longer what the name stands for.
  for (const { node } of declarations.inOrder.defines) {
    const state = last.defines.get(node);
    if (state?.wasUnread !== breaks.touches(node.span)) continue;
    if (!isShadowedDefine(node, declarations)) unchanged.add(state.page);
  }
  for (const { node, article } of declarations.inOrder.clauses) {
    const clause = last.clauses.get(node);
    if (clause?.base.article !== articleNumber(article)) continue;
    if (clause.wasUnread !== breaks.touches(node.span)) continue;
    const { name } = node;
    const isShadowed = name.kind === 'name' && declarations.clauses.get(name.text)?.node !== node;
    if (!isShadowed) unchanged.add(clause.page);
  }
  for (const { page } of [...last.limits.values(), ...last.overlaps.values(), last.applies]) {
    unchanged.add(page);
  }
  return keeper({ declarations, values, defines: last.defines, unchanged });
}

/** Of an entity's define: whether a fact or another define has its name. */
function isShadowedDefine(node: DefineNode, { entities }: Declarations): boolean {
  if (node.kind !== 'define' || node.of?.kind !== 'name' || node.name.kind !== 'name') return false;
  const owner = entities.get(node.of.text);
  if (owner === undefined || owner.node.role === 'applicant') return false;
  return owner.defines.get(node.name.text)?.node !== node;
}

interface Now {
  readonly declarations: Declarations;
  /** Names of file level that no define bears. */
  readonly values: ReadonlyMap<string, Binding>;
  /** The defines before, by their nodes. */
  readonly defines: ReadonlyMap<DefineNode, DefineState>;
  /** Pages whose own declarations are unchanged. */
  readonly unchanged: ReadonlySet<Page>;
}

/** Tells of the pages of an elaboration whether they hold now. */
function keeper(now: Now): (page: Page) => boolean {
  const known = new Map<Page, boolean>();
  const names = new Map<string, Binding | undefined | 'new'>();

  /** What a name stands for now, as far as that is not new. */
  const bindingOf = (name: string): Binding | undefined | 'new' => {
    if (names.has(name)) return names.get(name);
    const found = findBinding(name);
    names.set(name, found);
    return found;
  };

  const findBinding = (name: string): Binding | undefined | 'new' => {
    const value = now.values.get(name);
    const declared = now.declarations.defines.get(name);
    if (value !== undefined || declared === undefined) return value;
    const state = now.defines.get(declared.node);
    return state?.binding !== undefined && holds(state.page) ? state.binding : 'new';
  };

  const holds = (page: Page): boolean => {
    const before = known.get(page);
    if (before !== undefined) return before;
    // Of a circle nothing holds.
    known.set(page, false);
    const result = hangsTogether(page);
    known.set(page, result);
    return result;
  };

  const hangsTogether = (page: Page): boolean => {
    if (page.isLoose || !now.unchanged.has(page)) return false;
    for (const name of page.noClauses) if (now.declarations.clauses.has(name)) return false;
    for (const read of page.reads) if (!holds(read)) return false;
    for (const [name, binding] of page.asked) if (bindingOf(name) !== binding) return false;
    return true;
  };

  return holds;
}
