// A ceiling below zero: nothing could ever be paid.
import { report } from '../diagnostics/report.ts';
import { constantFigure } from '../model/constant.ts';
import type { Amount, Expr } from '../model/model.ts';
import type { PartCheck } from './check.ts';

export const negativeCap: PartCheck = ({ part, expressions, textAt }) => {
  const caps = [
    ...part.clauses.flatMap((clause) => (clause.kind === 'grant' ? capsOf(clause.amount) : [])),
    ...part.limits.flatMap(({ scopes }) => scopes.map(({ to }) => to)),
  ];
  for (const expr of expressions) {
    if (expr.kind === 'arithmetic' && expr.operator === 'min' && isCeiling(expr)) {
      caps.push(expr.right);
    }
  }
  return caps
    .filter((cap) => constantFigure(cap)?.lt(0))
    .map((cap) => report('negativeCap', cap.span, { figure: textAt(cap.span) }));
};

/** `the smallest of (a, -1)` may well be below zero; a money ceiling may not. */
function isCeiling(expr: Expr): boolean {
  return expr.type.kind === 'money';
}

function capsOf(amount: Amount): readonly Expr[] {
  if (amount.kind === 'plain') return amount.cap === undefined ? [] : [amount.cap.value];
  return amount.rows.flatMap((row) => capsOf(row.amount));
}
