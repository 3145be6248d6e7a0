// What conditions and figures may come to where optional facts are given or absent: whether an award
// can be undetermined at all. Facts are taken to be given or absent, and otherwise to be anything;
// so what is called impossible is impossible, and what is called possible nearly always is.
import { boundsOf } from '../../checks/tables/bounds.ts';
import { letsThrough, throughDefines } from '../../checks/tables/conditions.ts';
import { holds } from '../../checks/tables/survey.ts';
import { figure, ZERO } from '../../interpret/result.ts';
import { constantFigure, constantValue } from '../../model/constant.ts';
import type { Amount, Conjunct, Expr, LabelTest } from '../../model/model.ts';
import type { Value } from '../../model/types.ts';
import { childrenOf, edgesOf, sameExpr } from '../../model/walk.ts';
import { type Items, itemKey, itemsOfDefine, keyOf, optionalKeys } from './optional-facts.ts';

/** Of a figure, `yes` stands for known. */
export interface Possible {
  readonly yes: boolean;
  readonly no: boolean;
  readonly unknown: boolean;
}

/** Where something is asked. */
export interface Standpoint {
  /** Optional facts that are settled to be absent, or given, by their keys. */
  readonly absent: ReadonlyMap<string, boolean>;
  readonly items: Items;
  /** Conditions known to hold here. */
  readonly guard: readonly Conjunct[];
  /** Divisors that the rows around exclude from being 0. */
  readonly notZero: readonly Expr[];
  /** Whether what a clause pays may be unknown, for measures that read it. */
  readonly awardUnknown: (clause: string) => boolean;
  /** How many more expressions are looked into: defines that read one another may be endless work. */
  readonly patience: { left: number };
}

const NIL: Value = figure(ZERO);

const KNOWN: Possible = { yes: true, no: false, unknown: false };
const UNKNOWN: Possible = { yes: false, no: false, unknown: true };
const EITHER: Possible = { yes: true, no: true, unknown: false };
const ANYTHING: Possible = { yes: true, no: true, unknown: true };

/** More optional facts at once than are gone through one by one: then anything is possible. */
const MOST_FACTS = 8;

/** Whether some choice of optional facts, given or absent, makes a test true. */
export function someChoice(
  exprs: readonly Expr[],
  at: Standpoint,
  test: (at: Standpoint) => boolean,
): boolean {
  const keys = [...new Set(exprs.flatMap((expr) => [...optionalKeys(expr, at.items)]))].filter(
    (key) => !at.absent.has(key),
  );
  if (keys.length > MOST_FACTS) return true;
  for (let choice = 0; choice < 2 ** keys.length; choice++) {
    const absent = new Map(at.absent);
    keys.forEach((key, bit) => {
      absent.set(key, (choice & (1 << bit)) !== 0);
    });
    if (test({ ...at, absent })) return true;
  }
  return false;
}

/** What a guard may come to. */
export function guardOutcomes(guard: readonly Conjunct[], at: Standpoint): Possible {
  return together(
    guard.map(({ condition, wanted }) => {
      const found = outcomes(condition, at);
      return wanted ? found : negated(found);
    }),
    'and',
  );
}

export function amountMayBeUnknown(amount: Amount, at: Standpoint): boolean {
  if (amount.kind === 'plain') {
    const { value, cap } = amount;
    return outcomes(value, at).unknown || (cap !== undefined && outcomes(cap.value, at).unknown);
  }
  const { subjects, rows } = amount;
  return rowsReached(subjects, rows, at).some(
    (reached) => reached === 'unknown' || amountMayBeUnknown(reached.row.amount, reached.at),
  );
}

export function outcomes(expr: Expr, at: Standpoint): Possible {
  const value = constantValue(expr);
  if (value !== undefined) return settled(value);
  if (at.patience.left-- <= 0) return ANYTHING;
  switch (expr.kind) {
    case 'constant':
    case 'variable':
    case 'asOf':
      return KNOWN;
    case 'hole':
      return ANYTHING;
    case 'award':
      return { ...KNOWN, unknown: at.awardUnknown(expr.clause) };
    case 'field':
      return fieldOutcomes(expr, at);
    case 'definition': {
      const { definition, object } = expr;
      return outcomes(definition.value, {
        ...at,
        items: itemsOfDefine(at.items, definition, object),
      });
    }
    case 'not':
      return negated(outcomes(expr.operand, at));
    case 'logical':
      return together(
        expr.operands.map((operand) => outcomes(operand, at)),
        expr.operator,
      );
    case 'given': {
      const { yes, no, unknown } = outcomes(expr.operand, at);
      return { yes: yes || no, no: unknown, unknown: false };
    }
    case 'aggregate':
      return aggregateOutcomes(expr, at);
    case 'lookUp': {
      const reached = rowsReached(expr.subjects, expr.rows, at);
      return either(
        reached.map((one) => (one === 'unknown' ? UNKNOWN : outcomes(one.row.value, one.at))),
      );
    }
    case 'arithmetic': {
      const divides = expr.operator === 'divide' && mayBeZero(expr.right, at);
      return ofParts(expr, at, divides);
    }
    case 'negate':
    case 'round':
    case 'compare':
    case 'someOf':
    case 'byParts':
    case 'shiftDate':
    case 'datePart':
    case 'elapsed':
      return ofParts(expr, at, false);
    default:
      return expr satisfies never;
  }
}

function settled(value: Value): Possible {
  if (value.kind !== 'boolean') return KNOWN;
  return value.value ? KNOWN : { yes: false, no: true, unknown: false };
}

/** Known if every part is; a truth may then be either. */
function ofParts(expr: Expr, at: Standpoint, undefinedToo: boolean): Possible {
  const parts = childrenOf(expr).map((part) => outcomes(part, at));
  const known = parts.every(({ yes, no }) => yes || no);
  const unknown = undefinedToo || parts.some((part) => part.unknown);
  return { yes: known, no: known && expr.type.kind === 'boolean', unknown };
}

function fieldOutcomes(expr: Extract<Expr, { kind: 'field' }>, at: Standpoint): Possible {
  const { object, field } = expr;
  // An absent list is empty.
  if (field.type.kind === 'list') return KNOWN;
  const owner = object === undefined ? KNOWN : outcomes(object, at);
  const given = field.type.kind === 'boolean' ? EITHER : KNOWN;
  if (!owner.yes) return UNKNOWN;
  const found = { ...given, unknown: owner.unknown };
  if (field.presence !== 'optional') return found;
  const key = keyOf(expr, at.items);
  const absent = key === undefined ? undefined : at.absent.get(key);
  if (absent === undefined) return { ...given, unknown: true };
  return absent ? UNKNOWN : found;
}

/** Item by item: each may have its own facts given or absent. */
function aggregateOutcomes(expr: Extract<Expr, { kind: 'aggregate' }>, at: Standpoint): Possible {
  const parts = [expr.where, expr.value].filter((part) => part !== undefined);
  const unknown = someChoice(parts, inside(expr, at), (here) => {
    const taken = expr.where === undefined ? KNOWN : outcomes(expr.where, here);
    if (taken.unknown) return true;
    return taken.yes && expr.value !== undefined && outcomes(expr.value, here).unknown;
  });
  // The latest of no days has no value.
  const none = expr.type.kind === 'date';
  return { ...(expr.type.kind === 'boolean' ? EITHER : KNOWN), unknown: unknown || none };
}

function inside({ loops }: Extract<Expr, { kind: 'aggregate' }>, at: Standpoint): Standpoint {
  const items = new Map(at.items);
  for (const { variable } of loops) items.set(variable, itemKey(variable));
  return { ...at, items };
}

/** The rows that may be taken; `unknown` where it may not be known which. */
function rowsReached<Row extends { readonly tests: readonly LabelTest[] }>(
  subjects: readonly Expr[],
  rows: readonly Row[],
  at: Standpoint,
): readonly ({ readonly row: Row; readonly at: Standpoint } | 'unknown')[] {
  const asked = subjects.map((subject) => outcomes(subject, at));
  const reached = rows.flatMap((row, index) => {
    const fits = row.tests.every((test, column) => {
      const found = asked[column];
      if (test.kind !== 'boolean' || found === undefined) return true;
      return test.values.some((value) => (value ? found.yes : found.no));
    });
    return fits ? [{ row, at: atRow(subjects, rows, index, at) }] : [];
  });
  return asked.some(({ unknown }) => unknown) ? [...reached, 'unknown'] : reached;
}

/** In a row, what its label says holds. */
function atRow(
  subjects: readonly Expr[],
  rows: readonly { readonly tests: readonly LabelTest[] }[],
  index: number,
  at: Standpoint,
): Standpoint {
  const guard = subjects.flatMap((condition, column): readonly Conjunct[] => {
    const test = rows[index]?.tests[column];
    const [wanted, ...others] = test?.kind === 'boolean' ? test.values : [];
    if (wanted === undefined || others.length > 0) return [];
    return [{ condition, wanted, span: condition.span }];
  });
  const [subject, ...more] = subjects;
  const zero = rowOfZero(rows);
  const excluded = subject !== undefined && more.length === 0 && zero >= 0 && zero !== index;
  return {
    ...at,
    guard: [...at.guard, ...guard],
    notZero: excluded ? [...at.notZero, subject] : at.notZero,
  };
}

/** The first row that takes 0, where no edge hangs on facts. */
function rowOfZero(rows: readonly { readonly tests: readonly LabelTest[] }[]): number {
  const edges = rows.flatMap(({ tests }) => tests.flatMap(edgesOf));
  if (edges.some((edge) => constantFigure(edge) === undefined)) return -1;
  return rows.findIndex(({ tests: [test] }) => test !== undefined && holds(test, NIL));
}

function mayBeZero(divisor: Expr, at: Standpoint): boolean {
  const fixed = constantFigure(divisor);
  if (fixed !== undefined) return fixed.equals(0);
  const inner = throughDefines(divisor);
  const { low, high } = boundsOf(inner);
  if (low?.gt(0) || high?.lt(0)) return false;
  if (at.notZero.some((one) => sameExpr(throughDefines(one), inner))) return false;
  return letsThrough(at.guard, [[divisor, NIL]]);
}

// ---------------------------------------------------------------- three-valued

function negated({ yes, no, unknown }: Possible): Possible {
  return { yes: no, no: yes, unknown };
}

function either(options: readonly Possible[]): Possible {
  return {
    yes: options.some(({ yes }) => yes),
    no: options.some(({ no }) => no),
    unknown: options.some(({ unknown }) => unknown),
  };
}

function together(parts: readonly Possible[], operator: 'and' | 'or'): Possible {
  if (operator === 'or') return negated(together(parts.map(negated), 'and'));
  return {
    yes: parts.every(({ yes }) => yes),
    no: parts.some(({ no }) => no),
    unknown:
      parts.some(({ unknown }) => unknown) && parts.every(({ yes, unknown }) => yes || unknown),
  };
}
