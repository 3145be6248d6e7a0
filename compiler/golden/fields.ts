// What a case may expect: the fields of a decision (DESIGN §4) and how each is written and compared.
import type { Award, FactError, MeasureOutcome } from '@clause/runtime';
import {
  awardCodes,
  awardStatuses,
  errorCodes,
  measureCodes,
  measureStatuses,
  modalities,
} from './decision-words.ts';

export type FieldKind =
  /** An amount, compared by its value; null where there is none. */
  | 'figure'
  /** A name of a clause: one that grants among awards, one that does not among measures. */
  | 'clause'
  /** A text, or null. */
  | 'text'
  /** The path of a fact: `$.projects[0].investment`. */
  | 'path'
  /** Texts, one after another. */
  | 'texts'
  /** Paths of facts, in any order. */
  | 'paths'
  /** Names and amounts. */
  | 'parts'
  /** Steps that are among those taken, in this order. */
  | 'steps'
  /** One of some words. */
  | { readonly words: readonly string[] };

export type Fields = Readonly<Record<string, FieldKind>>;

export const awardFields: Readonly<Record<keyof Award, FieldKind>> = {
  clause: 'clause',
  article: 'text',
  item: 'text',
  status: { words: awardStatuses },
  computed: 'figure',
  offered: 'figure',
  amount: 'figure',
  parts: 'parts',
  ceiling: 'figure',
  missing: 'paths',
  code: { words: awardCodes },
  reason: 'text',
  cites: 'texts',
  steps: 'steps',
};

export const measureFields: Readonly<Record<keyof MeasureOutcome, FieldKind>> = {
  clause: 'clause',
  article: 'text',
  item: 'text',
  modality: { words: modalities },
  status: { words: measureStatuses },
  amount: 'figure',
  missing: 'paths',
  code: { words: measureCodes },
  reason: 'text',
  cites: 'texts',
};

export const errorFields: Readonly<Record<keyof FactError, FieldKind>> = {
  path: 'path',
  code: { words: errorCodes },
  expected: 'text',
  found: 'text',
  message: 'text',
};

/** Fields of the decision itself, beside what `expect` has names of its own for. */
export const decisionFields: Fields = {
  code: { words: ['not_in_force', 'out_of_scope', 'undetermined'] },
  reason: 'text',
  reference: 'text',
  as_of: 'text',
  currency: 'text',
  policy: 'text',
  policy_version: 'text',
};

/** The lists of a decision, and of a refusal, that entries are expected in. */
export const entryFields = {
  awards: awardFields,
  measures: measureFields,
  errors: errorFields,
} as const satisfies Readonly<Record<string, Fields>>;

export type EntryList = keyof typeof entryFields;

export const partFields: Fields = { name: 'text', amount: 'figure' };
export const stepFields: Fields = { code: 'text', text: 'text', amount: 'figure' };
