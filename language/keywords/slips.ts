// What a natural language knows of other notations: how officials write figures, dates and
// conditions elsewhere, and what Clause writes instead.

/** What is told of a slip; each language of messages has a sentence for every one. */
export const slipKinds = [
  'decimalPoint',
  'dateOrder',
  'writeInstead',
  'currencyWord',
  'textMarks',
  'noSign',
  'capInstead',
  'tableAsValue',
  'overlapApart',
  'conditionInParentheses',
  'oneWord',
  'joinConditions',
  'sumGoesThrough',
  'limitForWhom',
  'tableOfBoth',
  'beforeLabel',
] as const;

export type SlipKind = (typeof slipKinds)[number];

export interface Slip {
  readonly kind: SlipKind;
  /** Of the stretch that was written. Its first group, if it has one, is what is replaced. */
  readonly pattern: RegExp;
  /** What to write in its place; undefined where that cannot be told. Given the code of the policy's currency. */
  readonly instead?: (match: RegExpExecArray, currency: string) => string | undefined;
  /** What else may be meant, where only the drafter can tell; empty: that cannot be told either. */
  readonly otherwise?: (match: RegExpExecArray, currency: string) => readonly string[] | undefined;
  /** Where alone it is a slip: in an amount, or in a condition. */
  readonly within?: 'amount' | 'condition';
  /** It also stands in sound text, so the problem must lie in it or right behind it. */
  readonly close?: true;
  /** What else cannot be read, up to this, follows from the slip: the reader looked on for what is missing. */
  readonly followedUntil?: RegExp;
  /** The whole stretch is wrong, not only the character that first has no meaning. */
  readonly entire?: true;
}

export interface Slips {
  readonly all: readonly Slip[];
  /** Words (or signs) behind which an amount stands, and those behind which a condition does. */
  readonly amount: RegExp;
  readonly condition: RegExp;
  /** How a policy says its currency; the first group is the code. */
  readonly currency: RegExp;
}
