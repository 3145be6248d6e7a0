// `is given` about something that cannot be absent decides nothing.
import { report } from '../diagnostics/report.ts';
import type { Expr } from '../model/model.ts';
import { within } from '../model/walk.ts';
import type { Check } from './check.ts';

export const alwaysGiven: Check = ({ expressions, textAt }) => {
  return expressions.flatMap((expr) =>
    expr.kind === 'given' && !mayBeAbsent(expr.operand)
      ? [report('alwaysGiven', expr.span, { name: textAt(expr.operand.span) })]
      : [],
  );
};

function mayBeAbsent(operand: Expr): boolean {
  for (const expr of within(operand, true)) {
    if (expr.type.kind === 'unknown') return true;
    if (expr.kind === 'field' && expr.field.presence === 'optional') return true;
    if (expr.kind === 'arithmetic' && expr.operator === 'divide') return true;
  }
  return false;
}
