// What the generated readers of dossiers share: plain objects, the reserved lists, ids and matters.

import type { Minor } from './money.ts';
import type { Rational } from './ratio.ts';

export type Json = Readonly<Record<string, unknown>>;

/** An empty list; every absent list is this one. */
export const NONE: readonly never[] = [];

/** A prior award, as a dossier's ledger has it. */
export interface LedgerEntry {
  readonly clause: string;
  readonly item: string | undefined;
  readonly amount: Minor;
  /** ISO date. */
  readonly date: string;
  readonly quantity: Rational | undefined;
  /** The values that limits' keys and conditions read, by path. */
  readonly keys: Readonly<Record<string, unknown>> | undefined;
  readonly holder: string | undefined;
}

/** A support from elsewhere. */
export interface OtherSupport {
  /** The full id of an item (`P1/Y2`); undefined: it is the applicant's. */
  readonly matter: string | undefined;
  readonly amount: Minor;
  readonly policy: string;
  readonly authority: string;
  readonly received: boolean;
  readonly date: string | undefined;
  readonly kind: string | undefined;
}

/** An object of JSON, not a list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a ledger entry's `keys` are plain values by name. */
export function isKeys(value: unknown): value is Json {
  return isObject(value) && Object.values(value).every(isKeyValue);
}

export function isKeyValue(value: unknown): boolean {
  return value === null || /^(string|boolean)$/.test(typeof value) || Number.isFinite(value);
}

/** Whether no two items of a list have the same id. */
export function distinctIds(items: readonly { readonly id: string }[]): boolean {
  if (items.length < 2) return true;
  if (items.length > 8) return new Set(items.map((item) => item.id)).size === items.length;
  for (let at = 1; at < items.length; at++) {
    const id = items[at]?.id;
    for (let before = 0; before < at; before++) if (items[before]?.id === id) return false;
  }
  return true;
}

/**
 * The matters of a dossier: its items by their full ids (`P1/Y2`), and by their own where no other
 * item bears it.
 */
export class Matters {
  private readonly full = new Set<string>();
  private readonly own = new Map<string, Set<string>>();

  add(id: string, full: string): void {
    this.full.add(full);
    const bearers = this.own.get(id);
    if (bearers) bearers.add(full);
    else this.own.set(id, new Set([full]));
  }

  /** The full id that a text stands for; undefined: for none, or for several. */
  find(text: string): string | undefined {
    if (this.full.has(text)) return text;
    const bearers = this.own.get(text);
    return bearers?.size === 1 ? this.near(text) : undefined;
  }

  /** The first that a text may stand for. */
  near(text: string): string | undefined {
    return this.own.get(text)?.values().next().value;
  }

  names(): Iterable<string> {
    return new Set([...this.own.keys(), ...this.full]);
  }
}

/** Supports with their matters by full ids; undefined if one names no item, or several. */
export function resolveMatters(
  supports: readonly OtherSupport[],
  matters: Matters,
): readonly OtherSupport[] | undefined {
  const resolved: OtherSupport[] = [];
  for (const support of supports) {
    const { matter } = support;
    const full = matter === undefined ? matter : matters.find(matter);
    if (full === undefined && matter !== undefined) return undefined;
    resolved.push(full === matter ? support : { ...support, matter: full });
  }
  return resolved;
}
