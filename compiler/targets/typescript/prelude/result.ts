// What an expression comes to on the exact path: a known value, or something unknown that names the
// facts it hangs on (a fact that is optional and absent is unknown, not false).

import { type Rational, type Whole, whole, ZERO } from '@clause/runtime';
import {
  constantTerm,
  dayOf,
  NO_TERM,
  severalTerm,
  type Term,
  termOf,
} from '../../../ceiling/term.ts';

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
  /** It has no value whatever the facts. */
  readonly never: boolean;
  /** How it follows from the facts; only looked at where a ceiling is sought. */
  readonly term: Term;
}

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

/** Unknown because of everything unknown among the parts; no term where no ceiling rests on it. */
export function unknownFrom(parts: readonly Result[], term: Term = NO_TERM): Unknown {
  const unknown = parts.filter((part) => part.kind === 'unknown');
  return {
    kind: 'unknown',
    facts: distinctFacts(unknown.flatMap(({ facts }) => facts)),
    undefined: unknown.some((part) => part.undefined),
    cause: unknown.find(({ cause }) => cause !== undefined)?.cause,
    never: unknown.some((part) => part.never),
    term,
  };
}

/** What has no value whatever the facts. */
export const UNDEFINED: Unknown = {
  kind: 'unknown',
  facts: [],
  undefined: true,
  never: true,
  term: NO_TERM,
};

/** What a table comes to that has no row for what it asks. */
export function withoutRow(asked: readonly Result[], noRow: string | undefined): Unknown {
  const because = unknownFrom(asked);
  return { ...because, undefined: true, cause: because.cause ?? noRow };
}

/** Each fact once, where it comes first. */
export function distinctFacts(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.path, fact])).values()];
}

/** A result as a part of what follows from it. */
export function termFor(result: Result): Term {
  switch (result.kind) {
    case 'numeric':
    case 'boolean':
    case 'text':
      return constantTerm(result.value);
    case 'member':
      return constantTerm(result.value.name);
    case 'date':
      return constantTerm(dayOf(result.value));
    case 'unknown':
      return result.term;
    default:
      return NO_TERM;
  }
}

/** One of several results, it is not known which: unknown for the reasons given and their own. */
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

// ---------------------------------------------------------------- three-valued logic

export function isTrue(result: Result): boolean {
  return result.kind === 'boolean' && result.value;
}

export function isFalse(result: Result): boolean {
  return result.kind === 'boolean' && !result.value;
}

export function allOf(operands: readonly Result[]): Result {
  if (operands.some(isFalse)) return NO;
  if (operands.every(isTrue)) return YES;
  return unknownFrom(operands, termOf('and', ...operands.map(termFor)));
}

export function anyOf(operands: readonly Result[]): Result {
  if (operands.some(isTrue)) return YES;
  if (operands.every(isFalse)) return NO;
  return unknownFrom(operands, termOf('or', ...operands.map(termFor)));
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
  if (most < low || high < least) return NO;
  return unknownFrom(operands, severalTerm(operator, count, operands.map(termFor)));
}

export function notOf(operand: Result): Result {
  if (operand.kind === 'boolean') return truth(!operand.value);
  return unknownFrom([operand], termOf('not', termFor(operand)));
}

/** Whether a condition is known to hold. Where a ceiling is sought, that may hang on facts too. */
export function isHeld(condition: Result): Result {
  if (condition.kind !== 'unknown') return truth(isTrue(condition));
  // What is not known to hold is not asked for.
  return unknownFrom([], termOf('holds', condition.term));
}
