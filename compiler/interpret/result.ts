// What an expression comes to: a known value, or something unknown that names the facts it hangs on
// (DESIGN §3: a fact that is optional and absent is unknown, not false).
import Fraction from 'fraction.js';
import { constantTerm, dayOf, NO_TERM, type Term, termOf } from '../ceiling/term.ts';
import type { Item, KeyValue, Known } from '../dossier/dossier.ts';
import type { Expr } from '../model/model.ts';
import type { EntityType, Field, Value } from '../model/types.ts';

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
  /** It has no value whatever the facts. */
  readonly never: boolean;
  /** How it follows from the facts; only looked at where a ceiling is sought. */
  readonly term: Term;
}

/** A divisor that is zero, the latest or earliest of no days, or what a table without a row for it asks. */
export interface Cause {
  readonly kind: 'zero' | 'none' | 'row';
  readonly of: readonly Expr[];
}

export const YES: Value = { kind: 'boolean', value: true };
export const NO: Value = { kind: 'boolean', value: false };
export const ZERO = new Fraction(0n);

export function truth(value: boolean): Value {
  return value ? YES : NO;
}

export function figure(value: Fraction): Value {
  return { kind: 'numeric', value };
}

/** Unknown because of everything unknown among the parts; no term where no ceiling rests on it. */
export function unknownFrom(parts: readonly Result[], term: Term = NO_TERM): Unknown {
  const unknown = parts.filter((part) => part.kind === 'unknown');
  return {
    kind: 'unknown',
    facts: distinct(unknown.flatMap(({ facts }) => facts)),
    undefined: unknown.some((part) => part.undefined),
    cause: unknown.find(({ cause }) => cause !== undefined)?.cause,
    never: unknown.some((part) => part.never),
    term,
  };
}

/** What has no value whatever the facts: a division by zero. */
export const UNDEFINED: Unknown = {
  kind: 'unknown',
  facts: [],
  undefined: true,
  never: true,
  term: NO_TERM,
};

/** What a table comes to that has no row for what it asks. */
export function withoutRow(asked: readonly Result[], of: readonly Expr[]): Unknown {
  const because = unknownFrom(asked);
  return { ...because, undefined: true, cause: because.cause ?? { kind: 'row', of } };
}

/** Each fact once, where it comes first. */
export function distinct(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.path, fact])).values()];
}

/** A result as a part of what follows from it. */
export function termFor(result: Result): Term {
  switch (result.kind) {
    case 'numeric': {
      const { s, n, d } = result.value;
      return constantTerm({ n: s * n, d });
    }
    case 'boolean':
    case 'text':
      return constantTerm(result.value);
    case 'member':
      return constantTerm(result.value.name);
    case 'date':
      return constantTerm(dayOf(result.value));
    case 'unknown':
      return result.term;
    case 'item':
    case 'absentItem':
    case 'keyedItem':
    case 'list':
      return NO_TERM;
    default:
      return result satisfies never;
  }
}

/**
 * One of several results, it is not known which: unknown for the reasons given and those of the
 * results themselves.
 */
export function oneOf(reasons: readonly Result[], results: readonly Result[], term: Term): Unknown {
  return unknownFrom([...reasons, ...definedOrAll(results)], term);
}

/** Results without a value under any facts count only where there are no others. */
function definedOrAll(results: readonly Result[]): readonly Result[] {
  const defined = results.filter((result) => result.kind !== 'unknown' || !result.never);
  return defined.length > 0 ? defined : results;
}

/** `then` where a condition holds, `otherwise` where it does not; three-valued. */
export function choose(condition: Result, then: () => Result, otherwise: () => Result): Result {
  if (condition.kind === 'boolean') return condition.value ? then() : otherwise();
  const [one, other] = [then(), otherwise()];
  return oneOf([condition], [one, other], chosenTerm(condition, one, other));
}

export function chosenTerm(condition: Result, then: Result, otherwise: Result): Term {
  return termOf('if', termFor(condition), termFor(then), termFor(otherwise));
}

/** The first of several results whose condition holds. */
export function firstTerm(holds: readonly Result[], results: readonly Result[]): Term {
  return results.reduceRight(
    (rest: Term, result, at) => termOf('if', termFor(holds[at] ?? NO), termFor(result), rest),
    NO_TERM,
  );
}
