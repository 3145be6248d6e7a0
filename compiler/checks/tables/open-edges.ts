// Tables whose edges are formulas: whether a row holds wherever the value stands to its edges, above,
// below or on them (DESIGN §2.2, Tables: a table must cover every value that the guard lets through).
import { type Span, withEnds } from '#language';
import type { Diagnostic, Term } from '../../diagnostics/diagnostic.ts';
import { report } from '../../diagnostics/report.ts';
import { term } from '../../diagnostics/terms.ts';
import { constantValue } from '../../model/constant.ts';
import type { Edge, Expr, LabelTest } from '../../model/model.ts';
import type { Value } from '../../model/types.ts';
import { edgesOf, sameExpr } from '../../model/walk.ts';
import type { Subject } from '../check.ts';
import { letsThrough, orderOf, type Relation, type Side, throughDefines } from './conditions.ts';
import type { TableContext } from './findings.ts';
import { samplesOf } from './samples.ts';
import { showValue } from './show.ts';
import { holds } from './survey.ts';
import type { AskedRow, AskedTable } from './tables-of.ts';

/** What one subject may be: a sample among the fixed figures, and where it stands to each formula. */
interface Place {
  readonly value: Value;
  readonly sides: readonly Side[];
}

interface Column {
  readonly subject: Expr;
  /** Edges that depend on facts, each once. */
  readonly formulas: readonly Expr[];
  /** As they are written in the rows. */
  readonly written: readonly Expr[];
  /** Which of them each edge of the table is. */
  readonly formulaOf: ReadonlyMap<Expr, number>;
  readonly places: readonly Place[];
}

/** Cases beyond which a table is not gone through. */
const mostCases = 10_000;

/** A finding where some case is in no row; nothing where no edge is a formula. */
export function casesBeyond(
  { currency, textAt }: Pick<TableContext, 'currency' | 'textAt'>,
  table: AskedTable,
): readonly Diagnostic[] {
  const columns = columnsOf(table);
  if (columns === undefined || columns.every(({ formulas }) => formulas.length === 0)) return [];
  let cases: readonly (readonly Place[])[] = [[]];
  for (const { places } of columns) {
    if (cases.length * places.length > mostCases) return [];
    cases = cases.flatMap((before) => places.map((place) => [...before, place]));
  }
  const left = cases.filter(
    (one) => !table.rows.some((row) => isIn(row, columns, one)) && isAllowed(table, columns, one),
  );
  // The case that is easiest to see: above all edges, on one, below all.
  const [plainest] = left.toSorted((a, b) => oddness(a) - oddness(b));
  if (plainest === undefined) return [];
  const below = plainest.find(isBelowZero);
  if (below !== undefined) {
    const type = table.subjects[plainest.indexOf(below)]?.type ?? { kind: 'unknown' };
    return [
      report('gapBelowZero', table.span, { example: showValue(below.value, type, currency) }),
    ];
  }
  const example = plainest
    .flatMap((place, at): readonly Example[] => exampleOf(textAt, columns[at], place))
    .reduceRight((rest, first) => term('inTurn', { first, rest }));
  const last = table.rows.at(-1);
  const colon = last === undefined ? -1 : textAt(last.span).search(/\s*:/);
  const span = last === undefined || colon < 0 ? table.span : upTo(last.span, colon);
  return [report('gap', span, { example })];
}

type Example = string | Term;

function upTo(span: Span, length: number): Span {
  return withEnds(span, { end: span.start + length });
}

function columnsOf(table: AskedTable): readonly Column[] | undefined {
  const columns: Column[] = [];
  for (const [column, subject] of table.subjects.entries()) {
    const formulas: Expr[] = [];
    const written: Expr[] = [];
    const formulaOf = new Map<Expr, number>();
    for (const { tests } of table.rows) {
      const test = tests[column];
      for (const edge of test === undefined ? [] : edgesOf(test)) {
        if (edge.type.kind === 'unknown') return undefined;
        if (constantValue(edge) !== undefined) continue;
        const wanted = throughDefines(edge);
        const known = formulas.findIndex((formula) => sameExpr(formula, wanted));
        formulaOf.set(edge, known < 0 ? formulas.push(wanted) - 1 : known);
        if (known < 0) written.push(edge);
      }
    }
    const samples = samplesOf(table, column, 'fixedEdges');
    if (samples === undefined || samples.length * 3 ** formulas.length > mostCases) {
      return undefined;
    }
    const sides = formulas.reduce(
      (all: readonly (readonly Side[])[], formula) =>
        all.flatMap((before) => sidesOf(table, subject, formula).map((side) => [...before, side])),
      [[]],
    );
    const places = samples.flatMap((value) => sides.map((each) => ({ value, sides: each })));
    columns.push({ subject, formulas, written, formulaOf, places });
  }
  return columns;
}

/** Where a subject may stand to a formula: what is capped at it is never above it. */
function sidesOf({ mode, goesOn }: AskedTable, subject: Expr, formula: Expr): readonly Side[] {
  const sides: readonly Side[] = mode === 'parts' ? [-1, 1] : [-1, 0, 1];
  if (goesOn) return sides;
  return sides.filter(
    (side) =>
      !(side > 0 && isBoundedBy(subject, formula, 'min')) &&
      !(side < 0 && isBoundedBy(subject, formula, 'max')),
  );
}

function isBoundedBy(subject: Expr, formula: Expr, by: 'min' | 'max'): boolean {
  const inner = throughDefines(subject);
  if (inner.kind !== 'arithmetic' || inner.operator !== by) return false;
  return [inner.left, inner.right].some(
    (part) => sameExpr(throughDefines(part), formula) || isBoundedBy(part, formula, by),
  );
}

function isIn({ tests }: AskedRow, columns: readonly Column[], places: readonly Place[]): boolean {
  return tests.every((test, at) => {
    const [column, place] = [columns[at], places[at]];
    return column !== undefined && place !== undefined && fits(test, column, place);
  });
}

function fits(test: LabelTest, column: Column, place: Place): boolean {
  if (test.kind !== 'interval') return holds(test, place.value);
  return isOn(test.low, 1, column, place) && isOn(test.high, -1, column, place);
}

function isOn(edge: Edge | undefined, side: Side, column: Column, place: Place): boolean {
  if (edge === undefined) return true;
  const formula = column.formulaOf.get(edge.value);
  const known = formula === undefined ? constantValue(edge.value) : undefined;
  const order = formula === undefined ? known && orderOf(place.value, known) : place.sides[formula];
  return order !== undefined && (order === 0 ? edge.included : order * side > 0);
}

function isAllowed(
  { guard }: AskedTable,
  columns: readonly Column[],
  places: readonly Place[],
): boolean {
  const given = columns.flatMap(({ subject }, at) => {
    const place = places[at];
    return place === undefined ? [] : [[subject, place.value] as const];
  });
  const relations = columns.flatMap(({ subject, formulas }, column) =>
    formulas.flatMap((formula, at): readonly Relation[] => {
      const side = places[column]?.sides[at];
      return side === undefined ? [] : [{ subject, formula, side }];
    }),
  );
  return letsThrough(guard, given, relations);
}

function isBelowZero({ value }: Place): boolean {
  return value.kind === 'numeric' && value.value.lt(0);
}

function oddness(places: readonly Place[]): number {
  // A formula is rarely below zero.
  if (places.some(isBelowZero)) return 4;
  const sides = places.flatMap((place) => place.sides);
  if (sides.every((side) => side > 0)) return 0;
  if (sides.filter((side) => side === 0).length === 1) return 1;
  return sides.every((side) => side < 0) ? 2 : 3;
}

/** “above the ceiling”, “national”. */
function exampleOf(
  textAt: Subject['textAt'],
  column: Column | undefined,
  { value, sides }: Place,
): readonly Example[] {
  if (column === undefined) return [];
  const texts = column.written.map(({ span }) => textAt(span).replace(/\s+/gu, ' '));
  const on = sides.indexOf(0);
  const above = sides.lastIndexOf(1);
  const edge = texts[on >= 0 ? on : above >= 0 ? above : 0];
  if (edge === undefined) {
    if (value.kind === 'member') return [value.value.name];
    return value.kind === 'boolean' ? [String(value.value)] : [];
  }
  return [term(on >= 0 ? 'exactly' : above >= 0 ? 'aboveEdge' : 'belowEdge', { edge })];
}
