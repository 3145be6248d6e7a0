// What an expression comes to on the exact path: a known value, or something unknown that names the
// facts it hangs on (a fact that is optional and absent is unknown, not false).

import { type Rational, type Whole, whole, ZERO } from '@clause/runtime';
import { EVERYTHING, hullOf, type Interval, pointAt } from './interval.ts';

/** A declared fact, as the exact path knows it. */
export interface FieldInfo {
  readonly name: string;
  readonly label: string;
  readonly kind: FactKind;
  /** Of an enum. */
  readonly members?: readonly Member[];
  readonly min?: Rational;
  readonly max?: Rational;
}

export type FactKind =
  | 'boolean'
  | 'text'
  | 'date'
  | 'enum'
  | 'money'
  | 'ratio'
  | 'number'
  | 'integer'
  | 'group'
  | 'list';

export interface Member {
  readonly name: string;
  readonly label: string;
}

export type Value =
  | { readonly kind: 'numeric'; readonly value: Rational }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'member'; readonly value: Member }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string };

export type Result =
  | Value
  | Place
  | { readonly kind: 'list'; readonly items: readonly GivenPlace[] }
  | Unknown;

/** An object of facts: of the dossier, absent, or told by the `keys` of a prior award. */
export type Place = GivenPlace | AbsentPlace | KeyedPlace;

export interface GivenPlace {
  readonly kind: 'item';
  readonly record: object;
  /** `$.projects[0]`. */
  readonly path: string;
  /** Its full id, `P1/Y2`; of a group, that of the item around it. */
  readonly id: string;
  /** Position in its list. */
  readonly index: number;
}

/** A group of facts that is optional and absent: each fact in it is unknown. */
export interface AbsentPlace {
  readonly kind: 'absentItem';
  readonly path: string;
  /** What is reported as missing: the group, not each fact in it. */
  readonly missing: Missing;
}

export interface KeyedPlace {
  readonly kind: 'keyedItem';
  /** `purchase`: its lender is `purchase.lender`. */
  readonly path: string;
  readonly keys: Keys;
  /** The item of this dossier that the entry names, if it has it: tells what `keys` do not. */
  readonly behind: GivenPlace | AbsentPlace | undefined;
}

export type Keys = Readonly<Record<string, unknown>>;

/** What is missing, as the decision names it. */
export interface Missing {
  readonly path: string;
  readonly label: string;
}

/** An absent fact. */
export interface Fact {
  /** Its own path, also within an absent group. */
  readonly path: string;
  readonly field: FieldInfo;
  readonly missing: Missing;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly facts: readonly Fact[];
  /** It divides by zero, takes the latest of no days, or reads a figure that no row of a table gives. */
  readonly undefined: boolean;
  /** Where it is undefined, the first thing that made it so, in words. */
  readonly cause?: string | undefined;
  /** What it could be; only looked at where a ceiling is sought. */
  readonly range: ValueRange;
  /** The fact that it is, where it is one. */
  readonly fact: Fact | undefined;
}

/** What something unknown could be. */
export type ValueRange =
  | { readonly of: 'figures'; readonly interval: Interval }
  | { readonly of: 'dates'; readonly first: string; readonly last: string }
  | { readonly of: 'members'; readonly members: readonly Member[] }
  | { readonly of: 'anything' }
  /** Nothing: it divides by zero whatever the facts. */
  | { readonly of: 'nothing' };

export const ANYTHING: ValueRange = { of: 'anything' };
export const NOTHING: ValueRange = { of: 'nothing' };
export const YES: Value = { kind: 'boolean', value: true };
export const NO: Value = { kind: 'boolean', value: false };

export function truth(value: boolean): Value {
  return value ? YES : NO;
}

export function figure(value: Rational): Value {
  return { kind: 'numeric', value };
}

export const NIL: Value = figure(ZERO);

/** A whole number as a figure. */
export function wholeFigure(value: Whole): Value {
  return figure(whole(value));
}

/** Unknown because of everything unknown among the parts. */
export function unknownFrom(parts: readonly Result[], range: ValueRange): Unknown {
  const unknown = parts.filter((part) => part.kind === 'unknown');
  return {
    kind: 'unknown',
    facts: distinctFacts(unknown.flatMap(({ facts }) => facts)),
    undefined: unknown.some((part) => part.undefined),
    cause: unknown.find(({ cause }) => cause !== undefined)?.cause,
    range: unknown.some((part) => part.range.of === 'nothing') ? NOTHING : range,
    fact: undefined,
  };
}

/** What has no value whatever the facts. */
export const UNDEFINED: Unknown = {
  kind: 'unknown',
  facts: [],
  undefined: true,
  range: NOTHING,
  fact: undefined,
};

/** Each fact once, where it comes first. */
export function distinctFacts(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.path, fact])).values()];
}

/** The figures that a result may be. */
export function figuresOf(result: Result): Interval {
  if (result.kind === 'numeric') return pointAt(result.value);
  return result.kind === 'unknown' && result.range.of === 'figures'
    ? result.range.interval
    : EVERYTHING;
}

export function isFigures(result: Result): boolean {
  return result.kind === 'numeric' || (result.kind === 'unknown' && result.range.of === 'figures');
}

/** One of several results, it is not known which: unknown for the reasons given and their own. */
export function oneOf(reasons: readonly Result[], results: readonly Result[]): Unknown {
  return unknownFrom([...reasons, ...definedOrAll(results)], rangeOver(results));
}

/** Results without a value under any facts count only where there are no others. */
function definedOrAll(results: readonly Result[]): readonly Result[] {
  const defined = results.filter(
    (result) => result.kind !== 'unknown' || result.range.of !== 'nothing',
  );
  return defined.length > 0 ? defined : results;
}

function rangeOver(results: readonly Result[]): ValueRange {
  const [first, ...others] = definedOrAll(results).map(figuresOf);
  if (!first || !results.some(isFigures)) return ANYTHING;
  return { of: 'figures', interval: others.reduce(hullOf, first) };
}

/** `then` where a condition holds, `otherwise` where it does not; three-valued. */
export function choose(condition: Result, then: () => Result, otherwise: () => Result): Result {
  if (condition.kind === 'boolean') return condition.value ? then() : otherwise();
  return oneOf([condition], [then(), otherwise()]);
}

// ---------------------------------------------------------------- three-valued logic

export function isTrue(result: Result): boolean {
  return result.kind === 'boolean' && result.value;
}

export function isFalse(result: Result): boolean {
  return result.kind === 'boolean' && !result.value;
}

export function allOf(operands: readonly Result[]): Result {
  if (operands.some(isFalse)) return NO;
  return operands.every(isTrue) ? YES : unknownFrom(operands, ANYTHING);
}

export function anyOf(operands: readonly Result[]): Result {
  if (operands.some(isTrue)) return YES;
  return operands.every(isFalse) ? NO : unknownFrom(operands, ANYTHING);
}

/** Whether so many of the conditions hold: what is not known may go either way. */
export function someHold(
  operator: '>=' | '<=' | '=',
  count: number,
  operands: readonly Result[],
): Result {
  const least = operands.filter(isTrue).length;
  const most = operands.length - operands.filter(isFalse).length;
  const low = operator === '<=' ? 0 : count;
  const high = operator === '>=' ? operands.length : count;
  if (low <= least && most <= high) return YES;
  return most < low || high < least ? NO : unknownFrom(operands, ANYTHING);
}

export function notOf(operand: Result): Result {
  return operand.kind === 'boolean' ? truth(!operand.value) : unknownFrom([operand], ANYTHING);
}
