// Fixes for a gap between two rows: one of them is let go as far as the other begins.
import { type KeywordId, vocabularyOf, withEnds } from '#language';
import { constantValue } from '../../model/constant.ts';
import type { Edge } from '../../model/model.ts';
import { orderOf } from './conditions.ts';
import { standsIn } from './descending.ts';
import type { TableContext } from './findings.ts';
import type { AskedRow } from './tables-of.ts';

/** The two ways to let rows of one subject meet, where both say where they end. */
export function meetingRows(
  context: TableContext,
  before: AskedRow | undefined,
  after: AskedRow | undefined,
) {
  const high = before && edgeOf(before, 'high');
  const low = after && edgeOf(after, 'low');
  if (before === undefined || after === undefined || !high || !low) return [];
  const [a, b] = [constantValue(high.value), constantValue(low.value)];
  const order = a && b && orderOf(a, b);
  if (order === undefined || order > 0) return [];
  const [highText, lowText] = [context.textAt(high.value.span), context.textAt(low.value.span)];
  const under = low.value.type.kind === 'date' ? 'before' : 'below';
  // On one and the same figure one of them must include it; apart, the nearer one goes up to the other.
  return [
    relabelled(context, after, low, high.included ? 'above' : 'from', highText),
    relabelled(context, before, high, low.included ? under : 'upTo', lowText),
  ].flatMap((fix) => fix ?? []);
}

/** The edge that a row says itself. */
function edgeOf(row: AskedRow, side: 'low' | 'high'): Edge | undefined {
  const [test, ...others] = row.tests;
  if (test?.kind !== 'interval' || others.length > 0) return undefined;
  const edge = test[side];
  return edge !== undefined && standsIn(row, edge) ? edge : undefined;
}

function relabelled(
  { textAt, language }: TableContext,
  row: AskedRow,
  edge: Edge,
  word: Extract<KeywordId, 'above' | 'from' | 'before' | 'below' | 'upTo'>,
  figure: string,
) {
  const { span } = edge.value;
  const stretch = withEnds(span, { start: row.span.start, end: span.end });
  // The label is one edge alone.
  if (/[:,]/.test(textAt(withEnds(stretch, { end: span.start })))) return undefined;
  const { keywords } = vocabularyOf(language).table;
  const suggestion = `${keywords[word][0]} ${figure}`;
  if (textAt(stretch) === suggestion) return undefined;
  const edits = [{ span: stretch, text: suggestion }];
  return { title: 'write' as const, parameters: { suggestion }, edits, unsure: true };
}
