// A division by a figure that is always zero.
import { report } from '../diagnostics/report.ts';
import { constantFigure } from '../model/constant.ts';
import type { Check } from './check.ts';

export const divisionByZero: Check = ({ expressions }) => {
  return expressions.flatMap((expr) =>
    expr.kind === 'arithmetic' &&
    expr.operator === 'divide' &&
    constantFigure(expr.right)?.equals(0)
      ? [report('divisionByZero', expr.right.span, {})]
      : [],
  );
};
