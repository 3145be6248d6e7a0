// What of an elaboration still holds after an edit. A page holds if its own declaration is unchanged, all
// names that it asked for stand for what they stood for, and the pages that it was read from hold too.
import type { Define, Parameter } from '#language';
import type { Declarations } from '../names/collect.ts';
import type { Page } from '../names/notebook.ts';
import type { Binding, DefineState } from './context.ts';

export interface Now {
  readonly declarations: Declarations;
  /** Names of file level that no define bears. */
  readonly values: ReadonlyMap<string, Binding>;
  /** The defines before, by their nodes. */
  readonly defines: ReadonlyMap<Define | Parameter, DefineState>;
  /** Pages whose own declarations are unchanged. */
  readonly unchanged: ReadonlySet<Page>;
}

/** Tells of the pages of an elaboration whether they hold now. */
export function keeper(now: Now): (page: Page) => boolean {
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
