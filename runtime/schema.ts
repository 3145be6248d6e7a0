// The schema of a policy's dossier, as generated code describes it for the report of fact errors.

import type { FactErrorCode } from './decision.ts';
import type { Rational } from './ratio.ts';

export interface Schema {
  /** Decimals of money. */
  readonly digits: number;
  /** The dossier first; lists and groups name the others by position. */
  readonly objects: readonly (readonly FactSchema[])[];
  readonly words: SchemaWords;
}

export interface FactSchema {
  readonly name: string;
  readonly label: string;
  readonly kind:
    | 'boolean'
    | 'text'
    | 'date'
    | 'member'
    | 'clause'
    | 'matter'
    | 'money'
    | 'ratio'
    | 'number'
    | 'integer'
    | 'id'
    | 'group'
    | 'list'
    | 'keys';
  readonly required?: true;
  /** What is expected, and what where it is out of range. */
  readonly expected: string;
  readonly range?: string;
  readonly min?: Rational;
  readonly max?: Rational;
  /** Names of members or clauses; labels of members. */
  readonly names?: readonly string[];
  readonly labels?: readonly string[];
  /** Which of the schema's objects a group or an item of a list is. */
  readonly of?: number;
}

/** Templates with holes in braces, as the compiler's wording has them. */
export interface SchemaWords {
  readonly messages: Readonly<Record<FactErrorCode, string>>;
  /** In place of the message where a sum is below zero, and what is expected then. */
  readonly negative: string;
  readonly notNegative: string;
  /** Added to a message: advice on a slip. */
  readonly commas: string;
  readonly unit: string;
  readonly didYouMean: string;
  readonly quoted: string;
  readonly itemOf: string;
  readonly dossier: string;
  readonly object: string;
  readonly uniqueId: string;
  readonly keyValue: string;
  readonly field: string;
  readonly found: Readonly<
    Record<
      'nothing' | 'object' | 'list' | 'yes' | 'no' | 'infinite' | 'notANumber' | 'other' | 'text',
      string
    >
  >;
}
