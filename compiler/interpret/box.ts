// What absent facts are taken to be while a ceiling is sought: one cell a fact (DESIGN §3, `ceiling`
// is “over the missing facts”). A box with one value in every cell is a dossier with nothing missing.
import type { Field, Value } from '../model/types.ts';
import { FIRST_DAY, LAST_DAY } from './dates.ts';
import { type Interval, onlyFigure } from './interval.ts';
import { ANYTHING, type Fact, figure, NO, type Result, YES, ZERO } from './result.ts';

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
  if (value !== undefined) return value;
  const unknown = { kind: 'unknown', facts: [fact], undefined: false, fact } as const;
  switch (cell.kind) {
    case 'figures':
      return { ...unknown, range: { of: 'figures', interval: cell.interval } };
    case 'dates':
      return { ...unknown, range: { of: 'dates', first: cell.first, last: cell.last } };
    case 'options': {
      const members = cell.options.flatMap((option) =>
        option.kind === 'member' ? [option.value] : [],
      );
      const all = members.length > 0 && members.length === cell.options.length;
      return { ...unknown, range: all ? { of: 'members', members } : ANYTHING };
    }
    default:
      return cell satisfies never;
  }
}

/** The one value of a cell, or undefined. */
export function onlyValue(cell: Cell): Value | undefined {
  switch (cell.kind) {
    case 'options':
      return cell.options.length === 1 ? cell.options[0] : undefined;
    case 'figures': {
      const only = onlyFigure(cell.interval);
      return only === undefined ? undefined : figure(only);
    }
    case 'dates':
      return cell.first === cell.last ? { kind: 'date', value: cell.first } : undefined;
    default:
      return cell satisfies never;
  }
}

/**
 * Everything that a field may be. Money has no upper bound but a declared one: that a dossier holds
 * less than 10^15 minor units is a matter of writing, not of the policy.
 */
export function wholeCell(field: Field, texts: readonly string[]): Cell {
  const { type, min, max } = field;
  switch (type.kind) {
    case 'boolean':
      return { kind: 'options', options: [YES, NO] };
    case 'enum': {
      const options = type.enum.members.map((value) => ({ kind: 'member', value }) as const);
      return { kind: 'options', options };
    }
    case 'text':
      return { kind: 'options', options: texts.map((value) => ({ kind: 'text', value })) };
    case 'date':
      return { kind: 'dates', first: FIRST_DAY, last: LAST_DAY };
    case 'money':
    case 'ratio':
    case 'number': {
      const whole = type.kind === 'money' || type.integer;
      const least = min ?? (type.kind === 'money' ? ZERO : undefined);
      const low = least && { at: whole ? least.ceil() : least, included: true };
      const high = max && { at: whole ? max.floor() : max, included: true };
      return { kind: 'figures', interval: { low, high }, whole };
    }
    case 'entity':
    case 'list':
    case 'unknown':
      return { kind: 'options', options: [] };
    default:
      return type satisfies never;
  }
}
