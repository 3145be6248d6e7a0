// The types of values, and the entities, enums and fields that a policy declares.

import type Fraction from 'fraction.js';
import type { Span } from '#language';

/**
 * Units as powers by name, sorted by name, none of power 0: `money per m2 per month` has
 * `[['m2', -1], ['month', -1]]`. Units are checked here and erased from every figure.
 * Built in: `year`, `month`, `week`, `day`.
 */
export type Units = readonly (readonly [unit: string, power: number])[];

/**
 * How far each power may be from the one said, where elapsed time has a part in it: `full months from
 * a to b` is a plain count and a number of months, `[['month', 0, 1]]`. Sorted by name; no range is one
 * power alone.
 */
export type Leeway = readonly (readonly [unit: string, low: number, high: number])[];

/** Figures. Money counts minor units of the policy's currency; a ratio of 30 % is 3/10. */
export interface NumericType {
  readonly kind: 'money' | 'ratio' | 'number';
  readonly units: Units;
  /** Other units that the figure may be taken in. */
  readonly leeway?: Leeway | undefined;
  /** Whole by declaration (`integer`) or by construction (counts, full years). */
  readonly integer: boolean;
}

export type Type =
  | NumericType
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'text' }
  | { readonly kind: 'enum'; readonly enum: EnumType }
  | { readonly kind: 'entity'; readonly entity: EntityType }
  | { readonly kind: 'list'; readonly of: Type }
  /** Something already reported: fits everywhere, says nothing more. */
  | { readonly kind: 'unknown' };

export interface EnumType {
  readonly name: string;
  readonly label: string;
  readonly members: readonly EnumMember[];
  readonly span: Span;
}

export interface EnumMember {
  readonly name: string;
  readonly label: string;
  /** Position in its enum. */
  readonly index: number;
  readonly span: Span;
}

export interface EntityType {
  readonly name: string;
  readonly label: string;
  /** `ledger` and `support` are the entries of the reserved lists (DESIGN §4). */
  readonly role: 'entity' | 'applicant' | 'ledger' | 'support';
  readonly fields: readonly Field[];
  readonly span: Span;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: Type;
  /** An optional field that is absent is unknown; an absent list is empty (DESIGN §3). */
  readonly presence: 'required' | 'optional' | 'default';
  readonly default: Value | undefined;
  /** Both ends included; minor units for money. */
  readonly min: Fraction | undefined;
  readonly max: Fraction | undefined;
  readonly span: Span;
}

/**
 * A known value: exact rational, truth, enum member, text or ISO date. (Items and lists are not
 * constants; the interpreter has its own.)
 */
export type Value =
  | { readonly kind: 'numeric'; readonly value: Fraction }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'member'; readonly value: EnumMember }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string };
