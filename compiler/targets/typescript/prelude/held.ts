// What was had before: prior awards of the ledger and supports that count, for caps and limits.

import {
  add,
  addToDate,
  type LedgerEntry,
  type Money,
  money,
  type OtherSupport,
  plus,
  type Rational,
  whole,
  yearOf,
  ZERO,
} from '@clause/runtime';
import { sumOf } from './arithmetic.ts';
import { compared } from './operations.ts';
import type {
  At,
  ClauseInfo,
  GrantInfo,
  KeyInfo,
  LimitInfo,
  PolicyInfo,
  ScopeInfo,
  WindowInfo,
} from './policy.ts';
import {
  allOf,
  anyOf,
  choose,
  figure,
  type GivenPlace,
  isFalse,
  isHeld,
  isTrue,
  NIL,
  NO,
  type Place,
  type Result,
  truth,
  type Unknown,
  wholeFigure,
  YES,
} from './result.ts';
import { keyOf, ownId, type View } from './view.ts';

/** A clause with one item, or none: where an award or a measure stands. */
export interface Standpoint<Of extends ClauseInfo> {
  readonly clause: Of;
  /** The item's id: `P1`, nested `P1/Y2`. */
  readonly item: string | null;
  readonly at: readonly GivenPlace[];
}

/** What every step looks at. */
export interface Context {
  readonly policy: PolicyInfo;
  readonly view: View;
  /** Every award, in file order, then array order. */
  readonly awards: () => readonly Standpoint<GrantInfo>[];
}

/** Each item of each clause has its own award or measure. */
export function standpointsOf<Of extends ClauseInfo>(
  clauses: readonly Of[],
  view: View,
): readonly Standpoint<Of>[] {
  return clauses.flatMap((clause) =>
    clause.places(view).map((at) => ({
      clause,
      item:
        clause.loops.length === 0
          ? null
          : at
              .map(({ record, index }) => ('id' in record ? ownId(record) : String(index + 1)))
              .join('/'),
      at,
    })),
  );
}

/** What is used up of a limit. */
export interface Spent {
  readonly amount: Money;
  /** Awards above zero. */
  readonly count: number;
  readonly quantity: Rational;
}

export const NOTHING_SPENT: Spent = { amount: 0, count: 0, quantity: ZERO };

/** One more award; a count is of the awards above zero. */
export function spend(spent: Spent, amount: Money, quantity: Rational): Spent {
  return {
    amount: add(spent.amount, amount),
    count: spent.count + (amount > 0 ? 1 : 0),
    quantity: quantity.n === 0n ? spent.quantity : plus(spent.quantity, quantity),
  };
}

/** Whether a date counts in a window that ends with `asOf`; without one, every date does. */
export function inWindow(date: string, window: WindowInfo | undefined, asOf: string): boolean {
  if (!window) return true;
  if ('years' in window) {
    const { years, begins } = window;
    return yearBeginning(date, begins) > yearBeginning(asOf, begins) - years;
  }
  return date > addToDate(asOf, -window.count, window.unit);
}

/** Of years that begin on a day `MM-DD`, the one that a date is in, by the calendar year it began in. */
function yearBeginning(date: string, begins: string): number {
  return yearOf(date) - (date.slice(5) < begins ? 1 : 0);
}

/** What the ledger holds for a clause and item; without an item, for the clause. */
export function heldFor(
  ledger: readonly LedgerEntry[],
  asOf: string,
  clause: string,
  item: string | null,
  window: WindowInfo | undefined,
): Money {
  let held: Money = 0;
  for (const entry of ledger) {
    if (entry.clause !== clause || entry.date > asOf) continue;
    if (item !== null && entry.item !== item) continue;
    if (inWindow(entry.date, window, asOf)) held = add(held, entry.amount);
  }
  return held;
}

/** What the ledger holds for clauses, whatever the item; for limits on the applicant alone. */
export function spentByClauses(
  ledger: readonly LedgerEntry[],
  asOf: string,
  clauses: readonly ScopeInfo[],
  window: WindowInfo | undefined,
): Spent {
  let spent = NOTHING_SPENT;
  for (const entry of ledger) {
    if (entry.date > asOf || !clauses.some(({ clause }) => clause === entry.clause)) continue;
    if (inWindow(entry.date, window, asOf))
      spent = spend(spent, entry.amount, entry.quantity ?? ZERO);
  }
  return spent;
}

export interface KeyOf {
  readonly kind: KeyInfo['kind'];
  /** Absent: the applicant, or what has none. */
  readonly value: Result | undefined;
}

/** The values of an award's keys; the texts by which awards share a limit where all are known. */
export interface KeyValues {
  readonly values: readonly KeyOf[];
  readonly texts: readonly string[] | undefined;
  /** The keys that are not known. */
  readonly because: readonly Unknown[];
}

export function keysOfAward(keys: readonly KeyInfo[], view: View, at: At): KeyValues {
  const values = keys.map((key) => ({
    kind: key.kind,
    value:
      key.kind === 'item' ? at[key.loop] : key.kind === 'path' ? key.value(view, at) : undefined,
  }));
  const texts = values.flatMap(({ kind, value }) => keyText(kind, value) ?? []);
  const because = values.flatMap(({ value }) => (value?.kind === 'unknown' ? [value] : []));
  return { values, texts: texts.length === keys.length ? texts : undefined, because };
}

/** Whether two keys are the same; false for a key that has no text. */
function sameKey(one: KeyOf, other: KeyOf | undefined): Result {
  if (!other || one.kind !== other.kind) return NO;
  const [value, against] = [one.value, other.value];
  if (value?.kind === 'unknown' || against?.kind === 'unknown') {
    return value && against ? compared('=', value, against) : NO;
  }
  const text = keyText(one.kind, value);
  return truth(text !== undefined && text === keyText(other.kind, against));
}

/** Of a key's kind and its value; undefined for a value that is not known. */
export function keyText(kind: KeyInfo['kind'], value: Result | undefined): string | undefined {
  const text = value === undefined ? '' : plainText(value);
  return text === undefined ? undefined : JSON.stringify([kind, text]);
}

/** Awards of one text share what a limit leaves. */
export function bucketKey(limit: LimitInfo, keys: readonly string[]): string {
  return JSON.stringify([limit.index, ...keys]);
}

/** A key from its text. */
export function keyFrom(text: string): KeyOf {
  const [kind, value] = JSON.parse(text) as readonly [KeyOf['kind'], string];
  return { kind, value: kind === 'applicant' ? undefined : { kind: 'text', value } };
}

/** The text of an item of a list that is not nested, as a key. */
export function itemKey(id: string): string {
  return JSON.stringify(['item', id]);
}

/** The text of a member, a text, a date or a truth, as a key. */
export function pathKey(text: string): string {
  return JSON.stringify(['path', text]);
}

function plainText(value: Result): string | undefined {
  switch (value.kind) {
    case 'numeric':
      return `${value.value.n}/${value.value.d}`;
    case 'boolean':
      return String(value.value);
    case 'member':
      return value.value.name;
    case 'text':
    case 'date':
      return value.value;
    case 'item':
      return value.id;
    default:
      return undefined;
  }
}

/** The same as results. */
export interface Used {
  readonly amount: Result;
  readonly count: Result;
  readonly quantity: Result;
}

/** What is spent of a limit before this decision, by awards of the same keys and by supports. */
export function usedBefore(
  context: Context,
  limit: LimitInfo,
  keys: readonly KeyOf[],
  view: View,
): Used {
  let used: Used = { amount: NIL, count: NIL, quantity: NIL };
  if (limit.measure === 'award') return used;
  const use = (counts: Result, amount: Money, quantity: Rational): void => {
    const held = view.supposed ? isHeld(counts) : truth(isTrue(counts));
    if (isFalse(held)) return;
    const more = (before: Result, by: Result): Result =>
      sumOf(
        before,
        choose(
          held,
          () => by,
          () => NIL,
        ),
      );
    used = {
      amount: more(used.amount, wholeFigure(amount)),
      count: more(used.count, wholeFigure(amount > 0 ? 1 : 0)),
      quantity: more(used.quantity, figure(quantity)),
    };
  };
  const { as_of: asOf } = view.dossier;
  for (const { record } of view.reserved.ledger ?? []) {
    const entry = record as LedgerEntry;
    const scope = limit.scopes.find(({ clause }) => clause === entry.clause);
    const clause = context.policy.grants.find(({ name }) => name === entry.clause);
    if (!scope || !clause || !inWindow(entry.date, limit.window, asOf)) continue;
    const told = lookedAtBy(view, entry, clause);
    const agree = allOf(
      keys.map((key, at) => sameKey(key, entryKey(told, entry, clause, scope.keys[at]))),
    );
    if (isFalse(agree)) continue;
    const counts = scope.where ? allOf([agree, scope.where(...told)]) : agree;
    use(counts, entry.amount, entry.quantity ?? ZERO);
  }
  if (!limit.counting) return used;
  const forApplicant = limit.scopes.every((scope) =>
    scope.keys.every(({ kind }) => kind === 'applicant'),
  );
  for (const place of view.reserved.other_supports ?? []) {
    const { date, amount, matter } = place.record as OtherSupport;
    if (date !== undefined && !inWindow(date, limit.window, asOf)) continue;
    const matters = forApplicant ? YES : isMatterOf(context, limit, matter, keys, view);
    if (!isFalse(matters)) use(allOf([matters, limit.counting(view, place)]), amount, ZERO);
  }
  return used;
}

/** What a limit counts of what is used up; of a minimum, which looks at one award alone, nothing. */
export function usedOf({ measure }: LimitInfo, { amount, count, quantity }: Spent): Rational {
  switch (measure) {
    case 'total':
      return whole(amount);
    case 'count':
      return whole(count);
    case 'quantity':
      return quantity;
    case 'award':
      return ZERO;
    default:
      return measure satisfies never;
  }
}

/** Whether what a limit allows is money, and no count or quantity. */
export function isOfMoney({ measure }: LimitInfo): boolean {
  return measure === 'total' || measure === 'award';
}

/** What is used up as figures; nothing where it is not known. */
export function spentOf({ amount, count, quantity }: Used): Spent {
  const known = (used: Result): Rational => (used.kind === 'numeric' ? used.value : ZERO);
  return {
    amount: money(known(amount).n),
    count: Number(known(count).n),
    quantity: known(quantity),
  };
}

/** What is spent for keys that are known. */
export function spentBefore(
  context: Context,
  limit: LimitInfo,
  keys: readonly KeyOf[],
  view: View,
): Spent {
  const { ledger, other_supports: supports } = view.dossier;
  if (ledger.length === 0 && supports.length === 0) return NOTHING_SPENT;
  return spentOf(usedBefore(context, limit, keys, view));
}

/**
 * Where a prior award's `keys` answer for the facts it was given for, and after them the item that it
 * names, if this dossier has it.
 */
function lookedAtBy(base: View, entry: LedgerEntry, { loops }: ClauseInfo): readonly [View, At] {
  const keys = entry.keys ?? {};
  const view = { ...base, keys };
  const at: Place[] = [];
  for (const [index, { name, items }] of loops.entries()) {
    const id = itemNamed(entry, loops, index);
    const listed = items(view, at);
    const found = listed.kind === 'list' ? listed.items : [];
    const behind = found.find((one) => 'id' in one.record && one.id === id);
    at.push({ kind: 'keyedItem', path: name, keys, behind });
  }
  return [view, at];
}

/** What an entry says for a key: its `item` for an item, `keys[path]`, or its item, for a path. */
function entryKey(
  [view, at]: readonly [View, At],
  entry: LedgerEntry,
  { loops }: ClauseInfo,
  key: KeyInfo | undefined,
): KeyOf | undefined {
  if (!key) return undefined;
  const { kind } = key;
  switch (kind) {
    case 'applicant':
      return { kind, value: undefined };
    case 'item': {
      const value = itemNamed(entry, loops, key.loop);
      return value === undefined ? undefined : { kind, value: { kind: 'text', value } };
    }
    case 'path': {
      const { keys } = entry;
      const raw = keys && Object.hasOwn(keys, key.path) ? keys[key.path] : undefined;
      const value =
        raw === undefined || raw === null
          ? key.value(view, at)
          : keyOf(keys, key.path, key.type, view.digits);
      return value && { kind, value };
    }
    default:
      return key satisfies never;
  }
}

/** The id of the item that an entry stands for in one of its clause's loops. */
function itemNamed(
  { item, keys }: LedgerEntry,
  loops: ClauseInfo['loops'],
  loop: number,
): string | undefined {
  const name = loops[loop]?.name ?? '';
  const named = keys && Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (typeof named === 'string') return named;
  if (item === undefined || loops.length === 1) return item;
  const parts: readonly (string | undefined)[] = item.split('/');
  const chain = [...(loops[loop]?.enclosing ?? []), loop].map((at) => parts[at]);
  return chain.includes(undefined) ? undefined : chain.join('/');
}

/** Whether an award of these keys is for the support's matter, or for what contains it. */
function isMatterOf(
  context: Context,
  limit: LimitInfo,
  matter: string | undefined,
  keys: readonly KeyOf[],
  view: View,
): Result {
  return anyOf(
    context.awards().map(({ clause, item, at }) => {
      const scope = limit.scopes.find((one) => one.clause === clause.name);
      const within = scope?.keys.some((key) => key.kind === 'item' && at[key.loop]?.id === matter);
      if (!scope || !(within || (item ?? undefined) === matter)) return NO;
      const { values } = keysOfAward(scope.keys, view, at);
      return allOf(keys.map((key, index) => sameKey(key, values[index])));
    }),
  );
}
