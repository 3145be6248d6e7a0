// A division by a figure that is always zero.
import { report } from '../diagnostics/report.ts';
import { constantFigure } from '../model/constant.ts';
import type { Check } from './check.ts';
import { everyExpr } from './model-walk.ts';

export const divisionByZero: Check = ({ model }) => {
  if (model === undefined) return [];
  return [...everyExpr(model)].flatMap((expr) =>
    expr.kind === 'arithmetic' &&
    expr.operator === 'divide' &&
    constantFigure(expr.right)?.equals(0)
      ? [report('divisionByZero', expr.right.span, {})]
      : [],
  );
};
