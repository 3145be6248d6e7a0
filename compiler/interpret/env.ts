// Where an expression is evaluated: the dossier, and the items that variables stand for.
import type { Dossier, KeyValue } from '../dossier/dossier.ts';
import type { Definition, Variable } from '../model/model.ts';
import type { Observe } from './observe.ts';
import type { ItemResult, Result } from './result.ts';

/** One look at a dossier; a define of an item is worked out once in it. */
export interface View {
  /** Without what is dated after `as_of`: it does not count (DESIGN §3, Dates). */
  readonly dossier: Dossier;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
  /** The prior award whose `keys` answer before the dossier does (DESIGN §4). */
  readonly keys: ReadonlyMap<string, KeyValue> | undefined;
  /** Where a ceiling is sought: the paths of the missing facts, which are supposed to be given. */
  readonly supposed: ReadonlySet<string> | undefined;
  /** Whether what is missing may yet be given: then it is not known whether it is. */
  readonly open: boolean;
  /** What a clause pays for the item at hand (measures only, DESIGN §3.5). */
  readonly awardOf: ((clause: string) => Result) | undefined;
  /** Is told what is evaluated (observe.ts). */
  readonly observe: Observe | undefined;
  readonly definedOfItems: Map<unknown, Map<Definition, Result>>;
}

export interface Env {
  readonly view: View;
  readonly variables: ReadonlyMap<Variable, ItemResult>;
  /** Defines already worked out here. */
  readonly defined: Map<Definition, Result>;
}

/** A fresh look at a dossier. */
export function viewOf(
  dossier: Dossier,
  digits: number,
  more: Partial<Pick<View, 'keys' | 'supposed' | 'open' | 'awardOf' | 'observe'>> = {},
): View {
  const none = { keys: undefined, supposed: undefined, awardOf: undefined, observe: undefined };
  return { dossier, digits, open: false, ...none, ...more, definedOfItems: new Map() };
}

export function envOf(view: View, variables: ReadonlyMap<Variable, ItemResult> = new Map()): Env {
  return { view, variables, defined: new Map() };
}

/** The same place with one more variable. */
export function bind(env: Env, variable: Variable, item: ItemResult): Env {
  return envOf(env.view, new Map(env.variables).set(variable, item));
}

/** The same items under another look at the dossier. */
export function seenBy(env: Env, view: View): Env {
  return envOf(view, env.variables);
}
