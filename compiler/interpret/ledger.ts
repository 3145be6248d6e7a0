// What was had before: prior awards of the ledger, for award caps and limits (DESIGN §3.2, §4).
import type Fraction from 'fraction.js';
import type { LedgerEntry } from '../dossier/dossier.ts';
import type { GrantClause, LimitScope, Loop, Variable, Window } from '../model/model.ts';
import type { Context, Place } from './context.ts';
import { addToDate, yearBeginning } from './dates.ts';
import { bind, type Env, envOf, type View, viewOf } from './env.ts';
import { evaluate } from './evaluate.ts';
import { type KeyOf, sameKey } from './keys.ts';
import { and, isFalse } from './logic.ts';
import { valueOfKey } from './read-field.ts';
import { type GivenItem, type Result, ZERO } from './result.ts';

/** Whether a date counts in a window that ends with `asOf`; without one, every date does. */
export function inWindow(date: string, window: Window | undefined, asOf: string): boolean {
  if (window === undefined) return true;
  if (window.kind === 'years') {
    return yearBeginning(date, window.begins) > yearBeginning(asOf, window.begins) - window.years;
  }
  return date > addToDate(asOf, -BigInt(window.count), window.unit);
}

/**
 * What the ledger holds for a clause and item, for the award cap (§3.2). An award without an item
 * is held against every entry of its clause.
 */
export function heldForAward(
  { dossier }: Context,
  { clause, item }: Place<GrantClause>,
  window: Window | undefined,
): Fraction {
  return dossier.ledger
    .filter((entry) => entry.clause === clause.name)
    .filter((entry) => item === null || entry.item === item)
    .filter((entry) => inWindow(entry.date, window, dossier.asOf))
    .reduce((total, { amount }) => total.add(amount), ZERO);
}

/**
 * The prior awards of the clauses that a limit covers, whatever their holder, and whether the limit
 * counts them together with an award of the given keys: where the keys agree and `where` holds.
 */
export function entriesWith(
  view: View,
  scopes: readonly LimitScope[],
  keys: readonly KeyOf[],
  window: Window | undefined,
): readonly { readonly entry: LedgerEntry; readonly counts: Result }[] {
  const { ledger, asOf } = view.dossier;
  return ledger.flatMap((entry) => {
    const scope = scopes.find(({ clause }) => clause.name === entry.clause);
    if (scope === undefined || !inWindow(entry.date, window, asOf)) return [];
    const env = entryEnv(view, entry, scope.clause.loops);
    const agree = and(keys.map((key, at) => sameKey(key, entryKey(env, entry, scope, at))));
    if (isFalse(agree) || scope.where === undefined) return [{ entry, counts: agree }];
    return [{ entry, counts: and([agree, evaluate(scope.where, env)]) }];
  });
}

/**
 * What an entry says for a KEY: its `item` for an item, `keys[path]` for a path (§4). A path that
 * `keys` do not tell is read from the item, where this dossier has it.
 */
function entryKey(
  env: Env,
  entry: LedgerEntry,
  { clause, keys }: LimitScope,
  at: number,
): KeyOf | undefined {
  const key = keys[at];
  if (key === undefined) return undefined;
  const { kind } = key;
  switch (kind) {
    case 'applicant':
      return { kind, value: undefined };
    case 'item': {
      const value = itemNamed(entry, clause.loops, key.variable);
      return value === undefined ? undefined : { kind, value: { kind: 'text', value } };
    }
    case 'path': {
      const told = entry.keys.get(key.path);
      const value =
        told === undefined
          ? evaluate(key.value, env)
          : valueOfKey(told, key.value.type, env.view.digits);
      return value === undefined ? undefined : { kind, value };
    }
    default:
      return key satisfies never;
  }
}

/** The id of the item that an entry stands for in one of its clause's loops. */
function itemNamed(
  { item, keys }: LedgerEntry,
  loops: readonly Loop[],
  variable: Variable,
): string | undefined {
  const named = keys.get(variable.name);
  return typeof named === 'string' ? named : itemPart(item, loops, variable);
}

/**
 * The part of an award's item that stands for one of the clause's loops: of `P1/Y2`, `P1` for the
 * project and `P1/Y2` for its year. An entry that names fewer levels answers for those it names.
 */
function itemPart(
  item: string | undefined,
  loops: readonly Loop[],
  variable: Variable,
): string | undefined {
  if (item === undefined) return undefined;
  if (loops.length === 1) return item;
  const parts = item.split('/');
  const at = loops.findIndex((loop) => loop.variable === variable);
  const chain = [...enclosing(loops, at), at].map((index) => parts[index]);
  return chain.includes(undefined) ? undefined : chain.join('/');
}

/** Positions of the loops whose items the loop's list stands in, the outermost first. */
function enclosing(loops: readonly Loop[], at: number): readonly number[] {
  let list = loops[at]?.list;
  while (list?.kind === 'field' && list.object !== undefined) list = list.object;
  if (list?.kind !== 'variable') return [];
  const { variable } = list;
  const outer = loops.findIndex((loop) => loop.variable === variable);
  return outer < 0 ? [] : [...enclosing(loops, outer), outer];
}

/**
 * Where a prior award's `keys` answer for the facts it was given for, and after them the item that it
 * names, if this dossier has it: “any other entry of the clause does” count (§3), however little it
 * tells.
 */
function entryEnv(base: View, entry: LedgerEntry, loops: readonly Loop[]): Env {
  const { keys } = entry;
  const view = viewOf(base.dossier, base.digits, { keys, supposed: base.supposed });
  return loops.reduce((env, { variable, list }) => {
    const id = itemNamed(entry, loops, variable);
    const listed = evaluate(list, env);
    const items = listed.kind === 'list' ? listed.items : [];
    const behind = items.find(
      (one): one is GivenItem =>
        one.kind === 'item' && one.item.entity.role === 'entity' && one.item.id === id,
    );
    return bind(env, variable, { kind: 'keyedItem', path: variable.name, keys, behind });
  }, envOf(view));
}
