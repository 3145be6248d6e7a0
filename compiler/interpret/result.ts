// What an expression comes to: a known value, or something unknown that names the facts it hangs on
// (DESIGN §3: a fact that is optional and absent is unknown, not false).
import Fraction from 'fraction.js';
import type { Item, KeyValue, Known } from '../dossier/dossier.ts';
import type { Expr } from '../model/model.ts';
import type { EntityType, EnumMember, Field, Value } from '../model/types.ts';
import { EVERYTHING, hull, type Interval, point } from './interval.ts';

export type Result = Value | ItemResult | ListResult | Unknown;

export type ItemResult = GivenItem | AbsentItem | KeyedItem;

export interface GivenItem {
  readonly kind: 'item';
  readonly item: Item;
}

/** A group of facts that is optional and absent: each fact in it is unknown. */
export interface AbsentItem {
  readonly kind: 'absentItem';
  readonly entity: EntityType;
  readonly path: string;
  /** What is reported as missing: the group, not each fact in it. */
  readonly missing: Missing;
}

/**
 * What a prior award was for: its facts stand in the entry's `keys` by their paths (DESIGN §4), and
 * what they do not tell in the item of this dossier that the entry names.
 */
export interface KeyedItem {
  readonly kind: 'keyedItem';
  /** `purchase`: its lender is `purchase.lender`. */
  readonly path: string;
  readonly keys: ReadonlyMap<string, KeyValue>;
  /** Absent: the entry names no item of this dossier. */
  readonly behind: GivenItem | AbsentItem | undefined;
}

export interface ListResult {
  readonly kind: 'list';
  readonly items: readonly Known[];
}

/** What is missing, as the decision names it. */
export interface Missing {
  readonly path: string;
  readonly label: string;
}

/** An absent fact. */
export interface Fact {
  /** Its own path, also within an absent group. */
  readonly path: string;
  readonly field: Field;
  readonly missing: Missing;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly facts: readonly Fact[];
  /** It divides by zero, takes the latest of no days, or reads a figure that no row of a table gives. */
  readonly undefined: boolean;
  /** Where it is undefined, the first thing that made it so. */
  readonly cause?: Cause | undefined;
  /** What it could be; only looked at where a ceiling is sought. */
  readonly range: Range;
  /** The fact that it is, where it is one. */
  readonly fact: Fact | undefined;
}

/** A divisor that is zero, or the latest or earliest of no days. */
export interface Cause {
  readonly kind: 'zero' | 'none';
  readonly of: Expr;
}

/** What something unknown could be. */
export type Range =
  | { readonly of: 'figures'; readonly interval: Interval }
  | { readonly of: 'dates'; readonly first: string; readonly last: string }
  | { readonly of: 'members'; readonly members: readonly EnumMember[] }
  | { readonly of: 'anything' }
  /** Nothing: it divides by zero whatever the facts. */
  | { readonly of: 'nothing' };

export const ANYTHING: Range = { of: 'anything' };
export const NOTHING: Range = { of: 'nothing' };

export const YES: Value = { kind: 'boolean', value: true };
export const NO: Value = { kind: 'boolean', value: false };
export const ZERO = new Fraction(0n);

export function truth(value: boolean): Value {
  return value ? YES : NO;
}

export function figure(value: Fraction): Value {
  return { kind: 'numeric', value };
}

/** Unknown because of everything unknown among the parts. */
export function unknownFrom(parts: readonly Result[], range: Range): Unknown {
  const unknown = parts.filter((part) => part.kind === 'unknown');
  return {
    kind: 'unknown',
    facts: distinct(unknown.flatMap(({ facts }) => facts)),
    undefined: unknown.some((part) => part.undefined),
    cause: unknown.find(({ cause }) => cause !== undefined)?.cause,
    range: unknown.some((part) => part.range.of === 'nothing') ? NOTHING : range,
    fact: undefined,
  };
}

/** What has no value whatever the facts: a division by zero. */
export const UNDEFINED: Unknown = {
  kind: 'unknown',
  facts: [],
  undefined: true,
  range: NOTHING,
  fact: undefined,
};

/** Each fact once, where it comes first. */
export function distinct(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.path, fact])).values()];
}

/** The figures that a result may be. */
export function figuresOf(result: Result): Interval {
  if (result.kind === 'numeric') return point(result.value);
  if (result.kind === 'unknown' && result.range.of === 'figures') return result.range.interval;
  return EVERYTHING;
}

/**
 * One of several results, it is not known which: unknown for the reasons given and those of the
 * results themselves.
 */
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

function rangeOver(results: readonly Result[]): Range {
  const intervals = definedOrAll(results).map(figuresOf);
  const [first, ...others] = intervals;
  if (first === undefined || !results.some((result) => isFigure(result))) return ANYTHING;
  return { of: 'figures', interval: others.reduce(hull, first) };
}

function isFigure(result: Result): boolean {
  return result.kind === 'numeric' || (result.kind === 'unknown' && result.range.of === 'figures');
}

/** `then` where a condition holds, `otherwise` where it does not; three-valued. */
export function choose(condition: Result, then: () => Result, otherwise: () => Result): Result {
  if (condition.kind === 'boolean') return condition.value ? then() : otherwise();
  return oneOf([condition], [then(), otherwise()]);
}
