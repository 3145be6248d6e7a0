// What an award hangs on, as a term over the missing facts: built where something unknown is
// calculated with, read where its ceiling is sought (DESIGN §3, `ceiling`). The interpreter and
// generated code share this folder; it knows neither of them, and imports the runtime alone.
import { type DateUnit, minus, type Rational, type RoundingMode } from '@clause/runtime';

/** Figures are minor units, days since 1970 or plain figures; names are members and texts. */
export type Operation =
  | 'figure'
  | 'name'
  | 'fact'
  | 'add'
  | 'multiply'
  | 'divide'
  | 'min'
  | 'max'
  | 'round'
  | 'shift'
  | 'elapsed'
  /** The year, the month or the day of a date. */
  | 'part'
  /** Without value, whatever the facts: a division by zero, a fact that stays unknown. */
  | 'nothing'
  | 'if'
  | 'truth'
  | 'positive'
  | 'zero'
  | 'and'
  | 'or'
  | 'not'
  /** Whether a condition is known to hold: what has no value does not. */
  | 'holds'
  /** True where the operand has a value, else without value. */
  | 'has';

export interface Term {
  readonly op: Operation;
  readonly of: readonly Term[];
  /** A constant's. */
  readonly value?: Rational | string | boolean;
  /** How it is rounded, or the unit of a date's arithmetic. */
  readonly by?: RoundingMode | DateUnit;
  /** A fact's path, and what it may be. */
  readonly path?: string;
  readonly domain?: Domain;
}

/** What a missing fact may be; ends are included, an absent one is no bound. */
export type Domain =
  | { readonly of: 'truth' }
  | { readonly of: 'texts' }
  | { readonly of: 'names'; readonly names: readonly string[] }
  | {
      readonly of: 'figures';
      readonly low: Rational | undefined;
      readonly high: Rational | undefined;
      /** Whole figures alone: minor units, whole numbers, days. */
      readonly whole: boolean;
    };

export const NO_TERM: Term = { op: 'nothing', of: [] };

const MINUS_ONE: Term = { op: 'figure', of: [], value: { n: -1n, d: 1n } };

export function termOf(op: Operation, ...of: readonly Term[]): Term {
  return { op, of };
}

export function constantTerm(value: Rational | string | boolean): Term {
  const op = typeof value === 'boolean' ? 'truth' : typeof value === 'string' ? 'name' : 'figure';
  return { op, of: [], value };
}

export function factTerm(path: string, domain: Domain): Term {
  return { op: 'fact', of: [], path, domain };
}

const DAY = 86_400_000;

/** A day as a figure. */
export function dayOf(date: string): Rational {
  return { n: BigInt(Date.parse(date) / DAY), d: 1n };
}

/** A figure as the day it stands for. */
export function dateOf(day: Rational): string {
  return new Date(Number(day.n) * DAY).toISOString().slice(0, 10);
}

export const FIRST = dayOf('0000-01-01');
export const LAST = dayOf('9999-12-31');

export function differenceTerm(left: Term, right: Term): Term {
  if (left.op === 'figure' && right.op === 'figure') {
    return constantTerm(minus(left.value as Rational, right.value as Rational));
  }
  return termOf('add', left, negativeTerm(right));
}

export function negativeTerm(of: Term): Term {
  return termOf('multiply', MINUS_ONE, of);
}

/** Whether two values are the same: truths, names or figures. */
export function sameTerm(left: Term, right: Term): Term {
  if (!isTruth(left) && !isTruth(right)) return termOf('zero', differenceTerm(left, right));
  const both = termOf('and', left, right);
  return termOf('or', both, termOf('and', termOf('not', left), termOf('not', right)));
}

export function lessTerm(left: Term, right: Term): Term {
  return termOf('positive', differenceTerm(right, left));
}

function isTruth({ op, of, domain }: Term): boolean {
  if (op === 'fact') return domain?.of === 'truth';
  if (op === 'if') return of.slice(1).some(isTruth);
  return TRUTHS.has(op);
}

const TRUTHS: ReadonlySet<Operation> = new Set<Operation>([
  'truth',
  'positive',
  'zero',
  'and',
  'or',
  'not',
  'holds',
  'has',
]);

/** Whether so many of several conditions hold; what has no value may go either way. */
export function severalTerm(operator: '>=' | '<=' | '=', count: number, of: readonly Term[]): Term {
  const ends = [
    ...(operator === '<=' ? [] : [atLeastTerm(count, of)]),
    ...(operator === '>=' ? [] : [termOf('not', atLeastTerm(count + 1, of))]),
  ];
  return termOf('and', ...ends);
}

function atLeastTerm(count: number, of: readonly Term[]): Term {
  const [one, none] = [wholeTerm(1), wholeTerm(0)];
  const sumOver = (each: (condition: Term) => Term): Term =>
    termOf('add', ...of.map((condition) => termOf('if', each(condition), one, none)), none);
  const held = sumOver((condition) => termOf('holds', condition));
  const failed = sumOver((condition) => termOf('holds', termOf('not', condition)));
  const enough = termOf('not', lessTerm(held, wholeTerm(count)));
  const possible = termOf('not', lessTerm(wholeTerm(of.length - count), failed));
  const known = termOf(
    'has',
    sumOver((condition) => condition),
  );
  return termOf('or', enough, termOf('and', known, possible));
}

function wholeTerm(value: number): Term {
  return constantTerm({ n: BigInt(value), d: 1n });
}
