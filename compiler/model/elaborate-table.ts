// Tables: `by s[, s]` with rows, and `by parts of q`. What their rows leave out or repeat is for
// the checks; here the rows get their tests and their values one type.
import type { Row, Table } from '#language';
import { describeType } from '../types/describe.ts';
import { fits, isNumeric, join, unknown } from '../types/kinds.ts';
import { productType } from '../types/rules.ts';
import { adviceIn, adviseFigure } from './advise-figure.ts';
import { type Context, hole, type Names } from './context.ts';
import { refuse } from './elaborate-as.ts';
import { elaborateLabels, fillStretches, type RowTests } from './elaborate-label.ts';
import { startOf } from './elaborate-running.ts';
import type { ByParts, Expr, LabelTest } from './model.ts';
import type { Type } from './types.ts';

/**
 * The rows of a one-row table with their tests; a row of several stretches stands several times.
 * None where a label could not be read: what the others leave out is then anyone’s guess.
 */
export interface TableRows {
  readonly subjects: readonly Expr[];
  readonly rows: readonly { readonly tests: readonly LabelTest[]; readonly row: Row }[];
}

export function elaborateRows(context: Context, names: Names, node: Table): TableRows {
  const subjects = node.subjects.map((subject) => {
    const expr = context.elaborate(context, names, subject);
    const { type } = expr;
    if (canBeAsked(type)) return expr;
    context.report('subjectKind', subject.span, { found: describeType(type) });
    return hole(subject.span);
  });
  const labelled: (RowTests & { row: Row })[] = [];
  let sound = true;
  for (const row of node.rows) {
    const tests = elaborateLabels(context, names, subjects, row);
    if (tests === undefined) sound = false;
    else for (const each of tests) labelled.push({ ...each, row });
  }
  return { subjects, rows: sound ? fillStretches(labelled) : [] };
}

function canBeAsked(type: Type): boolean {
  return (
    isNumeric(type) ||
    type.kind === 'enum' ||
    type.kind === 'boolean' ||
    type.kind === 'date' ||
    type.kind === 'unknown'
  );
}

export function elaborateTable(
  context: Context,
  names: Names,
  node: Table,
  wanted: Type | undefined,
): Expr {
  return node.mode === 'parts'
    ? elaborateParts(context, names, node)
    : elaborateLookUp(context, names, node, wanted);
}

function elaborateLookUp(
  context: Context,
  names: Names,
  node: Table,
  wanted: Type | undefined,
): Expr {
  const { subjects, rows } = elaborateRows(context, names, node);
  const values = elaborateValues(context, names, node.rows, wanted);
  const type = join([...values.values()].map((value) => value.type)) ?? unknown;
  return {
    kind: 'lookUp',
    subjects,
    rows: rows.map(({ tests, row }) => ({
      tests,
      value: values.get(row) ?? hole(row.span),
      span: row.span,
    })),
    type,
    span: node.span,
  };
}

/** Every row's value, once; a row of another kind than most of the rows is reported. */
function elaborateValues(
  context: Context,
  names: Names,
  rows: readonly Row[],
  wanted: Type | undefined,
): ReadonlyMap<Row, Expr> {
  const values = new Map<Row, Expr>();
  let before: Type = unknown;
  for (const row of rows) {
    const hint = wanted ?? (before.kind === 'unknown' ? undefined : before);
    let value = context.elaborate(context, names, row.value, hint);
    if (value.type.kind === 'list' || value.type.kind === 'entity') {
      value = refuse(context, row.value, value.type, 'value');
    }
    before = join([before, value.type]) ?? before;
    values.set(row, value);
  }
  const types = [...values.values()].map(({ type }) => type);
  const common = commonType(types, wanted);
  for (const [row, { type }] of values) {
    if (join([common, type]) !== undefined) continue;
    const sides = { wanted: describeType(common), found: describeType(type) };
    const advice = adviseFigure(context, row.value, type, common);
    const { fixes } = advice;
    context.report('wrongKind', row.value.span, { ...sides, ...adviceIn(advice) }, { fixes });
    values.set(row, hole(row.value.span));
  }
  return values;
}

/**
 * The type that most of the rows have; of as many, that which is wanted, or else a price: its unit is
 * sooner forgotten than written for nothing. Otherwise that of the first.
 */
function commonType(types: readonly Type[], wanted: Type | undefined): Type {
  let [best, most]: readonly [Type, number] = [unknown, 0];
  for (const type of types) {
    if (type.kind === 'unknown') continue;
    const alike = types.filter((other) => other.kind !== 'unknown' && join([type, other]));
    const isLikelier =
      alike.length === most && (wanted === undefined ? isPriceOf(type, best) : fits(type, wanted));
    if (alike.length > most || isLikelier) [best, most] = [join(alike) ?? type, alike.length];
  }
  return best;
}

/** `50 yuan per kW` of `50 yuan`. */
function isPriceOf(type: Type, sum: Type): boolean {
  return (
    type.kind === 'money' && sum.kind === 'money' && type.units.length > 0 && sum.units.length === 0
  );
}

/** `by parts of q`: each row's value times the portion of q that falls between its edges. */
function elaborateParts(context: Context, names: Names, node: Table): Expr {
  const [subject] = node.subjects;
  if (subject === undefined) return hole(node.span);
  const asked = context.elaborate(context, names, subject);
  const figure = isNumeric(asked.type) || asked.type.kind === 'unknown';
  const quantity = figure ? asked : refuse(context, subject, asked.type, 'figure');
  const labelled: (RowTests & { row: Row })[] = [];
  let sound = true;
  for (const row of node.rows) {
    const tests = elaborateLabels(context, names, [quantity], row, 'parts');
    if (tests === undefined) sound = false;
    for (const each of tests ?? []) labelled.push({ ...each, row });
  }
  const values = elaborateValues(context, names, node.rows, undefined);
  const type = partsType(context, node, quantity.type, values);
  const rows: ByParts['rows'][number][] = [];
  for (const { tests, row } of sound ? fillStretches(labelled) : []) {
    const [test] = tests;
    const value = values.get(row) ?? hole(row.span);
    const stretch = test?.kind === 'interval' ? test : undefined;
    // `otherwise` is the rest: what lies above the row before it.
    const low = stretch === undefined ? rows.at(-1)?.high : stretch.low?.value;
    rows.push({ low, high: stretch?.high?.value, value, span: row.span });
  }
  const start = startOf(context, names, node, subject);
  return { kind: 'byParts', quantity, start, rows, type, span: node.span };
}

function partsType(
  context: Context,
  node: Table,
  quantity: Type,
  values: ReadonlyMap<Row, Expr>,
): Type {
  const products: Type[] = [];
  for (const [row, value] of values) {
    const ruling = productType(quantity, value.type);
    if ('type' in ruling) products.push(ruling.type);
    else if (ruling.refused === 'moneyTimesMoney') {
      context.report('moneyTimesMoney', row.value.span, {});
    } else if (!fits(value.type, unknown) || ruling.refused === 'wrongRight') {
      refuse(context, row.value, value.type, 'figure');
    }
  }
  return (products.length === node.rows.length ? join(products) : undefined) ?? unknown;
}
