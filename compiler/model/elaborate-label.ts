// Labels of rows: what a subject must be for a row to count. An edge that a row does not give is
// the neighbour row's.
import type { Edge as EdgeNode, LabelOption, Row, RowLabel } from '#language';
import { describeType } from '../types/describe.ts';
import { isNumeric, join } from '../types/kinds.ts';
import { agreeInSum } from './agree.ts';
import type { Context, Names } from './context.ts';
import { demand } from './elaborate-as.ts';
import { readMember, unknownMember } from './elaborate-name.ts';
import type { Edge, Expr, LabelTest } from './model.ts';
import type { EnumMember, EnumType, Type } from './types.ts';
import { sameExpr } from './walk.ts';
import { optionText } from './written.ts';

/** One test for each subject. */
export interface RowTests {
  readonly tests: readonly LabelTest[];
}

/**
 * The tests of a row: several where a label joins stretches with `or`. Undefined if a label could
 * not be read or was reported.
 */
export function elaborateLabels(
  context: Context,
  names: Names,
  subjects: readonly Expr[],
  row: Row,
  mode: 'row' | 'parts' = 'row',
): readonly RowTests[] | undefined {
  const labels = labelsFor(row, subjects.length);
  if (labels === undefined) {
    const counts = { wanted: subjects.length, found: row.labels.length };
    context.report('labelCount', row.labels[0]?.span ?? row.span, counts);
    return undefined;
  }
  let rows: readonly RowTests[] = [{ tests: [] }];
  let sound = true;
  labels.forEach((label, at) => {
    const subject = subjects[at];
    const options = subject && elaborateOptions(context, names, subject, label, mode);
    if (options === undefined) sound = false;
    else {
      rows = rows.flatMap(({ tests }) => options.map((test) => ({ tests: [...tests, test] })));
    }
  });
  return sound ? rows : undefined;
}

/** A lone `otherwise` speaks of every subject. */
function labelsFor({ labels }: Row, wanted: number): readonly RowLabel[] | undefined {
  const [first] = labels;
  if (labels.length === wanted) return labels;
  const lone = labels.length === 1 && first?.options.length === 1;
  const [option] = first?.options ?? [];
  if (!lone || first === undefined || option?.kind !== 'catchAll') return undefined;
  return option.word === 'otherwise' ? Array<RowLabel>(wanted).fill(first) : undefined;
}

/** The alternatives of one label: one test for all members, one for each stretch. */
function elaborateOptions(
  context: Context,
  names: Names,
  subject: Expr,
  { options }: RowLabel,
  mode: 'row' | 'parts',
): readonly LabelTest[] | undefined {
  const members: EnumMember[] = [];
  const values: boolean[] = [];
  const tests: LabelTest[] = [];
  let sound = true;
  for (const option of options) {
    const meaning = elaborateOption(context, names, subject, option, mode);
    if (meaning === undefined) sound = false;
    else if (meaning.kind === 'members') members.push(...meaning.members);
    else if (meaning.kind === 'boolean') values.push(...meaning.values);
    else tests.push(meaning);
  }
  if (!sound) return undefined;
  if (members.length > 0) tests.push({ kind: 'members', members });
  if (values.length > 0) tests.push({ kind: 'boolean', values });
  return tests.some(({ kind }) => kind === 'any') ? [{ kind: 'any' }] : tests;
}

function elaborateOption(
  context: Context,
  names: Names,
  asked: Expr,
  option: LabelOption,
  mode: 'row' | 'parts',
): LabelTest | undefined {
  const subject = asked.type;
  switch (option.kind) {
    case 'missing':
      return undefined;
    case 'catchAll':
      return { kind: 'any' };
    case 'boolean':
      if (subject.kind === 'unknown') return undefined;
      if (subject.kind === 'boolean') return { kind: 'boolean', values: [option.value] };
      return wrongLabel(context, subject, option, mode);
    case 'memberLabel': {
      if (subject.kind === 'unknown') return undefined;
      if (subject.kind === 'enum') return memberTest(context, subject.enum, option);
      return wrongLabel(context, subject, option, mode);
    }
    case 'edge':
      if (subject.kind === 'unknown') {
        context.elaborate(context, names, option.value);
        return undefined;
      }
      if (isNumeric(subject) || subject.kind === 'date')
        return edgeTest(context, names, asked, option);
      return wrongLabel(context, subject, option, mode);
    default:
      return option satisfies never;
  }
}

function wrongLabel(
  context: Context,
  subject: Type,
  option: LabelOption,
  mode: 'row' | 'parts',
): undefined {
  const label = optionText(option);
  if (mode === 'parts') context.report('partsLabel', option.span, { label });
  else context.report('labelKind', option.span, { label, subject: describeType(subject) });
  return undefined;
}

function memberTest(
  context: Context,
  of: EnumType,
  option: Extract<LabelOption, { kind: 'memberLabel' }>,
): LabelTest | undefined {
  const { text, span } = option.name;
  const found = readMember(context, of, text, span);
  if (found?.kind === 'constant' && found.value.kind === 'member') {
    return { kind: 'members', members: [found.value.value] };
  }
  unknownMember(context, of, text, span);
  return undefined;
}

function edgeTest(
  context: Context,
  names: Names,
  asked: Expr,
  { operator, value: node }: EdgeNode,
): LabelTest | undefined {
  const { type } = asked;
  const found = context.elaborate(context, names, node, type);
  const [subject, edgeType] = agreeInSum(asked, found);
  const alike = join([subject, edgeType]) !== undefined;
  const loose = isNumeric(type) ? { ...type, integer: false } : type;
  const value = alike ? found : demand(context, node, found, loose);
  if (value.type.kind === 'unknown') return undefined;
  const edge = (included: boolean): Edge => ({ value, included });
  switch (operator) {
    case 'below':
    case 'before':
      return { kind: 'interval', low: undefined, high: edge(false) };
    case 'up to':
      return { kind: 'interval', low: undefined, high: edge(true) };
    case 'from':
      return { kind: 'interval', low: edge(true), high: undefined };
    case 'above':
      return { kind: 'interval', low: edge(false), high: undefined };
    case 'exactly':
      return { kind: 'interval', low: edge(true), high: edge(true) };
    default:
      return operator satisfies never;
  }
}

type Interval = Extract<LabelTest, { kind: 'interval' }>;

/**
 * Closes open stretches at their neighbours: `from 10` before `from 20` ends below 20, `up to 20`
 * after `up to 10` begins above 10. Neighbours are rows whose other tests are the same.
 */
export function fillStretches<R extends RowTests>(rows: readonly R[]): readonly R[] {
  const filled = rows.map((row) => ({ ...row, tests: [...row.tests] }));
  const width = Math.max(0, ...rows.map(({ tests }) => tests.length));
  for (let column = 0; column < width; column++) {
    rows.forEach((row, at) => {
      const test = row.tests[column];
      if (test?.kind !== 'interval') return;
      const target = filled[at];
      if (target)
        target.tests[column] = closed(
          test,
          neighbour(rows, at, column, -1),
          neighbour(rows, at, column, 1),
        );
    });
  }
  return filled;
}

function closed(
  test: Interval,
  before: Interval | undefined,
  after: Interval | undefined,
): Interval {
  if (test.low !== undefined && test.high === undefined && after?.low !== undefined) {
    const { value, included } = after.low;
    return { ...test, high: { value, included: !included } };
  }
  if (test.high !== undefined && test.low === undefined && before?.high !== undefined) {
    const { value, included } = before.high;
    return { ...test, low: { value, included: !included } };
  }
  return test;
}

function neighbour(
  rows: readonly RowTests[],
  from: number,
  column: number,
  step: 1 | -1,
): Interval | undefined {
  const own = rows[from];
  for (let at = from + step; own !== undefined && at >= 0 && at < rows.length; at += step) {
    const other = rows[at];
    const test = other?.tests[column];
    if (other === undefined || test?.kind !== 'interval') continue;
    if (sameOtherwise(own, other, column)) return test;
  }
  return undefined;
}

function sameOtherwise(a: RowTests, b: RowTests, column: number): boolean {
  return a.tests.every((test, at) => {
    const other = b.tests[at];
    return at === column || (other !== undefined && sameTest(test, other));
  });
}

/** Whether two tests let the same values through, by the look of them. */
export function sameTest(a: LabelTest, b: LabelTest): boolean {
  if (a.kind === 'any' || b.kind === 'any') return a.kind === b.kind;
  if (a.kind === 'members' && b.kind === 'members') {
    return (
      a.members.length === b.members.length && a.members.every((one) => b.members.includes(one))
    );
  }
  if (a.kind === 'boolean' && b.kind === 'boolean') {
    return a.values.length === b.values.length && a.values.every((one) => b.values.includes(one));
  }
  if (a.kind !== 'interval' || b.kind !== 'interval') return false;
  return sameEdge(a.low, b.low) && sameEdge(a.high, b.high);
}

function sameEdge(a: Edge | undefined, b: Edge | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.included === b.included && sameExpr(a.value, b.value);
}
