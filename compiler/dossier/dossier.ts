// A dossier that was read and found sound (DESIGN §4): typed, exact values, each item with its path.
import type Fraction from 'fraction.js';
import type { EntityType, Value } from '../model/types.ts';

/** A value that is known. */
export type Known =
  | Value
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'list'; readonly items: readonly Known[] };

/** An object of the dossier: the applicant, an item of a list, a group of facts, an entry. */
export interface Item {
  readonly entity: EntityType;
  /** `$`, `$.projects[0]`. */
  readonly path: string;
  /** `P1`, nested `P1/Y2`; `''` where it has none (the applicant, an entry). */
  readonly id: string;
  /** The id as it stands in its own list: `Y2`. */
  readonly ownId: string;
  /** Position in its list. */
  readonly index: number;
  /** What is given, defaults and empty lists included. What is not in it is unknown (DESIGN §3). */
  readonly fields: ReadonlyMap<string, Known>;
}

/** A value of `keys` of a ledger entry, as JSON has it. */
export type KeyValue = string | number | boolean;

/** A prior award. */
export interface LedgerEntry {
  readonly facts: Item;
  readonly clause: string;
  readonly item: string | undefined;
  /** Minor units. */
  readonly amount: Fraction;
  /** ISO date. */
  readonly date: string;
  readonly quantity: Fraction | undefined;
  readonly keys: ReadonlyMap<string, KeyValue>;
}

/** A support from elsewhere. */
export interface Support {
  readonly facts: Item;
  /** The full id of an item (`P1/Y2`); absent: the applicant's. */
  readonly matter: string | undefined;
  /** Minor units. */
  readonly amount: Fraction;
  readonly received: boolean;
  readonly date: string | undefined;
}

export interface Dossier {
  /** ISO date. */
  readonly asOf: string;
  readonly reference: string | undefined;
  /** The applicant's facts; the reserved lists stand among its fields by their names. */
  readonly applicant: Item;
  readonly ledger: readonly LedgerEntry[];
  readonly supports: readonly Support[];
}
