// What a surveyed table shows: missing rows and gaps, rows that repeat or overlap, rows that never
// count.
import { vocabularyOf, withEnds } from '#language';
import type { Diagnostic, TextEdit } from '../../diagnostics/diagnostic.ts';
import { report } from '../../diagnostics/report.ts';
import { sameTest } from '../../model/elaborate-label.ts';
import type { Currency, Edge, Expr } from '../../model/model.ts';
import type { Subject } from '../check.ts';
import { standsIn } from './descending.ts';
import { meetingRows } from './meeting-rows.ts';
import { mixedEdges } from './mixed-edges.ts';
import { exclusion, rowsToAdd } from './row-fixes.ts';
import { showValue } from './show.ts';
import type { Survey, SurveyedCase } from './survey.ts';
import type { AskedRow, AskedTable } from './tables-of.ts';

export interface TableContext {
  readonly currency: Currency;
  /** Natural language of the policy's keywords. */
  readonly language: string;
  readonly textAt: Subject['textAt'];
}

/** Cases that no row covers. */
export function missingRows(
  context: TableContext,
  { table, cases }: Survey,
): readonly Diagnostic[] {
  const missing = cases.filter((one) => one.rows.length === 0 && one.allowed);
  const [first] = missing;
  if (first === undefined) return [];
  if (table.subjects.length === 1 && isFigure(table.subjects[0])) {
    return gapsIn(context, table, cases, missing);
  }
  const told = shortCases(context, table, cases, missing);
  const shown = told.slice(0, mostShown);
  const labels = missing.slice(0, mostAdded).map((one) => showCase(context, table, one));
  const isCounted = !table.subjects.some(isFigure);
  const fixes = isCounted
    ? [
        ...rowsToAdd(context, table, labels),
        ...(missing.length === labels.length ? exclusion(context, table, labels) : []),
      ]
    : [];
  return [
    report(
      'rowMissing',
      headOf(table),
      { missing: shown, more: moreThan(told.length - shown.length) },
      {
        related: enumsOf(table).map((span) => ({ span, note: 'declared' })),
        fixes,
      },
    ),
  ];
}

/**
 * Cases as a row would name them: “other, any” where no value of a figure or day has a row, and one
 * value of each stretch where some have.
 */
function shortCases(
  context: TableContext,
  table: AskedTable,
  cases: readonly SurveyedCase[],
  missing: readonly SurveyedCase[],
): readonly string[] {
  const shown = (one: SurveyedCase): readonly string[] =>
    one.values.map((value, at) =>
      showValue(value, table.subjects[at]?.type ?? unknown, context.currency),
    );
  let told: readonly (readonly string[])[] = missing.map(shown);
  table.subjects.forEach((subject, column) => {
    if (!isFigure(subject)) return;
    const samples = [...new Set(cases.map((one) => shown(one)[column] ?? ''))];
    const groups = new Map<string, (readonly string[])[]>();
    for (const one of told) {
      const key = one.toSpliced(column, 1).join('\n');
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    told = [...groups.values()].flatMap((group) => {
      const [first = []] = group;
      const has = samples.map((sample) => group.some((one) => one[column] === sample));
      if (!has.includes(false)) return [first.with(column, anyWord(context))];
      return stretches(has).map((at) => first.with(column, samples[at] ?? ''));
    });
  });
  return told.map((one) => one.join(', '));
}

/** The middle of every run of what holds. */
function stretches(holds: readonly boolean[]): readonly number[] {
  return holds.flatMap((one, at) => {
    if (!one || holds[at - 1]) return [];
    const length = holds.slice(at).indexOf(false);
    return at + Math.floor((length < 0 ? holds.length - at : length) / 2);
  });
}

function anyWord({ language }: TableContext): string {
  return vocabularyOf(language).table.keywords.any[0];
}

const mostShown = 6;
const mostAdded = 50;

/** Nothing where nothing is left over, so that the message does not speak of it. */
function moreThan(count: number): number | string {
  return count > 0 ? count : '';
}

function enumsOf({ subjects }: AskedTable): readonly AskedTable['span'][] {
  return subjects.flatMap(({ type }) => (type.kind === 'enum' ? [type.enum.span] : []));
}

function isFigure(subject: Expr | undefined): boolean {
  return subject !== undefined && subject.type.kind !== 'enum' && subject.type.kind !== 'boolean';
}

/** A gap for each stretch that no row covers, with a value in it. */
function gapsIn(
  context: TableContext,
  table: AskedTable,
  cases: readonly SurveyedCase[],
  missing: readonly SurveyedCase[],
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  let previous: SurveyedCase | undefined;
  cases.forEach((one, at) => {
    const opens = missing.includes(one) && !(previous && missing.includes(previous));
    if (opens) {
      const stretch = cases.slice(at);
      const length = stretch.findIndex((other) => !missing.includes(other));
      const inside = length < 0 ? stretch : stretch.slice(0, length);
      const after = length < 0 ? undefined : rowOf(table, stretch[length]);
      findings.push(gap(context, table, inside, rowOf(table, previous), after));
    }
    previous = one;
  });
  return findings;
}

function gap(
  context: TableContext,
  table: AskedTable,
  inside: readonly SurveyedCase[],
  before: AskedRow | undefined,
  after: AskedRow | undefined,
): Diagnostic {
  const example = showCase(context, table, inside[Math.floor(inside.length / 2)] ?? inside[0]);
  const [value] = inside.at(-1)?.values ?? [];
  if (value?.kind === 'numeric' && value.value.lt(0) && before === undefined) {
    return report('gapBelowZero', headOf(table), { example });
  }
  const related = [
    ...(before ? [{ span: labelSpan(context, before), note: 'before' as const }] : []),
    ...(after ? [{ span: labelSpan(context, after), note: 'after' as const }] : []),
  ];
  const at = after ?? before;
  const fixes = meetingRows(context, before, after);
  const span = at ? labelSpan(context, at) : headOf(table);
  return report('gap', span, { example }, { related, fixes });
}

function rowOf(table: AskedTable, one: SurveyedCase | undefined): AskedRow | undefined {
  const at = one?.rows[0];
  return at === undefined ? undefined : table.rows[at];
}

/** Rows that say again what a row before them says, or that never count. */
export function idleRows(context: TableContext, { table, cases }: Survey): readonly Diagnostic[] {
  const mixed = mixedEdges(
    table,
    (row) => labelOf(context, row),
    (row) => labelSpan(context, row),
  );
  if (mixed.length > 0) return mixed;
  const findings = table.rows.flatMap((row, at): readonly Diagnostic[] => {
    const own = cases.filter(({ rows }) => rows.includes(at));
    const rival = rivalOf(context, table, at, own);
    if (rival !== undefined) return [rival];
    if (own.length === 0) return [...emptyRow(context, { table, cases }, at)];
    const comesLater = own.every(({ rows }) => rows[0] !== at);
    const catchAll = row.tests.every(({ kind }) => kind === 'any');
    if (!comesLater && (catchAll || own.some(({ allowed }) => allowed))) return [];
    const label = labelOf(context, row);
    const span = labelSpan(context, row);
    const fixes = [{ title: 'remove' as const, edits: [remove(row)] }];
    if (comesLater) {
      const earlier = rowOf(table, own[0]);
      const related = earlier
        ? [{ span: labelSpan(context, earlier), note: 'first' as const }]
        : [];
      return [report('rowUnreachable', span, { label }, { related, fixes, unused: true })];
    }
    return [report('rowGuardedOut', span, { label }, { fixes, unused: true })];
  });
  // Two rows may each have something to say of a third: once is enough.
  return findings.filter(
    ({ name, span }, at) =>
      findings.findIndex((one) => one.name === name && one.span.start === span.start) === at,
  );
}

/** A row that no value reaches: its two edges leave nothing between them, or the fact goes not so far. */
function emptyRow(
  context: TableContext,
  { table, cases }: Survey,
  at: number,
): readonly Diagnostic[] {
  const row = table.rows[at];
  if (row === undefined) return [];
  const others = cases.some(({ rows }) =>
    rows.some((one) => table.rows[one]?.span.start === row.span.start),
  );
  // Another stretch of the same row counts.
  if (others) return [];
  const span = labelSpan(context, row);
  const label = labelOf(context, row);
  const fixes = [{ title: 'remove' as const, edits: [remove(row)] }];
  const edge = edgeTaken(row);
  const giver = edge && table.rows.find((other) => other !== row && standsIn(other, edge));
  if (giver === undefined) {
    return [report('rowGuardedOut', span, { label }, { fixes, unused: true })];
  }
  const [first, second] = giver.span.start < row.span.start ? [giver, row] : [row, giver];
  const related = [{ span: labelSpan(context, first), note: 'first' as const }];
  const later = labelSpan(context, second);
  if (labelOf(context, giver) === label) {
    const edits = [remove(second)];
    return [
      report('rowRepeated', later, { label }, { related, fixes: [{ title: 'remove', edits }] }),
    ];
  }
  if (second === row) {
    return [report('rowUnreachable', later, { label }, { related, fixes, unused: true })];
  }
  const both = cases.findLast(({ rows }) => rows.some((one) => table.rows[one] === second));
  return [report('rowsOverlap', later, { example: showCase(context, table, both) }, { related })];
}

/** The edge that a row has from its neighbour. */
function edgeTaken(row: AskedRow): Edge | undefined {
  return row.tests
    .flatMap((test) => (test.kind === 'interval' ? [test.low, test.high] : []))
    .find((edge) => edge !== undefined && !standsIn(row, edge));
}

/** A row before this one that claims some of the same values by name. */
function rivalOf(
  context: TableContext,
  table: AskedTable,
  at: number,
  own: readonly SurveyedCase[],
): Diagnostic | undefined {
  const row = table.rows[at];
  if (row === undefined) return undefined;
  for (const one of own) {
    const earlier = one.rows.find((other) => other < at);
    const rival = earlier === undefined ? undefined : table.rows[earlier];
    if (rival === undefined || rival.span.start === row.span.start) continue;
    const column = contested(row, rival);
    if (column === undefined) continue;
    const related = [{ span: labelSpan(context, rival), note: 'first' as const }];
    const span = labelSpan(context, row);
    const [lead] = row.tests;
    if (
      row.tests.length === 1 &&
      lead?.kind === 'interval' &&
      !sameTest(lead, rival.tests[0] ?? lead)
    ) {
      return report('rowsOverlap', span, { example: showCase(context, table, one) }, { related });
    }
    const whole = row.tests.every((test, index) => sameTest(test, rival.tests[index] ?? test));
    const fixes = whole ? [{ title: 'remove' as const, edits: [remove(row)] }] : [];
    const label = whole ? labelOf(context, row) : showCase(context, table, one);
    return report('rowRepeated', span, { label }, { related, fixes });
  }
  return undefined;
}

/** The column in which two rows name the same values, where all others are alike and none is `any`. */
function contested(a: AskedRow, b: AskedRow): number | undefined {
  const differing = a.tests.flatMap((test, at) => {
    const other = b.tests[at];
    return other !== undefined && sameTest(test, other) ? [] : [at];
  });
  if (differing.length > 1) return undefined;
  const [column = 0] = differing;
  const open = a.tests[column]?.kind === 'any' || b.tests[column]?.kind === 'any';
  return open ? undefined : column;
}

function showCase(context: TableContext, table: AskedTable, one: SurveyedCase | undefined): string {
  return (one?.values ?? [])
    .map((value, at) => showValue(value, table.subjects[at]?.type ?? unknown, context.currency))
    .join(', ');
}

const unknown = { kind: 'unknown' } as const;

/** The words from `by` to the first row. */
function headOf(table: AskedTable): AskedTable['span'] {
  const last = table.subjects.at(-1);
  return last === undefined ? table.span : withEnds(table.span, { end: last.span.end });
}

function labelOf(context: TableContext, row: AskedRow): string {
  return context.textAt(labelSpan(context, row)).replace(/\s+/g, ' ');
}

function labelSpan(context: TableContext, row: AskedRow): AskedRow['span'] {
  const colon = context.textAt(row.span).search(/\s*:/);
  return colon < 0 ? row.span : withEnds(row.span, { end: row.span.start + colon });
}

function remove(row: AskedRow): TextEdit {
  return { span: row.span, text: '' };
}
