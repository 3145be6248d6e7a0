// What absent facts are taken to be while a ceiling is sought: one cell a fact. A box with one
// value in every cell is a dossier with nothing missing.

import { type Rational, stepsIn, ZERO } from '@clause/runtime';
import { type Interval, onlyFigure } from './interval.ts';
import {
  ANYTHING,
  type Fact,
  type FieldInfo,
  figure,
  NO,
  type Result,
  type Value,
  YES,
} from './result.ts';

export type Cell =
  /** Truths, members, texts. */
  | { readonly kind: 'options'; readonly options: readonly Value[] }
  /** `whole`: only whole figures (minor units of money, integers); their ends are included. */
  | { readonly kind: 'figures'; readonly interval: Interval; readonly whole: boolean }
  | { readonly kind: 'dates'; readonly first: string; readonly last: string };

/** A place where the answer turns: worth looking at both sides of. */
export interface Turn {
  readonly path: string;
  readonly at: Value;
}

export interface Box {
  readonly cells: ReadonlyMap<string, Cell>;
  /** Paths of the facts that are missing; only these are ever taken to be given. */
  readonly missing: ReadonlySet<string>;
  /** Texts that tell one fact from another: those of the policy and the dossier, and one more. */
  readonly texts: readonly string[];
  /** Filled while the box is evaluated: facts met, and where the answer turned. */
  readonly met: Map<string, Fact>;
  readonly turns: Turn[];
}

/** An absent fact as the box has it. */
export function readInBox(box: Box, fact: Fact): Result {
  box.met.set(fact.path, fact);
  const cell = box.cells.get(fact.path) ?? wholeCell(fact.field, box.texts);
  const value = onlyValue(cell);
  if (value) return value;
  const unknown = { kind: 'unknown', facts: [fact], undefined: false, fact } as const;
  if (cell.kind === 'figures') {
    return { ...unknown, range: { of: 'figures', interval: cell.interval } };
  }
  if (cell.kind === 'dates') {
    return { ...unknown, range: { of: 'dates', first: cell.first, last: cell.last } };
  }
  const members = cell.options.flatMap((option) =>
    option.kind === 'member' ? [option.value] : [],
  );
  const all = members.length > 0 && members.length === cell.options.length;
  return { ...unknown, range: all ? { of: 'members', members } : ANYTHING };
}

/** The one value of a cell, or undefined. */
export function onlyValue(cell: Cell): Value | undefined {
  if (cell.kind === 'options') return cell.options.length === 1 ? cell.options[0] : undefined;
  if (cell.kind === 'dates') {
    return cell.first === cell.last ? { kind: 'date', value: cell.first } : undefined;
  }
  const only = onlyFigure(cell.interval);
  return only && figure(only);
}

/** A whole figure at or above (up), or at or below (down). */
export function toWhole(value: Rational, mode: 'up' | 'down'): Rational {
  return { n: stepsIn(value, mode, { n: 1n, d: 1n }), d: 1n };
}

/** Everything that a fact may be. */
export function wholeCell(field: FieldInfo, texts: readonly string[]): Cell {
  const { kind, min, max, members = [] } = field;
  switch (kind) {
    case 'boolean':
      return { kind: 'options', options: [YES, NO] };
    case 'enum':
      return { kind: 'options', options: members.map((value) => ({ kind: 'member', value })) };
    case 'text':
      return { kind: 'options', options: texts.map((value) => ({ kind: 'text', value })) };
    case 'date':
      return { kind: 'dates', first: '0000-01-01', last: '9999-12-31' };
    case 'group':
    case 'list':
      return { kind: 'options', options: [] };
    default: {
      const whole = kind === 'money' || kind === 'integer';
      const least = min ?? (kind === 'money' ? ZERO : undefined);
      const low = least && { at: whole ? toWhole(least, 'up') : least, included: true };
      const high = max && { at: whole ? toWhole(max, 'down') : max, included: true };
      return { kind: 'figures', interval: { low, high }, whole };
    }
  }
}
