// `is given` about something that cannot be absent decides nothing.
import { type Span, vocabularyOf, withEnds } from '#language';
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { Expr } from '../model/model.ts';
import { within } from '../model/walk.ts';
import type { PartCheck, TextAt } from './check.ts';

export const alwaysGiven: PartCheck = ({ expressions, textAt, language }) =>
  expressions.flatMap((expr) => {
    if (expr.kind !== 'given' || mayBeAbsent(expr.operand)) return [];
    const without = withoutCondition(expr.span, textAt, language);
    const optional = letAbsent(expr.operand, textAt, language);
    const fixes = [
      ...(without ? [{ title: 'remove' as const, edits: [without] }] : []),
      ...(optional ? [{ title: 'optional' as const, edits: [optional], unsure: true }] : []),
    ];
    return [report('alwaysGiven', expr.span, { name: textAt(expr.operand.span) }, { fixes })];
  });

function mayBeAbsent(operand: Expr): boolean {
  for (const expr of within(operand, true)) {
    if (expr.type.kind === 'unknown') return true;
    if (expr.kind === 'field' && expr.field.presence === 'optional') return true;
    if (expr.kind === 'arithmetic' && expr.operator === 'divide') return true;
  }
  return false;
}

/** How far around a condition what joins it to others is looked for. */
const NEAR = 400;

/** Takes it out of conditions that must all hold, or with the `when` that says nothing else. */
function withoutCondition(span: Span, textAt: TextAt, language: string): TextEdit | undefined {
  const { keywords } = vocabularyOf(language).table;
  const from = Math.max(0, span.start - NEAR);
  const before = textAt(withEnds(span, { start: from, end: span.start }));
  const after = textAt(withEnds(span, { start: span.end, end: span.end + NEAR }));
  const [and, when, or, not] = [keywords.and[0], keywords.when[0], keywords.or[0], keywords.not[0]];
  const words = (text: string) => text.split(/\s+/).filter((word) => word);
  const [last, next] = [words(before).at(-1), words(after)[0]];
  if (next === or || last === or || last === not) return undefined;
  if (last === and) {
    const start = from + before.lastIndexOf(and);
    const blank = /\s*$/.exec(before.slice(0, start - from))?.[0].length ?? 0;
    return { span: withEnds(span, { start: start - blank }), text: '' };
  }
  if (last !== when) return undefined;
  if (next === and) {
    const length = after.indexOf(and) + and.length;
    const blank = /^\s*/.exec(after.slice(length))?.[0].length ?? 0;
    return { span: withEnds(span, { end: span.end + length + blank }), text: '' };
  }
  return { span: withEnds(span, { start: from + before.lastIndexOf(when) }), text: '' };
}

/** Says of a fact of the policy that it may be left out. */
function letAbsent(operand: Expr, textAt: TextAt, language: string): TextEdit | undefined {
  if (operand.kind !== 'field' || operand.field.presence !== 'required') return undefined;
  const { span } = operand.field;
  const declared = textAt(span);
  const label = /\s*["“]/.exec(declared)?.index ?? declared.length;
  if (!declared.includes(':') || label === 0) return undefined;
  const at = span.start + label;
  const { optional } = vocabularyOf(language).table.keywords;
  return { span: withEnds(span, { start: at, end: at }), text: ` ${optional[0]}` };
}
