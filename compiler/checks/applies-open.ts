// `applies` that hangs on a fact which may be missing: while it is, the whole policy is undetermined
// (DESIGN §3, Unknown), for everybody who has nothing to state.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { Expr, FieldRead } from '../model/model.ts';
import { sameExpr, within } from '../model/walk.ts';
import type { Check } from './check.ts';

export const appliesOpen: Check = ({ model, textAt }) => {
  const conditions = model?.applies.guard.map(({ condition }) => condition) ?? [];
  const all = conditions.flatMap((condition) => [...within(condition, true)]);
  const asked = all.flatMap((expr) =>
    expr.kind === 'given' ? [...within(expr.operand, true)] : [],
  );
  const told: Expr[] = [];
  return all.flatMap((expr): readonly Diagnostic[] => {
    if (!mayBeMissing(expr)) return [];
    if ([...asked, ...told].some((other) => sameExpr(other, expr))) return [];
    told.push(expr);
    return [report('appliesOpen', expr.span, { name: textAt(expr.span) })];
  });
};

/** An optional fact of the applicant; others are asked item by item. */
function mayBeMissing(expr: Expr): expr is FieldRead {
  return (
    expr.kind === 'field' && expr.field.presence === 'optional' && expr.object?.kind !== 'variable'
  );
}
