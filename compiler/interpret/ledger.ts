// What was had before: prior awards of the ledger, for award caps and limits (DESIGN §3.2, §4).
import type Fraction from 'fraction.js';
import type { LedgerEntry } from '../dossier/dossier.ts';
import type { GrantClause, LimitKey, LimitScope, Loop, Variable } from '../model/model.ts';
import type { Context, Place } from './context.ts';
import { yearOf } from './dates.ts';
import { type Env, envOf, viewOf } from './env.ts';
import { evaluate } from './evaluate.ts';
import { keyText } from './keys.ts';
import { isTrue } from './logic.ts';
import { valueOfKey } from './read-field.ts';
import { type ItemResult, ZERO } from './result.ts';

/** Whether a date counts in a window of calendar years, the year of `asOf` being the last. */
export function inWindow(date: string, years: number | undefined, asOf: string): boolean {
  return years === undefined || yearOf(date) > yearOf(asOf) - years;
}

/**
 * What the ledger holds for a clause and item, for the award cap (§3.2). An award without an item
 * is held against every entry of its clause.
 */
export function heldForAward(
  { dossier }: Context,
  { clause, item }: Place<GrantClause>,
  years: number | undefined,
): Fraction {
  return dossier.ledger
    .filter((entry) => entry.clause === clause.name)
    .filter((entry) => item === null || entry.item === item)
    .filter((entry) => inWindow(entry.date, years, dossier.asOf))
    .reduce((total, { amount }) => total.add(amount), ZERO);
}

/**
 * The prior awards that a limit counts together with an award of the given keys: those of the
 * clauses it covers, whatever their holder, whose keys agree and for which `where` is known to hold.
 */
export function entriesWith(
  context: Context,
  scopes: readonly LimitScope[],
  keys: readonly string[],
  years: number | undefined,
): readonly LedgerEntry[] {
  const { dossier } = context;
  return dossier.ledger.filter((entry) => {
    const scope = scopes.find(({ clause }) => clause.name === entry.clause);
    if (scope === undefined || !inWindow(entry.date, years, dossier.asOf)) return false;
    const agrees = scope.keys.every((key, at) => keys[at] === entryKey(context, entry, scope, key));
    return agrees && (scope.where === undefined || isTrue(holdsFor(context, entry, scope.where)));
  });

  function holdsFor(of: Context, entry: LedgerEntry, where: NonNullable<LimitScope['where']>) {
    const scope = scopes.find(({ clause }) => clause.name === entry.clause);
    return evaluate(where, entryEnv(of, entry, scope?.clause.loops ?? []));
  }
}

/** What an entry says for a KEY: its `item` for an item, `keys[path]` for a path (§4). */
function entryKey(
  context: Context,
  entry: LedgerEntry,
  { clause }: LimitScope,
  key: LimitKey,
): string | undefined {
  switch (key.kind) {
    case 'applicant':
      return keyText('applicant', undefined);
    case 'item': {
      const named = entry.keys.get(key.variable.name);
      if (typeof named === 'string') return keyText('item', { kind: 'text', value: named });
      const value = itemPart(entry.item, clause.loops, key.variable);
      return value === undefined ? undefined : keyText('item', { kind: 'text', value });
    }
    case 'path': {
      const told = entry.keys.get(key.path);
      if (told === undefined) return undefined;
      const value = valueOfKey(told, key.value.type, context.view.digits);
      return value === undefined ? undefined : keyText('path', value);
    }
    default:
      return key satisfies never;
  }
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

/** Where a prior award's `keys` answer for the facts it was given for. */
function entryEnv(context: Context, entry: LedgerEntry, loops: readonly Loop[]): Env {
  const { keys } = entry;
  const view = viewOf(context.dossier, context.view.digits, { keys });
  const variables = loops.map(({ variable }): [Variable, ItemResult] => {
    return [variable, { kind: 'keyedItem', path: variable.name, keys }];
  });
  return envOf(view, new Map(variables));
}
