// Fixes for rows that a table lacks: rows with a place for their figures, which only the article can
// give, or a condition that lets no such case through.
import { vocabularyOf, withEnds } from '#language';
import type { TableContext } from './findings.ts';
import type { AskedTable } from './tables-of.ts';

/** New rows after the last one. Their figures are left open: until they are written, that is told. */
export function rowsToAdd(
  { textAt }: TableContext,
  { rows, span }: AskedTable,
  labels: readonly string[],
) {
  const last = rows.at(-1);
  if (last === undefined || labels.length === 0) return [];
  const line = textAt(
    withEnds(last.span, { start: lineStart(textAt, last.span), end: last.span.start }),
  );
  const at = withEnds(last.span, { start: last.span.end });
  const isInline = !/^[ \t]*$/.test(line);
  const between = isInline || rows.length === 0 ? ' ' : `\n${line}`;
  const text = labels.map((label) => `${between}${label}:`).join('');
  const title = labels.length === 1 ? ('addRow' as const) : ('addRows' as const);
  return span.file === at.file ? [{ title, edits: [{ span: at, text }], unsure: true }] : [];
}

/** `when level is not low` before what the clause pays, where the table is what it pays. */
export function exclusion(
  { textAt, language }: TableContext,
  { subjects, span }: AskedTable,
  values: readonly string[],
) {
  const [subject, ...others] = subjects;
  if (subject?.type.kind !== 'enum' || others.length > 0 || values.length === 0) return [];
  const { keywords } = vocabularyOf(language).table;
  const start = lineStart(textAt, span);
  const line = textAt(withEnds(span, { start, end: span.start }));
  const [, indent = '', verb] = /^([ \t]*)(\S+)\s/.exec(line) ?? [];
  const verbs = [keywords.grants, keywords.matches, keywords.recovers];
  if (verb === undefined || !verbs.some(([word]) => word === verb)) return [];
  const [value = ''] = values;
  const comparison =
    values.length === 1
      ? `${keywords.isNot[0]} ${value}`
      : `${keywords.isNotIn[0]} (${values.join(', ')})`;
  const condition = `${keywords.when[0]} ${textAt(subject.span)} ${comparison}`;
  const edits = [{ span: withEnds(span, { start, end: start }), text: `${indent}${condition}\n` }];
  return [{ title: 'exclude' as const, parameters: { condition }, edits, unsure: true }];
}

function lineStart(textAt: TableContext['textAt'], span: AskedTable['span']): number {
  const before = textAt(withEnds(span, { start: 0, end: span.start }));
  return Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}
